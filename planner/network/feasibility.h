// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "planner/network/network_options.h"

namespace planner {

/// What a technology is judged by; rows as in Dataset::schools.
struct JudgeBasis {
    const Dataset& dataset;
    const Indicators& indicators;
    const NetworkLayout& layout;
    const std::vector<double>& demand_mbps;
    const NetworkRules& rules;
};

/// Whether fiber reaches a school by hops of the allowed length.
Feasibility judge_fiber(const JudgeBasis& basis, std::size_t school);

/// Mobile coverage of a country, as far as it is known at all.
class CellularJudge {
public:
    explicit CellularJudge(const JudgeBasis& basis);

    /// Whether a school has coverage that carries its demand: by coverage layers, else by the distance to a site of
    /// the generation, else by what its row states. 3G counts up to a small demand. Source: METHODS.md "Network".
    Feasibility judge(std::size_t school) const;

private:
    const JudgeBasis& basis_;
    Generation best_layer_ = Generation::unknown; // of the coverage layers
    Generation best_site_ = Generation::unknown;  // that a site is known to carry
};

/// Whether a radio link of the allowed length leads to a mast.
Feasibility judge_point_to_point(const JudgeBasis& basis, std::size_t school);

/// Whether as many terminals as one school may have carry its demand.
Feasibility judge_satellite(const JudgeBasis& basis, std::size_t school);

/// Terminals for a demand, at least one: ceil(demand / planned Mbps of a terminal). Source: METHODS.md "Network".
int count_terminals(double demand_mbps, const NetworkRules::Satellite& rules);

} // namespace planner
