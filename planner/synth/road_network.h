// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "geo/progress.h"
#include "planner/synth/frame.h"
#include "planner/synth/settlements.h"
#include "planner/synth/terrain.h"

namespace planner::synth {

/// Kinds of road, the least first.
enum class RoadKind : std::uint8_t { none, unclassified, tertiary, secondary, primary, trunk };
std::string_view highway_of(RoadKind kind); // as OpenStreetMap names it

/// A connection between two towns along the cheapest ground.
struct TownLink {
    std::size_t from = 0, to = 0; // towns
    double cost = 0.0;            // of the way, in km of even ground
    std::vector<Cell> path;       // from the one to the other
    double travellers = 0.0;      // people whose way to the capital leads over it
    bool is_fiber = false;        // carries the backbone
    bool is_power = false;        // carries the grid
    RoadKind kind = RoadKind::secondary;
};

/// Roads on the coarse grid: what runs from each cell to its first four neighbours (east to south-west).
class RoadGrid {
public:
    RoadGrid() = default;
    explicit RoadGrid(const Frame& frame) : frame_{frame}, kind_(frame.cell_count()), is_fiber_(frame.cell_count()) {}

    RoadKind kind(Cell cell, std::size_t direction) const;
    bool is_fiber(Cell cell, std::size_t direction) const;
    bool has_road(Cell cell) const;
    /// Builds or widens the roads along a path.
    void build(const std::vector<Cell>& path, RoadKind kind, bool is_fiber);

private:
    struct Side {
        Cell cell;
        std::size_t direction; // 0..3
    };
    Side side_of(Cell cell, std::size_t direction) const;

    Frame frame_;
    std::vector<std::array<RoadKind, 4>> kind_;
    std::vector<std::array<bool, 4>> is_fiber_;
};

/// Roads, and the connections of towns they came from.
struct RoadNetwork {
    std::vector<TownLink> links;
    std::vector<std::vector<std::size_t>> links_of_town;
    std::vector<std::size_t> way_to_capital; // per town: the first link; none for the capital
    RoadGrid grid;
    Field road_km;      // distance to the nearest road
    Field main_road_km; // distance to the nearest road between towns

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
};

/// Joins the towns: a road is built wherever the way over the others is more than 1.5 times as long. Then each village
/// but the smallest gets the cheapest road to the network.
RoadNetwork build_roads(const Frame& frame, const Terrain& terrain, const Settlements& settlements,
                        geo::Progress& progress);

} // namespace planner::synth
