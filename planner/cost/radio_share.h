// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/graph/spanning_forest.h"

namespace planner {

/// What a school pays of the radio links and relay towers on its way, counted in whole ones.
struct RadioPart {
    double links = 0.0;
    double links_on_grid = 0.0; // of these, weighted by the chance that the school they stand at has the grid
    double towers = 0.0;
};

/// The tower of a relay is used by all that use its link but itself; 0: it is not built.
inline std::size_t tower_users(std::size_t link_users, bool takes_radio) {
    return link_users > 0 && takes_radio ? link_users - 1 : link_users;
}

/// The part of each school that takes radio, when every link on its way is divided equally among all that use it, and
/// every relay's tower among those behind it. A relay that takes another technology pays nothing. `ways` as
/// NetworkOptions::relays; nothing where it is empty. Source: METHODS.md "Relays".
std::vector<RadioPart> share_radio(const geo::SpanningForest& ways, const std::vector<bool>& takes_radio,
                                   std::span<const double> grid_share);

/// The links and towers on one school's way, were it alone on it.
RadioPart whole_radio_way(const geo::SpanningForest& ways, std::size_t school, std::span<const double> grid_share);

} // namespace planner
