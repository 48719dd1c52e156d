// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <sstream>

#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Contains;

namespace {

/// A school, a mast 3.3 km to its east, another school out of its range; ground of 100 m, on request with a ridge of
/// 200 m half way and a relief at all.
std::string write_hill(const tests::TemporaryFolder& folder, bool has_relief) {
    std::filesystem::create_directory(folder / "country");
    tests::write_file(folder / "country/schools.csv",
                      "id,name,latitude,longitude\na,Aba,-2.0101,30.0101\nb,Bebe,-4.0101,30.0101\n");
    tests::write_file(folder / "country/sites.csv",
                      "id,latitude,longitude,radio_type,antenna_height\nt1,-2.0101,30.0401,4G,30\n");
    std::ostringstream relief;
    relief << "ncols 60\nnrows 60\nxllcorner 30.0\nyllcorner -2.03\ncellsize 0.001\n";
    for (int row = 0; row < 60; ++row) {
        for (int col = 0; col < 60; ++col)
            relief << (col == 25 ? 200 : 100) << ' ';
        relief << '\n';
    }
    tests::write_file(folder / "country/relief.asc", relief.str());
    tests::write_file(folder / "country/dataset.toml",
                      std::string{"format = 1\nname = \"Hill\"\n[[schools]]\nfile = \"schools.csv\"\n"
                                  "[[cell_sites]]\nfile = \"sites.csv\"\n"} +
                          (has_relief ? "[elevation]\nfile = \"relief.asc\"\ncrs = \"EPSG:4326\"\n" : ""));
    tests::write_file(folder / "plain.toml", "format = 1\nname = \"Plain\"\n");
    return folder / "country";
}

} // namespace

TEST_CASE("profile says what stands in a radio link's way, and writes the ground under it", "[profile]") {
    const tests::TemporaryFolder folder;
    const std::string country = write_hill(folder, true);
    const auto outcome = tests::run(
        {"profile", folder / "plain.toml", "--dataset", country, "--school", "a", "--out", folder / "profile.csv"});
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    CHECK_THAT(outcome.out, Contains("a to t1: 33") && Contains("obstructed") && Contains("would clear it"));
    const std::string table = tests::read_file(folder / "profile.csv");
    CHECK_THAT(table, Contains("distance_m,ground_m,ray_m,zone_m,room_m"));
    CHECK_THAT(table, Contains("\n0,100,106,106,1\n")); // ground, a mast of 6 m, 5 m of trees
}

TEST_CASE("profile refuses what it cannot show", "[profile]") {
    const tests::TemporaryFolder folder;
    const std::string country = write_hill(folder, false);
    const auto ask = [&](const std::string& school) {
        return tests::run({"profile", folder / "plain.toml", "--dataset", country, "--school", school});
    };
    CHECK_THAT(ask("nobody").err, Contains("no school has the id \"nobody\""));
    CHECK_THAT(ask("b").err, Contains("b has no radio link"));
    CHECK_THAT(ask("a").err, Contains("has no [elevation]"));
    CHECK(ask("a").exit_code == 1);
}
