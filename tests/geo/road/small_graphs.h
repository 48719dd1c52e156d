// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "geo/road/arc_table.h"
#include "geo/road/road_lines.h"

namespace tests {

/// An edge of a graph drawn by hand.
struct HandEdge {
    std::uint32_t a, b;
    float weight;
};

/// Both directions of each edge, by tail.
geo::ArcTable arcs_of(std::uint32_t node_count, const std::vector<HandEdge>& edges);

/// A connected graph: a random tree and some more edges, weights whole numbers 1..20.
std::vector<HandEdge> random_edges(std::uint32_t node_count, std::mt19937& random);

/// The lattice of conformance/small: its arcs in decimetres, and its terminals.
struct Lattice {
    geo::ArcTable arcs;
    std::vector<std::uint32_t> terminals;
};
Lattice reference_lattice();

/// Adds a line over degrees, without numbers of its points.
void add_line(geo::RoadLines& lines, const std::vector<geo::LonLat>& places, std::uint8_t road_class = 3,
              std::int8_t level = 0, std::string_view id = "");

} // namespace tests
