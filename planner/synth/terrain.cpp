// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/terrain.h"

#include <algorithm>
#include <cmath>

#include "geo/parallel.h"
#include "planner/synth/grid_distance.h"
#include "planner/synth/noise.h"
#include "planner/synth/outline.h"
#include "planner/synth/random.h"

namespace planner::synth {

namespace {

/// How fast the ground rises, 0..1: mountain belts, hills between them, plains along the coast.
Field make_uplift(const Frame& frame, const Field& coast_km, geo::Progress& progress) {
    const Random random{frame.seed, Stream::uplift};
    const double plain_km = 9.0 * std::sqrt(frame.scale());
    const double waves = 0.7 * std::pow(frame.scale(), 0.25); // a larger country has more mountain belts
    Field uplift(frame.cell_count());
    geo::parallel_chunks(uplift.size(), 16'384, progress, [&](std::size_t begin, std::size_t end) {
        for (auto cell = static_cast<Cell>(begin); cell < end; ++cell) {
            const double u = 2.0 * frame.column(cell) / frame.side, v = 2.0 * frame.row(cell) / frame.side;
            const double bent_u = u + 0.3 * fractal_noise(random.bits(1), 1.5 * u, 1.5 * v, 3);
            const double bent_v = v + 0.3 * fractal_noise(random.bits(2), 1.5 * u, 1.5 * v, 3);
            const double belt = ridge_noise(random.bits(3), waves * bent_u, waves * bent_v, 3);
            const double hills = smooth_step(-0.1, 0.5, fractal_noise(random.bits(4), 3.0 * bent_u, 3.0 * bent_v, 4));
            const double rock =
                (1.0 + 0.5 * fractal_noise(random.bits(5), 9.0 * u, 9.0 * v, 5)) * random.between(0.3, 1.7, cell, 9);
            const double inland = smooth_step(0.0, plain_km, static_cast<double>(coast_km[cell]));
            uplift[cell] = static_cast<float>((0.02 + 0.10 * hills + 0.85 * belt * belt * belt) * rock * inland);
        }
    });
    return uplift;
}

/// Lets the ground rise while rivers cut down, half-way to the steady state of the stream power law in each round:
///     slope = uplift / catchment^m      (Whipple and Tucker 1999; m = 0.45)
/// solved from the sea upstream as Braun and Willett (2013) do. Catchments are in shares of the land.
void erode(const Frame& frame, const std::vector<bool>& is_land, const Field& uplift, int rounds, Field& height,
           geo::Progress& progress) {
    constexpr double concavity = 0.45;
    // Below this catchment slopes, not streams, shape the ground.
    const double hillside_km2 = 4.0 * frame.cell_km2(frame.side / 2);
    for (int round = 0; round < rounds; ++round) {
        progress.report(static_cast<double>(round) / rounds);
        const Drainage drainage = route_water(frame, is_land, height);
        for (const Cell cell : drainage.order) {
            const Cell next = drainage.downstream[cell];
            const double run_km = std::hypot((frame.column(cell) - frame.column(next)) * frame.cell_height_km(),
                                             (frame.row(cell) - frame.row(next)) * frame.cell_height_km());
            const double catchment =
                (static_cast<double>(drainage.catchment_km2[cell]) + hillside_km2) / frame.land_km2;
            const double rise = static_cast<double>(uplift[cell]) * run_km / std::pow(catchment, concavity);
            const double steady = static_cast<double>(height[next]) + rise;
            height[cell] = static_cast<float>(0.5 * static_cast<double>(height[cell]) + 0.5 * steady);
        }
    }
}

/// A frame of the same box with a coarser grid.
Frame coarsened(const Frame& frame, int divisor) {
    Frame coarse = frame;
    coarse.side = frame.side / divisor;
    coarse.cell_deg = frame.box.width() / coarse.side;
    return coarse;
}

Field resampled(const Frame& from, const Field& field, const Frame& to) {
    Field result(to.cell_count());
    for (Cell cell = 0; cell < result.size(); ++cell) {
        result[cell] = static_cast<float>(sample(from, field, from.grid_position(to.centre(cell))));
    }
    return result;
}

std::vector<bool> above_zero(const Field& field) {
    std::vector<bool> result(field.size());
    for (Cell cell = 0; cell < field.size(); ++cell) {
        result[cell] = field[cell] > 0.0F;
    }
    return result;
}

/// Great rivers find their way on a coarse grid, valleys on a finer one, gullies on the last.
Field carve(const Frame& frame, const Terrain& terrain, const Field& uplift, geo::Progress& progress) {
    const Random random{frame.seed, Stream::rock};
    Frame level = coarsened(frame, 4);
    Field height(level.cell_count());
    for (Cell cell = 0; cell < height.size(); ++cell) {
        const double u = 8.0 * level.column(cell) / level.side, v = 8.0 * level.row(cell) / level.side;
        height[cell] = static_cast<float>(1.0 + fractal_noise(random.bits(0), u, v, 5));
    }
    for (const auto& [divisor, rounds] : {std::pair{4, 30}, std::pair{2, 10}, std::pair{1, 5}}) {
        const Frame finer = coarsened(frame, divisor);
        height = resampled(level, height, finer);
        level = finer;
        erode(level, above_zero(resampled(frame, terrain.coast, level)), resampled(frame, uplift, level), rounds,
              height, progress);
    }
    return height;
}

/// Stretches heights so that all but the highest thousandth lie below the peak height.
void scale_heights(Terrain& terrain) {
    Field land;
    for (Cell cell = 0; cell < terrain.height_m.size(); ++cell) {
        if (terrain.is_land[cell]) land.push_back(terrain.height_m[cell]);
    }
    const auto rank = static_cast<std::ptrdiff_t>(land.size() - 1 - land.size() / 1000);
    std::ranges::nth_element(land, land.begin() + rank);
    const double highest = std::max(1e-6, static_cast<double>(land[static_cast<std::size_t>(rank)]));
    for (Cell cell = 0; cell < terrain.height_m.size(); ++cell) {
        const double share = static_cast<double>(terrain.height_m[cell]) / highest;
        terrain.height_m[cell] = terrain.is_land[cell] ? static_cast<float>(2.0 + terrain.peak_m * share) : 0.0F;
    }
}

Field steepest_slopes(const Frame& frame, const Field& height_m) {
    Field slope(frame.cell_count(), 0.0F);
    for (Cell cell = 0; cell < slope.size(); ++cell) {
        for (std::size_t direction = 0; direction < steps.size(); ++direction) {
            const Cell other = frame.neighbour(cell, direction);
            if (other == no_cell) continue;
            const double run_m = 1000.0 * frame.step_km(frame.row(cell), direction);
            const double ratio = std::abs(static_cast<double>(height_m[cell] - height_m[other])) / run_m;
            slope[cell] = std::max(slope[cell], static_cast<float>(ratio));
        }
    }
    return slope;
}

std::vector<bool> largest_island(const Frame& frame, const std::vector<bool>& is_land) {
    const Patches patches = find_patches(frame, is_land);
    std::uint32_t largest = no_cell;
    for (Cell cell = 0; cell < is_land.size(); ++cell) {
        const std::uint32_t patch = patches.patch[cell];
        if (is_land[cell] && (largest == no_cell || patches.size[patch] > patches.size[largest])) largest = patch;
    }
    std::vector<bool> is_largest(is_land.size());
    for (Cell cell = 0; cell < is_land.size(); ++cell) {
        is_largest[cell] = is_land[cell] && patches.patch[cell] == largest;
    }
    return is_largest;
}

} // namespace

Terrain make_terrain(const Frame& frame, geo::Progress& progress) {
    Terrain terrain;
    terrain.coast = make_outline(frame, progress);
    terrain.is_land = above_zero(terrain.coast);
    terrain.land_count = static_cast<std::size_t>(std::ranges::count(terrain.is_land, true));
    terrain.is_main = largest_island(frame, terrain.is_land);
    std::vector<bool> is_sea = terrain.is_land;
    is_sea.flip();
    terrain.coast_km = distance_km(frame, is_sea);
    terrain.peak_m = 1500.0 * std::pow(frame.scale(), 0.3);
    terrain.height_m = carve(frame, terrain, make_uplift(frame, terrain.coast_km, progress), progress);
    scale_heights(terrain);
    terrain.drainage = route_water(frame, terrain.is_land, terrain.height_m);
    terrain.slope = steepest_slopes(frame, terrain.height_m);
    return terrain;
}

double height_m_at(const Frame& frame, const Terrain& terrain, geo::Xy position) {
    if (sample(frame, terrain.coast, position) <= 0.0) return 0.0;
    const Random random{frame.seed, Stream::detail};
    const double roughness_m = 120.0 * frame.cell_height_km() * sample(frame, terrain.slope, position);
    const double detail_m = roughness_m * fractal_noise(random.key(), 0.7 * position.x, 0.7 * position.y, 3);
    return std::max(1.0, sample_smooth(frame, terrain.height_m, position) + detail_m);
}

} // namespace planner::synth
