// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "planner/select/plan.h"

namespace planner {

/// What choices cost, present value with the overheads on their capex, USD. Rows as in Dataset::schools.
struct Prices {
    std::array<std::vector<double>, technology_count> option_usd; // by Technology, without trench; 0 where not feasible
    std::vector<double> trench_usd;                               // of the hop upstream
    std::vector<double> radio_link_usd; // of the link upstream, where schools share them; empty where none do
    double tower_usd = 0.0;             // of a relay
    std::vector<double> people_usd;     // devices, training, content of a connected school
    std::vector<double> offline_usd;    // besides, of a school without any connection

    const std::vector<double>& of(Technology technology) const {
        return option_usd[static_cast<std::size_t>(technology)];
    }
};

Prices price_choices(const PlanBasis& basis);

/// The feasible technology of least price, those left aside that need a trench or radio links of others; ties by the
/// order of Technology.
std::optional<Technology> cheapest_aside(const NetworkOptions& options, const Prices& prices, std::size_t school);

/// Whether a technology is possible at a school; fiber needs a way to a source.
bool is_feasible(const PlanBasis& basis, Technology technology, std::size_t school);

} // namespace planner
