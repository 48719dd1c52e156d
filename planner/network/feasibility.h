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

    /// Whether a school has coverage that carries its demand: by the model where the rules ask for it and it knows,
    /// else by coverage layers, else by the distance to a site of the generation, else by what its row states. 3G
    /// counts up to a small demand. Source: METHODS.md "Network".
    Feasibility judge(std::size_t school) const;

    /// What a mobile link of a school carries, Mbps, if it is covered: the modelled rate where it is known; where 3G
    /// stands in for a better generation, what counts on 3G; at most what the rules allow.
    double carried_mbps(std::size_t school) const;

    /// The site that would serve a school: the one that the model gives, where it is asked; else the nearest that is
    /// known to carry a generation that counts for it; where no site says what it carries, the nearest; else none. Row
    /// of CellSites. Source: METHODS.md "Shared capacity".
    std::size_t site(std::size_t school) const;

private:
    /// The oldest generation that counts for a school.
    Generation needed_generation(std::size_t school) const;
    /// Why a school is not covered by a generation or a newer one; feasible: it is.
    Feasibility judge_coverage(std::size_t school, Generation needed) const;
    bool is_modelled(std::size_t school) const;

    const JudgeBasis& basis_;
    Generation best_layer_ = Generation::unknown; // of the coverage layers
    Generation best_site_ = Generation::unknown;  // that a site is known to carry
};

/// Whether a radio link of the allowed length leads to a mast.
Feasibility judge_point_to_point(const JudgeBasis& basis, std::size_t school);

/// What terminals of an orbit carry, and how many of them a school may have.
struct TerminalRules {
    double planned_mbps = 0.0; // each, in the busy hour
    int most = 0;
};
TerminalRules terminals_of(Orbit orbit, const NetworkRules& rules);

/// Whether an orbit may be used, and as many of its terminals as one school may have carry a demand.
Feasibility judge_orbit(Orbit orbit, double demand_mbps, const NetworkRules& rules);

/// Low orbit, unless only a geostationary satellite can serve the demand.
Orbit choose_orbit(double demand_mbps, const NetworkRules& rules);

/// Whether a technology can serve a school, overrides and shared room apart.
Feasibility judge_technology(Technology technology, std::size_t school, const JudgeBasis& basis,
                             const CellularJudge& cellular);

/// Terminals for a demand, at least one: ceil(demand / planned Mbps of a terminal). Source: METHODS.md "Network".
int count_terminals(double demand_mbps, const TerminalRules& rules);

} // namespace planner
