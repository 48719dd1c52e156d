// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "planner/network/network_options.h"

namespace planner {

/// What a school would take of a cell site or of a satellite's ground cell that it shares with others.
struct Claim {
    std::size_t place = 0;      // the site's row, or the cell's number
    std::size_t other_ways = 0; // technologies besides this one that can serve the school
    double demand_mbps = 0.0;
    std::size_t school = 0;
};

/// Technologies that can serve a school besides one.
std::size_t count_other_ways(const NetworkOptions& options, Technology left_out, std::size_t school);

/// Sorts claims by place; at each those of schools that have the fewest other ways come first, then the least demand,
/// then id, place and name.
void sort_claims(std::vector<Claim>& claims, const Schools& schools);

/// Schools whose claims do not fit, in no order that means anything, and what is left at their places when they come to
/// their turn. At each place the claims are taken as sort_claims
/// sorts them; each is kept that fits beside those kept before it. So whatever a plan chooses of the others, they fit.
/// Source: METHODS.md "Shared capacity".
std::vector<FullPlace> find_crowded_out(std::vector<Claim> claims, const Schools& schools,
                                        const std::function<double(std::size_t place)>& capacity_mbps);

/// Takes cellular from the schools that their sites cannot carry, where the rules ask for it (site_full), and
/// satellites in low orbit from those that their ground cells cannot carry: these get a geostationary one where they
/// may, else none (beam_full).
void share_capacity(const Dataset& dataset, const std::vector<double>& demand_mbps, const NetworkRules& rules,
                    NetworkOptions& options);

} // namespace planner
