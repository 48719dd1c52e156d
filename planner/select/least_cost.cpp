// SPDX-License-Identifier: Apache-2.0
#include "planner/select/least_cost.h"

namespace planner {

Choice choose_least_cost(const PlanBasis& basis, const Prices& prices, const std::vector<bool>& is_marked) {
    const std::size_t school_count = is_marked.size();
    std::vector<Outcome> technology(school_count, Outcome::offline);
    std::vector<FiberGain> gain(school_count);
    for (std::size_t school = 0; school < school_count; ++school) {
        if (!is_marked[school]) continue;
        const auto alternative = cheapest_but_fiber(basis.options, prices, school);
        if (alternative) technology[school] = outcome_of(*alternative);
        if (!is_feasible(basis, Technology::fiber, school)) continue;
        const double fiber_usd = prices.of(Technology::fiber)[school];
        gain[school] =
            alternative ? FiberGain{0, prices.of(*alternative)[school] - fiber_usd} : FiberGain{1, -fiber_usd};
    }
    FiberChoice fiber = choose_fiber(basis.layout.fiber, gain, prices.trench_usd);
    for (std::size_t school = 0; school < school_count; ++school) {
        if (fiber.takes_fiber[school]) technology[school] = Outcome::fiber;
    }
    return {std::move(technology), std::move(fiber)};
}

Choice choose_by_order(const PlanBasis& basis, const std::array<Technology, technology_count>& order,
                       const std::vector<bool>& is_marked) {
    std::vector<Outcome> technology(is_marked.size(), Outcome::offline);
    std::vector<bool> takes_fiber(is_marked.size(), false);
    for (std::size_t school = 0; school < is_marked.size(); ++school) {
        if (!is_marked[school]) continue;
        for (const Technology candidate : order) {
            if (!is_feasible(basis, candidate, school)) continue;
            technology[school] = outcome_of(candidate);
            takes_fiber[school] = candidate == Technology::fiber;
            break;
        }
    }
    return {std::move(technology), take_fiber(basis.layout.fiber, std::move(takes_fiber))};
}

double price_of(const Choice& choice, const Prices& prices) {
    double price_usd = 0.0;
    for (std::size_t school = 0; school < choice.technology.size(); ++school) {
        const Outcome outcome = choice.technology[school];
        if (outcome != Outcome::offline) price_usd += prices.option_usd[static_cast<std::size_t>(outcome)][school];
        if (choice.fiber.trench_users[school] > 0) price_usd += prices.trench_usd[school];
    }
    return price_usd;
}

} // namespace planner
