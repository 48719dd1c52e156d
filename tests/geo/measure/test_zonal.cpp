// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/zonal.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <cmath>
#include <cstring>
#include <numbers>
#include <numeric>
#include <random>

#include "geo/error.h"
#include "geo/measure/geodesic.h"
#include "geo/measure/inside_share.h"
#include "geo/parallel.h"
#include "tests/geo/measure/number_table.h"
#include "tests/geo/shape/drawn_shapes.h"

using tests::box_ring;

namespace {

std::vector<geo::ZonalSum> sum(const std::vector<geo::ZonalLayer>& layers, const geo::Shapes& polygons) {
    geo::Progress progress;
    return geo::sum_layers_in_polygons(layers, polygons, progress);
}

geo::RasterTotal total_of(const geo::RasterSource& source, geo::CellUnit unit = geo::CellUnit::count) {
    geo::Progress progress;
    return geo::sum_raster({source, unit}, progress);
}

/// A raster of random whole numbers, in tiles of 64.
tests::SmallRaster random_cells(int width, int height, std::array<double, 6> geo_transform) {
    tests::SmallRaster raster{.width = width,
                              .height = height,
                              .geo_transform = geo_transform,
                              .cell_type = "Float32",
                              .options = {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64", "COMPRESS=DEFLATE"}};
    std::mt19937 random{17};
    for (int cell = 0; cell < width * height; ++cell) {
        raster.cells.push_back(std::uniform_int_distribution<int>{0, 1'000}(random));
    }
    return raster;
}

} // namespace

TEST_CASE("A polygon takes of each cell the share inside it", "[zonal]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source = geo::open_raster(
        tests::write_raster(folder / "a.tif",
                            {.width = 3, .height = 2, .cells = {1, 10, 100, 1'000, -1, 100'000}, .nodata = -1.0}),
        "");
    const geo::Shapes drawn = tests::draw_shapes({
        {box_ring(0.5, -1.5, 2.25, -0.5)},                    // quarters, halves; one cell has no data
        {box_ring(0, -1, 3, 0), box_ring(1, -1, 2, 0, true)}, // a hole
        {box_ring(1.1, -1.9, 1.9, -1.1)},                     // no data only
        {box_ring(50, 50, 51, 51)},                           // elsewhere
        {},                                                   // nothing
    });
    const auto sums = sum({{source}}, drawn).front();
    CHECK(sums.sum[0] == Approx(0.25 * 1 + 0.5 * 10 + 0.125 * 100 + 0.25 * 1'000 + 0.125 * 100'000));
    CHECK(sums.weight[0] == Approx(0.25 + 0.5 + 0.125 + 0.25 + 0.125));
    CHECK(sums.sum[1] == Approx(101));
    CHECK(sums.weight[1] == Approx(2));
    for (const std::size_t nothing : {2, 3, 4}) {
        CHECK(std::isnan(sums.sum[nothing]));
        CHECK(sums.weight[nothing] == 0.0);
    }
}

TEST_CASE("Layers on one grid and on others come from one call: sums, means, shares of a class", "[zonal]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource people =
        geo::open_raster(tests::write_raster(folder / "p.tif", {.width = 2, .height = 2, .cells = {1, 2, 3, 4}}), "");
    const geo::RasterSource classes = geo::open_raster(
        tests::write_raster(folder / "c.tif", {.width = 2, .height = 2, .cells = {7, 7, 8, 9}, .cell_type = "Byte"}),
        "");
    const geo::RasterSource finer =
        geo::open_raster(tests::write_raster(folder / "f.tif", {.width = 4,
                                                                .height = 4,
                                                                .cells = std::vector<double>(16, 5.0),
                                                                .geo_transform = {0.0, 0.5, 0.0, 0.0, 0.0, -0.5}}),
                         "");
    const auto is_seven = [](double value) { return value == 7.0 ? 1.0 : 0.0; };
    const geo::Shapes drawn = tests::draw_shapes({{box_ring(0, -2, 2, 0)}});
    const auto sums =
        sum({{people}, {classes, geo::CellUnit::per_km2, is_seven}, {finer, geo::CellUnit::per_km2}}, drawn);
    CHECK(sums[0].sum[0] == Approx(10));
    CHECK(sums[0].mean(0) == Approx(2.5));
    const double north_km2 = geo::quadrangle_km2(0, -1, 2, 0), south_km2 = geo::quadrangle_km2(0, -2, 2, -1);
    CHECK(sums[1].mean(0) == Approx(north_km2 / (north_km2 + south_km2)));
    CHECK(sums[2].mean(0) == Approx(5));
    CHECK(sums[2].weight[0] == Approx(north_km2 + south_km2));

    geo::Progress progress;
    const std::vector<geo::LonLat> places{{0.5, -0.5}, {0.5, -1.5}, {1.0, -1.0}};
    const std::vector<double> radii_m{10'000.0};
    const std::vector<geo::ZonalLayer> layers{{classes, geo::CellUnit::per_km2, is_seven}, {people}};
    const auto circles = geo::sum_layers_in_circles(layers, places, radii_m, geo::Overlap::per_centre, progress);
    CHECK(circles[0][0].mean(0) == Approx(1));
    CHECK(circles[0][0].mean(1) == Approx(0).margin(1e-12));
    CHECK(circles[0][0].mean(2) == Approx(0.5).epsilon(1e-3));
    CHECK(circles[1][0].mean(2) == Approx(2.5).epsilon(1e-3));
}

TEST_CASE("Polygons that tile a raster share out its total, on any grid", "[zonal]") {
    const tests::TemporaryFolder folder;
    const auto [name, geo_transform, crs] = GENERATE(table<std::string, std::array<double, 6>, std::string>({
        {"upright", {20.0, 0.004, 0.0, 47.0, 0.0, -0.004}, "EPSG:4326"},
        {"rotated", {20.2, 0.003, 0.001, 47.0, 0.001, -0.003}, "EPSG:4326"},
        {"south up", {20.0, 0.004, 0.0, 46.0, 0.0, 0.004}, "EPSG:4326"},
        {"UTM", {500'000.0, 300.0, 0.0, 5'200'000.0, 0.0, -300.0}, "EPSG:32634"},
        {"rotated UTM", {500'000.0, 300.0, 90.0, 5'200'000.0, 90.0, -300.0}, "EPSG:32634"},
        {"Mollweide", {1'500'000.0, 300.0, 0.0, 5'600'000.0, 0.0, -300.0}, "ESRI:54009"},
    }));
    CAPTURE(name);
    tests::SmallRaster raster = random_cells(230, 170, geo_transform);
    raster.crs = crs;
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "t.tif", raster), "");
    const double expected = std::accumulate(raster.cells.begin(), raster.cells.end(), 0.0);
    CHECK(total_of(source).sum == expected);
    CHECK(total_of(source).weight == 230 * 170);

    // strips and a country wholly inside another, with edges that no cell follows
    const geo::Box extent = source.box;
    const double west = extent.west - 0.1, east = extent.east + 0.1, south = extent.south - 0.1,
                 north = extent.north + 0.1, middle = extent.centre().lon, half = extent.centre().lat;
    const std::vector<geo::LonLat> inner{{middle - 0.1, half}, {middle, half - 0.07}, {middle + 0.1, half + 0.02}};
    const auto closed = [](std::vector<geo::LonLat> ring, bool is_hole = false) {
        ring.push_back(ring.front());
        return tests::DrawnPart{ring, is_hole};
    };
    const geo::Shapes drawn = tests::draw_shapes({
        {closed({{west, south}, {middle - 0.2, south}, {middle - 0.1, north}, {west, north}})},
        {closed({{middle - 0.2, south}, {east, south}, {east, north}, {middle - 0.1, north}}), closed(inner, true)},
        {closed(inner)},
    });
    const auto sums = sum({{source}}, drawn).front();
    CHECK(sums.sum[0] + sums.sum[1] + sums.sum[2] == Approx(expected).epsilon(1e-9));
    CHECK(sums.sum[2] > 0.0);
}

TEST_CASE("Moving a raster by 360 degrees changes no sum and no sample", "[zonal]") {
    const tests::TemporaryFolder folder;
    std::vector<std::vector<double>> found;
    for (const double west : {175.0, -185.0}) {
        const tests::SmallRaster raster = random_cells(200, 100, {west, 0.05, 0.0, 5.0, 0.0, -0.05});
        const geo::RasterSource source =
            geo::open_raster(tests::write_raster(folder / (std::to_string(west) + ".tif"), raster), "");
        const geo::Shapes drawn = tests::draw_shapes({
            // on both sides of the antimeridian, split there
            {box_ring(178, 1, 180, 3), box_ring(178.5, 1.2, 178.9, 1.7, true), box_ring(-180, 1.03, -176.07, 3.3)},
            {box_ring(100, 1, 110, 3)}, // elsewhere
        });
        const auto sums = sum({{source}}, drawn).front();
        geo::Progress progress;
        const std::vector<geo::LonLat> places{{179.99, 2.0}, {-179.97, -3.0}, {180.0, 0.0}, {-178.2, 1.1}};
        const std::vector<double> radii_m{3'000.0, 40'000.0};
        auto values = geo::sum_in_circles(source, geo::CellUnit::count, places, radii_m, geo::Overlap::once, progress);
        values.push_back(sums.sum);
        values.push_back(geo::sample_raster(source, places, geo::Interpolation::nearest, progress));
        values.push_back(geo::sample_raster(source, places, geo::Interpolation::bilinear, progress));
        found.emplace_back();
        for (const auto& column : values) {
            found.back().insert(found.back().end(), column.begin(), column.end());
        }
    }
    REQUIRE(found[0].size() == found[1].size());
    for (std::size_t at = 0; at < found[0].size(); ++at) {
        if (std::isnan(found[0][at])) {
            CHECK(std::isnan(found[1][at]));
        } else {
            CHECK(found[0][at] == Approx(found[1][at]).epsilon(1e-9));
        }
    }
}

TEST_CASE("Neither tiles nor strips nor overviews change a sum or a sample", "[zonal]") {
    const tests::TemporaryFolder folder;
    const std::array<double, 6> geo_transform{20.0, 0.004, 0.0, 47.0, 0.0, -0.004};
    std::vector<geo::LonLat> places;
    std::mt19937 random{3};
    for (int place = 0; place < 200; ++place) {
        places.push_back({std::uniform_real_distribution<double>{20.1, 22.0}(random),
                          std::uniform_real_distribution<double>{45.6, 46.9}(random)});
    }
    const std::vector<double> radii_m{700.0, 9'000.0};
    std::vector<std::vector<std::vector<double>>> found;
    for (const std::vector<std::string>& options :
         {std::vector<std::string>{"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"},
          std::vector<std::string>{"TILED=YES", "BLOCKXSIZE=256", "BLOCKYSIZE=16", "COMPRESS=LZW"},
          std::vector<std::string>{"BLOCKYSIZE=1"}, std::vector<std::string>{"BLOCKYSIZE=400"}}) {
        tests::SmallRaster raster = random_cells(520, 400, geo_transform);
        raster.options = options;
        raster.has_wrong_overviews = true;
        const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "o.tif", raster), "");
        geo::Progress progress;
        found.push_back(
            geo::sum_in_circles(source, geo::CellUnit::count, places, radii_m, geo::Overlap::once, progress));
        found.back().push_back(geo::sample_raster(source, places, geo::Interpolation::bilinear, progress));
        CHECK(total_of(source).sum == std::accumulate(raster.cells.begin(), raster.cells.end(), 0.0));
    }
    for (const auto& other : found) {
        for (std::size_t column = 0; column < other.size(); ++column) {
            for (std::size_t place = 0; place < places.size(); ++place) {
                CHECK(other[column][place] == Approx(found[0][column][place]).epsilon(1e-9));
            }
        }
    }
}

TEST_CASE("A wider circle never holds fewer people", "[zonal]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("conformance/small/pop_1000.tif"), "");
    const auto schools = tests::read_lon_lat("conformance/small/schools_1000.csv", 3, 2);
    const std::vector<double> radii_m{50.0, 100.0, 400.0, 1'000.0, 1'001.0, 4'000.0, 20'000.0};
    const geo::Overlap overlap = GENERATE(geo::Overlap::per_centre, geo::Overlap::once);
    geo::Progress progress;
    const auto sums = geo::sum_in_circles(source, geo::CellUnit::count, schools, radii_m, overlap, progress);
    for (std::size_t radius = 1; radius < radii_m.size(); ++radius) {
        for (std::size_t school = 0; school < schools.size(); ++school) {
            if (std::isnan(sums[radius - 1][school])) continue;
            CHECK(sums[radius][school] >= sums[radius - 1][school] * (1.0 - 1e-12));
        }
    }
}

TEST_CASE("Sums within polygons are the same bytes at any thread count", "[zonal]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("data/BDI-burundi/pop.tif"), "");
    geo::Progress progress;
    const auto areas =
        geo::read_polygons({.path = tests::reference("data/BDI-burundi/ne_admin1_BDI.gpkg")}, progress).value;
    geo::limit_threads(1);
    const auto one = sum({{source}}, areas).front();
    for (const int threads : {2, 8}) {
        geo::limit_threads(threads);
        CHECK(std::memcmp(sum({{source}}, areas).front().sum.data(), one.sum.data(), one.sum.size() * sizeof(double)) ==
              0);
    }
    geo::limit_threads(0);
}

TEST_CASE("Burundi counts 11,131,281.741 people, in all and within its areas and outside them", "[zonal]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("data/BDI-burundi/pop.tif"), "");
    CHECK(std::abs(total_of(source).sum - 11'131'281.741) < 1e-3);
    geo::Progress progress;
    const geo::Shapes areas =
        geo::read_polygons({.path = tests::reference("data/BDI-burundi/ne_admin1_BDI.gpkg")}, progress).value;
    // the rest: a box of which all areas are taken away
    std::vector<tests::DrawnPart> rest{box_ring(28.0, -5.5, 32.0, -1.5)};
    for (std::size_t ring = 0; ring < areas.part_count(); ++ring) {
        const auto begin = areas.point.begin();
        rest.push_back({{begin + static_cast<std::ptrdiff_t>(areas.first_point[ring]),
                         begin + static_cast<std::ptrdiff_t>(areas.first_point[ring + 1])},
                        !areas.is_hole[ring]});
    }
    std::vector<double> parts = sum({{source}}, areas).front().sum;
    parts.push_back(sum({{source}}, tests::draw_shapes({rest})).front().sum[0]);
    double all = 0.0;
    for (const double of_part : parts) {
        all += of_part;
    }
    CHECK(all == Approx(11'131'281.741).epsilon(1e-6));
    CHECK(parts.back() / all < 0.02); // along the coarse borders
}

TEST_CASE("Aruba at 100 m: 9,844 cells with data hold 106,766 people", "[zonal]") {
    const geo::RasterTotal total =
        total_of(geo::open_raster(tests::reference("data/_edge-rasters/abw_ppp_2020_UNadj_constrained.tif"), ""));
    CHECK(total.weight == 9'844);
    CHECK(std::abs(total.sum - 106'766.0) < 1e-3);
    CHECK(std::abs(total.sum / total.weight - 10.845794394001) < 1e-9);
}

TEST_CASE("Sums over the 64-gons of 1,000 schools are exactextract's", "[zonal]") {
    const double radius_m = GENERATE(1'000.0, 5'000.0);
    const auto expected = tests::read_rows("conformance/oracles/b_circle_sum_exactextract_" +
                                           std::to_string(static_cast<int>(radius_m)) + "m.csv");
    const auto schools = tests::read_lon_lat("conformance/small/schools_1000.csv", 3, 2);
    std::vector<std::vector<tests::DrawnPart>> drawn; // as the oracle's: degrees per metre at the school, 64 corners
    for (const geo::LonLat school : schools) {
        const double parallel_m = 111'320.0 * std::cos(school.lat * std::numbers::pi / 180.0);
        tests::DrawnPart ring;
        for (int corner = 0; corner <= 64; ++corner) {
            const double angle = corner % 64 * (2.0 * std::numbers::pi / 64.0);
            ring.points.push_back({school.lon + radius_m / parallel_m * std::cos(angle),
                                   school.lat + radius_m / 110'574.0 * std::sin(angle)});
        }
        drawn.push_back({ring});
    }
    const geo::RasterSource source = geo::open_raster(tests::reference("conformance/small/pop_1000.tif"), "");
    const geo::ZonalSum sums = sum({{source}}, tests::draw_shapes(drawn)).front();
    REQUIRE(expected.size() == schools.size());
    for (std::size_t school = 0; school < schools.size(); ++school) {
        // exactextract keeps shares as 32-bit floats
        CHECK(sums.sum[school] == Approx(std::stod(expected[school].at(1))).epsilon(1e-6).margin(1e-9));
        CHECK(sums.weight[school] == Approx(std::stod(expected[school].at(2))).epsilon(1e-6));
    }
}

TEST_CASE("A circle sums like a polygon of 4,096 corners on geodesics from its middle", "[zonal]") {
    constexpr int corner_count = 4'096;
    constexpr std::size_t every = 7; // of the schools
    const geo::RasterSource source = geo::open_raster(tests::reference("conformance/small/pop_1000.tif"), "");
    const auto schools = tests::read_lon_lat("conformance/small/schools_1000.csv", 3, 2);
    const double radius_m = GENERATE(1'000.0, 5'000.0), angle = 2.0 * std::numbers::pi / corner_count;
    const double corner_m = radius_m * std::sqrt(angle / std::sin(angle)); // of the circle's area
    std::vector<geo::LonLat> middles;
    std::vector<std::vector<tests::DrawnPart>> drawn;
    for (std::size_t school = 0; school < schools.size(); school += every) {
        middles.push_back(schools[school]);
        tests::DrawnPart ring;
        for (int corner = 0; corner <= corner_count; ++corner)
            ring.points.push_back(
                geo::destination(schools[school], corner % corner_count * 360.0 / corner_count, corner_m));
        drawn.push_back({ring});
    }
    geo::Progress progress;
    const auto circles =
        geo::sum_in_circles(source, geo::CellUnit::count, middles, {&radius_m, 1}, geo::Overlap::per_centre, progress);
    const std::vector<double> expected = sum({{source}}, tests::draw_shapes(drawn)).front().sum;
    for (std::size_t school = 0; school < middles.size(); ++school)
        CHECK(circles[0][school] == Approx(expected[school]).epsilon(1e-6));
}

TEST_CASE("A layer cut to areas counts each cell by its share inside, once where areas overlap", "[zonal]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source = geo::open_raster(
        tests::write_raster(folder / "a.tif",
                            {.width = 3, .height = 2, .cells = {1, 10, 100, 1'000, -1, 100'000}, .nodata = -1.0}),
        "");
    geo::Progress progress;
    const auto sum_inside = [&](const geo::Shapes& areas) {
        geo::ZonalLayer layer{source};
        layer.inside = std::make_shared<const geo::InsideShare>(areas, source, progress);
        return geo::sum_raster(layer, progress).sum;
    };
    // half of the upper left cell and the quarter of the lower left; the rest of the quarter's row has no data
    CHECK(sum_inside(tests::draw_shapes({{box_ring(0.5, -1.5, 1, 0)}})) == Approx(0.5 + 250.0));
    CHECK(sum_inside(tests::draw_shapes({{box_ring(0, -1, 2, 0)}, {box_ring(1, -1, 3, 0)}})) == Approx(111.0));
    CHECK(sum_inside(tests::draw_shapes({{box_ring(0, -1, 3, 0), box_ring(1, -1, 2, 0, true)}})) == Approx(101.0));
    CHECK(sum_inside(tests::draw_shapes({{box_ring(50, 50, 51, 51)}})) == 0.0);
}

TEST_CASE("What a layer cut to areas adds up to is the sum over the areas, whatever the windows and the turn",
          "[zonal]") {
    const tests::TemporaryFolder folder;
    // around the Earth, in windows of its own tiles
    const geo::RasterSource source = geo::open_raster(
        tests::write_raster(folder / "r.tif", random_cells(1'440, 720, {-180, 0.25, 0, 90, 0, -0.25})), "");
    const geo::Shapes areas =
        tests::draw_shapes({{box_ring(-20.1, 3.3, 60.7, 44.4)}, {box_ring(170.3, -40.2, 190.6, 12.1)}});
    geo::Progress progress;
    for (const geo::CellUnit unit : {geo::CellUnit::count, geo::CellUnit::per_km2}) {
        geo::ZonalLayer layer{source, unit};
        const std::vector<double> sums = sum({layer}, areas)[0].sum;
        layer.inside = std::make_shared<const geo::InsideShare>(areas, source, progress);
        CHECK(geo::sum_raster(layer, progress).sum == Approx(sums[0] + sums[1]).epsilon(1e-12));
    }
}
