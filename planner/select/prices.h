// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "planner/select/plan.h"

namespace planner {

/// What choices cost, present value with the overheads on their capex, USD. Rows as in Dataset::schools.
struct Prices {
    std::array<std::vector<double>, technology_count>
        option_usd; // by Technology, without what schools build together; 0 where not feasible
    std::array<double, shared_works.size()> work_usd{};            // of one of each shared work
    std::vector<double> edge_usd;                                  // of shared works, by vertex
    std::vector<double> way_usd;                                   // of all edges from a vertex to the network
    std::vector<double> people_usd;                                // devices, training, content of a connected school
    std::vector<double> offline_usd;                               // besides, of a school without any connection
    std::array<std::vector<double>, technology_count> revenue_usd; // what service leaves an operator; empty: not asked

    const std::vector<double>& of(Technology technology) const {
        return option_usd[static_cast<std::size_t>(technology)];
    }
};

Prices price_choices(const PlanBasis& basis);
/// What choices cost an operator, and what they earn: links, trench, towers and new cell sites alone, without
/// overheads, and service less the share that it costs him. The basis holds CostTable::operator_sides.
Prices price_for_operator(const PlanBasis& basis, double service_cost_share);
/// Prices of which revenue is taken off: below 0 what pays an operator.
Prices net_of_revenue(Prices prices);

/// A way to serve a school that waits for nobody else.
struct Aside {
    Technology technology = Technology::satellite;
    double usd = 0.0;
};

/// The feasible technology of least price but fiber, if there is one. Shared radio links and new cell sites count with
/// the whole of the school's way; not at all by the technology `way` whose works it may share. Ties by the order of
/// Technology.
std::optional<Aside> cheapest_aside(const PlanBasis& basis, const Prices& prices, std::size_t school, Technology way);

/// Whether a technology is possible at a school; fiber needs a way to a source.
bool is_feasible(const PlanBasis& basis, Technology technology, std::size_t school);

} // namespace planner
