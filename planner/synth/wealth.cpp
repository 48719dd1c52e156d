// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/wealth.h"

#include <algorithm>
#include <cmath>

#include "planner/synth/grid_distance.h"
#include "planner/synth/noise.h"
#include "planner/synth/random.h"

namespace planner::synth {

namespace {

Field distance_to_towns(const Frame& frame, const Settlements& settlements, std::size_t town_count) {
    std::vector<bool> is_town(frame.cell_count());
    for (std::size_t town = 0; town < town_count; ++town) {
        is_town[settlements.towns[town].cell] = true;
    }
    return distance_km(frame, is_town);
}

} // namespace

Field measure_wealth(const Frame& frame, const Terrain& terrain, const Settlements& settlements,
                     const RoadNetwork& network) {
    const Random random{frame.seed, Stream::wealth};
    const Field town_km = distance_to_towns(frame, settlements, settlements.towns.size());
    const Field city_km = distance_to_towns(frame, settlements, std::max<std::size_t>(1, settlements.towns.size() / 6));
    Field wealth(frame.cell_count(), 0.0F);
    double sum = 0.0, people = 0.0;
    for (Cell cell = 0; cell < wealth.size(); ++cell) {
        const double u = 4.0 * frame.column(cell) / frame.side, v = 4.0 * frame.row(cell) / frame.side;
        const double town = 0.7 * std::exp(-static_cast<double>(town_km[cell]) / 7.0);
        const double city = 1.1 * std::exp(-static_cast<double>(city_km[cell]) / 14.0);
        const double road = 0.35 * std::exp(-static_cast<double>(network.main_road_km[cell]) / 9.0);
        const double height = -0.5 * static_cast<double>(terrain.height_m[cell]) / terrain.peak_m;
        const double region = 0.9 * fractal_noise(random.bits(0), u, v, 3);
        const double patch = 0.25 * fractal_noise(random.bits(1), 12.0 * u, 12.0 * v, 3);
        wealth[cell] = static_cast<float>(town + city + road + height + region + patch);
        sum += static_cast<double>(wealth[cell]) * static_cast<double>(settlements.people[cell]);
        people += static_cast<double>(settlements.people[cell]);
    }
    for (float& index : wealth) {
        index -= static_cast<float>(sum / people);
    }
    return wealth;
}

} // namespace planner::synth
