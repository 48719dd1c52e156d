// SPDX-License-Identifier: Apache-2.0
#include "planner/need/indicators.h"
#include "tests/ascii_map.h"
#include "tests/catch.h"
#include "tests/tables.h"

#include <cmath>
#include <string>

namespace {

planner::Indicators measure(const planner::Dataset& dataset) {
    geo::Progress progress;
    return planner::measure_indicators(dataset, {}, {}, progress);
}

} // namespace

TEST_CASE("Distances are measured to the nearest node and the nearest site", "[indicators]") {
    const planner::Indicators indicators = measure(tests::ascii_map("*---a--*  \n"
                                                                    "          \n"
                                                                    "      b ^ \n"));
    CHECK(indicators.fiber_distance_m[0] == Approx(3'000).epsilon(1e-6));                    // a, to the right
    CHECK(indicators.fiber_distance_m[1] == Approx(std::hypot(1, 2) * 1'000).epsilon(1e-4)); // a plane, nearly
    CHECK(indicators.cell_site_distance_m[1] == Approx(2'000).epsilon(1e-6));
    CHECK(indicators.generation_distance_m[3][1] == indicators.cell_site_distance_m[1]);
    CHECK(indicators.nearest_site[0] == 0);
}

TEST_CASE("Of sites on one tower the first by id, then by operator, is the nearest", "[indicators]") {
    planner::Dataset dataset = tests::ascii_map("a  \n");
    const geo::LonLat tower{0.01, 0.01};
    for (const std::string id : {"t2", "t1", "t1"})
        tests::add_site(dataset, id, tower, {true, true, false, false});
    dataset.cell_sites.operator_name = {"", "y", "x"};
    const planner::Indicators indicators = measure(dataset);
    CHECK(indicators.nearest_site[0] == 2);
    CHECK(indicators.generation_site[1][0] == 2);
}

TEST_CASE("A planned node counts only where the scenario says so", "[indicators]") {
    planner::Dataset dataset = tests::ascii_map("*   a *\n");
    dataset.transmission_nodes.status[1] = planner::TransmissionNodes::Status::planned;
    geo::Progress progress;
    CHECK(planner::measure_indicators(dataset, {}, {}, progress).fiber_distance_m[0] == Approx(4'000));
    CHECK(planner::measure_indicators(dataset, {.nodes = {true, {}}}, {}, progress).fiber_distance_m[0] ==
          Approx(2'000));
}

TEST_CASE("Without infrastructure a distance is not known", "[indicators]") {
    const planner::Indicators indicators = measure(tests::ascii_map("a b\n"));
    CHECK(std::isnan(indicators.fiber_distance_m[0]));
    CHECK(std::isnan(indicators.cell_site_distance_m[1]));
    CHECK(std::isnan(indicators.population[0][0]));
}

TEST_CASE("Coverage is the highest generation that covers the place, and none where the layer says no", "[coverage]") {
    planner::Dataset dataset = tests::ascii_map("##  \n"
                                                "##  \n"
                                                "a  b\n");
    dataset.schools.place[0] = dataset.coverage[0].polygons.point[0]; // the first square's corner
    const planner::Indicators indicators = measure(dataset);
    CHECK(indicators.coverage[0] == planner::Generation::g4);
    CHECK(indicators.coverage[1] == planner::Generation::none);
}

TEST_CASE("Where no layer knows a place, what the file states counts", "[coverage]") {
    planner::Dataset dataset = tests::ascii_map("a b\n");
    dataset.schools.stated_coverage[0] = planner::Generation::g3;
    const planner::Indicators indicators = measure(dataset);
    CHECK(indicators.coverage[0] == planner::Generation::g3);
    CHECK(indicators.coverage[1] == planner::Generation::unknown);
}

TEST_CASE("A context layer of points gives metres to its nearest point", "[indicators]") {
    planner::Dataset dataset = tests::ascii_map("a   b    c\n");
    const auto place = dataset.schools.place;
    planner::ContextLayer masts{.name = "masts", .raster = {}, .shapes = {}, .lower_is_need = false};
    masts.shapes.attributes.source_row = {1, 2};
    masts.shapes.first_part = masts.shapes.first_point = {0, 1, 2};
    masts.shapes.point = {place[0], place[2]};
    masts.shapes.is_hole = {false, false};
    dataset.context = {masts};
    const planner::Indicators indicators = measure(dataset);
    CHECK(indicators.context[0][0] == Approx(0).margin(0.01));
    CHECK(indicators.context[0][1] == Approx(4'000).epsilon(1e-4)); // b lies 4 km east of a, 5 km west of c
}

TEST_CASE("A context layer of lines gives metres to its nearest line, of polygons 0 within them", "[indicators]") {
    planner::Dataset dataset = tests::ascii_map("a   b    c\n");
    const auto place = dataset.schools.place;
    planner::ContextLayer grid{.name = "grid", .raster = {}, .shapes = {}, .lower_is_need = false};
    grid.shapes.attributes.source_row = {1};
    grid.shapes.first_part = {0, 1};
    grid.shapes.first_point = {0, 2};
    grid.shapes.point = {{place[0].lon, place[0].lat - 1.0}, {place[0].lon, place[0].lat + 1.0}}; // through a
    grid.shapes.is_hole = {false};
    planner::ContextLayer park = grid;
    park.name = "park";
    park.has_areas = park.lower_is_need = true;
    const double west = place[0].lon - 1e-3, east = place[1].lon + 1e-3;
    const double south = place[0].lat - 1.0, north = place[0].lat + 1.0;
    park.shapes.first_point = {0, 5};
    park.shapes.point = {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
    dataset.context = {grid, park};
    const planner::Indicators indicators = measure(dataset);
    CHECK(indicators.context[0][0] == Approx(0).margin(0.01));
    CHECK(indicators.context[0][1] == Approx(4'000).epsilon(1e-4)); // b lies 4 km east of a
    CHECK(indicators.context[0][2] == Approx(9'000).epsilon(1e-4));
    CHECK(indicators.context[1][0] == 0);
    CHECK(indicators.context[1][1] == 0);
    CHECK(indicators.context[1][2] == Approx(5'000 - 111.3).epsilon(1e-3)); // a thousandth of a degree nearer
    // far from the grid is need; within the park is need: their mean
    CHECK(indicators.context_need[0] == Approx((0.0 + 1.0) / 2).margin(1e-4));
    CHECK(indicators.context_need[1] == Approx((4.0 / 9 + 1.0) / 2).epsilon(1e-3));
    CHECK(indicators.context_need[2] == Approx((1.0 + 0.0) / 2).epsilon(1e-4));
    CHECK(std::isnan(measure(tests::ascii_map("a b\n")).context_need[0]));
}
