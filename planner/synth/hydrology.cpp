// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/hydrology.h"

#include <bit>
#include <cmath>
#include <functional>
#include <queue>

#include "planner/synth/random.h"

namespace planner::synth {

namespace {

// Heights from 0 up sort as their bits do: level and cell in one number make a quick queue without ties.
std::uint64_t queue_key(float level, Cell cell) {
    return (static_cast<std::uint64_t>(std::bit_cast<std::uint32_t>(level)) << 32U) | cell;
}

using RisingQueue = std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>>;

RisingQueue sea_along_the_coast(const Frame& frame, const std::vector<bool>& is_land) {
    std::vector<std::uint64_t> keys;
    for (Cell cell = 0; cell < frame.cell_count(); ++cell) {
        if (is_land[cell]) continue;
        for (std::size_t direction = 0; direction < steps.size(); ++direction) {
            const Cell other = frame.neighbour(cell, direction);
            if (other == no_cell || !is_land[other]) continue;
            keys.push_back(queue_key(0.0F, cell));
            break;
        }
    }
    return RisingQueue{std::greater<>{}, std::move(keys)};
}

/// Each way out of a cell is a little longer or shorter than the lattice says, always the same: otherwise rivers would
/// keep to its eight directions (after Fairfield and Leymarie 1991).
double way_km(const Frame& frame, Cell cell, std::size_t direction) {
    const Random random{frame.seed, Stream::rock};
    return frame.step_km(frame.row(cell), direction) * random.between(0.5, 1.5, cell, direction);
}

Cell steepest_neighbour(const Frame& frame, const Field& height, const std::vector<bool>& is_done, Cell cell) {
    Cell steepest = no_cell;
    double steepest_fall = 0.0;
    for (std::size_t direction = 0; direction < steps.size(); ++direction) {
        const Cell other = frame.neighbour(cell, direction);
        if (other == no_cell || !is_done[other]) continue;
        if (height[other] >= height[cell]) continue;
        const double fall = static_cast<double>(height[cell] - height[other]) / way_km(frame, cell, direction);
        if (fall <= steepest_fall) continue;
        steepest_fall = fall;
        steepest = other;
    }
    return steepest;
}

void sum_catchments(const Frame& frame, Drainage& drainage) {
    drainage.catchment_km2.assign(frame.cell_count(), 0.0F);
    for (auto cell = drainage.order.rbegin(); cell != drainage.order.rend(); ++cell) {
        drainage.catchment_km2[*cell] += static_cast<float>(frame.cell_km2(frame.row(*cell)));
        const Cell next = drainage.downstream[*cell];
        if (drainage.downstream[next] != no_cell) drainage.catchment_km2[next] += drainage.catchment_km2[*cell];
    }
}

} // namespace

Drainage route_water(const Frame& frame, const std::vector<bool>& is_land, Field& height) {
    Drainage drainage;
    drainage.downstream.assign(frame.cell_count(), no_cell);
    RisingQueue queue = sea_along_the_coast(frame, is_land);
    std::vector<bool> is_queued(frame.cell_count(), false), is_done(frame.cell_count(), false);
    while (!queue.empty()) {
        const Cell cell = static_cast<Cell>(queue.top() & 0xffffffffU);
        queue.pop();
        if (is_land[cell]) {
            const Cell steepest = steepest_neighbour(frame, height, is_done, cell);
            if (steepest != no_cell) drainage.downstream[cell] = steepest;
            drainage.order.push_back(cell);
        } else {
            height[cell] = 0.0F;
        }
        is_done[cell] = true;
        for (std::size_t direction = 0; direction < steps.size(); ++direction) {
            const Cell other = frame.neighbour(cell, direction);
            if (other == no_cell || !is_land[other] || is_queued[other]) continue;
            is_queued[other] = true;
            drainage.downstream[other] = cell;
            // At least one representable height above the spill: water never stands still.
            height[other] = std::max(height[other], std::nextafter(height[cell], 1e9F));
            queue.push(queue_key(height[other], other));
        }
    }
    sum_catchments(frame, drainage);
    return drainage;
}

std::vector<River> trace_rivers(const Frame& frame, const Drainage& drainage, double min_catchment_km2) {
    const auto is_river = [&](Cell cell) {
        return static_cast<double>(drainage.catchment_km2[cell]) >= min_catchment_km2;
    };
    std::vector<std::uint8_t> tributaries(frame.cell_count(), 0);
    for (const Cell cell : drainage.order) {
        if (is_river(cell)) ++tributaries[drainage.downstream[cell]];
    }
    std::vector<River> rivers;
    for (const Cell head : drainage.order) {
        if (!is_river(head) || tributaries[head] == 1) continue;
        River river;
        Cell cell = head;
        do {
            river.cells.push_back(cell);
            river.catchment_km2 = static_cast<double>(drainage.catchment_km2[cell]);
            cell = drainage.downstream[cell];
        } while (drainage.downstream[cell] != no_cell && tributaries[cell] == 1);
        river.cells.push_back(cell);
        river.reaches_sea = drainage.downstream[cell] == no_cell;
        rivers.push_back(std::move(river));
    }
    return rivers;
}

double river_threshold_km2(const Frame& frame) { return 0.025 * std::pow(frame.land_km2, 0.75); }

} // namespace planner::synth
