// SPDX-License-Identifier: Apache-2.0
#include "geo/road/road_lines.h"

#include <charconv>
#include <optional>

#include "geo/road/road_class.h"

namespace geo {
namespace {

bool is_no_tag(std::string_view word) {
    return word.empty() || word == "no" || word == "0" || word == "F" || word == "f" || word == "false";
}

} // namespace

bool add_drawn_road(const Shapes& shapes, std::size_t feature, const RoadWords& words, RoadLines& lines) {
    const std::optional<std::uint8_t> road_class = road_class_of(words.highway);
    if (!road_class) return false;
    const std::int8_t level = road_level_of(words.layer, words.bridge, words.tunnel);
    const std::uint32_t road = lines.add_road(words.id);
    for (std::size_t part = shapes.first_part[feature]; part < shapes.first_part[feature + 1]; ++part) {
        for (std::size_t point = shapes.first_point[part]; point < shapes.first_point[part + 1]; ++point)
            lines.point.emplace_back(shapes.point[point]);
        lines.end_line(*road_class, level, road);
    }
    if (!lines.node.empty()) lines.node.resize(lines.point.size(), RoadLines::no_node);
    return true;
}

void append_road_lines(const RoadLines& more, RoadLines& lines) {
    const std::size_t points_before = lines.point.size();
    if (!more.node.empty() || !lines.node.empty()) {
        lines.node.resize(points_before, RoadLines::no_node);
        lines.node.insert(lines.node.end(), more.node.begin(), more.node.end());
        lines.node.resize(points_before + more.point.size(), RoadLines::no_node);
    }
    lines.point.insert(lines.point.end(), more.point.begin(), more.point.end());
    const auto roads_before = static_cast<std::uint32_t>(lines.road_id.size());
    for (std::size_t line = 0; line < more.size(); ++line) {
        lines.first_point.push_back(points_before + more.first_point[line + 1]);
        lines.road_class.push_back(more.road_class[line]);
        lines.level.push_back(more.level[line]);
        const std::uint32_t road = more.road[line];
        lines.road.push_back(road == RoadLines::no_road ? road : roads_before + road);
    }
    for (const std::string_view id : more.road_id)
        lines.road_id.push_back(id);
}

std::int8_t road_level_of(std::string_view layer, std::string_view bridge, std::string_view tunnel) {
    std::int8_t level = 0;
    if (layer.starts_with('+')) layer.remove_prefix(1);
    const auto [end, error] = std::from_chars(layer.data(), layer.data() + layer.size(), level);
    if (error == std::errc{} && end == layer.data() + layer.size() && level != 0) return level;
    if (!is_no_tag(bridge)) return 1;
    return is_no_tag(tunnel) ? std::int8_t{0} : std::int8_t{-1};
}

} // namespace geo
