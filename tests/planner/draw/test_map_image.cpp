// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/map_image.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <vector>

#include "geo/io/write.h"
#include "tests/catch.h"
#include "tests/planner/draw/painted.h"
#include "tests/planner/draw/small_country.h"

using planner::Outcome;
using tests::at;
using tests::painted;
using tests::schools_alone;

namespace {

std::size_t count_of(const planner::Image& image, planner::Colour colour) {
    return static_cast<std::size_t>(std::ranges::count(image.pixel, colour));
}

/// Adds a transmission node in operation.
void add_node(planner::Dataset& dataset, geo::LonLat place) {
    planner::TransmissionNodes& nodes = dataset.transmission_nodes;
    nodes.id.emplace_back("node");
    nodes.place.push_back(place);
    nodes.status.push_back(planner::TransmissionNodes::Status::operational);
    nodes.on_line.push_back(false);
}

/// A square degree of cells around (10.5, 5.5): `value` by column and row, of 10 x 10.
std::string coverage_file(const tests::TemporaryFolder& folder, float (*value)(int column, int row)) {
    const std::string path = folder / "coverage.tif";
    geo::Progress progress;
    const geo::OutputGrid grid{.width = 10,
                               .height = 10,
                               .box = {10.0, 5.0, 11.0, 6.0},
                               .cell = geo::OutputGrid::Cell::uint8,
                               .nodata = 255.0,
                               .has_nodata = true};
    geo::write_geotiff(
        path, grid,
        [&](int row, std::span<float> cells) {
            for (int column = 0; column < 10; ++column)
                cells[static_cast<std::size_t>(column)] = value(column, row);
        },
        progress);
    return path;
}

} // namespace

TEST_CASE("A school is drawn where it is, in its technology's colour", "[map_image]") {
    const std::vector<geo::LonLat> places{{10.2, 5.2}, {10.8, 5.7}, {10.5, 5.4}};
    const auto result =
        tests::planned(tests::country_of(places), {Outcome::fiber, Outcome::satellite, Outcome::offline});
    const planner::MapView view{{10.5, 5.5}, 300.0, 500, 500};
    const planner::Image image = painted(result, schools_alone(), view);
    for (std::size_t school = 0; school < 3; ++school) {
        CHECK(at(image, planner::pixel_from_place(view, places[school])) ==
              planner::colour_of(result.plan->outcome[school]));
    }
    CHECK(at(image, planner::pixel_from_place(view, {10.3, 5.8})) ==
          planner::palette_of(planner::MapTheme::light).neighbour);
}

TEST_CASE("An unknown school is hollow: the paper shows inside a rim", "[map_image]") {
    planner::ScenarioResult result;
    result.dataset = tests::country_of({{10.5, 5.5}});
    planner::MapLayers layers = schools_alone();
    layers.colouring.column = "connected";
    const planner::Image image = painted(result, layers, {{10.5, 5.5}, 100.0, 101, 101});
    const planner::Colour middle = image.at(50, 50), rim = image.at(50 - 6, 50);
    CHECK(middle.r > 220);
    CHECK(middle.g > 220);
    CHECK(rim.r < 170);
    CHECK(std::abs(rim.r - rim.b) < 30); // grey
}

TEST_CASE("A school at a transmission node is seen above it, and the node's corners around its disc", "[map_image]") {
    const geo::LonLat place{10.5, 5.5};
    const auto dataset = tests::country_of({place});
    add_node(*dataset, place);
    const auto result = tests::planned(dataset, {Outcome::satellite});
    planner::MapLayers layers = schools_alone();
    layers.scale = 2.0;
    const planner::Image image = painted(result, layers, {place, 300.0, 201, 201});
    CHECK(image.at(100, 100) == planner::colour_of(Outcome::satellite));
    for (const int side : {-10, 10}) // 14 pixels from the middle: outside the disc
        CHECK(image.at(100 + side, 100 + side) == planner::palette_of(planner::MapTheme::light).transmission_node);
}

TEST_CASE("Where schools are drawn small, transmission nodes are too", "[map_image]") {
    std::vector<geo::LonLat> places; // a block of 20 x 20 schools, a hundredth of a degree apart
    for (int school = 0; school < 400; ++school)
        places.push_back({10.0 + 0.01 * (school % 20), 5.0 + 0.01 * (school / 20)});
    const auto dataset = tests::country_of(places);
    const geo::LonLat place{10.5, 5.1};
    add_node(*dataset, place);
    const auto result = tests::planned(dataset, std::vector(places.size(), Outcome::fiber));
    const planner::Palette palette = planner::palette_of(planner::MapTheme::light);
    const auto beside_node = [&](double metres_per_pixel, int away) {
        return painted(result, schools_alone(), {place, metres_per_pixel, 201, 201}).at(100 + away, 100);
    };
    CHECK(beside_node(50.0, 4) == palette.transmission_node); // 22 pixels from school to school
    CHECK(beside_node(1'000.0, 1) == palette.transmission_node);
    CHECK(beside_node(1'000.0, 5) == palette.neighbour); // one pixel from school to school
}

TEST_CASE("Nodes are as large where a dataset has no schools", "[map_image]") {
    const geo::LonLat place{10.5, 5.5};
    const auto dataset = tests::country_of({});
    add_node(*dataset, place);
    const planner::Image image = painted(tests::planned(dataset, {}), schools_alone(), {place, 300.0, 201, 201});
    CHECK(image.at(104, 100) == planner::palette_of(planner::MapTheme::light).transmission_node);
}

TEST_CASE("A node that a scenario proposes is a frame where it is, and a school is seen in it", "[map_image]") {
    planner::ScenarioResult result = tests::planned(tests::country_of({{10.2, 5.2}}), {Outcome::fiber});
    const planner::MapView view{{10.5, 5.5}, 300.0, 201, 201};
    const planner::Palette palette = planner::palette_of(planner::MapTheme::light);
    const auto middle_and_rim = [&] {
        const planner::Image image = painted(result, schools_alone(), view);
        return std::vector{image.at(100, 100), image.at(100 - 6, 100)};
    };
    CHECK(middle_and_rim() == std::vector{palette.neighbour, palette.neighbour});
    result.scenario.indicators.nodes.proposed = {{"new", {10.5, 5.5}}};
    CHECK(middle_and_rim() == std::vector{palette.neighbour, palette.transmission_node});
    result.dataset = tests::country_of({{10.5, 5.5}});
    CHECK(middle_and_rim() == std::vector{planner::colour_of(Outcome::fiber), palette.transmission_node});
}

TEST_CASE("A proposed node is drawn above the name of its area", "[map_image]") {
    const auto dataset = tests::country_of({{9.0, 5.2}});
    dataset->admin.push_back(tests::square_area({10.5, 5.5}, 0.4, "MMMM"));
    planner::ScenarioResult result = tests::planned(dataset, {Outcome::fiber});
    const planner::MapView view{{10.5, 5.5}, 300.0, 201, 201};
    const planner::Palette palette = planner::palette_of(planner::MapTheme::light);
    planner::MapLayers layers = schools_alone();
    layers.labels = true;
    const auto down_its_side = [&] {
        const planner::Image image = painted(result, layers, view);
        std::vector<planner::Colour> column;
        for (int row = 96; row <= 104; ++row)
            column.push_back(image.at(100 - 6, row));
        return column;
    };
    CHECK(down_its_side() != std::vector(9, palette.land)); // the name
    result.scenario.indicators.nodes.proposed = {{"new", {10.5, 5.5}}};
    CHECK(down_its_side() == std::vector(9, palette.transmission_node));
}

TEST_CASE("The name of an area gives way to a school within the area, not to schools that are not drawn",
          "[map_image]") {
    const geo::LonLat middle{10.5, 5.5};
    planner::MapLayers layers = schools_alone();
    layers.labels = true;
    const auto inked_rows = [&](double half_side_deg) { // around the middle one
        const auto dataset = tests::country_of({middle});
        dataset->admin.push_back(tests::square_area(middle, half_side_deg, "MMMM"));
        const planner::Image image =
            painted(tests::planned(dataset, {Outcome::fiber}), layers, {middle, 300.0, 201, 201});
        std::vector<int> rows;
        for (int row = 60; row <= 140; ++row) {
            for (int column = 60; column <= 140; ++column) {
                if (image.at(column, row) != planner::palette_of(planner::MapTheme::light).label) continue;
                rows.push_back(row - 100);
                break;
            }
        }
        return rows;
    };
    const auto is_middle = [](int row) { return std::abs(row) < 2; };
    const std::vector<int> beside = inked_rows(0.4);
    REQUIRE_FALSE(beside.empty());
    CHECK(std::ranges::none_of(beside, is_middle));
    CHECK(std::ranges::any_of(inked_rows(0.05), is_middle)); // 37 pixels high: the name would leave it
    layers.schools = false;
    CHECK(std::ranges::any_of(inked_rows(0.4), is_middle));
}

TEST_CASE("A country across the antimeridian is in one piece", "[map_image]") {
    const std::vector<geo::LonLat> places{{179.8, -17.0}, {-179.8, -17.0}};
    const auto result = tests::planned(tests::country_of(places), {Outcome::fiber, Outcome::cellular});
    const planner::MapView view = planner::view_of(planner::extent_of(*result.dataset), 400, 300);
    const planner::Image image = painted(result, schools_alone(), view);
    const geo::Xy west = planner::pixel_from_place(view, places[0]), east = planner::pixel_from_place(view, places[1]);
    CHECK(east.x > west.x);
    CHECK(at(image, west) == planner::colour_of(Outcome::fiber));
    CHECK(at(image, east) == planner::colour_of(Outcome::cellular));
}

TEST_CASE("The same input gives the same pixels, from a fresh painter and from one that has drawn before",
          "[map_image]") {
    const auto dataset = tests::country_of({{10.2, 5.2}, {10.8, 5.7}});
    dataset->admin.push_back(tests::square_area({10.5, 5.5}, 0.45, "Wilaya \u0627\u0644\u0634\u0631\u0642"));
    const auto result = tests::planned(dataset, {Outcome::fiber, Outcome::satellite});
    const planner::MapView view{{10.5, 5.5}, 300.0, 400, 400}, elsewhere{{10.0, 5.0}, 500.0, 300, 200};
    planner::MapPainter painter;
    geo::Progress progress;
    const planner::Image first = painter.paint(result, {}, view, progress);
    painter.paint(result, {}, elsewhere, progress);
    const planner::Image again = painter.paint(result, {}, view, progress);
    CHECK(first.pixel == again.pixel);
    CHECK(first.pixel == painted(result, {}, view).pixel);
}

TEST_CASE("Areas are land, and their outside is not", "[map_image]") {
    const auto dataset = tests::country_of({});
    dataset->admin.push_back(tests::square_area({10.5, 5.5}, 0.25, ""));
    planner::ScenarioResult result;
    result.dataset = dataset;
    const planner::MapView view{{10.5, 5.5}, 300.0, 400, 400};
    const planner::Palette& palette = planner::palette_of(planner::MapTheme::light);
    const planner::Image image = painted(result, schools_alone(), view);
    CHECK(at(image, planner::pixel_from_place(view, {10.5, 5.6})) == palette.land);
    CHECK(at(image, planner::pixel_from_place(view, {10.5, 5.9})) == palette.sea);
    const planner::Colour border = at(image, planner::pixel_from_place(view, {10.25, 5.5}));
    CHECK(border.r < palette.land.r - 40);
    // a quarter degree each way at 300 m: (0.5 x 111,319 / 300)^2 = 34,421 pixels, less the rim
    CHECK(count_of(image, palette.land) == Approx(34'421).epsilon(0.03));
}

TEST_CASE("Strong coverage is tinted, variable coverage hatched, and none left as it is", "[map_image]") {
    const tests::TemporaryFolder folder;
    const std::string path = coverage_file(folder, [](int column, int) {
        return column < 3 ? 0.0F : column < 6 ? 1.0F : 2.0F;
    });
    const auto dataset = tests::country_of({});
    planner::CoverageLayer layer;
    layer.raster = geo::open_raster(path, "");
    layer.rule = {planner::CoveredRule::Kind::one_of, {1.0, 2.0}};
    dataset->coverage.push_back(layer);
    planner::ScenarioResult result;
    result.dataset = dataset;
    const planner::MapView view{{10.5, 5.5}, 300.0, 400, 400};
    const planner::Image image = painted(result, {}, view);
    const planner::Colour paper = planner::palette_of(planner::MapTheme::light).neighbour;
    CHECK(at(image, planner::pixel_from_place(view, {10.15, 5.5})) == paper);
    const planner::Colour tint = at(image, planner::pixel_from_place(view, {10.45, 5.5}));
    CHECK(tint.r < paper.r);
    std::size_t tinted = 0, lighter = 0;
    const geo::Xy variable = planner::pixel_from_place(view, {10.8, 5.5});
    for (int x = 0; x < 14; ++x) {
        const planner::Colour colour = image.at(static_cast<int>(variable.x) + x, static_cast<int>(variable.y));
        if (colour == tint) ++tinted;
        if (colour != tint && colour != paper) ++lighter;
    }
    CHECK(tinted == 4); // two of seven
    CHECK(lighter == 10);
}

TEST_CASE("A country without a dataset, without schools, or without pixels is drawn as nothing", "[map_image]") {
    const planner::MapView view{{10.5, 5.5}, 300.0, 40, 30};
    CHECK(painted({}, {}, view).pixel.size() == 40 * 30);
    planner::ScenarioResult empty;
    empty.dataset = std::make_shared<planner::Dataset>();
    CHECK(painted(empty, {}, view).pixel.size() == 40 * 30);
    CHECK(painted(empty, {}, {{10.5, 5.5}, 300.0, 0, 30}).pixel.empty());
}

TEST_CASE("A cancelled picture stops", "[map_image]") {
    planner::ScenarioResult empty;
    empty.dataset = std::make_shared<planner::Dataset>();
    std::stop_source stop;
    stop.request_stop();
    geo::Progress progress{stop.get_token()};
    planner::MapPainter painter;
    CHECK_THROWS_AS(painter.paint(empty, {}, {{0.0, 0.0}, 300.0, 40, 30}, progress), geo::Cancelled);
}

TEST_CASE("An image is written as PNG, and a folder that is not there is an error", "[map_image]") {
    const tests::TemporaryFolder folder;
    const planner::Image image{2, 1, {{255, 0, 0, 255}, {0, 0, 255, 128}}};
    planner::write_png(folder / "picture.png", image);
    CHECK(tests::read_file(folder / "picture.png").substr(1, 3) == "PNG");
    CHECK_THROWS_AS(planner::write_png(folder / "missing/picture.png", image), geo::Error);
}
