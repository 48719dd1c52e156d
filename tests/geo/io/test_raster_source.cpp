// SPDX-License-Identifier: Apache-2.0
#include "geo/io/raster_source.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <cmath>
#include <filesystem>
#include <limits>

#include "geo/error.h"
#include "geo/io/raster_cells.h"
#include "geo/io/raster_grid.h"

using Catch::Matchers::Contains;
using tests::SmallRaster;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// All cells; those read as float must be what they round to.
std::vector<double> read_all(const geo::RasterSource& source) {
    std::vector<double> cells;
    std::vector<float> rounded;
    geo::RasterCells reader{source};
    reader.read({0, 0, source.width, source.height}, cells);
    reader.read({0, 0, source.width, source.height}, rounded);
    REQUIRE(rounded.size() == cells.size());
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const auto expected = static_cast<float>(cells[cell]);
        CHECK((std::isnan(expected) ? std::isnan(rounded[cell]) : rounded[cell] == expected));
    }
    return cells;
}

std::string text(const std::vector<double>& cells) {
    std::string all;
    for (const double cell : cells) {
        all += std::isnan(cell) ? "- " : Catch::Detail::stringify(cell) + " ";
    }
    return all;
}

} // namespace

TEST_CASE("Opening a raster tells what it is", "[raster_source]") {
    const tests::TemporaryFolder folder;
    const std::string path = tests::write_raster(folder / "a.tif", {.width = 3,
                                                                    .height = 2,
                                                                    .cells = {1, 2, 3, 4, 5, 6},
                                                                    .geo_transform = {10.0, 0.5, 0.0, 50.0, 0.0, -0.5},
                                                                    .cell_type = "Int16",
                                                                    .nodata = -1.0});
    const geo::RasterSource source = geo::open_raster(path, "");
    CHECK(source.driver == "GTiff");
    CHECK(source.width == 3);
    CHECK(source.height == 2);
    CHECK(source.band_count == 1);
    CHECK(source.cell_type == "Int16");
    CHECK(source.crs_name == "EPSG:4326");
    CHECK(source.nodata == -1.0);
    CHECK_FALSE(source.is_picture);
    CHECK(source.box == geo::Box{10.0, 49.0, 11.5, 50.0});
}

TEST_CASE("Cells without data are NaN, whatever way the file says so", "[raster_source]") {
    const tests::TemporaryFolder folder;
    const double largest = std::numeric_limits<float>::max();
    const auto cells_of = [&](SmallRaster raster) {
        raster.width = static_cast<int>(raster.cells.size());
        raster.height = 1;
        return text(read_all(geo::open_raster(tests::write_raster(folder / "n.tif", raster), "")));
    };
    CHECK(cells_of({.cells = {1, -9999, 3}, .nodata = -9999.0}) == "1.0 - 3.0 ");
    CHECK(cells_of({.cells = {1, not_a_number, 3}, .nodata = not_a_number}) == "1.0 - 3.0 ");
    CHECK(cells_of({.cells = {1, not_a_number, 3}}) == "1.0 - 3.0 ");
    CHECK(cells_of({.cells = {1, std::numeric_limits<double>::infinity(), 3}}) == "1.0 - 3.0 ");
    CHECK(cells_of({.cells = {1, 2, 3}, .mask = {1, 0, 1}}) == "1.0 - 3.0 ");
    CHECK(cells_of({.cells = {1, 0, 3}, .cell_type = "Byte", .nodata = 0.0}) == "1.0 - 3.0 ");
    // 0.1 is no float: the value in the file's text and the cell agree only as floats
    CHECK(cells_of({.cells = {1, 0.1, 3}, .cell_type = "Float32", .nodata = 0.1}) == "1.0 - 3.0 ");
    CHECK(cells_of({.cells = {1, -largest, 3}, .cell_type = "Float32", .nodata = -3.402823e+38}) == "1.0 - 3.0 ");
    CHECK(cells_of({.cells = {1, largest, 3}, .cell_type = "Float32", .nodata = 3.4028e+38}) == "1.0 - 3.0 ");
    for (const char* cell_type : {"Byte", "UInt16", "Float32", "Float64"}) {
        CHECK(
            cells_of({.cells = {1, 2, 3}, .cell_type = cell_type, .photometric = "GRAYALPHA", .alpha = {255, 0, 1}}) ==
            "1.0 - 3.0 ");
    }
    CHECK(cells_of({.cells = {10, -1, 30}, .nodata = -1.0, .scale = 0.5, .offset = 100.0}) == "105.0 - 115.0 ");
}

TEST_CASE("Numbers of 16 bits are read, also a nodata value that they cannot hold", "[raster_source]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source =
        geo::open_raster(tests::write_raster(folder / "h.tif", {.width = 3,
                                                                .height = 1,
                                                                .cells = {0.5, -9999, 2048},
                                                                .cell_type = "Float32",
                                                                .nodata = -9999.0, // stored as -9992
                                                                .options = {"NBITS=16"}}),
                         "");
    CHECK(source.cell_type == "Float16");
    CHECK(text(read_all(source)) == "0.5 - 2048.0 ");
}

TEST_CASE("A raster without any data is read as such", "[raster_source]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source = geo::open_raster(
        tests::write_raster(folder / "none.tif", {.width = 2, .height = 2, .cells = {9, 9, 9, 9}, .nodata = 9.0}), "");
    CHECK(text(read_all(source)) == "- - - - ");
    CHECK(geo::summarise_raster(source).nodata_count == 4);
    CHECK_FALSE(geo::has_data(source));
}

TEST_CASE("One cell with data is found wherever it lies", "[raster_source]") {
    const tests::TemporaryFolder folder;
    const std::size_t filled = GENERATE(std::size_t{0}, std::size_t{150 * 300 + 150}, std::size_t{300 * 300 - 1});
    SmallRaster raster{.width = 300,
                       .height = 300,
                       .cells = std::vector<double>(90'000, -1.0),
                       .nodata = -1.0,
                       .options = {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"}};
    raster.cells[filled] = 3.0;
    CHECK(geo::has_data(geo::open_raster(tests::write_raster(folder / "one.tif", raster), "")));
}

TEST_CASE("A tile cut short in the middle of a file is an error that names the file and the cells", "[raster_source]") {
    const tests::TemporaryFolder folder;
    SmallRaster raster{
        .width = 256, .height = 192, .options = {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64", "COMPRESS=DEFLATE"}};
    for (int cell = 0; cell < 256 * 192; ++cell) {
        raster.cells.push_back(std::sin(cell * 0.7) * cell);
    }
    const std::string path = tests::write_raster(folder / "damaged.tif", raster);
    std::string bytes = tests::read_file(path);
    bytes.replace(bytes.size() / 2, 400, std::string(400, '\0'));
    const geo::RasterSource source = geo::open_raster(tests::write_file(path, bytes), "");
    CHECK_THROWS_WITH(read_all(source), Contains("damaged.tif") && Contains("cells from column"));
}

TEST_CASE("Pictures are told from data", "[raster_source]") {
    const tests::TemporaryFolder folder;
    const auto is_picture = [&](const std::string& photometric) {
        return geo::open_raster(
                   tests::write_raster(
                       folder / "p.tif",
                       {.width = 1, .height = 1, .cells = {1}, .cell_type = "Byte", .photometric = photometric}),
                   "")
            .is_picture;
    };
    CHECK_FALSE(is_picture(""));
    CHECK(is_picture("RGBA"));
    CHECK_FALSE(is_picture("GRAYALPHA")); // transparency says where there is data
    CHECK(is_picture("PALETTE"));
    CHECK(geo::open_raster(tests::reference("data/GHA-ghana/fibre/raw_GHA.tif"), "").is_picture);
}

TEST_CASE("A raster that cannot be used is refused by name, with what was expected", "[raster_source]") {
    const tests::TemporaryFolder folder;
    const SmallRaster large{.width = 300,
                            .height = 300,
                            .cells = std::vector<double>(90'000, 1.5),
                            .options = {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"}};
    CHECK_THROWS_WITH(geo::open_raster(folder / "absent.tif", ""), Contains("absent.tif"));
    CHECK_THROWS_WITH(geo::open_raster(tests::write_file(folder / "empty.tif", ""), ""), Contains("empty.tif"));
    CHECK_THROWS_WITH(geo::open_raster(tests::write_file(folder / "text.tif", "id,lat,lon\n1,2,3\n"), ""),
                      Contains("text.tif"));

    const std::string none = "ncols 0\nnrows 0\nxllcorner 0\nyllcorner 0\ncellsize 1\n";
    CHECK_THROWS_WITH(geo::open_raster(tests::write_file(folder / "zero.asc", none), "EPSG:4326"),
                      Contains("zero.asc"));

    const std::string cut = tests::write_raster(folder / "cut.tif", large);
    std::filesystem::resize_file(cut, std::filesystem::file_size(cut) / 2);
    CHECK_THROWS_AS(geo::open_raster(cut, ""), geo::Error);
    CHECK_THROWS_WITH(geo::open_raster(cut, ""), Contains("cut.tif"));

    SmallRaster placeless{.width = 1, .height = 1, .cells = {1}, .crs = ""};
    const std::string without_crs = tests::write_raster(folder / "placeless.tif", placeless);
    CHECK_THROWS_WITH(geo::open_raster(without_crs, ""), Contains("placeless.tif") && Contains("has no CRS"));
    CHECK(geo::open_raster(without_crs, "EPSG:32632").crs_name == "EPSG:32632");
    CHECK_THROWS_WITH(geo::open_raster(without_crs, "somewhere"), Contains("\"somewhere\""));
}

TEST_CASE("A raster of another format behind a raster's name is refused", "[raster_source]") {
    const tests::TemporaryFolder folder;
    const std::string target = tests::write_raster(folder / "a.tif", {.width = 1, .height = 1, .cells = {1}});
    const std::string vrt =
        "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"><VRTRasterBand dataType=\"Byte\" band=\"1\">"
        "<SimpleSource><SourceFilename>" +
        target + "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>";
    CHECK_THROWS_AS(geo::open_raster(tests::write_file(folder / "b.tif", vrt), ""), geo::Error);
}

TEST_CASE("A summary tells range, classes and nodata", "[raster_source]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSummary classes = geo::summarise_raster(geo::open_raster(
        tests::write_raster(folder / "c.tif", {.width = 3, .height = 2, .cells = {1, 2, 2, 0, 9, 1}, .nodata = 9.0}),
        ""));
    CHECK(classes.lowest == 0.0);
    CHECK(classes.highest == 2.0);
    CHECK(classes.distinct == std::vector{0.0, 1.0, 2.0});
    CHECK(classes.sampled_count == 6);
    CHECK(classes.nodata_count == 1);

    std::vector<double> many(100);
    for (std::size_t cell = 0; cell < many.size(); ++cell) {
        many[cell] = static_cast<double>(cell);
    }
    const auto wide = geo::summarise_raster(
        geo::open_raster(tests::write_raster(folder / "d.tif", {.width = 100, .height = 1, .cells = many}), ""));
    CHECK(wide.distinct.empty());
    CHECK(wide.highest == 99.0);

    const auto empty = geo::summarise_raster(geo::open_raster(
        tests::write_raster(folder / "e.tif", {.width = 1, .height = 1, .cells = {7}, .nodata = 7.0}), ""));
    CHECK(std::isnan(empty.lowest));
    CHECK(empty.distinct.empty());
}

TEST_CASE("A CRS named unknown and a nodata of NaN are no obstacle: New Zealand's relief", "[raster_source]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("data/NZL-newzealand/nz_elev.tif"), "");
    REQUIRE(source.nodata);
    CHECK(std::isnan(*source.nodata));
    const geo::Pixel aoraki = geo::RasterGrid{source}.pixel({170.1418, -43.5950});
    std::vector<double> cells;
    geo::RasterCells{source}.read({static_cast<int>(aoraki.col) - 3, static_cast<int>(aoraki.row) - 3, 7, 7}, cells);
    const double highest = *std::max_element(cells.begin(), cells.end());
    CHECK(highest > 2'500.0); // Aoraki is 3,724 m high, a cell is 1 km wide
    CHECK(source.box.west > 165.0);
    CHECK(source.box.east < 180.0);
}

TEST_CASE("A nodata value rounded in the file's text leaves no sea full of people: gpw", "[raster_source]") {
    const geo::RasterSummary summary = geo::summarise_raster(
        geo::open_raster(tests::reference("data/_edge-rasters/gpw_v4_population_density_rev11_2020_15_min.tif"), ""));
    CHECK(summary.lowest >= 0.0);
    CHECK(summary.highest < 100'000.0);
    CHECK(summary.nodata_count > 100'000);
}

TEST_CASE("Longitudes of 0 to 360 hold places west of the antimeridian", "[raster_source]") {
    const geo::RasterSource source =
        geo::open_raster(tests::reference("data/_antimeridian/etopo5_fiji_lon0-360.tif"), "");
    CHECK(source.box.west == -180.0);
    CHECK(source.box.east == 180.0);
    const geo::RasterGrid grid{source};
    CHECK(grid.is_lon_lat());
    CHECK(grid.pixel({-179.0, -17.0}).col == Approx((181.0 - source.geo_transform[0]) / source.geo_transform[1]));
    CHECK(grid.pixel({178.0, -17.0}).col == Approx((178.0 - source.geo_transform[0]) / source.geo_transform[1]));
    CHECK(grid.place(grid.pixel({178.0, -17.0})).lat == Approx(-17.0));
}

TEST_CASE("Places and pixels of a projected raster agree both ways", "[raster_source]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("data/BDI-burundi/pop.tif"), "");
    const geo::RasterGrid grid{source};
    CHECK_FALSE(grid.is_lon_lat());
    const geo::LonLat bujumbura{29.36, -3.38};
    const geo::LonLat again = grid.place(grid.pixel(bujumbura));
    CHECK(again.lon == Approx(bujumbura.lon).margin(1e-9));
    CHECK(again.lat == Approx(bujumbura.lat).margin(1e-9));
    CHECK(source.box.contains(bujumbura));
}

TEST_CASE("Windows tile the raster by whole blocks", "[raster_source]") {
    const tests::TemporaryFolder folder;
    const SmallRaster raster{.width = 300,
                             .height = 200,
                             .cells = std::vector<double>(60'000, 1.0),
                             .options = {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"}};
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "w.tif", raster), "");
    const geo::WindowGrid grid{source, GENERATE(std::size_t{1}, std::size_t{64 * 64}, std::size_t{20'000})};
    std::vector<int> seen(60'000, 0);
    for (std::size_t at = 0; at < grid.size(); ++at) {
        const geo::CellWindow window = grid.window(at);
        CHECK(window.col % 64 == 0);
        CHECK(window.row % 64 == 0);
        for (int row = window.row; row < window.row + window.height; ++row) {
            for (int col = window.col; col < window.col + window.width; ++col) {
                ++seen[static_cast<std::size_t>(row) * 300 + static_cast<std::size_t>(col)];
            }
        }
    }
    CHECK(seen == std::vector<int>(60'000, 1));
}
