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
    const RootedForest forest = root_forest(basis.layout.fiber, prices.trench_usd);
    FiberChoice fiber = take_fiber(basis.layout.fiber, choose_fiber(forest, gain));
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

Choice choose_for_all(const PlanBasis& basis, const Prices& prices, const Objective& objective) {
    std::vector<bool> is_marked(basis.standing.size());
    for (std::size_t school = 0; school < is_marked.size(); ++school)
        is_marked[school] = is_to_serve(basis.standing[school]);
    return objective.kind == Objective::Kind::order ? choose_by_order(basis, objective.order, is_marked)
                                                    : choose_least_cost(basis, prices, is_marked);
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
