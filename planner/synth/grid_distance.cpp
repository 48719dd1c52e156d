// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/grid_distance.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>
#include <queue>

namespace planner::synth {

namespace {

void shorten(const Frame& frame, Field& distance, Cell cell, std::initializer_list<std::size_t> directions) {
    for (const std::size_t direction : directions) {
        const Cell other = frame.neighbour(cell, direction);
        if (other == no_cell) continue;
        const float through = distance[other] + static_cast<float>(frame.step_km(frame.row(cell), direction));
        distance[cell] = std::min(distance[cell], through);
    }
}

} // namespace

Field distance_km(const Frame& frame, const std::vector<bool>& is_source) {
    Field distance(frame.cell_count());
    for (Cell cell = 0; cell < distance.size(); ++cell) {
        distance[cell] = is_source[cell] ? 0.0F : 1e9F;
    }
    for (Cell cell = 0; cell < distance.size(); ++cell) {
        shorten(frame, distance, cell, {4, 5, 6, 7});
    }
    for (Cell cell = static_cast<Cell>(distance.size()); cell-- > 0;) {
        shorten(frame, distance, cell, {0, 1, 2, 3});
    }
    return distance;
}

Reach reach_from(const Frame& frame, const std::vector<Cell>& sources,
                 const std::function<float(Cell, std::size_t, Cell)>& step_cost) {
    Reach reach{Field(frame.cell_count(), std::numeric_limits<float>::infinity()),
                std::vector<Cell>(frame.cell_count(), no_cell), std::vector<Cell>(frame.cell_count(), no_cell)};
    std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> queue;
    const auto push = [&](float cost, Cell cell) {
        queue.push((static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(cost)) << 32U) | cell);
    };
    for (Cell source = 0; source < sources.size(); ++source) {
        if (reach.origin[sources[source]] != no_cell) continue;
        reach.cost[sources[source]] = 0.0F;
        reach.origin[sources[source]] = source;
        push(0.0F, sources[source]);
    }
    while (!queue.empty()) {
        const auto cell = static_cast<Cell>(queue.top() & 0xffffffffU);
        const auto cost = std::bit_cast<float>(static_cast<std::uint32_t>(queue.top() >> 32U));
        queue.pop();
        if (cost > reach.cost[cell]) continue;
        for (std::size_t direction = 0; direction < steps.size(); ++direction) {
            const Cell other = frame.neighbour(cell, direction);
            if (other == no_cell) continue;
            const float through = cost + step_cost(cell, direction, other);
            if (through >= reach.cost[other]) continue;
            reach.cost[other] = through;
            reach.before[other] = cell;
            reach.origin[other] = reach.origin[cell];
            push(through, other);
        }
    }
    return reach;
}

std::vector<Cell> path_to(const Reach& reach, Cell cell) {
    std::vector<Cell> path;
    for (Cell at = cell; at != no_cell; at = reach.before[at]) {
        path.push_back(at);
    }
    std::ranges::reverse(path);
    return path;
}

} // namespace planner::synth
