// SPDX-License-Identifier: Apache-2.0
#include "geo/io/first_rows.h"

#include "tests/catch.h"
#include "tests/geo/io/written_by_gdal.h"

using Row = std::vector<std::string>;

TEST_CASE("The first rows of a CSV file come one by one, each split by its own separator", "[first_rows]") {
    const tests::TemporaryFolder folder;
    const std::string path =
        tests::write_file(folder / "a.csv", "Schools, pupils and teachers\n\nid;lon;lat\n1;2,5;3,5\n"
                                            "2;2,6;3,6\n");
    const auto rows = geo::first_rows({.path = path}, 4);
    REQUIRE(rows.size() == 4);
    CHECK(rows[1] == Row{""});
    CHECK(rows[2] == Row{"id", "lon", "lat"});
    CHECK(rows[3] == Row{"1", "2,5", "3,5"});
    CHECK(geo::first_rows({.path = path}, 20).size() == 5);
}

TEST_CASE("The first rows of a sheet come with their header, those of other formats not at all", "[first_rows]") {
    const tests::TemporaryFolder folder;
    const std::string suffix = GENERATE(".xlsx", ".ods");
    const std::string driver = suffix == ".xlsx" ? "XLSX" : "ODS";
    const auto rows = geo::first_rows({.path = tests::write_many_points(folder / ("list" + suffix), driver, 30)}, 3);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] == Row{"id", "name", "share"});
    CHECK(rows[2][1] == "school 1");
    const std::string points = tests::write_many_points(folder / "points.geojson", "GeoJSON", 3);
    CHECK(geo::first_rows({.path = points}, 3).empty());
}
