// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/synth/road_network.h"

namespace planner::synth {

std::string_view highway_of(RoadKind kind) {
    switch (kind) {
    case RoadKind::none:
        break;
    case RoadKind::unclassified:
        return "unclassified";
    case RoadKind::tertiary:
        return "tertiary";
    case RoadKind::secondary:
        return "secondary";
    case RoadKind::primary:
        return "primary";
    case RoadKind::trunk:
        return "trunk";
    }
    return "";
}

RoadGrid::Side RoadGrid::side_of(Cell cell, std::size_t direction) const {
    if (direction < 4) return {cell, direction};
    return {frame_.neighbour(cell, direction), direction - 4};
}

RoadKind RoadGrid::kind(Cell cell, std::size_t direction) const {
    const Side side = side_of(cell, direction);
    return side.cell == no_cell ? RoadKind::none : kind_[side.cell][side.direction];
}

bool RoadGrid::is_fiber(Cell cell, std::size_t direction) const {
    const Side side = side_of(cell, direction);
    return side.cell != no_cell && is_fiber_[side.cell][side.direction];
}

bool RoadGrid::has_road(Cell cell) const {
    for (std::size_t direction = 0; direction < steps.size(); ++direction) {
        if (kind(cell, direction) != RoadKind::none) return true;
    }
    return false;
}

void RoadGrid::build(const std::vector<Cell>& path, RoadKind kind, bool is_fiber) {
    for (std::size_t at = 1; at < path.size(); ++at) {
        std::size_t direction = 0;
        while (frame_.neighbour(path[at - 1], direction) != path[at]) {
            ++direction;
        }
        const Side side = side_of(path[at - 1], direction);
        kind_[side.cell][side.direction] = std::max(kind_[side.cell][side.direction], kind);
        is_fiber_[side.cell][side.direction] = is_fiber_[side.cell][side.direction] || is_fiber;
    }
}

} // namespace planner::synth
