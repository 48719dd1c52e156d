// SPDX-License-Identifier: Apache-2.0
#include "planner/people/fleet.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace planner {
namespace {

/// Attrition on the whole fleet, then every cohort grows a year older and the oldest retires; gives how many do.
double age_fleet(std::vector<double>& alive, const Wear& wear) {
    for (double& cohort : alive)
        cohort *= 1.0 - wear.attrition_per_year();
    std::rotate(alive.begin(), alive.end() - 1, alive.end());
    return std::exchange(alive.front(), 0.0);
}

} // namespace

FleetPlan plan_fleet(const Wear& wear, double existing_share, double growth_per_year, int years) {
    assert(wear.life_years >= 1 && existing_share >= 0.0 && existing_share <= 1.0 && years >= 0);
    const auto life = static_cast<double>(wear.life_years);
    std::vector<double> alive(static_cast<std::size_t>(wear.life_years), existing_share / life); // by age in years
    FleetPlan plan;
    for (int year = 0; year < years; ++year) {
        if (year > 0) plan.retired.push_back(age_fleet(alive, wear));
        const double size = std::pow(1.0 + growth_per_year, year);
        const double missing = std::max(0.0, size - std::accumulate(alive.begin(), alive.end(), 0.0));
        alive.front() += missing;
        plan.purchases.push_back(missing);
        plan.price.push_back(wear.trend.share_after(year));
    }
    plan.retired.push_back(age_fleet(alive, wear));
    for (std::size_t age = 0; age < alive.size(); ++age) {
        const double price = wear.trend.share_after(std::max(0, years - static_cast<int>(age)));
        plan.residual_share += price * alive[age] * (life - static_cast<double>(age)) / life;
    }
    return plan;
}

} // namespace planner
