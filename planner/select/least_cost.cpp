// SPDX-License-Identifier: Apache-2.0
#include "planner/select/least_cost.h"

#include <algorithm>
#include <utility>

#include "planner/select/ways.h"

namespace planner {

BranchGain gain_over(const std::optional<Aside>& other, double usd) {
    return other ? BranchGain{0, other->usd - usd} : BranchGain{1, -usd};
}

std::vector<Outcome> choose_least_cost(const PlanBasis& basis, const Prices& prices, const std::vector<bool>& is_marked,
                                       const std::vector<Technology>& way) {
    std::vector<Outcome> technology(is_marked.size(), Outcome::offline);
    std::vector<BranchGain> gain(is_marked.size());
    for (std::size_t school = 0; school < is_marked.size(); ++school) {
        if (!is_marked[school]) continue;
        const auto aside = cheapest_aside(basis, prices, school, way[school]);
        if (aside) technology[school] = outcome_of(aside->technology);
        if (is_feasible(basis, way[school], school)) gain[school] = gain_over(aside, prices.of(way[school])[school]);
    }
    const std::vector<bool> shares = choose_branches(root_works(basis.cost.works, prices.edge_usd, way), gain);
    for (std::size_t school = 0; school < is_marked.size(); ++school) {
        if (shares[school]) technology[school] = outcome_of(way[school]);
    }
    return technology;
}

std::vector<Outcome> choose_by_order(const PlanBasis& basis, const std::array<Technology, technology_count>& order,
                                     const std::vector<bool>& is_marked) {
    std::vector<Outcome> technology(is_marked.size(), Outcome::offline);
    for (std::size_t school = 0; school < is_marked.size(); ++school) {
        if (!is_marked[school]) continue;
        const auto first =
            std::ranges::find_if(order, [&](Technology candidate) { return is_feasible(basis, candidate, school); });
        if (first != order.end()) technology[school] = outcome_of(*first);
    }
    return technology;
}

Choice choose_for_all(const PlanBasis& basis, const Prices& prices, const Objective& objective) {
    std::vector<bool> is_marked(basis.standing.size());
    for (std::size_t school = 0; school < is_marked.size(); ++school)
        is_marked[school] = is_to_serve(basis.standing[school]);
    if (objective.kind == Objective::Kind::order) {
        Choice choice{choose_by_order(basis, objective.order, is_marked), {}};
        for (const Outcome outcome : choice.technology)
            choice.way.push_back(technology_of(outcome).value_or(Technology::fiber));
        return choice;
    }
    std::vector<Technology> way = settle_ways(basis, prices, is_marked);
    std::vector<Outcome> technology = choose_least_cost(basis, prices, is_marked, way);
    return {std::move(technology), std::move(way)};
}

double price_of(const std::vector<Outcome>& technology, const PlanBasis& basis, const Prices& prices) {
    double price_usd = 0.0;
    for (std::size_t school = 0; school < technology.size(); ++school) {
        if (const auto chosen = technology_of(technology[school])) price_usd += prices.of(*chosen)[school];
    }
    const std::vector<std::size_t> users = count_users(basis.cost.works, chosen_technology(technology));
    for (std::size_t vertex = 0; vertex < users.size(); ++vertex)
        price_usd += users[vertex] > 0 ? prices.edge_usd[vertex] : 0.0;
    return price_usd;
}

} // namespace planner
