// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Contains;

namespace {

/// A dataset of one school and, on request, two cell sites; without a relief.
std::string write_sites(const tests::TemporaryFolder& folder, bool has_sites) {
    std::filesystem::create_directory(folder / "country");
    tests::write_file(folder / "country/schools.csv", "id,name,latitude,longitude\na,Aba,-2.01001,30.01001\n");
    tests::write_file(folder / "country/sites.csv", "id,latitude,longitude,radio_type,antenna_height\n"
                                                    "t1,-2.00006,30.00006,4G,30\nt2,-2.10006,30.10006,4G,45\n");
    tests::write_file(folder / "country/dataset.toml",
                      std::string{"format = 1\nname = \"Tiny\"\n[[schools]]\nfile = \"schools.csv\"\n"} +
                          (has_sites ? "[[cell_sites]]\nfile = \"sites.csv\"\n" : ""));
    return folder / "country";
}

} // namespace

TEST_CASE("coverage writes a raster, the same bytes at any number of threads, and says what it rests on",
          "[coverage]") {
    const tests::TemporaryFolder folder;
    const std::string country = write_sites(folder, true);
    const auto outcome = tests::run({"coverage", country, "--out", folder / "one.tif", "--threads", "1"});
    REQUIRE(outcome.exit_code == 0);
    CHECK_THAT(outcome.out,
               Contains("cells of 500 m, 2 cell sites") && Contains("covered ") && Contains("level ground"));
    // two discs of 1 km, where Hata's model does not hold, of about 51 x 51 km
    CHECK_THAT(outcome.out, Contains("0.2 % of the cells by paths that the model was not made for"));
    REQUIRE(tests::run({"coverage", country, "--out", folder / "two.tif", "--threads", "2"}).exit_code == 0);
    CHECK(tests::read_file(folder / "one.tif") == tests::read_file(folder / "two.tif"));
}

TEST_CASE("coverage refuses what it cannot model or must not replace", "[coverage]") {
    const tests::TemporaryFolder folder;
    const auto none = tests::run({"coverage", write_sites(folder, false), "--out", folder / "a.tif"});
    CHECK(none.exit_code == 1);
    CHECK_THAT(none.err, Contains("no cell site of 4G or newer"));
    const std::string country = write_sites(folder, true);
    const auto unseen = tests::run({"coverage", country, "--out", folder / "a.tif", "--sight", folder / "b.tif"});
    CHECK(unseen.exit_code == 1);
    CHECK_THAT(unseen.err, Contains("an elevation layer of cells up to 250 m is expected"));
    CHECK_FALSE(std::filesystem::exists(folder / "a.tif"));
    tests::write_file(folder / "there.tif", "mine");
    CHECK(tests::run({"coverage", country, "--out", folder / "there.tif"}).exit_code == 1);
    CHECK(tests::read_file(folder / "there.tif") == "mine");
}
