// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/road/road_class.h"
#include "geo/road/road_graph.h"

namespace geo {

/// What a metre of trench beside a road costs against one beside a common road, by RoadGroup; 0: none may be dug.
using RoadFactors = std::array<double, road_group_count>;
/// Assumptions: METHODS.md "Fiber along roads".
inline constexpr RoadFactors default_road_factors{0.0, 1.0, 1.0, 1.1, 1.2, 0.0};

/// RoadEdges::road_class of a spur, which leads from a road straight to a place beside it.
inline constexpr std::uint8_t spur_class = 255;

/// Where a trench may be dug, and what it costs; by row of RoadLines::road_id what a person decided about roads, empty:
/// nothing about any.
struct TrenchRules {
    static constexpr std::uint32_t not_locked = static_cast<std::uint32_t>(-1);

    RoadFactors road_factors = default_road_factors;
    double spur_factor = 1.0;            // of a metre of spur, in the same unit; above 0
    std::vector<bool> forbidden{};       // no trench may be dug along it, unless it is locked
    std::vector<std::uint32_t> locked{}; // fiber is laid along it anyway: its number among such roads; else not_locked

    std::uint32_t lock_of(std::uint32_t road) const {
        return road < locked.size() ? locked[road] : not_locked; // no_road is beyond all rows
    }
};

/// What a metre of trench costs along an edge against one beside a common road; 0: none may be dug. Along a locked road
/// it is that of a common one.
double trench_factor(const RoadEdges& edges, std::size_t edge, const TrenchRules& rules);

/// For each edge what a trench along it costs, in metres beside a common road; infinite where none may be dug.
std::vector<float> trench_weights_m(const RoadEdges& edges, const TrenchRules& rules);

/// The lengths of the edges; infinite where no trench may be dug.
std::vector<float> trench_lengths_m(const RoadEdges& edges, const TrenchRules& rules);

} // namespace geo
