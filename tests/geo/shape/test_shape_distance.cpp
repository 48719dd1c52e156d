// SPDX-License-Identifier: Apache-2.0
#include "geo/shape/shape_distance.h"
#include "tests/catch.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "geo/measure/geodesic.h"
#include "tests/geo/shape/drawn_shapes.h"

namespace {

/// Nearest of so many points along each edge, straight in degrees.
double nearest_by_points_m(const std::vector<geo::LonLat>& line, geo::LonLat from, int steps) {
    double nearest = INFINITY;
    for (std::size_t at = 0; at + 1 < line.size(); ++at) {
        for (int step = 0; step <= steps; ++step) {
            const double share = static_cast<double>(step) / steps;
            const geo::LonLat point{line[at].lon + share * std::remainder(line[at + 1].lon - line[at].lon, 360.0),
                                    line[at].lat + share * (line[at + 1].lat - line[at].lat)};
            nearest = std::min(nearest, geo::distance_m(from, point));
        }
    }
    return nearest;
}

} // namespace

TEST_CASE("The distance to a line is that to its nearest point, an end or between", "[shape_distance]") {
    const geo::ShapeDistance index{
        tests::draw_shapes({{{{{10.0, 0.0}, {11.0, 0.0}}}}, {{{{10.0, 5.0}, {10.0, 6.0}}}}})};
    CHECK(index.nearest_m({10.5, 0.01}) == Approx(geo::distance_m(geo::LonLat{10.5, 0.0}, {10.5, 0.01})).margin(1e-3));
    CHECK(index.nearest_m({11.01, 0.0}) == Approx(geo::distance_m(geo::LonLat{11.0, 0.0}, {11.01, 0.0})).margin(1e-3));
    CHECK(index.nearest_m({10.3, 0.0}) == Approx(0.0).margin(1e-6));
    CHECK(index.nearest_m({10.0, 5.5}) == Approx(0.0).margin(1e-6));
    CHECK(index.nearest_m({10.0, 7.0}) == Approx(geo::distance_m(geo::LonLat{10.0, 6.0}, {10.0, 7.0})).margin(1e-3));
}

TEST_CASE("Edges are straight in degrees: a parallel stays a parallel", "[shape_distance]") {
    const geo::ShapeDistance index{tests::draw_shapes({{{{{0.0, 60.0}, {10.0, 60.0}}}}})};
    CHECK(index.nearest_m({5.0, 60.0}) < 0.05); // the geodesic between the ends runs 10 km further north
}

TEST_CASE("Distances equal those to many points along the lines, everywhere", "[shape_distance]") {
    std::mt19937 random{GENERATE(range(1u, 6u))};
    const geo::LonLat centre =
        GENERATE(geo::LonLat{30.0, -2.0}, geo::LonLat{180.0, -17.0}, geo::LonLat{10.0, 69.0}, geo::LonLat{0.0, 0.0});
    std::uniform_real_distribution<double> offset{-0.15, 0.15};
    const auto place = [&] {
        return geo::LonLat{std::remainder(centre.lon + offset(random), 360.0), centre.lat + offset(random)};
    };
    std::vector<geo::LonLat> line;
    for (int point = 0; point < 12; ++point) {
        line.push_back(place());
    }
    const geo::ShapeDistance index{tests::draw_shapes({{{line}}})};
    for (int query = 0; query < 5; ++query) {
        const geo::LonLat from = place();
        // 4,000 points on at most 50 km: the nearest is at most 6 m aside, which adds less than 0.1 m from 200 m on
        const double expected = nearest_by_points_m(line, from, 4'000);
        if (expected > 200.0) CHECK(index.nearest_m(from) == Approx(expected).margin(0.1));
        CHECK(index.nearest_m(from) < expected + 0.05);
    }
}

TEST_CASE("The nearest point lies on the feature named, as far away as told", "[shape_distance]") {
    const geo::LonLat centre =
        GENERATE(geo::LonLat{30.0, -2.0}, geo::LonLat{180.0, -17.0}, geo::LonLat{10.0, 69.0}, geo::LonLat{-45.0, 89.8});
    std::mt19937 random{8};
    std::uniform_real_distribution<double> offset{-0.1, 0.1};
    const double widening = 1.0 / std::cos(centre.lat * 0.0174533);
    const auto place = [&] {
        return geo::LonLat{std::remainder(centre.lon + widening * offset(random), 360.0), centre.lat + offset(random)};
    };
    std::vector<std::vector<geo::LonLat>> lines;
    std::vector<std::vector<tests::DrawnPart>> drawn;
    for (int line = 0; line < 4; ++line) {
        lines.push_back({place(), place(), place()});
        drawn.push_back({{lines.back()}});
    }
    const geo::ShapeDistance index{tests::draw_shapes(drawn)};
    for (int query = 0; query < 5; ++query) {
        const geo::LonLat from = place();
        const auto found = index.nearest(from);
        REQUIRE(found);
        CHECK(geo::distance_m(from, found->place) == Approx(found->distance_m).margin(1e-6));
        CHECK(nearest_by_points_m(lines[found->feature], found->place, 20'000) < 10.0); // on that line
        for (const auto& line : lines) {
            CHECK(found->distance_m <= nearest_by_points_m(line, from, 5'000) + 1e-3);
        }
    }
}

TEST_CASE("A line far away is measured as exactly as a near one", "[shape_distance]") {
    // a meridian: its nearest point seen from the equator, 40 degrees away, lies on the equator
    const geo::ShapeDistance index{tests::draw_shapes({{{{{70.0, -30.0}, {70.0, 20.0}}}}})};
    const auto found = index.nearest({30.0, 0.0});
    REQUIRE(found);
    CHECK(found->place.lat == Approx(0.0).margin(1e-5));
    CHECK(found->distance_m == Approx(geo::distance_m(geo::LonLat{30.0, 0.0}, {70.0, 0.0})).margin(1e-3));
}

TEST_CASE("A further line never lengthens a distance, and nothing is not known", "[shape_distance]") {
    CHECK(std::isnan(geo::ShapeDistance{tests::draw_shapes({})}.nearest_m({0.0, 0.0})));
    const geo::ShapeDistance one{tests::draw_shapes({{{{{0.0, 0.0}, {1.0, 1.0}}}}})};
    const geo::ShapeDistance two{tests::draw_shapes({{{{{0.0, 0.0}, {1.0, 1.0}}}}, {{{{2.0, 0.0}, {2.0, 2.0}}}}})};
    std::mt19937 random{9};
    std::uniform_real_distribution<double> at{-1.0, 3.0};
    std::vector<geo::LonLat> places;
    for (int place = 0; place < 300; ++place) {
        places.push_back({at(random), at(random)});
    }
    geo::Progress progress;
    const std::vector<double> to_one = geo::distances_m(one, places, progress);
    const std::vector<double> to_two = geo::distances_m(two, places, progress);
    for (std::size_t place = 0; place < places.size(); ++place) {
        CHECK(to_two[place] <= to_one[place]);
        CHECK(to_two[place] == two.nearest_m(places[place]));
    }
}
