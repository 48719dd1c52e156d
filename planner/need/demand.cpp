// SPDX-License-Identifier: Apache-2.0
#include "planner/need/demand.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace planner {
namespace {

/// People who may be online at one school.
double possible_users(double learners, double population_1km, const DemandRules& rules) {
    switch (rules.rule) {
    case DemandRules::Rule::flat:
        return 0.0;
    case DemandRules::Rule::per_learner:
        return learners;
    case DemandRules::Rule::population:
        return population_1km * rules.user_share;
    }
    return 0.0;
}

} // namespace

std::vector<double> measure_demand(std::span<const double> learners, std::span<const double> population_1km,
                                   const DemandRules& rules) {
    assert(learners.size() == population_1km.size());
    std::vector<double> demand_mbps(learners.size());
    for (std::size_t school = 0; school < demand_mbps.size(); ++school) {
        const double users = possible_users(learners[school], population_1km[school], rules);
        const double wanted_mbps = std::isnan(users) ? 0.0 : rules.mbps_per_user * rules.simultaneous_share * users;
        demand_mbps[school] = std::clamp(wanted_mbps, rules.minimum_mbps, rules.maximum_mbps);
    }
    return demand_mbps;
}

} // namespace planner
