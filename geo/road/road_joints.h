// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/road/road_lines.h"

namespace geo {

/// Where roads meet or end. A joint is named by one of its points.
struct RoadJoints {
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    /// A joint inside a segment, where another road ends at it.
    struct Inside {
        std::uint32_t point; // the segment's first point
        double share;        // of the way to the next one
        std::uint32_t joint;
    };

    std::vector<std::uint32_t> of_point; // per point of the lines; none: a bend
    std::vector<Inside> inside;          // by point, then share
    std::vector<FixedPlace> place;       // per point: of the joint that is named so; others are not meant
    std::size_t joined_ends = 0;         // ends that lay apart within the tolerance
};

/// Finds the joints of road lines. Points with OpenStreetMap numbers join where numbers are equal, wherever they lie.
/// Of other lines, and on the antimeridian, where numbered roads end on either side, equal positions join where levels
/// are equal or a line ends. Without numbers ends join other ends and junctions within `tolerance_m`, and an end that
/// joins nothing else joins the nearest line of its level within it (a T-junction). Lines that cross without a common
/// point do not join.
RoadJoints find_joints(const RoadLines& lines, double tolerance_m);

} // namespace geo
