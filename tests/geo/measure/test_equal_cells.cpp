// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/equal_cells.h"

#include <cmath>
#include <numbers>
#include <set>

#include "tests/catch.h"

namespace {

constexpr double radius_m = 6'371'008.8, area_m2 = 379e6;
constexpr double band_deg = 180.0 / 1'028.0; // 20,015 km from pole to pole / 19.468 km

/// Area of the cells around a parallel: of the band between two multiples of the step, by the cells met on it.
double mean_cell_m2(const geo::EqualCells& cells, int band) {
    const double south_deg = -90.0 + band * band_deg;
    std::set<std::size_t> met;
    for (int step = 0; step < 20'000; ++step)
        met.insert(cells.find({-180.0 + step * 0.018, south_deg + band_deg / 2.0}));
    const double degree = std::numbers::pi / 180.0;
    const double band_m2 = 2.0 * std::numbers::pi * radius_m * radius_m *
                           (std::sin((south_deg + band_deg) * degree) - std::sin(south_deg * degree));
    return band_m2 / static_cast<double>(met.size());
}

} // namespace

TEST_CASE("Cells have the area asked for, nearly, from pole to pole", "[equal_cells]") {
    const geo::EqualCells cells{area_m2};
    for (const int band : {28, 100, 514, 700, 999})
        CHECK(mean_cell_m2(cells, band) == Approx(area_m2).epsilon(0.01));
    CHECK(mean_cell_m2(cells, 0) == Approx(area_m2).epsilon(0.05));
    CHECK(mean_cell_m2(cells, 1'027) == Approx(area_m2).epsilon(0.05));
}

TEST_CASE("Every place has a cell, and the antimeridian divides none", "[equal_cells]") {
    const geo::EqualCells cells{area_m2};
    CHECK(cells.find({0.0, -90.0}) < 3);
    CHECK(cells.find({180.0, 12.0}) == cells.find({-180.0, 12.0}));
    CHECK(cells.find({10.0, 90.0}) > cells.find({10.0, 89.0}));
    CHECK(cells.find({30.0, -2.0}) == cells.find({30.0001, -2.0001}));
    CHECK(cells.find({30.0, -2.0}) != cells.find({30.3, -2.0}));
    CHECK(cells.find({30.0, -2.0}) != cells.find({30.0, -2.3}));
}
