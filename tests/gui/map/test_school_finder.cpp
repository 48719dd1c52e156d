// SPDX-License-Identifier: Apache-2.0
#include "gui/map/school_finder.h"

#include <cmath>
#include <random>
#include <vector>

#include "tests/catch.h"
#include "tests/planner/draw/small_country.h"

namespace {

std::vector<geo::LonLat> scattered(unsigned seed, std::size_t count) {
    std::mt19937 draw{seed};
    const auto share = [](std::mt19937::result_type drawn) { return static_cast<double>(drawn) / 4294967296.0; };
    std::vector<geo::LonLat> places;
    for (std::size_t i = 0; i < count; ++i) {
        const double lon = 178.0 + 4.0 * share(draw()), lat = -19.0 + 3.0 * share(draw());
        places.push_back({lon > 180.0 ? lon - 360.0 : lon, lat});
    }
    return places;
}

} // namespace

TEST_CASE("The nearest school within reach is found as by looking at all, across the antimeridian", "[school_finder]") {
    const auto dataset = tests::country_of(scattered(GENERATE(1U, 2U, 3U), 400));
    const gui::SchoolFinder finder{dataset};
    const planner::MapView view = planner::view_of(planner::extent_of(*dataset), 900, 600);
    for (double x = 5.0; x < 900.0; x += 37.0) {
        const geo::Xy mouse{x, 300.0 + x / 9.0};
        std::optional<std::size_t> expected;
        double least = 12.0;
        for (std::size_t school = 0; school < 400; ++school) {
            const geo::Xy pixel = planner::pixel_from_place(view, dataset->schools.place[school]);
            const double distance = std::hypot(pixel.x - mouse.x, pixel.y - mouse.y);
            if (distance < least) {
                least = distance;
                expected = school;
            }
        }
        CHECK(finder.nearest(view, mouse, 12.0) == expected);
    }
}

TEST_CASE("A box holds the schools inside it, whichever corner comes first", "[school_finder]") {
    const auto dataset = tests::country_of(scattered(7, 300));
    const gui::SchoolFinder finder{dataset};
    const planner::MapView view = planner::view_of(planner::extent_of(*dataset), 900, 600);
    std::vector<std::size_t> expected;
    for (std::size_t school = 0; school < 300; ++school) {
        const geo::Xy pixel = planner::pixel_from_place(view, dataset->schools.place[school]);
        if (pixel.x >= 200.0 && pixel.x <= 500.0 && pixel.y >= 100.0 && pixel.y <= 400.0) expected.push_back(school);
    }
    CHECK(expected.size() > 10);
    CHECK(finder.inside(view, {200.0, 100.0}, {500.0, 400.0}) == expected);
    CHECK(finder.inside(view, {500.0, 400.0}, {200.0, 100.0}) == expected);
}

TEST_CASE("Nothing is found in a country without schools", "[school_finder]") {
    const gui::SchoolFinder finder{tests::country_of({})};
    const planner::MapView view{{10.0, 5.0}, 300.0, 400, 300};
    CHECK_FALSE(finder.nearest(view, {200.0, 150.0}, 12.0));
    CHECK(finder.inside(view, {0.0, 0.0}, {400.0, 300.0}).empty());
}
