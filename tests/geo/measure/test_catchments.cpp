// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/catchments.h"
#include "tests/catch.h"

#include <cmath>
#include <numbers>
#include <random>

#include "geo/measure/local_plane.h"

namespace {

double area_km2(const std::vector<geo::Xy>& polygon) {
    double doubled = 0.0;
    for (std::size_t at = 0; at < polygon.size(); ++at) {
        const geo::Xy a = polygon[at], b = polygon[(at + 1) % polygon.size()];
        doubled += a.x * b.y - b.x * a.y;
    }
    return doubled / 2.0 / 1e6;
}

geo::Catchments catchments_of(const std::vector<geo::LonLat>& places, double radius_m, geo::Overlap overlap) {
    geo::Progress progress;
    return {places, radius_m, overlap, progress};
}

} // namespace

TEST_CASE("The polygon that stands for a circle has the circle's area", "[catchments]") {
    const std::size_t corner_count = GENERATE(8u, 128u, 2048u);
    CHECK(area_km2(geo::circle_of_equal_area(corner_count)) * 1e6 == Approx(std::numbers::pi).epsilon(1e-12));
}

TEST_CASE("Two circles that overlap share the ground at the bisector", "[catchments]") {
    // 1,000 m apart on the equator, radius 1,000 m: each keeps the circle without the segment beyond 500 m,
    // whose area is r^2 (acos(1/2) - 1/2 sqrt(3/4))
    const geo::LonLat east = geo::destination({0.0, 0.0}, 90.0, 1'000.0);
    const geo::Catchments ground = catchments_of({{0.0, 0.0}, east}, 1'000.0, geo::Overlap::once);
    const double expected_km2 = std::numbers::pi - (std::acos(0.5) - 0.5 * std::sqrt(0.75));
    const auto circle = geo::circle_of_equal_area(2048);
    std::vector<geo::Xy> outline;
    for (std::size_t site = 0; site < 2; ++site) {
        ground.outline(site, 1'000.0, circle, outline);
        CHECK(area_km2(outline) == Approx(expected_km2).epsilon(1e-5));
        ground.outline(site, 499.0, circle, outline); // too small to meet
        CHECK(area_km2(outline) == Approx(std::numbers::pi * 0.499 * 0.499).epsilon(1e-12));
    }
    const geo::Catchments whole = catchments_of({{0.0, 0.0}, east}, 1'000.0, geo::Overlap::per_centre);
    whole.outline(0, 1'000.0, circle, outline);
    CHECK(area_km2(outline) == Approx(std::numbers::pi).epsilon(1e-12));
}

TEST_CASE("Places in one spot are one site, also when written in two ways", "[catchments]") {
    const geo::Catchments ground = catchments_of({{180.0, 5.0}, {10.0, 5.0}, {-180.0, 5.0}, {10.0, 5.0}, {10.0, 5.0}},
                                                 1'000.0, geo::Overlap::once);
    CHECK(ground.site_count() == 2);
    CHECK(ground.site_of(2) == 0);
    CHECK(ground.site_of(4) == 1);
    CHECK(ground.places_at(0) == 2);
    CHECK(ground.places_at(1) == 3);
}

TEST_CASE("Cut circles hold the points that are nearest to their site, and no others", "[catchments]") {
    std::mt19937 random{GENERATE(1u, 2u, 3u)};
    std::normal_distribution<double> spread{0.0, 2'000.0}; // crowded in the middle
    const geo::LocalPlane plane{{25.0, 48.0}};
    std::vector<geo::LonLat> places;
    for (int place = 0; place < 60; ++place) {
        places.push_back(plane.place({spread(random), spread(random)}));
    }
    const double radius_m = 1'500.0;
    const geo::Catchments ground = catchments_of(places, radius_m, geo::Overlap::once);
    const auto circle = geo::circle_of_equal_area(128);
    std::vector<std::vector<geo::Xy>> outlines(places.size());
    for (std::size_t site = 0; site < places.size(); ++site) {
        ground.outline(site, radius_m, circle, outlines[site]);
    }
    const auto holds = [&](std::size_t site, geo::LonLat at) {
        const geo::Xy point = geo::LocalPlane{places[site]}.xy(geo::GroundPoint{at});
        const auto& polygon = outlines[site];
        for (std::size_t corner = 0; corner < polygon.size(); ++corner) {
            const geo::Xy a = polygon[corner], b = polygon[(corner + 1) % polygon.size()];
            if ((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) < 0.0) return false;
        }
        return !polygon.empty();
    };
    for (int probe = 0; probe < 2'000; ++probe) {
        const geo::LonLat at = plane.place({spread(random), spread(random)});
        std::vector<double> away_m;
        for (const geo::LonLat place : places) {
            away_m.push_back(geo::distance_m(at, place));
        }
        std::vector<double> sorted = away_m;
        std::ranges::sort(sorted);
        if (sorted[1] - sorted[0] < 0.1 || std::abs(sorted[0] - radius_m) < 2.0) continue; // too close to an edge
        for (std::size_t site = 0; site < places.size(); ++site) {
            const bool expected = away_m[site] == sorted[0] && sorted[0] < radius_m;
            if (holds(site, at) != expected) FAIL("site " << site << ", probe " << probe);
        }
    }
}
