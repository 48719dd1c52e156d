// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Matchers::Contains;
using tests::run;

namespace {

/// A dataset of three rows, one of which has no place.
class Fixture {
public:
    Fixture() {
        tests::write_file(folder_ / "schools.csv", "id,name,lon,lat,learners\n1,One,10.1234,9.1234,120\n"
                                                   "2,Two,,,80\n3,Three,10.2345,9.2345,NA\n");
        tests::write_file(folder_ / "dataset.toml",
                          "format = 1\nname = \"Three\"\n[[schools]]\nfile = \"schools.csv\"\n");
    }
    std::string operator/(const std::string& name) const { return folder_ / name; }
    const std::string& path() const { return folder_.path(); }

private:
    tests::TemporaryFolder folder_;
};

} // namespace

TEST_CASE("check says what is in a dataset and what is wrong with it, and ends with 0", "[check]") {
    const Fixture dataset;
    const auto outcome = run({"check", dataset.path()});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.err.empty());
    CHECK_THAT(outcome.out, Contains("Three") && Contains("3 read = 2 used + 1 set aside; 120 learners") &&
                                Contains("missing_coordinates"));
}

TEST_CASE("check --json holds the counts, layers and issues that programs rely on", "[check]") {
    const Fixture dataset;
    const auto outcome = run({"check", dataset / "dataset.toml", "--json", dataset / "check.json"});
    REQUIRE(outcome.exit_code == 0);
    const auto json = nlohmann::json::parse(tests::read_file(dataset / "check.json"));
    CHECK(json["schools"]["read"] == 3);
    CHECK(json["schools"]["used"] == 2);
    CHECK(json["schools"]["set_aside"] == 1);
    CHECK(json["schools"]["learners"] == 120.0);
    CHECK(json["layers"][0]["layer"] == "schools");
    CHECK(json["layers"][0]["crs"] == "EPSG:4326");
    CHECK(json["layers"][0]["extent"][0] == 10.1234);
    const auto missing = std::find_if(json["issues"].begin(), json["issues"].end(),
                                      [](const auto& issue) { return issue["code"] == "missing_coordinates"; });
    REQUIRE(missing != json["issues"].end());
    CHECK((*missing)["count"] == 1);
    CHECK((*missing)["rows"] == nlohmann::json::array({3}));
    CHECK((*missing)["layer"] == "schools");
    CHECK((*missing)["severity"] == "warning");
    CHECK((*missing)["message"].get<std::string>().find("row 3") != std::string::npos);
}

TEST_CASE("check --json - writes to standard output and nothing else there", "[check]") {
    const Fixture dataset;
    CHECK(nlohmann::json::parse(run({"check", dataset.path(), "--json", "-"}).out)["dataset"]["name"] == "Three");
}

TEST_CASE("check --strict ends with 1 where there is an issue", "[check]") {
    const Fixture dataset;
    CHECK(run({"check", dataset.path(), "--strict"}).exit_code == 1);
}

TEST_CASE("check --rejected writes rows that can be corrected and read again", "[check]") {
    const Fixture dataset;
    REQUIRE(run({"check", dataset.path(), "--rejected", dataset / "rejected.csv"}).exit_code == 0);
    CHECK_THAT(tests::read_file(dataset / "rejected.csv"),
               Contains("id,name,lon,lat,learners,set_aside_reason,source_file,source_row\n2,Two,,,80,"));
    const auto again = run({"new", "--schools", dataset / "rejected.csv", "--out", dataset / "again"});
    CHECK(again.exit_code == 0);
    CHECK_THAT(run({"check", dataset / "again"}).out, Contains("1 read = 0 used + 1 set aside"));
}

TEST_CASE("check replaces no file unless it is told to", "[check]") {
    const Fixture dataset;
    tests::write_file(dataset / "corrected.csv", "id,lon,lat\n2,10.222,9.222\n");
    for (const char* option : {"--rejected", "--json"}) {
        const auto refused = run({"check", dataset.path(), option, dataset / "corrected.csv"});
        CHECK(refused.exit_code == 1);
        CHECK_THAT(refused.err, Contains(option) && Contains("corrected.csv exists; another file, or --force"));
        CHECK(tests::read_file(dataset / "corrected.csv") == "id,lon,lat\n2,10.222,9.222\n");
    }
    CHECK(run({"check", dataset.path(), "--rejected", dataset / "corrected.csv", "--force"}).exit_code == 0);
    CHECK_THAT(tests::read_file(dataset / "corrected.csv"), Contains("set_aside_reason"));
}

TEST_CASE("Ctrl-C stops within a second with 130, and leaves no file behind", "[check]") {
    const tests::TemporaryFolder folder;
    const std::string schools = tests::reference("data/KEN-kenya/schools/ken_schools_2016_utm.gpkg");
    const std::string admin = tests::reference("data/KEN-kenya/admin/Kenya_County_shapefile.shp");
    tests::write_file(folder / "dataset.toml",
                      "format = 1\n[[schools]]\nfile = \"" + schools + "\"\n[[admin]]\nfile = \"" + admin + "\"\n");
    // how long starting takes differs from machine to machine: a signal before it is over ends any program
    tests::Outcome outcome;
    for (const int after_ms : {100, 200, 400, 800, 1'600}) {
        outcome = tests::run_and_interrupt({"check", folder.path(), "--allow-outside", "--json", folder / "check.json"},
                                           std::chrono::milliseconds{after_ms});
        if (!outcome.err.empty()) break;
    }
    CHECK(outcome.exit_code == 130);
    CHECK(outcome.after_signal < tests::longest_stop);
    CHECK_FALSE(std::filesystem::exists(folder / "check.json"));
    CHECK(outcome.err == "causeway: stopped\n");
}
