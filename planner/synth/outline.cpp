// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/parallel.h"
#include "planner/synth/noise.h"
#include "planner/synth/random.h"

namespace planner::synth {

namespace {

constexpr std::size_t smallest_island_cells = 24;
constexpr float barely = 0.002F; // so deep lies what was land, so high what was sea

/// How much a place wants to be land: a rounded, tilted block whose rim is torn by noise.
double land_wish(const Frame& frame, int column, int row) {
    const Random random{frame.seed, Stream::outline};
    const double u = 2.0 * (column + 0.5) / frame.side - 1.0;
    const double v = 2.0 * (row + 0.5) / frame.side - 1.0;
    const double turn = random.between(0.0, std::numbers::pi, 1);
    const double slimness = random.between(0.72, 0.95, 2);
    const double bent_u = u + 0.22 * fractal_noise(random.bits(3), 1.3 * u, 1.3 * v, 3);
    const double bent_v = v + 0.22 * fractal_noise(random.bits(4), 1.3 * u, 1.3 * v, 3);
    const double along = std::cos(turn) * bent_u + std::sin(turn) * bent_v;
    const double across = (std::cos(turn) * bent_v - std::sin(turn) * bent_u) / slimness;
    const double reach = std::pow(std::pow(std::abs(along), 2.1) + std::pow(std::abs(across), 2.1), 1.0 / 2.1);
    const double rim = smooth_step(0.75, 1.0, std::max(std::abs(u), std::abs(v)));
    const double bays = fractal_noise(random.bits(5), 1.6 * u, 1.6 * v, 4);
    const double inlets = fractal_noise(random.bits(6), 9.0 * u, 9.0 * v, 6);
    // Some shores are torn, others even.
    const double torn = smooth_step(-0.3, 0.4, fractal_noise(random.bits(7), 1.4 * u, 1.4 * v, 2));
    return 0.8 * (1.0 - reach) + 0.75 * bays + (0.03 + 0.17 * torn) * inlets - 2.5 * rim;
}

/// The level above which the wanted area lies.
float sea_level(const Frame& frame, const Field& wish) {
    Field sorted = wish;
    const double cells = frame.land_km2 / frame.cell_km2(frame.side / 2);
    const auto rank = std::min(sorted.size() - 1, static_cast<std::size_t>(cells));
    std::ranges::nth_element(sorted, sorted.begin() + static_cast<std::ptrdiff_t>(rank), std::greater<>{});
    return sorted[rank];
}

} // namespace

Patches find_patches(const Frame& frame, const std::vector<bool>& value) {
    Patches patches{std::vector<std::uint32_t>(frame.cell_count(), no_cell), {}};
    std::vector<Cell> open;
    for (Cell first = 0; first < frame.cell_count(); ++first) {
        if (patches.patch[first] != no_cell) continue;
        const auto number = static_cast<std::uint32_t>(patches.size.size());
        patches.size.push_back(0);
        patches.patch[first] = number;
        open.push_back(first);
        while (!open.empty()) {
            const Cell cell = open.back();
            open.pop_back();
            ++patches.size[number];
            for (std::size_t direction = 0; direction < steps.size(); direction += 2) {
                const Cell other = frame.neighbour(cell, direction);
                if (other == no_cell || patches.patch[other] != no_cell || value[other] != value[first]) continue;
                patches.patch[other] = number;
                open.push_back(other);
            }
        }
    }
    return patches;
}

Field make_outline(const Frame& frame, geo::Progress& progress) {
    Field coast(frame.cell_count());
    geo::parallel_chunks(coast.size(), 16'384, progress, [&](std::size_t begin, std::size_t end) {
        for (auto cell = static_cast<Cell>(begin); cell < end; ++cell) {
            coast[cell] = static_cast<float>(land_wish(frame, frame.column(cell), frame.row(cell)));
        }
    });
    const float level = sea_level(frame, coast);
    std::vector<bool> is_land(coast.size());
    for (Cell cell = 0; cell < coast.size(); ++cell) {
        coast[cell] -= level;
        is_land[cell] = coast[cell] > 0.0F;
    }
    const Patches patches = find_patches(frame, is_land);
    for (Cell cell = 0; cell < coast.size(); ++cell) {
        const std::uint32_t patch = patches.patch[cell];
        const bool is_islet = is_land[cell] && patches.size[patch] < smallest_island_cells;
        const bool is_lake = !is_land[cell] && patch != patches.patch[0];
        if (is_islet) coast[cell] = -barely;
        if (is_lake) coast[cell] = barely;
    }
    return coast;
}

} // namespace planner::synth
