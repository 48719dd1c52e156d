// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Contains;

namespace {

/// A dataset of these school rows and one node, run with a budget (text; empty: none).
class Country {
public:
    explicit Country(const std::string& rows, const std::string& more_manifest = "") {
        std::filesystem::create_directory(folder_ / "country");
        tests::write_file(file("dataset.toml"), "format = 1\nname = \"Odd\"\n[[schools]]\nfile = \"schools.csv\"\n"
                                                "[[transmission_nodes]]\nfile = \"nodes.csv\"\n" +
                                                    more_manifest);
        tests::write_file(file("schools.csv"), "id,latitude,longitude,learners,connectivity\n" + rows);
        tests::write_file(file("nodes.csv"), "id,latitude,longitude\nn1,-2.00006,30.00006\n");
    }

    std::string file(const std::string& name) const { return folder_ / "country/" + name; }

    tests::Outcome run(const std::string& budget_usd = "") const {
        std::vector<std::string> arguments{"run",       CAUSEWAY_SOURCE_DIR "/scenarios/baseline.toml",
                                           "--dataset", folder_ / "country",
                                           "--out",     folder_ / "plan",
                                           "--force"};
        if (!budget_usd.empty()) arguments.insert(arguments.end(), {"--budget", budget_usd});
        return tests::run(arguments);
    }

    nlohmann::json summary() const { return nlohmann::json::parse(tests::read_file(folder_ / "plan/summary.json")); }

private:
    tests::TemporaryFolder folder_;
};

} // namespace

TEST_CASE("A country without a school has an empty plan, and run says why", "[odd_countries]") {
    const Country country{""};
    const tests::Outcome ending = country.run("1000");
    INFO(ending.err);
    REQUIRE(ending.exit_code == 0);
    CHECK_THAT(ending.out, Contains("plan: 0 schools, 0.0 M USD") && Contains("no_schools: "));
    CHECK(country.summary()["cost"]["npv_usd"] == 0);
    CHECK(country.summary()["equity"]["gini_after"].is_null());
}

TEST_CASE("A country whose rows are all set aside has an empty plan, and run says why", "[odd_countries]") {
    const Country country{"a,,30.01,120,no\nb,95.5,30.02,100,no\n"};
    const tests::Outcome ending = country.run();
    INFO(ending.err);
    REQUIRE(ending.exit_code == 0);
    CHECK_THAT(ending.out, Contains("no_schools: none of the 2 rows can be used") && Contains("2 rows set aside"));
    CHECK(country.summary()["schools"]["set_aside"] == 2);
}

TEST_CASE("A country whose schools have no learners is planned by schools", "[odd_countries]") {
    const Country country{"a,-2.01001,30.01001,0,no\nb,-2.02002,30.02002,0,no\nc,-2.60004,30.60004,0,no\n"};
    REQUIRE(country.run().exit_code == 0);
    CHECK(country.summary()["learners"]["total"] == 0);
    const double half_usd = country.summary()["cost"]["npv_usd"].get<double>() / 2.0;
    const tests::Outcome ending = country.run(std::to_string(half_usd));
    REQUIRE(ending.exit_code == 0);
    CHECK_THAT(ending.out, Contains("it counts schools, since those to connect have no learners"));
    CHECK_THAT(ending.out, Contains("stays offline") || Contains("stay offline"));
    CHECK(country.summary()["optimality"]["value"] > 0);
    CHECK(country.summary()["cost"]["npv_usd"] <= half_usd);
}

TEST_CASE("Schools that all stand in one point share their trench", "[odd_countries]") {
    const Country country{"a,-2.01001,30.01001,120,no\nb,-2.01001,30.01001,80,no\nc,-2.01001,30.01001,40,no\n"};
    const tests::Outcome ending = country.run();
    INFO(ending.err);
    REQUIRE(ending.exit_code == 0);
    CHECK(country.summary()["schools"]["used"] == 3);
    CHECK(country.summary()["learners"]["connected_after"] == 240);
    CHECK(country.summary()["plan"]["fiber_route_km"] < 3); // 1.6 km to the node, once
}

TEST_CASE("A raster that lies elsewhere is told, and the run goes on without it", "[odd_countries]") {
    const Country country{"a,-2.01001,30.01001,120,no\nb,-2.02002,30.02002,80,no\n",
                          "[population]\nfile = \"pop.asc\"\ncrs = \"EPSG:4326\"\n"};
    tests::write_file(country.file("pop.asc"), "ncols 2\nnrows 2\nxllcorner 10\nyllcorner 50\ncellsize 0.01\n"
                                               "NODATA_value -1\n5 5\n5 5\n");
    const tests::Outcome ending = country.run();
    INFO(ending.err);
    REQUIRE(ending.exit_code == 0);
    CHECK_THAT(ending.out, Contains("of issue, see issues.csv"));
    CHECK(country.summary()["learners"]["connected_after"] == 200);
}
