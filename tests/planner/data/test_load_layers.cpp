// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "geo/error.h"
#include "geo/io/write.h"
#include "geo/measure/geodesic.h"
#include "tests/planner/data/dataset_fixture.h"

using namespace planner;
using Catch::Matchers::Contains;
using tests::rows_of;
using tests::SmallDataset;
using tests::two_schools;

namespace {

/// A raster of 4 x 4 cells of half a degree, each the column number, over 9..11 E, 8..10 N or elsewhere.
void write_raster(const std::string& path, double west, double nodata) {
    const geo::OutputGrid grid{4, 4, {west, 8.0, west + 2.0, 10.0}, geo::OutputGrid::Cell::float32, nodata, true};
    geo::Progress progress;
    geo::write_geotiff(
        path, grid,
        [](int, std::span<float> cells) {
            for (std::size_t column = 0; column < cells.size(); ++column)
                cells[column] = static_cast<float>(column);
        },
        progress);
}

std::string manifest_complaint(const std::string& file, const std::string& content) {
    const tests::TemporaryFolder folder;
    if (content != "missing") tests::write_file(folder / file, content);
    tests::write_file(folder / "dataset.toml", "format = 1\n[[schools]]\nfile = \"" + file + "\"\n");
    geo::Progress progress;
    try {
        load_dataset(folder.path(), {}, progress);
    } catch (const geo::Error& error) {
        return error.what();
    }
    return "none";
}

} // namespace

TEST_CASE("A file that is missing, empty or not what its name says ends loading with file and reason",
          "[load_layers]") {
    CHECK_THAT(manifest_complaint("schools.csv", "missing"), Contains("schools.csv"));
    CHECK_THAT(manifest_complaint("schools.csv", ""), Contains("schools.csv") && Contains("empty"));
    CHECK_THAT(manifest_complaint("schools.csv", std::string("\x00\x01\x02\x7f"
                                                             "ELF\x00\xff\xfe",
                                                             10)),
               Contains("schools.csv"));
    CHECK_THAT(manifest_complaint("schools.geojson", R"({"type":"FeatureCollection","features":[{"type":"Fea)"),
               Contains("schools.geojson"));
    CHECK_THAT(manifest_complaint("schools.csv", "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"></VRTDataset>"),
               Contains("schools.csv"));
    CHECK_THAT(manifest_complaint("schools.csv", "<OGRVRTDataSource><OGRVRTLayer name=\"passwd\">"
                                                 "<SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer>"
                                                 "</OGRVRTDataSource>"),
               Contains("schools.csv"));
    CHECK_THAT(manifest_complaint("schools.gpkg", "SQLite format 3"), Contains("schools.gpkg"));
}

TEST_CASE("Schools without places, or with a column that isn't there, are a mistake of the manifest", "[load_layers]") {
    CHECK_THAT(manifest_complaint("schools.csv", "id,name\n1,a\n"),
               Contains("schools.csv") && Contains("lon") && Contains("name"));
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "s.csv", two_schools);
    tests::write_file(folder / "dataset.toml",
                      "format = 1\n[[schools]]\nfile = \"s.csv\"\ncolumns = { id = \"EMIS\" }\n");
    geo::Progress progress;
    CHECK_THROWS_WITH(load_dataset(folder.path(), {}, progress), Contains("no column \"EMIS\"") && Contains("\"lat\""));
}

TEST_CASE("A dataset from someone else opens no file outside its folder", "[load_layers]") {
    const SmallDataset small{two_schools, "[[roads]]\nfile = \"/etc/hostname\"\n"};
    CHECK_THAT(small.complaint(), Contains("/etc/hostname") && Contains("--allow-outside"));
}

TEST_CASE("A raster that lies elsewhere is told, and one that counts to 360 isn't", "[load_layers]") {
    const SmallDataset small{two_schools, "[population]\nfile = \"pop.tif\"\n"};
    write_raster(small.folder() / "pop.tif", 40.0, -1.0);
    CHECK(rows_of(small.load().issues, "no_overlap", "population").size() == 1);
    write_raster(small.folder() / "pop.tif", 9.0, -1.0);
    CHECK(rows_of(small.load().issues, "no_overlap", "population").empty());
}

TEST_CASE("A layer is elsewhere from 50 km beyond the schools' box on, to each side", "[load_layers]") {
    const SmallDataset small{two_schools, "[[transmission_nodes]]\nfile = \"nodes.csv\"\n"};
    const geo::LonLat south_west{10.111, 9.111}, north_east{10.222, 9.222};
    for (const auto& [corner, azimuth_deg] : {std::pair{south_west, 180.0}, std::pair{south_west, -90.0},
                                              std::pair{north_east, 0.0}, std::pair{north_east, 90.0}}) {
        const auto told = [&](double distance_m) {
            const geo::LonLat node = geo::destination(corner, azimuth_deg, distance_m);
            small.add("nodes.csv", fmt::format("id,lon,lat\nn,{},{}\n", node.lon, node.lat));
            return rows_of(small.load().issues, "no_overlap", "transmission_nodes").size();
        };
        INFO(azimuth_deg);
        CHECK(told(100.0) == 0);
        CHECK(told(49'000.0) == 0); // a degree is 110.6 to 111.3 km here, 111.2 in the check
        CHECK(told(51'000.0) == 1);
    }
}

TEST_CASE("A raster of which no cell has data is told, be it one raster or a folder of tiles", "[load_layers]") {
    const SmallDataset small{two_schools, "[population]\nfile = \"pop.asc\"\ncrs = \"EPSG:4326\"\n"
                                          "[elevation]\nfile = \"relief\"\ncrs = \"EPSG:4326\"\n"};
    const std::string head = "ncols 2\nnrows 1\nyllcorner 9\ncellsize 1\nNODATA_value -1\nxllcorner ";
    std::filesystem::create_directory(small.folder() / "relief");
    small.add("pop.asc", head + "9\n-1 -1\n");
    small.add("relief/west.asc", head + "8\n-1 -1\n");
    small.add("relief/east.asc", head + "10\n-1 -1\n");
    const auto empty = small.load().issues;
    CHECK(rows_of(empty, "empty_raster", "population").size() == 1);
    CHECK(rows_of(empty, "empty_raster", "elevation").size() == 1);
    small.add("pop.asc", head + "9\n-1 7\n");
    small.add("relief/east.asc", head + "10\n7 -1\n");
    CHECK(std::ranges::count(small.load().issues, "empty_raster", &geo::Issue::code) == 0);
}

TEST_CASE("A picture holds no people and no context", "[load_layers]") {
    const std::string picture = tests::reference("data/GHA-ghana/fibre/raw_GHA.tif");
    for (const std::string layer : {"population", "context.light"}) {
        const SmallDataset small{two_schools, "[" + layer + "]\nfile = \"picture.tif\"\n"};
        std::filesystem::copy_file(picture, small.folder() / "picture.tif");
        CHECK_THAT(small.complaint(), Contains("picture.tif: is a picture, not data"));
    }
}

TEST_CASE("A context layer is of lines, of points or of polygons, as its file is", "[load_layers]") {
    const auto loaded = [](const std::string& geometry) {
        const SmallDataset small{two_schools, "[context.thing]\nfile = \"thing.geojson\"\n"};
        small.add("thing.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
                                   R"("geometry":)" +
                                       geometry + "}]}");
        auto [dataset, issues] = small.load();
        CHECK(issues.empty());
        REQUIRE(dataset.context.size() == 1);
        return dataset.context.front();
    };
    const ContextLayer point = loaded(R"({"type":"Point","coordinates":[10.1,9.2]})");
    CHECK(point.shapes.point == std::vector<geo::LonLat>{{10.1, 9.2}});
    CHECK_FALSE(point.has_areas);
    const ContextLayer line = loaded(R"({"type":"LineString","coordinates":[[10.1,9.2],[10.2,9.2]]})");
    CHECK(line.shapes.point.size() == 2);
    CHECK_FALSE(line.has_areas);
    const ContextLayer area = loaded(R"({"type":"Polygon","coordinates":[[[10,9],[11,9],[11,10],[10,9]]]})");
    CHECK(area.shapes.point.size() == 4);
    CHECK(area.has_areas);
}

TEST_CASE("A no-data value that the rule calls covered is told", "[load_layers]") {
    const SmallDataset small{two_schools, "[coverage.4g]\nfile = \"c.tif\"\ncovered = \"<= 1\"\n"};
    write_raster(small.folder() / "c.tif", 9.0, -9'999.0);
    const auto [dataset, issues] = small.load();
    CHECK(rows_of(issues, "nodata_in_range", "coverage.4g").size() == 1);
    REQUIRE(dataset.coverage.size() == 1);
    CHECK(dataset.coverage[0].rule.covers(1.0));
}

TEST_CASE("A coverage raster without a rule is understood where its values plainly say it", "[load_layers]") {
    const SmallDataset small{two_schools, "[coverage.4g]\nfile = \"c.tif\"\n"};
    write_raster(small.folder() / "c.tif", 9.0, -1.0); // 0, 1, 2, 3
    CHECK(small.load().value.coverage[0].rule.values == std::vector{1.0, 2.0});
}

TEST_CASE("Polygons without a CRS are refused with a way out", "[load_layers]") {
    const tests::TemporaryFolder folder;
    const std::string zip = tests::reference("data/KEN-kenya/admin/Ken_Districts.zip");
    tests::write_file(folder / "s.csv", "id,lon,lat\n1,36.8,-1.28\n");
    const std::string admin =
        "[[admin]]\nfile = \"" + zip + "/Ken_Districts/Ken_Districts.shp\"\nname = \"DISTNAME\"\n";
    const std::string schools = "format = 1\n[[schools]]\nfile = \"s.csv\"\n";
    geo::Progress progress;
    tests::write_file(folder / "dataset.toml", schools + admin);
    const auto without = load_dataset(folder.path(), {.allow_outside = true}, progress);
    CHECK(without.value.admin.empty());
    REQUIRE(rows_of(without.issues, "missing_crs", "admin1").size() == 1);
    CHECK_THAT(without.issues.front().message, Contains("crs = \"EPSG:4326\""));
    tests::write_file(folder / "dataset.toml", schools + admin + "crs = \"EPSG:4326\"\n");
    const auto loaded = load_dataset(folder.path(), {.allow_outside = true}, progress);
    REQUIRE(loaded.value.admin.size() == 1);
    CHECK(loaded.value.admin[0].size() == 69);
}

TEST_CASE("Points without a CRS are left out and told once, of the schools they end loading", "[load_layers]") {
    const tests::TemporaryFolder folder;
    const std::string zip = tests::reference("data/KEN-kenya/admin/Ken_Districts.zip"); // polygons give points too
    tests::write_file(folder / "s.csv", "id,lon,lat\n1,36.8123,-1.2812\n");
    tests::write_file(folder / "n.csv", "id,lon,lat\nn,36.9123,-1.3812\n");
    const std::string file = "file = \"" + zip + "/Ken_Districts/Ken_Districts.shp\"\n";
    tests::write_file(folder / "dataset.toml", "format = 1\n[[schools]]\nfile = \"s.csv\"\n[[cell_sites]]\n" + file +
                                                   "[[transmission_nodes]]\n" + file +
                                                   "[[transmission_nodes]]\nfile = \"n.csv\"\n");
    geo::Progress progress;
    const auto loaded = load_dataset(folder.path(), {.allow_outside = true}, progress);
    CHECK(loaded.value.cell_sites.size() == 0);
    CHECK(loaded.value.transmission_nodes.id == std::vector<std::string>{"n"});
    CHECK(rows_of(loaded.issues, "missing_crs", "cell_sites").size() == 1);
    CHECK(rows_of(loaded.issues, "missing_crs", "transmission_nodes").size() == 1);

    tests::write_file(folder / "dataset.toml", "format = 1\n[[schools]]\n" + file);
    CHECK_THROWS_WITH(load_dataset(folder.path(), {.allow_outside = true}, progress),
                      Contains("Ken_Districts.shp") && Contains("has no CRS") && Contains("crs = \"EPSG:4326\""));
}

TEST_CASE("A line outside the world of a context layer is set aside and told", "[load_layers]") {
    const SmallDataset small{two_schools, "[context.rivers]\nfile = \"r.geojson\"\n"};
    small.add("r.geojson", R"({"type":"FeatureCollection","features":[)"
                           R"({"type":"Feature","properties":{},)"
                           R"("geometry":{"type":"LineString","coordinates":[[10,9],[10,91]]}},)"
                           R"({"type":"Feature","properties":{},)"
                           R"("geometry":{"type":"LineString","coordinates":[[10,9],[10.1,9]]}}]})");
    const auto [dataset, issues] = small.load();
    CHECK(rows_of(issues, "outside_world", "context.rivers") == std::vector<std::size_t>{0});
    REQUIRE(dataset.context.size() == 1);
    CHECK(dataset.context[0].shapes.size() == 1);
    CHECK_FALSE(dataset.context[0].has_areas);
}

TEST_CASE("A relief too coarse to see over is told", "[load_layers]") {
    const SmallDataset small{two_schools, "[elevation]\nfile = \"relief.asc\"\ncrs = \"EPSG:4326\"\n"};
    const auto is_told = [&](const std::string& cell_deg) {
        small.add("relief.asc", "ncols 2\nnrows 1\nxllcorner 10\nyllcorner 9\ncellsize " + cell_deg + "\n5 7\n");
        return rows_of(small.load().issues, "coarse_relief", "elevation").size() == 1;
    };
    CHECK(is_told("0.0023")); // 254 m from north to south; 250 m may be
    CHECK_FALSE(is_told("0.0022"));
}

TEST_CASE("Sites of one id are one site at the first place, with all its generations", "[load_layers]") {
    const SmallDataset small{two_schools, "[[cell_sites]]\nfile = \"t.csv\"\nmerge = \"id\"\n"};
    small.add("t.csv",
              "site id,lon,lat,technology,antenna height,operator\n"
              "A,10.1,9.1,2G,,Op\nA,10.1,9.1,4G/3G,30,\nB,10.2,9.2,No Service,,\nA,10.11,9.1,2G,,\n,10.3,9.3,LTE,,\n");
    const auto [dataset, issues] = small.load();
    const CellSites& sites = dataset.cell_sites;
    REQUIRE(sites.size() == 3);
    CHECK(sites.carries[0] == std::array{true, true, true, false});
    CHECK(sites.antenna_height_m[0] == 30.0);
    CHECK(sites.operator_name[0] == "Op");
    CHECK(sites.carries[1] == std::array{false, false, false, false});
    CHECK(rows_of(issues, "merged_sites", "cell_sites") == std::vector<std::size_t>{5});
}

TEST_CASE("A mast without height, or a site without room, is not known and told", "[load_layers]") {
    const SmallDataset small{two_schools, "[[cell_sites]]\nfile = \"t.csv\"\n"};
    small.add("t.csv", "site id,lon,lat,antenna_height_m,capacity_mbps\nA,10.1,9.1,0,-5\nB,10.2,9.2,30,40\n");
    const auto [dataset, issues] = small.load();
    const CellSites& sites = dataset.cell_sites;
    REQUIRE(sites.size() == 2);
    CHECK(std::isnan(sites.antenna_height_m[0]));
    CHECK(std::isnan(sites.capacity_mbps[0]));
    CHECK(sites.antenna_height_m[1] == 30.0);
    CHECK(sites.capacity_mbps[1] == 40.0);
    CHECK(rows_of(issues, "bad_number", "cell_sites") == std::vector<std::size_t>{2, 2});
}

TEST_CASE("Loading stops when asked to", "[load_layers]") {
    const SmallDataset small{two_schools};
    std::stop_source stop;
    stop.request_stop();
    geo::Progress progress{stop.get_token()};
    CHECK_THROWS_AS(load_dataset(small.folder().path(), {}, progress), geo::Cancelled);
}
