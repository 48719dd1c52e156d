// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/borders.h"

#include <set>

#include "planner/synth/random.h"
#include "tests/planner/synth/sample_country.h"

using namespace planner::synth;

namespace {

double area_of_ring(const geo::Shapes& shapes, std::size_t part) {
    double area = 0.0;
    for (std::size_t point = shapes.first_point[part]; point + 1 < shapes.first_point[part + 1]; ++point) {
        const geo::LonLat a = shapes.point[point], b = shapes.point[point + 1];
        area += (a.lon * b.lat - b.lon * a.lat) / 2.0;
    }
    return std::abs(area);
}

double area_of(const geo::Shapes& shapes, std::size_t feature) {
    double area = 0.0;
    for (std::size_t part = shapes.first_part[feature]; part < shapes.first_part[feature + 1]; ++part) {
        area += shapes.is_hole[part] ? -area_of_ring(shapes, part) : area_of_ring(shapes, part);
    }
    return area;
}

double middle_crossing(Cell, Cell) { return 0.5; }

/// Areas drawn as text: one character a cell, "." the sea; letters count from "a".
AreaOfCell areas_from(const Frame& frame, const std::vector<std::string>& rows) {
    AreaOfCell areas(frame.cell_count(), no_area);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const char letter = rows[row][column];
            const Cell cell = frame.cell(static_cast<int>(column) + 1, static_cast<int>(row) + 1);
            if (letter != '.') areas[cell] = static_cast<std::uint32_t>(letter - 'a');
        }
    }
    return areas;
}

} // namespace

TEST_CASE("A square of two by two cells loses only its corners", "[borders]") {
    const Frame frame = make_frame(100, 1);
    const AreaOfCell areas = areas_from(frame, {"aa", "aa"});
    const geo::Shapes shapes = draw_areas(frame, areas, 1, areas, middle_crossing);
    REQUIRE(shapes.size() == 1);
    REQUIRE(shapes.part_count() == 1);
    // Crossings half-way: an octagon, 4 cells less four corners of 1/8 cell; then each of its eight bends of 45 degrees
    // is cut a quarter along. At a bend between sides of 1 and sqrt(1/2) the cut takes 1/2 x 1/4 x sqrt(1/2)/4 x
    // sin 45.
    const double cut = 0.5 * 0.25 * (std::sqrt(0.5) / 4.0) * std::sqrt(0.5);
    const double cell_area = frame.cell_deg * frame.cell_deg;
    CHECK(area_of(shapes, 0) / cell_area == Approx(4.0 - 4.0 / 8.0 - 8.0 * cut).epsilon(1e-6));
}

TEST_CASE("An area within another one is its hole", "[borders]") {
    const Frame frame = make_frame(100, 1);
    const AreaOfCell areas = areas_from(frame, {"aaaaa", "aabaa", "abbba", "aabaa", "aaaaa"});
    const geo::Shapes shapes = draw_areas(frame, areas, 2, areas, middle_crossing);
    REQUIRE(shapes.size() == 2);
    CHECK(shapes.first_part[1] - shapes.first_part[0] == 2);
    CHECK(shapes.is_hole[1]);
    CHECK(area_of_ring(shapes, 1) == Approx(area_of(shapes, 1)).epsilon(1e-9));
}

TEST_CASE("Areas that touch at a corner are untangled, and land is kept", "[borders]") {
    const Frame frame = make_frame(100, 1);
    AreaOfCell areas = areas_from(frame, {"ab.", "ba.", "..a"});
    untangle(frame, areas, {0, 0});
    for (int row = 0; row + 1 < frame.side; ++row) {
        for (int column = 0; column + 1 < frame.side; ++column) {
            const auto at = [&](int c, int r) { return areas[frame.cell(column + c, row + r)]; };
            CHECK_FALSE((at(0, 0) == at(1, 1) && at(0, 0) != at(1, 0) && at(0, 0) != at(0, 1)));
            CHECK_FALSE((at(1, 0) == at(0, 1) && at(1, 0) != at(0, 0) && at(1, 0) != at(1, 1)));
        }
    }
    CHECK(std::ranges::count_if(areas, [](std::uint32_t area) { return area != no_area; }) >= 5);
}

TEST_CASE("Districts fill their regions without gap or overlap", "[borders]") {
    const Country& country = tests::sample_country();
    const Areas& areas = country.areas;
    const std::size_t region_count = areas.seat_of_region.size(), district_count = areas.seat_of_district.size();
    const Random random{1, Stream::area};
    const auto crossing = [&](Cell a, Cell b) { return random.between(0.3, 0.7, a, b); };
    const geo::Shapes regions = draw_areas(country.frame, areas.region, region_count, areas.district, crossing);
    const geo::Shapes districts = draw_areas(country.frame, areas.district, district_count, areas.district, crossing);
    REQUIRE(regions.size() == region_count);
    REQUIRE(districts.size() == district_count);
    std::vector<double> sum(region_count);
    for (std::size_t district = 0; district < district_count; ++district) {
        sum[areas.region_of[district]] += area_of(districts, district);
    }
    for (std::size_t region = 0; region < region_count; ++region) {
        CHECK(sum[region] == Approx(area_of(regions, region)).epsilon(1e-9));
    }
    CHECK(std::set(country.region_name.begin(), country.region_name.end()).size() == region_count);
    CHECK(std::set(country.district_name.begin(), country.district_name.end()).size() == district_count);
}
