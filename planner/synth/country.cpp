// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/country.h"

#include "planner/synth/random.h"
#include "planner/synth/wealth.h"

namespace planner::synth {

namespace {

/// Tongues run in belts across the country, so that neighbouring regions mostly share one.
std::vector<Tongue> settle_tongues(const Country& country) {
    const Random random{country.frame.seed, Stream::language};
    const double slant = random.between(-0.6, 0.6, 1);
    std::vector<Tongue> tongues;
    for (const std::size_t town : country.areas.seat_of_region) {
        const Cell cell = country.settlements.towns[town].cell;
        const double column = static_cast<double>(country.frame.column(cell)) / country.frame.side;
        const double row = static_cast<double>(country.frame.row(cell)) / country.frame.side;
        const double belt = row + slant * (column - 0.5);
        tongues.push_back(belt < 0.42 ? Tongue::northern : belt < 0.62 ? Tongue::river : Tongue::coastal);
    }
    return tongues;
}

void name_places(Country& country) {
    UniqueNames names{country.frame.seed};
    country.name = names.give(country.tongue_of_region.front(), 0);
    std::uint64_t index = 1;
    for (const Tongue tongue : country.tongue_of_region) {
        country.region_name.push_back(names.give(tongue, index++));
    }
    for (const Settlement& town : country.settlements.towns) {
        country.town_name.push_back(names.give(country.tongue_at(town.cell), index++));
    }
    for (const std::size_t town : country.areas.seat_of_district) {
        country.district_name.push_back(country.town_name[town]);
    }
}

} // namespace

Country invent_country(std::size_t school_count, std::uint64_t seed, geo::Progress& progress) {
    Country country;
    country.frame = make_frame(school_count, seed);
    const Frame& frame = country.frame;
    progress.begin_step("Raising land");
    country.terrain = make_terrain(frame, progress);
    progress.begin_step("Settling people");
    country.settlements = settle(frame, country.terrain, progress);
    progress.begin_step("Building roads");
    country.roads = build_roads(frame, country.terrain, country.settlements, progress);
    progress.begin_step("Laying the backbone");
    lay_backbone_and_grid(frame, country.settlements, country.roads);
    country.nodes = place_nodes(frame, country.settlements, country.roads);
    country.cell_sites = place_cell_sites(frame, country.terrain, country.settlements, country.roads);
    country.grid_km = distance_to_grid(frame, country.settlements, country.roads);
    country.node_km = distance_to_nodes(frame, country.nodes);
    progress.begin_step("Spreading signal");
    country.coverage = spread_signal(frame, country.terrain, country.cell_sites, progress);
    progress.begin_step("Drawing borders");
    country.areas = divide_land(frame, country.terrain, country.settlements);
    country.wealth = measure_wealth(frame, country.terrain, country.settlements, country.roads);
    country.tongue_of_region = settle_tongues(country);
    name_places(country);
    return country;
}

} // namespace planner::synth
