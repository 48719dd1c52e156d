// SPDX-License-Identifier: Apache-2.0
// Roads, trenches and radio links on the map.
#include <algorithm>
#include <memory>
#include <vector>

#include "planner/draw/map_image.h"
#include "tests/catch.h"
#include "tests/planner/draw/painted.h"
#include "tests/planner/draw/small_country.h"
#include "tests/planner/network/world.h"

using planner::Outcome;
using tests::at;
using tests::painted;
using tests::schools_alone;

namespace {

/// A layout in which no school has a link of any kind.
planner::NetworkLayout layout_without_links(std::size_t school_count) {
    const std::vector<std::size_t> nothing(school_count, planner::NetworkLayout::none);
    planner::NetworkLayout layout;
    layout.fiber.upstream = nothing;
    layout.radio_site = nothing;
    layout.radio_node = nothing;
    layout.radio_school = nothing;
    return layout;
}

/// Lines drawn four times as wide, so that their middle pixels show their colour alone.
planner::MapLayers wide_lines() {
    planner::MapLayers layers = schools_alone();
    layers.scale = 4.0;
    return layers;
}

} // namespace

TEST_CASE("A forbidden road is drawn as a line, a locked one as two, others not", "[map_image]") {
    const auto dataset = tests::country_of({{9.0, 5.5}});
    tests::add_roads(*dataset, {{{10.2, 5.4}, {10.8, 5.4}}, {{10.2, 5.5}, {10.8, 5.5}}, {{10.2, 5.6}, {10.8, 5.6}}},
                     {"forbidden", "locked", "other"});
    planner::ScenarioResult result = tests::planned(dataset, {Outcome::fiber});
    result.scenario.overrides.roads = {{"forbidden"}, {"locked"}};
    const planner::MapView view{{10.5, 5.5}, 300.0, 201, 201};
    const planner::Palette palette = planner::palette_of(planner::MapTheme::light);
    planner::MapLayers layers = schools_alone();
    // a tenth of a degree of latitude is 36.9 pixels there; the rows are those of the lines and of the twin's edges
    const auto middle_column = [&](int first, int last) {
        const planner::Image image = painted(result, layers, view);
        std::vector<planner::Colour> colours;
        for (int row = first; row <= last; ++row)
            colours.push_back(image.at(100, row));
        return colours;
    };
    const auto holds = [](const std::vector<planner::Colour>& colours, planner::Colour colour) {
        return std::ranges::find(colours, colour) != colours.end();
    };
    CHECK(holds(middle_column(134, 140), palette.forbidden_road));
    const std::vector<planner::Colour> twin = middle_column(98, 102);
    CHECK(twin[2] == palette.halo);
    CHECK(twin[0] == twin[4]);
    CHECK(twin[0].b < palette.fiber_line.b + 60);
    CHECK(middle_column(60, 66) == std::vector(7, palette.neighbour));
    layers.overridden_roads = false;
    CHECK(middle_column(90, 140) == std::vector(51, palette.neighbour));
}

TEST_CASE("A forbidden road across the antimeridian is drawn there alone", "[map_image]") {
    const auto dataset = tests::country_of({{179.0, -17.5}});
    tests::add_roads(*dataset, {{{179.9, -17.0}, {-179.9, -17.0}}}, {"round"});
    planner::ScenarioResult result = tests::planned(dataset, {Outcome::fiber});
    result.scenario.overrides.roads.forbid = {"round"};
    const planner::MapView view{{180.0, -17.0}, 300.0, 201, 101};
    const planner::Image image = painted(result, schools_alone(), view);
    const planner::Palette palette = planner::palette_of(planner::MapTheme::light);
    for (const double lon : {179.92, 180.0, -179.92})
        CHECK(at(image, planner::pixel_from_place(view, {lon, -17.0})) == palette.forbidden_road);
    for (const double lon : {179.85, -179.85})
        CHECK(at(image, planner::pixel_from_place(view, {lon, -17.0})) == palette.neighbour);
}

TEST_CASE("A fiber route joins its ends, across the antimeridian too", "[map_image]") {
    const std::vector<geo::LonLat> places{{179.8, -17.0}, {-179.8, -17.0}};
    auto result = tests::planned(tests::country_of(places), {Outcome::fiber, Outcome::fiber});
    auto plan = std::make_shared<planner::Plan>(*result.plan);
    plan->trench_users = {0, 1};
    auto layout = std::make_shared<planner::NetworkLayout>(layout_without_links(2));
    layout->fiber.upstream[1] = 0;
    result.plan = plan;
    result.layout = layout;
    const planner::MapView view = planner::view_of(planner::extent_of(*result.dataset), 400, 300);
    planner::MapLayers layers = schools_alone();
    const planner::Image with_routes = painted(result, layers, view);
    const geo::Xy between = planner::pixel_from_place(view, {180.0, -17.0});
    const planner::Colour colour = at(with_routes, between);
    CHECK(colour.b > colour.r + 60);
    layers.fiber_routes = false;
    CHECK(at(painted(result, layers, view), between) == planner::palette_of(planner::MapTheme::light).neighbour);
}

TEST_CASE("A trench along roads is drawn round its bend, and not straight across", "[map_image]") {
    const geo::LonLat start{10.2, 5.2}, bend{10.8, 5.2}, end{10.8, 5.8};
    auto result = tests::planned(tests::country_of({start, end}), {Outcome::fiber, Outcome::fiber});
    auto plan = std::make_shared<planner::Plan>(*result.plan);
    plan->trench_users = {0, 1};
    auto layout = std::make_shared<planner::NetworkLayout>(layout_without_links(2));
    layout->fiber.upstream[1] = 0;
    layout->first_way_point = {0, 0, 3};
    layout->way_point = {end, bend, start};
    result.plan = plan;
    result.layout = layout;
    const planner::MapView view{{10.5, 5.5}, 300.0, 500, 500};
    const planner::Image image = painted(result, wide_lines(), view);
    for (const geo::LonLat on_way : {geo::LonLat{10.5, 5.2}, bend, geo::LonLat{10.8, 5.5}})
        CHECK(at(image, planner::pixel_from_place(view, on_way)) == planner::colour_of(Outcome::fiber));
    CHECK(at(image, planner::pixel_from_place(view, {10.5, 5.5})) ==
          planner::palette_of(planner::MapTheme::light).neighbour);
}

TEST_CASE("A trench of eight schools is drawn twice as wide as one of a school alone", "[map_image]") {
    auto result = tests::planned(tests::country_of({{10.2, 5.2}, {10.8, 5.2}, {10.2, 5.8}, {10.8, 5.8}}),
                                 std::vector(4, Outcome::fiber));
    auto plan = std::make_shared<planner::Plan>(*result.plan);
    plan->trench_users = {0, 1, 0, 8};
    auto layout = std::make_shared<planner::NetworkLayout>(layout_without_links(4));
    layout->fiber.upstream[1] = 0;
    layout->fiber.upstream[3] = 2;
    result.plan = plan;
    result.layout = layout;
    const planner::MapView view{{10.5, 5.5}, 300.0, 500, 500};
    const planner::Image image = painted(result, wide_lines(), view);
    const auto width_px = [&](double lat) {
        const geo::Xy middle = planner::pixel_from_place(view, {10.5, lat});
        int pixels = 0;
        for (int off = -20; off <= 20; ++off)
            pixels += at(image, {middle.x, middle.y + off}) == planner::colour_of(Outcome::fiber) ? 1 : 0;
        return pixels;
    };
    // four times 1.2 pixels, and four times 1.2 + 3 x 0.35; a pixel less where an edge runs through it
    CHECK(width_px(5.2) == Approx(4.8 - 0.5).margin(1.0));
    CHECK(width_px(5.8) == Approx(9.0 - 0.5).margin(1.0));
}

TEST_CASE("A radio link is drawn dashed from its school to its mast, if such links are shown", "[map_image]") {
    const geo::LonLat school{10.2, 5.5}, mast{10.8, 5.5};
    const auto dataset = tests::country_of({school});
    tests::add_site(*dataset, "mast", mast, {true, true, true, false});
    auto result = tests::planned(dataset, {Outcome::point_to_point});
    auto layout = std::make_shared<planner::NetworkLayout>(layout_without_links(1));
    layout->radio_site[0] = 0;
    result.layout = layout;
    const planner::MapView view{{10.5, 5.5}, 300.0, 500, 500};
    planner::MapLayers layers = wide_lines();
    const planner::Image image = painted(result, layers, view);
    const planner::Palette palette = planner::palette_of(planner::MapTheme::light);
    const geo::Xy start = planner::pixel_from_place(view, school);
    for (const double dash_px : {40.0, 80.0, 120.0}) { // where dashes begin: four times 6 + 4 pixels
        INFO(dash_px);
        CHECK(at(image, {start.x + dash_px + 12.0, start.y}) == planner::colour_of(Outcome::point_to_point));
        CHECK(at(image, {start.x + dash_px + 32.0, start.y}) == palette.halo);
    }
    layers.radio_links = false;
    CHECK(at(painted(result, layers, view), {start.x + 52.0, start.y}) == palette.neighbour);
}
