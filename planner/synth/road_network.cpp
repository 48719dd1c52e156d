// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/road_network.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

#include "planner/synth/grid_distance.h"
#include "planner/synth/random.h"

namespace planner::synth {

namespace {

constexpr double tolerated_detour = 1.5;
constexpr double smallest_village_with_road = 350.0; // people

/// Cost of a step in km of even ground: slopes and large rivers are dear, and no ground is like the next.
class RoadCost {
public:
    RoadCost(const Frame& frame, const Terrain& terrain)
        : frame_{frame},
          terrain_{terrain},
          random_{frame.seed, Stream::road_cost},
          river_km2_{static_cast<float>(2.0 * river_threshold_km2(frame))} {}

    float operator()(Cell from, std::size_t direction, Cell to) const {
        if (!terrain_.is_land[to]) return std::numeric_limits<float>::infinity();
        const double run_km = frame_.step_km(frame_.row(from), direction);
        const double rise_m = std::abs(static_cast<double>(terrain_.height_m[to] - terrain_.height_m[from]));
        const double grade = rise_m / (1000.0 * run_km) / 0.05;
        const bool enters_river = terrain_.drainage.catchment_km2[to] >= river_km2_;
        const double wet = enters_river ? 1.8 : 1.0;
        return static_cast<float>(run_km * wet * (1.0 + grade * grade) * random_.between(0.6, 1.4, to));
    }

private:
    const Frame& frame_;
    const Terrain& terrain_;
    Random random_;
    float river_km2_;
};

/// Pairs of towns whose surroundings touch, with the cheapest way between them (Mehlhorn 1988), cheapest first.
std::vector<TownLink> neighbouring_towns(const Frame& frame, const Reach& reach, const RoadCost& step_cost) {
    struct Meeting {
        Cell first_town, second_town;
        float cost;
        Cell first, second;
    };
    std::vector<Meeting> meetings;
    for (Cell cell = 0; cell < frame.cell_count(); ++cell) {
        if (reach.origin[cell] == no_cell) continue;
        for (std::size_t direction = 0; direction < 4; ++direction) {
            const Cell other = frame.neighbour(cell, direction);
            if (other == no_cell || reach.origin[other] == no_cell || reach.origin[other] == reach.origin[cell])
                continue;
            Meeting meeting{reach.origin[cell], reach.origin[other],
                            reach.cost[cell] + step_cost(cell, direction, other) + reach.cost[other], cell, other};
            if (meeting.first_town > meeting.second_town) {
                std::swap(meeting.first_town, meeting.second_town);
                std::swap(meeting.first, meeting.second);
            }
            meetings.push_back(meeting);
        }
    }
    const auto key = [](const Meeting& m) {
        return std::tuple{m.first_town, m.second_town, m.cost, m.first, m.second};
    };
    std::ranges::sort(meetings, {}, key);
    std::vector<TownLink> links;
    for (const Meeting& meeting : meetings) {
        if (!links.empty() && links.back().from == meeting.first_town && links.back().to == meeting.second_town)
            continue;
        TownLink link{.from = meeting.first_town,
                      .to = meeting.second_town,
                      .cost = static_cast<double>(meeting.cost),
                      .path = path_to(reach, meeting.first)};
        const std::vector<Cell> rest = path_to(reach, meeting.second);
        link.path.insert(link.path.end(), rest.rbegin(), rest.rend());
        links.push_back(std::move(link));
    }
    std::ranges::stable_sort(links, {}, &TownLink::cost);
    return links;
}

/// Costs over the links from one town to all; `first_link` is the link over which each town was reached.
struct Ways {
    std::vector<double> cost;
    std::vector<std::size_t> last_link;
    std::vector<std::size_t> order;
};

Ways ways_from(const RoadNetwork& network, std::size_t start, double limit) {
    const std::size_t count = network.links_of_town.size();
    Ways ways{std::vector(count, std::numeric_limits<double>::infinity()), std::vector(count, RoadNetwork::none), {}};
    using Entry = std::pair<double, std::size_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    ways.cost[start] = 0.0;
    queue.emplace(0.0, start);
    while (!queue.empty()) {
        const auto [cost, town] = queue.top();
        queue.pop();
        if (cost > ways.cost[town]) continue;
        ways.order.push_back(town);
        for (const std::size_t link : network.links_of_town[town]) {
            const TownLink& way = network.links[link];
            const std::size_t other = way.from == town ? way.to : way.from;
            const double through = cost + way.cost;
            if (through > limit || through >= ways.cost[other]) continue;
            ways.cost[other] = through;
            ways.last_link[other] = link;
            queue.emplace(through, other);
        }
    }
    return ways;
}

void join_towns(const Frame& frame, const Terrain& terrain, const Settlements& settlements, RoadNetwork& network) {
    const RoadCost step_cost{frame, terrain};
    std::vector<Cell> cells;
    for (const Settlement& town : settlements.towns) {
        cells.push_back(town.cell);
    }
    const Reach reach = reach_from(frame, cells, std::cref(step_cost));
    network.links_of_town.resize(cells.size());
    for (TownLink& link : neighbouring_towns(frame, reach, step_cost)) {
        const double limit = tolerated_detour * link.cost;
        if (ways_from(network, link.from, limit).cost[link.to] <= limit) continue;
        network.links_of_town[link.from].push_back(network.links.size());
        network.links_of_town[link.to].push_back(network.links.size());
        network.links.push_back(std::move(link));
    }
}

/// Counts who travels to the capital over each link; the busiest become trunk and primary roads.
void classify_links(const Settlements& settlements, RoadNetwork& network) {
    const Ways ways = ways_from(network, 0, std::numeric_limits<double>::infinity());
    network.way_to_capital = ways.last_link;
    std::vector<double> travellers(settlements.towns.size());
    for (auto town = ways.order.rbegin(); town != ways.order.rend(); ++town) {
        travellers[*town] += settlements.towns[*town].people;
        const std::size_t link = ways.last_link[*town];
        if (link == RoadNetwork::none) continue;
        TownLink& way = network.links[link];
        way.travellers = travellers[*town];
        travellers[way.from == *town ? way.to : way.from] += travellers[*town];
    }
    std::vector<double> sorted;
    for (const TownLink& link : network.links) {
        sorted.push_back(link.travellers);
    }
    std::ranges::sort(sorted, std::greater<>{});
    const double trunk = sorted[sorted.size() / 7], primary = sorted[sorted.size() * 2 / 5];
    for (TownLink& link : network.links) {
        if (link.travellers > 0.0 && link.travellers >= primary) link.kind = RoadKind::primary;
        if (link.travellers > 0.0 && link.travellers >= trunk) link.kind = RoadKind::trunk;
    }
}

std::vector<bool> cells_with_road(const Frame& frame, const RoadGrid& grid) {
    std::vector<bool> has_road(frame.cell_count());
    for (Cell cell = 0; cell < has_road.size(); ++cell) {
        has_road[cell] = grid.has_road(cell);
    }
    return has_road;
}

void join_villages(const Frame& frame, const Terrain& terrain, const Settlements& settlements, RoadNetwork& network) {
    std::vector<bool> has_road = cells_with_road(frame, network.grid);
    std::vector<Cell> sources;
    for (Cell cell = 0; cell < has_road.size(); ++cell) {
        if (has_road[cell]) sources.push_back(cell);
    }
    const RoadCost step_cost{frame, terrain};
    const Reach reach = reach_from(frame, sources, std::cref(step_cost));
    for (const Settlement& village : settlements.villages) {
        if (village.people < smallest_village_with_road || reach.origin[village.cell] == no_cell) continue;
        std::vector<Cell> path{village.cell};
        while (!has_road[path.back()]) {
            has_road[path.back()] = true;
            path.push_back(reach.before[path.back()]);
        }
        network.grid.build(path, village.people > 2000.0 ? RoadKind::tertiary : RoadKind::unclassified, false);
    }
}

} // namespace

RoadNetwork build_roads(const Frame& frame, const Terrain& terrain, const Settlements& settlements,
                        geo::Progress& progress) {
    RoadNetwork network{{}, {}, {}, RoadGrid{frame}, {}, {}};
    join_towns(frame, terrain, settlements, network);
    progress.report(0.4);
    classify_links(settlements, network);
    for (const TownLink& link : network.links) {
        network.grid.build(link.path, link.kind, false);
    }
    network.main_road_km = distance_km(frame, cells_with_road(frame, network.grid));
    progress.report(0.6);
    join_villages(frame, terrain, settlements, network);
    network.road_km = distance_km(frame, cells_with_road(frame, network.grid));
    return network;
}

} // namespace planner::synth
