// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "planner/select/spending.h"

namespace planner {

namespace {

bool goes_by_efficiency(const Objective& objective) {
    return objective.kind == Objective::Kind::most_learners || objective.kind == Objective::Kind::most_schools ||
           objective.spending_order == Objective::SpendingOrder::efficiency;
}

/// Benefit per price with the trench shared as in the choice for all.
std::vector<double> measure_efficiency(const PlanBasis& basis, const Prices& prices, const Choice& for_all,
                                       const Objective& objective) {
    std::vector<double> efficiency = measure_benefit(basis.ranking, basis.indicators, objective);
    const std::vector<double> trench_usd = share_trench(basis.layout.fiber, for_all.fiber, prices.trench_usd);
    for (std::size_t school = 0; school < efficiency.size(); ++school) {
        const Outcome outcome = for_all.technology[school];
        double price_usd = trench_usd[school] + (objective.budget_covers_people ? prices.people_usd[school] : 0.0);
        if (outcome != Outcome::offline) price_usd += prices.option_usd[static_cast<std::size_t>(outcome)][school];
        if (price_usd > 0.0) {
            efficiency[school] /= price_usd;
        } else if (efficiency[school] > 0.0) {
            efficiency[school] = std::numeric_limits<double>::infinity();
        }
    }
    return efficiency;
}

} // namespace

std::vector<double> measure_benefit(const Ranking& ranking, const Indicators& indicators, const Objective& objective) {
    std::vector<double> benefit(indicators.size(), 1.0);
    if (objective.kind == Objective::Kind::most_schools) return benefit;
    for (std::size_t school = 0; school < benefit.size(); ++school) {
        const double need = std::max(0.0, ranking.score[school]); // below 0 with z alone
        benefit[school] = std::pow(need, objective.need_exponent) * indicators.learners[school];
    }
    return benefit;
}

std::vector<std::size_t> order_funding(const PlanBasis& basis, const Prices& prices, const Choice& for_all,
                                       const Objective& objective) {
    std::vector<std::size_t> order = basis.ranking.order;
    if (goes_by_efficiency(objective)) {
        const std::vector<double> efficiency = measure_efficiency(basis, prices, for_all, objective);
        std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t school) { return efficiency[school]; });
    }
    std::ranges::stable_partition(order, [&](std::size_t school) { return basis.options.locked[school]; });
    return order;
}

} // namespace planner
