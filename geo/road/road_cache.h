// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "geo/road/road_graph.h"

namespace geo {

/// What tells one set of road lines and tolerance from another, as 64 hexadecimal digits.
std::string road_cache_key(const RoadLines& lines, double tolerance_m);

/// A graph that was kept, or why there is none.
struct CachedRoads {
    enum class State : std::uint8_t {
        whole,
        absent,
        stale,  // of other roads, or written by another version
        damaged // too short, too long, or not what was written
    };
    State state = State::absent;
    Loaded<RoadGraph> roads; // of State::whole: the graph, and what was told when it was made
};

/// The graph in a file, if it is whole and of this key.
CachedRoads read_road_cache(const std::string& path, std::string_view key);

/// Keeps a graph and what build_road_graph told of it, replacing what was there. Numbers as the machine holds them: a
/// cache is not for carrying about. Throws Error where the file cannot be written.
void write_road_cache(const std::string& path, std::string_view key, const Loaded<RoadGraph>& roads);

/// build_road_graph through a file that keeps its result, with the same issues each time. A stale or damaged file is
/// written anew and told as "rebuilt_road_cache"; where it cannot be written the graph is made each time.
Loaded<RoadGraph> find_road_graph(const RoadLines& lines, double tolerance_m, const std::string& cache_path,
                                  Progress& progress);

} // namespace geo
