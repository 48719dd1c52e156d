// SPDX-License-Identifier: Apache-2.0
#include "tests/ascii_map.h"

#include <cctype>
#include <sstream>
#include <utility>
#include <vector>

#include "geo/measure/geodesic.h"
#include "geo/missing.h"
#include "tests/tables.h"

namespace tests {
namespace {

constexpr geo::LonLat corner{30.0, -2.0};
constexpr double south_deg = 180.0, east_deg = 90.0, north_deg = 0.0, west_deg = 270.0;

geo::LonLat place_of(double column, double row) {
    return geo::destination(geo::destination(corner, south_deg, row * 1'000.0), east_deg, column * 1'000.0);
}

/// Adds the square kilometre around a place to covered polygons.
void add_square(geo::Shapes& shapes, geo::LonLat centre) {
    if (shapes.first_point.empty()) {
        shapes.first_part = {0};
        shapes.first_point = {0};
    }
    const geo::LonLat north = geo::destination(centre, north_deg, 500.0),
                      south = geo::destination(centre, south_deg, 500.0);
    const geo::LonLat east = geo::destination(centre, east_deg, 500.0),
                      west = geo::destination(centre, west_deg, 500.0);
    for (const geo::LonLat point :
         {geo::LonLat{west.lon, south.lat}, geo::LonLat{east.lon, south.lat}, geo::LonLat{east.lon, north.lat},
          geo::LonLat{west.lon, north.lat}, geo::LonLat{west.lon, south.lat}}) {
        shapes.point.push_back(point);
    }
    shapes.first_point.push_back(shapes.point.size());
    shapes.first_part.push_back(shapes.first_point.size() - 1);
    shapes.is_hole.push_back(false);
    shapes.attributes.source_row.push_back(shapes.attributes.source_row.size());
}

} // namespace

planner::Dataset ascii_map(const std::string& picture) {
    planner::Dataset dataset;
    std::vector<std::pair<char, geo::LonLat>> schools;
    geo::Shapes covered;
    std::istringstream lines{picture};
    std::string line;
    for (double row = 0; std::getline(lines, line); ++row) {
        for (std::size_t column = 0; column < line.size(); ++column) {
            const geo::LonLat place = place_of(static_cast<double>(column), row);
            const char mark = line[column];
            if (std::isalpha(static_cast<unsigned char>(mark))) schools.emplace_back(mark, place);
            if (mark == '#') add_square(covered, place);
            if (mark == '*') add_node(dataset, "n" + std::to_string(dataset.transmission_nodes.size() + 1), place);
            if (mark == '^')
                add_site(dataset, "c" + std::to_string(dataset.cell_sites.size() + 1), place, {true, true, true, true},
                         geo::missing);
        }
    }
    dataset.schools = unknown_schools(schools.size());
    dataset.schools.id.resize(0);
    for (std::size_t school = 0; school < schools.size(); ++school) {
        dataset.schools.id.push_back(std::string(1, schools[school].first));
        dataset.schools.place[school] = schools[school].second;
    }
    dataset.school_counts = {schools.size(), schools.size(), 0};
    if (covered.size() > 0) {
        planner::CoverageLayer layer;
        layer.generation = planner::Generation::g4;
        layer.polygons = std::move(covered);
        dataset.coverage.push_back(std::move(layer));
    }
    return dataset;
}

} // namespace tests
