// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace planner {

/// How much bandwidth a school needs. Source: METHODS.md "Demand".
struct DemandRules {
    enum class Rule { flat, per_learner, population };
    Rule rule = Rule::per_learner;
    double minimum_mbps = 20.0; // of every school
    double maximum_mbps = 15'000.0;
    double mbps_per_user = 2.0;
    double simultaneous_share = 0.10; // of the learners, or of the users among the population
    double user_share = 0.25;         // of the population within 1 km; rule population only
    double growth_per_year = 0.15;
    double learners_growth_per_year = 0.0;

    friend bool operator==(const DemandRules&, const DemandRules&) = default;
};

/// Demand of each school in the first year, Mbps: T = clip(d s N, T_min, T_max) with N the learners, or the users among
/// the population within 1 km. Never NaN: an unknown count gives the minimum. Source: METHODS.md "Demand".
std::vector<double> measure_demand(std::span<const double> learners, std::span<const double> population_1km,
                                   const DemandRules& rules);

} // namespace planner
