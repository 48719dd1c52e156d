// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/settlements.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "geo/parallel.h"
#include "planner/synth/grid_distance.h"
#include "planner/synth/noise.h"
#include "planner/synth/random.h"

namespace planner::synth {

namespace {

constexpr double people_per_school = 1200.0;
constexpr double town_share = 0.38; // of all people
constexpr double village_share = 0.42;
constexpr double people_per_village = 1100.0;

Field distance_to_rivers(const Frame& frame, const Drainage& drainage) {
    std::vector<bool> is_river(frame.cell_count());
    const auto threshold = static_cast<float>(river_threshold_km2(frame));
    for (Cell cell = 0; cell < is_river.size(); ++cell) {
        is_river[cell] = drainage.catchment_km2[cell] >= threshold;
    }
    return distance_km(frame, is_river);
}

/// Low, even ground near rivers and the sea feeds people; some regions more than others.
Field measure_fertility(const Frame& frame, const Terrain& terrain, const Field& river_km, geo::Progress& progress) {
    const Random random{frame.seed, Stream::fertility};
    const double near_km = 5.0 * std::sqrt(frame.scale());
    Field fertility(frame.cell_count(), 0.0F);
    geo::parallel_chunks(fertility.size(), 16'384, progress, [&](std::size_t begin, std::size_t end) {
        for (auto cell = static_cast<Cell>(begin); cell < end; ++cell) {
            if (!terrain.is_land[cell]) continue;
            const double height = static_cast<double>(terrain.height_m[cell]) / (0.55 * terrain.peak_m);
            const double steepness = static_cast<double>(terrain.slope[cell]) / 0.28;
            const double river = 0.45 + 0.55 * std::exp(-static_cast<double>(river_km[cell]) / near_km);
            const double coast = 0.8 + 0.2 * std::exp(-static_cast<double>(terrain.coast_km[cell]) / (3.0 * near_km));
            const double u = 5.0 * frame.column(cell) / frame.side, v = 5.0 * frame.row(cell) / frame.side;
            const double region = std::exp(2.0 * fractal_noise(random.key(), u, v, 6) - 0.7);
            fertility[cell] =
                static_cast<float>(std::min(1.0, 0.02 + std::exp(-height - steepness) * river * coast * region));
        }
    });
    return fertility;
}

/// Keeps places apart: remembers which squares of a grid hold one.
class Spacing {
public:
    Spacing(const Frame& frame, double apart_km)
        : frame_{frame},
          apart_km_{apart_km},
          stride_{std::max(1, static_cast<int>(apart_km / frame.cell_height_km()))},
          columns_{frame.side / stride_ + 1},
          taken_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(columns_)) {}

    bool is_free(Cell cell) const {
        const int column = frame_.column(cell) / stride_, row = frame_.row(cell) / stride_;
        for (int r = std::max(0, row - 2); r <= std::min(columns_ - 1, row + 2); ++r) {
            for (int c = std::max(0, column - 2); c <= std::min(columns_ - 1, column + 2); ++c) {
                for (const Cell other : taken_[square(c, r)]) {
                    if (apart_km(cell, other) < apart_km_) return false;
                }
            }
        }
        return true;
    }
    void take(Cell cell) { taken_[square(frame_.column(cell) / stride_, frame_.row(cell) / stride_)].push_back(cell); }

private:
    std::size_t square(int column, int row) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column);
    }
    double apart_km(Cell a, Cell b) const {
        return std::hypot((frame_.column(a) - frame_.column(b)) * frame_.cell_width_km(frame_.row(a)),
                          (frame_.row(a) - frame_.row(b)) * frame_.cell_height_km());
    }

    const Frame& frame_;
    double apart_km_;
    int stride_, columns_;
    std::vector<std::vector<Cell>> taken_;
};

/// Land cells from the best to the worst ground for a town, with some luck.
std::vector<Cell> town_candidates(const Frame& frame, const Terrain& terrain, const Settlements& land) {
    const Random random{frame.seed, Stream::town};
    std::vector<std::pair<float, Cell>> scored;
    const auto great_river = static_cast<float>(4.0 * river_threshold_km2(frame));
    for (Cell cell = 0; cell < frame.cell_count(); ++cell) {
        if (!terrain.is_main[cell] || !terrain.is_inland(frame, cell)) continue;
        const double luck = std::pow(random.uniform(cell), 0.7);
        const bool is_crossing = terrain.drainage.catchment_km2[cell] >= great_river;
        const bool is_port = terrain.coast_km[cell] < 4.0F && land.river_km[cell] < 4.0F;
        const double score =
            static_cast<double>(land.fertility[cell]) * luck * (is_crossing ? 1.4 : 1.0) * (is_port ? 1.2 : 1.0);
        scored.emplace_back(static_cast<float>(score), cell);
    }
    std::ranges::sort(scored, [](const auto& a, const auto& b) {
        return a.first > b.first || (a.first == b.first && a.second < b.second);
    });
    std::vector<Cell> cells;
    cells.reserve(scored.size());
    for (const auto& [score, cell] : scored) {
        cells.push_back(cell);
    }
    return cells;
}

/// First the cities, far apart, then the towns between them; people by rank: the second has half as many as the first.
void found_towns(const Frame& frame, const Terrain& terrain, Settlements& settlements) {
    const auto schools = static_cast<double>(frame.school_count);
    const auto wanted = static_cast<std::size_t>(std::max(3.0, 25.0 * std::pow(schools / 1000.0, 0.75)));
    const std::vector<Cell> candidates = town_candidates(frame, terrain, settlements);
    const double mean_gap_km = std::sqrt(frame.land_km2 / static_cast<double>(wanted));
    Spacing city_spacing{frame, 1.6 * mean_gap_km}, town_spacing{frame, 0.55 * mean_gap_km};
    std::vector<Cell> cells;
    const auto found = [&](std::size_t count, Spacing& spacing) {
        for (std::size_t next = 0; next < candidates.size() && cells.size() < count; ++next) {
            if (!spacing.is_free(candidates[next]) || !town_spacing.is_free(candidates[next])) continue;
            spacing.take(candidates[next]);
            if (&spacing != &town_spacing) town_spacing.take(candidates[next]);
            cells.push_back(candidates[next]);
        }
    };
    found(std::max<std::size_t>(2, wanted / 8), city_spacing);
    found(wanted, town_spacing);
    double ranks = 0.0;
    for (std::size_t rank = 0; rank < cells.size(); ++rank) {
        ranks += 1.0 / std::pow(static_cast<double>(rank + 1), 0.95);
    }
    for (std::size_t rank = 0; rank < cells.size(); ++rank) {
        const double share = 1.0 / std::pow(static_cast<double>(rank + 1), 0.95) / ranks;
        const double people = town_share * settlements.total_people * share;
        const double core_per_km2 = 2500.0 + 1500.0 * std::log10(std::max(1.0, people / 10'000.0));
        // All people of a core that thins out as exp(-distance / radius): 2 pi radius^2 times its middle.
        settlements.towns.push_back({cells[rank], people, std::sqrt(people / (2.0 * std::numbers::pi * core_per_km2))});
    }
}

/// Villages by chance, more on good ground; their sizes spread as a lognormal.
void found_villages(const Frame& frame, const Terrain& terrain, Settlements& settlements) {
    const Random random{frame.seed, Stream::village};
    const double wanted = village_share * settlements.total_people / people_per_village;
    const double fertile = std::accumulate(settlements.fertility.begin(), settlements.fertility.end(), 0.0);
    for (Cell cell = 0; cell < frame.cell_count(); ++cell) {
        if (!terrain.is_inland(frame, cell)) continue;
        const double expected = wanted * static_cast<double>(settlements.fertility[cell]) / fertile;
        if (random.uniform(cell) >= expected) continue;
        const double people = people_per_village * std::exp(0.7 * random.normal(cell, 1) - 0.245);
        settlements.villages.push_back({cell, people, std::sqrt(people / (2.0 * std::numbers::pi * 1200.0))});
    }
    double sum = 0.0;
    for (const Settlement& village : settlements.villages) {
        sum += village.people;
    }
    for (Settlement& village : settlements.villages) {
        village.people *= village_share * settlements.total_people / sum;
    }
}

/// How densely people live so far from the middle of a settlement, 0..1: none beyond six radii.
double density(double away_km, double radius_km) {
    const double rim = std::max(0.0, 1.0 - away_km / (6.0 * radius_km));
    return std::exp(-away_km / radius_km) * rim * rim;
}

/// Adds the people of a settlement to the cells around it, thinning outwards, on land only; steep ground stays empty.
void spread(const Frame& frame, const Terrain& terrain, const Settlement& settlement, Field& people) {
    const double radius_km = std::max(0.3 * frame.cell_height_km(), settlement.radius_km);
    const int reach = static_cast<int>(6.0 * radius_km / frame.cell_width_km(frame.row(settlement.cell)));
    const int column = frame.column(settlement.cell), row = frame.row(settlement.cell);
    const Random random{frame.seed, Stream::people_detail};
    std::vector<std::pair<Cell, double>> shares;
    double sum = 0.0;
    for (int r = std::max(0, row - reach); r <= std::min(frame.side - 1, row + reach); ++r) {
        for (int c = std::max(0, column - reach); c <= std::min(frame.side - 1, column + reach); ++c) {
            const Cell cell = frame.cell(c, r);
            const double away_km =
                std::hypot((c - column) * frame.cell_width_km(row), (r - row) * frame.cell_height_km());
            const double share = density(away_km, radius_km);
            if (!terrain.is_land[cell] || share <= 0.0) continue;
            const double steepness = static_cast<double>(terrain.slope[cell]) / 0.2;
            const double patchy = 1.2 * fractal_noise(random.bits(settlement.cell), c * 0.21, r * 0.21, 3);
            shares.emplace_back(cell, share * std::exp(patchy - steepness));
            sum += shares.back().second;
        }
    }
    for (const auto& [cell, share] : shares) {
        people[cell] += static_cast<float>(settlement.people * share / sum);
    }
}

} // namespace

Settlements settle(const Frame& frame, const Terrain& terrain, geo::Progress& progress) {
    Settlements settlements;
    settlements.total_people = people_per_school * static_cast<double>(frame.school_count);
    settlements.river_km = distance_to_rivers(frame, terrain.drainage);
    settlements.fertility = measure_fertility(frame, terrain, settlements.river_km, progress);
    found_towns(frame, terrain, settlements);
    found_villages(frame, terrain, settlements);

    const double fertile = std::accumulate(settlements.fertility.begin(), settlements.fertility.end(), 0.0);
    const double scattered = (1.0 - town_share - village_share) * settlements.total_people / fertile;
    settlements.scattered = settlements.fertility;
    for (float& people : settlements.scattered) {
        people = static_cast<float>(scattered * static_cast<double>(people));
    }
    settlements.people = settlements.scattered;
    for (const Settlement& town : settlements.towns) {
        spread(frame, terrain, town, settlements.people);
    }
    for (const Settlement& village : settlements.villages) {
        spread(frame, terrain, village, settlements.people);
    }
    return settlements;
}

double people_per_km2_at(const Frame& frame, const Terrain& terrain, const Settlements& settlements, geo::Xy position) {
    if (sample(frame, terrain.coast, position) <= 0.0) return 0.0;
    const Random random{frame.seed, Stream::people_detail};
    const int row = std::clamp(static_cast<int>(std::lround(position.y)), 0, frame.side - 1);
    // Mean 1, so that sums stay.
    const double patchy = 1.0 + 0.8 * gradient_noise(random.key(), 1.9 * position.x, 1.9 * position.y);
    return std::max(0.0, patchy) * sample(frame, settlements.people, position) / frame.cell_km2(row);
}

} // namespace planner::synth
