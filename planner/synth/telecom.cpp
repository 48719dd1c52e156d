// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/telecom.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "planner/synth/grid_distance.h"
#include "planner/synth/random.h"

namespace planner::synth {

namespace {

constexpr double backbone_town_share = 0.4; // of the towns, the largest first
constexpr double grid_town_share = 0.75;
constexpr double people_per_town_site = 7000.0;
constexpr double road_site_gap_km = 11.0;

/// Marks the links on the ways from the largest towns to the capital.
template <typename Mark>
void mark_ways(RoadNetwork& network, std::size_t town_count, Mark mark) {
    for (std::size_t town = 0; town < town_count; ++town) {
        std::size_t at = town;
        while (network.way_to_capital[at] != RoadNetwork::none) {
            TownLink& link = network.links[network.way_to_capital[at]];
            mark(link);
            at = link.from == at ? link.to : link.from;
        }
    }
}

double step_length_km(const Frame& frame, Cell from, Cell to) {
    return std::hypot((frame.column(from) - frame.column(to)) * frame.cell_width_km(frame.row(from)),
                      (frame.row(from) - frame.row(to)) * frame.cell_height_km());
}

std::string_view draw_status(const Random& random, std::uint64_t index) {
    const double luck = random.uniform(index, 1);
    if (luck < 0.88) return "operational";
    return luck < 0.94 ? "under construction" : "planned";
}

/// The highest cell of a place and its neighbours: masts stand on hills.
Cell nearby_hill(const Frame& frame, const Terrain& terrain, Cell cell) {
    Cell highest = cell;
    for (std::size_t direction = 0; direction < steps.size(); ++direction) {
        const Cell other = frame.neighbour(cell, direction);
        if (other != no_cell && terrain.height_m[other] > terrain.height_m[highest]) highest = other;
    }
    return highest;
}

class SitePlacer {
public:
    SitePlacer(const Frame& frame, const Terrain& terrain)
        : frame_{frame}, terrain_{terrain}, random_{frame.seed, Stream::cell_site} {}

    void add(geo::LonLat place, double share_3g, double share_4g) {
        if (!terrain_.is_land[frame_.cell_at(place)]) return;
        const std::uint64_t index = sites.size();
        const double luck = random_.uniform(index, 1);
        sites.push_back({place, std::round(random_.between(25.0, 55.0, index, 2)), luck < share_3g, luck < share_4g,
                         random_.below(3, index, 3)});
    }
    /// A place about the middle of a settlement.
    geo::LonLat about(const Settlement& settlement, std::uint64_t draw) const {
        const geo::Xy middle = frame_.grid_position(frame_.anchor(settlement.cell));
        const double away = settlement.radius_km / frame_.cell_height_km();
        return frame_.place_at({middle.x + away * random_.normal(settlement.cell, 2 * draw),
                                middle.y + away * random_.normal(settlement.cell, 2 * draw + 1)});
    }
    double luck(Cell cell) const { return random_.uniform(cell, 7); }

    std::vector<CellSite> sites;

private:
    const Frame& frame_;
    const Terrain& terrain_;
    Random random_;
};

} // namespace

void lay_backbone_and_grid(const Frame& frame, const Settlements& settlements, RoadNetwork& network) {
    const auto towns = static_cast<double>(settlements.towns.size());
    const auto backbone_towns = static_cast<std::size_t>(std::ceil(backbone_town_share * towns));
    const auto grid_towns = static_cast<std::size_t>(std::ceil(grid_town_share * towns));
    mark_ways(network, backbone_towns, [](TownLink& link) { link.is_fiber = true; });
    mark_ways(network, grid_towns, [](TownLink& link) { link.is_power = true; });
    const Random random{frame.seed, Stream::backbone};
    for (std::size_t link = 0; link < network.links.size(); ++link) {
        TownLink& way = network.links[link];
        const std::size_t smaller = std::max(way.from, way.to);
        if (smaller < backbone_towns && random.uniform(link, 0) < 0.25) way.is_fiber = true;
        if (smaller < grid_towns && random.uniform(link, 1) < 0.35) way.is_power = true;
        if (way.is_fiber) network.grid.build(way.path, way.kind, true);
    }
}

std::vector<BackboneNode> place_nodes(const Frame& frame, const Settlements& settlements, const RoadNetwork& network) {
    const Random random{frame.seed, Stream::node};
    std::vector<bool> has_node(frame.cell_count());
    std::vector<BackboneNode> nodes;
    const auto add = [&](Cell cell, bool is_certain) {
        if (has_node[cell]) return;
        has_node[cell] = true;
        const std::string_view status = is_certain ? "operational" : draw_status(random, cell);
        nodes.push_back({cell, status, random.below(2, cell, 2)});
    };
    for (std::size_t town = 0; town < settlements.towns.size(); ++town) {
        const bool is_served = std::ranges::any_of(network.links_of_town[town],
                                                   [&](std::size_t link) { return network.links[link].is_fiber; });
        if (is_served) add(settlements.towns[town].cell, town < settlements.towns.size() / 8);
    }
    for (const TownLink& link : network.links) {
        if (!link.is_fiber) continue;
        double until_next_km = random.between(25.0, 45.0, link.path.front(), 3);
        for (std::size_t at = 1; at < link.path.size(); ++at) {
            until_next_km -= step_length_km(frame, link.path[at - 1], link.path[at]);
            if (until_next_km > 0.0) continue;
            add(link.path[at], false);
            until_next_km = random.between(25.0, 45.0, link.path[at], 3);
        }
    }
    return nodes;
}

std::vector<CellSite> place_cell_sites(const Frame& frame, const Terrain& terrain, const Settlements& settlements,
                                       const RoadNetwork& network) {
    SitePlacer placer{frame, terrain};
    for (const Settlement& town : settlements.towns) {
        const auto count = static_cast<std::uint64_t>(std::ceil(town.people / people_per_town_site));
        for (std::uint64_t site = 0; site < count; ++site) {
            placer.add(site == 0 ? frame.anchor(town.cell) : placer.about(town, site), 1.0,
                       town.people > 15000.0 ? 0.95 : 0.65);
        }
    }
    for (const Settlement& village : settlements.villages) {
        const double road = std::exp(-static_cast<double>(network.main_road_km[village.cell]) / 10.0);
        const double chance = std::min(1.0, village.people / 3600.0) * (0.25 + 0.75 * road);
        if (placer.luck(village.cell) >= chance) continue;
        placer.add(placer.about(village, 0), 0.25 + 0.40 * road, 0.05 + 0.25 * road);
    }
    for (const TownLink& link : network.links) {
        const double share_4g = link.kind == RoadKind::trunk ? 0.5 : link.kind == RoadKind::primary ? 0.25 : 0.1;
        double since_last_km = 0.0;
        for (std::size_t at = 1; at < link.path.size(); ++at) {
            since_last_km += step_length_km(frame, link.path[at - 1], link.path[at]);
            if (since_last_km < road_site_gap_km) continue;
            since_last_km = 0.0;
            placer.add(frame.anchor(nearby_hill(frame, terrain, link.path[at])), 0.3 + share_4g, share_4g);
        }
    }
    return placer.sites;
}

Field distance_to_grid(const Frame& frame, const Settlements& settlements, const RoadNetwork& network) {
    std::vector<bool> is_powered(frame.cell_count());
    for (const TownLink& link : network.links) {
        if (!link.is_power) continue;
        for (const Cell cell : link.path) {
            is_powered[cell] = true;
        }
    }
    is_powered[settlements.towns.front().cell] = true;
    return distance_km(frame, is_powered);
}

Field distance_to_nodes(const Frame& frame, const std::vector<BackboneNode>& nodes) {
    std::vector<bool> is_node(frame.cell_count());
    for (const BackboneNode& node : nodes) {
        if (node.status == "operational") is_node[node.cell] = true;
    }
    return distance_km(frame, is_node);
}

} // namespace planner::synth
