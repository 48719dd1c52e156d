// SPDX-License-Identifier: Apache-2.0
#include "geo/shape/area_index.h"
#include "tests/catch.h"

#include <limits>
#include <random>

#include "geo/parallel.h"
#include "tests/geo/measure/number_table.h"
#include "tests/geo/shape/drawn_shapes.h"

using tests::box_ring;

TEST_CASE("A place lies in the polygon that holds it, rim included, holes not", "[area_index]") {
    const geo::AreaIndex index{tests::draw_shapes(
        {{box_ring(0, 0, 4, 4), box_ring(1, 1, 3, 3, true)}, {box_ring(10, 0, 11, 1), box_ring(20, 0, 21, 1)}})};
    CHECK(index.find({0.5, 0.5}) == 0u);
    CHECK(index.find({0.0, 2.0}) == 0u); // on the outer rim
    CHECK(index.find({4.0, 4.0}) == 0u); // on a corner
    CHECK(index.find({1.0, 2.0}) == 0u); // on the rim of the hole
    CHECK_FALSE(index.find({2.0, 2.0})); // in the hole
    CHECK(index.find({10.5, 0.5}) == 1u);
    CHECK(index.find({20.5, 0.5}) == 1u);
    CHECK_FALSE(index.find({15.0, 0.5})); // between the parts
    CHECK_FALSE(index.find({-1.0, 0.5}));
    CHECK_FALSE(index.find({std::numeric_limits<double>::quiet_NaN(), 0.5}));
}

TEST_CASE("Where polygons overlap or touch, the first feature wins", "[area_index]") {
    const geo::AreaIndex index{
        tests::draw_shapes({{box_ring(2, 0, 4, 2)}, {box_ring(0, 0, 2, 2)}, {box_ring(0, 0, 9, 9)}})};
    CHECK(index.find({2.0, 1.0}) == 0u);
    CHECK(index.find({1.0, 1.0}) == 1u);
    CHECK(index.find({8.0, 8.0}) == 2u);
}

TEST_CASE("The antimeridian is one line, whichever way it is written", "[area_index]") {
    const geo::AreaIndex index{tests::draw_shapes({{box_ring(-180, -20, -179, -15)}, {box_ring(178, -20, 180, -15)}})};
    CHECK(index.find({180.0, -17.0}) == 0u);
    CHECK(index.find({-180.0, -17.0}) == 0u);
    CHECK(index.find({179.9, -17.0}) == 1u);
}

TEST_CASE("No polygon holds nothing", "[area_index]") {
    CHECK_FALSE(geo::AreaIndex{tests::draw_shapes({})}.find({0.0, 0.0}));
    CHECK_FALSE(geo::AreaIndex{tests::draw_shapes({{}})}.find({0.0, 0.0}));
}

TEST_CASE("Many threads find what one finds", "[area_index]") {
    std::vector<std::vector<tests::DrawnPart>> features;
    for (int col = 0; col < 40; ++col) {
        for (int row = 0; row < 40; ++row) {
            features.push_back({box_ring(col, row, col + 1.2, row + 0.7)});
        }
    }
    const geo::AreaIndex index{tests::draw_shapes(features)};
    std::mt19937 random{3};
    std::uniform_real_distribution<double> at{-1.0, 42.0};
    std::vector<geo::LonLat> places;
    for (int place = 0; place < 20'000; ++place) {
        places.push_back({at(random), at(random)});
    }
    std::vector<std::optional<std::size_t>> found(places.size());
    geo::Progress progress;
    geo::limit_threads(8);
    geo::parallel_chunks(places.size(), 64, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t place = begin; place < end; ++place) {
            found[place] = index.find(places[place]);
        }
    });
    geo::limit_threads(0);
    std::size_t different = 0;
    for (std::size_t place = 0; place < places.size(); ++place) {
        different += found[place] != index.find(places[place]);
        // by hand: columns are 1.2 wide, so the column left of the place's own may hold it too, and comes first
        const double lon = places[place].lon, lat = places[place].lat;
        const int row = static_cast<int>(std::floor(lat)), col = static_cast<int>(std::floor(lon));
        std::optional<std::size_t> expected;
        for (const int candidate : {col, col - 1}) {
            if (candidate < 0 || candidate > 39 || row < 0 || row > 39) continue;
            if (lon <= candidate + 1.2 && lat <= row + 0.7) expected = static_cast<std::size_t>(candidate * 40 + row);
        }
        different += found[place] != expected;
    }
    CHECK(different == 0);
}

TEST_CASE("Ibiza's points of interest with 4G are those of ITU's planner", "[area_index]") {
    const std::string path = "data/ESP-ibiza/reference_outputs/ESP-1708346219-hhao-pcd.csv";
    const auto places = tests::read_lon_lat(path, 2, 1);
    const auto expected = tests::read_rows(path);
    geo::Progress progress;
    const geo::Shapes coverage =
        geo::read_polygons({.path = tests::reference("data/ESP-ibiza/inputs/mobile-coverage.gpkg")}, progress).value;
    const geo::AreaIndex index{coverage};
    int covered = 0, agreed = 0;
    for (std::size_t place = 0; place < places.size(); ++place) {
        const bool is_covered = index.find(places[place]).has_value();
        covered += is_covered;
        agreed += is_covered == (std::stod(expected[place].at(14)) == 1.0);
    }
    CHECK(coverage.size() == 770);
    CHECK(covered == 8);
    CHECK(agreed == 100);
}
