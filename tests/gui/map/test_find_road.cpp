// SPDX-License-Identifier: Apache-2.0
#include "gui/map/find_road.h"

#include <cmath>
#include <random>
#include <vector>

#include "tests/catch.h"
#include "tests/planner/network/world.h"

namespace {

using Lines = std::vector<std::vector<geo::LonLat>>;

/// Roads of three bends each, scattered over both sides of the antimeridian.
Lines scattered_roads(unsigned seed, std::size_t count) {
    std::mt19937 draw{seed};
    const auto share = [&] { return static_cast<double>(draw()) / 4294967296.0; };
    Lines lines;
    for (std::size_t line = 0; line < count; ++line) {
        geo::LonLat at{178.5 + 3.0 * share(), -18.0 + 2.0 * share()};
        lines.emplace_back();
        for (int point = 0; point < 5; ++point) {
            lines.back().push_back({at.lon > 180.0 ? at.lon - 360.0 : at.lon, at.lat});
            at.lon += 0.1 * (share() - 0.5);
            at.lat += 0.1 * (share() - 0.5);
        }
    }
    return lines;
}

/// Pixels from a pixel to a line, by a thousand points on each of its straight pieces.
double sampled_distance_px(const planner::MapView& view, geo::Xy pixel, const std::vector<geo::LonLat>& line) {
    double least_px = 1e9;
    for (std::size_t point = 1; point < line.size(); ++point) {
        const geo::Xy from = planner::pixel_from_place(view, line[point - 1]);
        const geo::Xy to = planner::pixel_from_place(view, line[point]);
        for (int step = 0; step <= 1'000; ++step) {
            const double x = from.x + (to.x - from.x) * step / 1'000.0, y = from.y + (to.y - from.y) * step / 1'000.0;
            least_px = std::min(least_px, std::hypot(x - pixel.x, y - pixel.y));
        }
    }
    return least_px;
}

} // namespace

TEST_CASE("The nearest road within reach is found as by looking along all, across the antimeridian", "[find_road]") {
    const Lines lines = scattered_roads(GENERATE(1U, 2U, 3U), 60);
    std::vector<std::string> ids;
    for (std::size_t line = 0; line < lines.size(); ++line)
        ids.push_back("r" + std::to_string(line));
    planner::Dataset dataset;
    tests::add_roads(dataset, lines, ids);
    const planner::MapView view{{180.0, -17.0}, 400.0, 900, 600};
    std::size_t found_count = 0;
    for (double x = 5.0; x < 900.0; x += 29.0) {
        const geo::Xy mouse{x, 300.0 + 250.0 * std::sin(x)};
        const auto found = gui::find_road(dataset, view, mouse, 12.0);
        double least_px = 1e9;
        for (const auto& line : lines)
            least_px = std::min(least_px, sampled_distance_px(view, mouse, line));
        CAPTURE(x, least_px);
        CHECK(found.has_value() == (least_px <= 12.0));
        if (!found) continue;
        ++found_count;
        CHECK(sampled_distance_px(view, mouse, lines[*found]) == Approx(least_px).margin(0.05));
    }
    CHECK(found_count > 3);
}

TEST_CASE("A road without an id is not found, nor any on the other side of the Earth", "[find_road]") {
    const Lines lines{{{9.9, 5.0}, {10.1, 5.0}}};
    const planner::MapView here{{10.0, 5.0}, 300.0, 200, 100}, beyond{{-170.0, 5.0}, 300.0, 200, 100};
    const geo::Xy middle{100.0, 50.0};
    planner::Dataset dataset;
    CHECK_FALSE(gui::find_road(dataset, here, middle, 12.0));
    tests::add_roads(dataset, lines);
    CHECK_FALSE(gui::find_road(dataset, here, middle, 12.0));
    tests::add_roads(dataset, lines, {"one"});
    CHECK(gui::find_road(dataset, here, middle, 12.0) == 0U);
    CHECK_FALSE(gui::find_road(dataset, beyond, middle, 12.0));
}
