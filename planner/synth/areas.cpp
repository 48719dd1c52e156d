// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/areas.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "planner/synth/grid_distance.h"
#include "planner/synth/noise.h"
#include "planner/synth/random.h"

namespace planner::synth {

namespace {

double apart_km(const Frame& frame, Cell a, Cell b) {
    return std::hypot((frame.column(a) - frame.column(b)) * frame.cell_width_km(frame.row(a)),
                      (frame.row(a) - frame.row(b)) * frame.cell_height_km());
}

/// The largest towns that keep a distance from each other, at most so many.
std::vector<std::size_t> seats(const Frame& frame, const Settlements& settlements, std::size_t wanted) {
    const double gap_km = 0.6 * std::sqrt(frame.land_km2 / static_cast<double>(wanted));
    std::vector<std::size_t> chosen;
    for (std::size_t town = 0; town < settlements.towns.size() && chosen.size() < wanted; ++town) {
        const bool is_free = std::ranges::all_of(chosen, [&](std::size_t other) {
            return apart_km(frame, settlements.towns[town].cell, settlements.towns[other].cell) >= gap_km;
        });
        if (is_free) chosen.push_back(town);
    }
    return chosen;
}

/// Shares the land out among seats. Crossing rivers and climbing is dear, so that borders settle there; the sea is
/// dearer, but islands belong to someone.
AreaOfCell grow(const Frame& frame, const Terrain& terrain, const Settlements& settlements,
                const std::vector<std::size_t>& seats_of_areas) {
    const Random random{frame.seed, Stream::area};
    const auto river_km2 = static_cast<float>(2.0 * river_threshold_km2(frame));
    std::vector<Cell> sources;
    sources.reserve(seats_of_areas.size());
    for (const std::size_t town : seats_of_areas) {
        sources.push_back(settlements.towns[town].cell);
    }
    const auto winding = [&](Cell cell) {
        return std::exp(2.5 * fractal_noise(random.key(), 0.05 * frame.column(cell), 0.05 * frame.row(cell), 4));
    };
    const Reach reach = reach_from(frame, sources, [&](Cell from, std::size_t direction, Cell to) {
        const double run_km = frame.step_km(frame.row(from), direction);
        if (!terrain.is_land[to]) return static_cast<float>(10.0 * run_km);
        const double climb =
            40.0 * std::max(0.0, static_cast<double>(terrain.height_m[to] - terrain.height_m[from])) / 1000.0 / run_km;
        const double river = terrain.drainage.catchment_km2[to] >= river_km2 ? 20.0 : 0.0;
        return static_cast<float>(run_km * (1.0 + climb + river) * winding(to));
    });
    AreaOfCell areas(frame.cell_count(), no_area);
    for (Cell cell = 0; cell < areas.size(); ++cell) {
        if (terrain.is_land[cell]) areas[cell] = reach.origin[cell];
    }
    return areas;
}

/// Districts that touch each other, by district.
std::vector<std::set<std::uint32_t>> touching(const Frame& frame, const AreaOfCell& areas, std::size_t count) {
    std::vector<std::set<std::uint32_t>> neighbours(count);
    for (Cell cell = 0; cell < areas.size(); ++cell) {
        for (const std::size_t direction : {0U, 2U}) {
            const Cell other = frame.neighbour(cell, direction);
            if (other == no_cell || areas[cell] == no_area || areas[other] == no_area || areas[cell] == areas[other])
                continue;
            neighbours[areas[cell]].insert(areas[other]);
            neighbours[areas[other]].insert(areas[cell]);
        }
    }
    return neighbours;
}

/// Gives each district to a region: from the regions' seats outwards, the smallest region first takes the nearest free
/// neighbour of its own.
std::vector<std::uint32_t> group(const Frame& frame, const Settlements& settlements, const Areas& areas) {
    const std::size_t count = areas.seat_of_district.size();
    const auto neighbours = touching(frame, areas.district, count);
    std::vector<std::uint32_t> region(count, no_area);
    std::vector<std::size_t> sizes(areas.seat_of_region.size(), 0);
    const auto give = [&](std::uint32_t district, std::uint32_t to) {
        region[district] = to;
        ++sizes[to];
    };
    const auto cell_of = [&](std::size_t town) { return settlements.towns[town].cell; };
    for (std::uint32_t seat = 0; seat < sizes.size(); ++seat) {
        give(areas.district[cell_of(areas.seat_of_region[seat])], seat);
    }
    for (std::size_t given = sizes.size(); given < count; ++given) {
        double nearest = 1e18;
        std::uint32_t chosen = no_area, into = no_area;
        for (std::uint32_t district = 0; district < count; ++district) {
            if (region[district] == no_area) continue;
            for (const std::uint32_t other : neighbours[district]) {
                if (region[other] != no_area) continue;
                const std::uint32_t to = region[district];
                const double weight =
                    static_cast<double>(sizes[to]) *
                    apart_km(frame, cell_of(areas.seat_of_district[other]), cell_of(areas.seat_of_region[to]));
                if (weight >= nearest) continue;
                nearest = weight;
                chosen = other;
                into = to;
            }
        }
        if (chosen == no_area) break;
        give(chosen, into);
    }
    std::ranges::replace(region, no_area, 0U);
    return region;
}

} // namespace

bool Areas::is_interior(const Frame& frame, Cell cell) const {
    for (std::size_t direction = 0; direction < steps.size(); ++direction) {
        const Cell other = frame.neighbour(cell, direction);
        if (other == no_cell || district[other] != district[cell]) return false;
    }
    return true;
}

Areas divide_land(const Frame& frame, const Terrain& terrain, const Settlements& settlements) {
    const double thousands = std::max(0.2, static_cast<double>(frame.school_count) / 1000.0);
    Areas areas;
    areas.seat_of_district =
        seats(frame, settlements, static_cast<std::size_t>(std::lround(24.0 * std::pow(thousands, 0.4))));
    areas.district = grow(frame, terrain, settlements, areas.seat_of_district);
    const auto wanted_regions = static_cast<std::size_t>(std::lround(6.0 * std::pow(thousands, 0.22)));
    std::set<std::uint32_t> taken;
    for (const std::size_t town : seats(frame, settlements, wanted_regions)) {
        // A district is the home of one region at most.
        if (taken.insert(areas.district[settlements.towns[town].cell]).second) areas.seat_of_region.push_back(town);
    }
    areas.region_of = group(frame, settlements, areas);
    untangle(frame, areas.district, areas.region_of);
    areas.region.assign(frame.cell_count(), no_area);
    for (Cell cell = 0; cell < areas.region.size(); ++cell) {
        if (areas.district[cell] != no_area) areas.region[cell] = areas.region_of[areas.district[cell]];
    }
    return areas;
}

} // namespace planner::synth
