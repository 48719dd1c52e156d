// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/io/shapes.h"
#include "geo/io/text_column.h"
#include "geo/issue.h"
#include "geo/progress.h"
#include "geo/road/fixed_place.h"

namespace geo {

/// Roads as they are drawn: a line owns a run of points. What joins them is found later.
struct RoadLines {
    static constexpr std::int64_t no_node = 0;
    static constexpr std::uint32_t no_road = static_cast<std::uint32_t>(-1);

    std::vector<std::size_t> first_point{0}; // size() + 1 entries
    std::vector<FixedPlace> point;           // at least two per line
    std::vector<std::int64_t> node;          // per point: OpenStreetMap's number of it, or no_node
    std::vector<std::uint8_t> road_class;    // per line: row of road_classes()
    std::vector<std::int8_t> level;          // per line: above (bridge) or below (tunnel) the ground, which is 0
    std::vector<std::uint32_t> road;         // per line: row of road_id, or no_road
    TextColumn road_id;                      // as the layer states it: OpenStreetMap's number of a way, or a code

    std::size_t size() const { return road_class.size(); }
    /// The row of a road that has an id; no_road where it is empty.
    std::uint32_t add_road(std::string_view id) {
        if (id.empty()) return no_road;
        road_id.push_back(id);
        return static_cast<std::uint32_t>(road_id.size() - 1);
    }
    /// Ends the line whose points have been added last.
    void end_line(std::uint8_t line_class, std::int8_t line_level, std::uint32_t line_road = no_road) {
        first_point.push_back(point.size());
        road_class.push_back(line_class);
        level.push_back(line_level);
        road.push_back(line_road);
    }
};

/// What a layer says of a road, in OpenStreetMap's words; empty: nothing.
struct RoadWords {
    std::string_view highway{}, layer{}, bridge{}, tunnel{}, id{};
};

/// Adds the lines of a feature; false where its words say that it is no road.
bool add_drawn_road(const Shapes& shapes, std::size_t feature, const RoadWords& words, RoadLines& lines);

/// Adds the lines of another file.
void append_road_lines(const RoadLines& more, RoadLines& lines);

/// The level that a layer's words mean: its "layer" if that is a number, else 1 for a bridge, -1 for a tunnel, else 0.
/// Words as in OpenStreetMap ("yes", "viaduct", "T", "1"; "no", "F", "0" or nothing at all).
std::int8_t road_level_of(std::string_view layer, std::string_view bridge, std::string_view tunnel);

/// The roads of an OpenStreetMap extract (.osm.pbf), with their numbers and those of their points. Ferries and
/// highways that are no roads are left out. Ways whose points the extract lacks are cut there, told as "cut_road".
/// Throws Error for a file that is damaged, ends too early, or holds no road.
Loaded<RoadLines> read_osm_roads(const std::string& path, Progress& progress);

} // namespace geo
