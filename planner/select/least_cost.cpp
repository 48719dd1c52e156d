// SPDX-License-Identifier: Apache-2.0
#include "planner/select/least_cost.h"

#include <utility>

#include "planner/cost/trench_share.h"

namespace planner {

namespace {

/// What a technology gains at a school against another way to serve it, if there is one.
BranchGain gain_over(const std::optional<Aside>& other, double usd) {
    return other ? BranchGain{0, other->usd - usd} : BranchGain{1, -usd};
}

bool can_share_radio(const PlanBasis& basis, std::size_t school) {
    return basis.options.shares_radio(school) && is_feasible(basis, Technology::point_to_point, school);
}

/// The schools that share radio links at the least price, against what needs no tree.
std::vector<bool> choose_shared_radio(const PlanBasis& basis, const Prices& prices,
                                      const std::vector<bool>& may_share_radio) {
    const geo::SpanningForest& ways = basis.options.relays;
    if (ways.order.empty()) return std::vector<bool>(may_share_radio.size());
    std::vector<BranchGain> gain(may_share_radio.size());
    for (const std::size_t school : ways.order) {
        if (!may_share_radio[school] || !can_share_radio(basis, school)) continue;
        gain[school] = gain_over(cheapest_aside(basis.options, prices, school, true),
                                 prices.of(Technology::point_to_point)[school]);
    }
    return choose_branches(root_forest(ways, prices.radio_link_usd, prices.tower_usd), gain);
}

/// What each school pays for radio, its part of shared links included.
double shared_radio_usd(const PlanBasis& basis, const Prices& prices, const RadioPart& part, std::size_t school) {
    const OptionPrice way = basis.cost.radio_way.price(part);
    const double overhead_share = basis.overheads.contingency_share + basis.overheads.programme_share;
    return prices.of(Technology::point_to_point)[school] + way.npv_usd + overhead_share * way.capex_usd;
}

/// Schools whose shared radio is not dearer than fiber.
std::vector<bool> settle_radio(const PlanBasis& basis, const Prices& prices, const std::vector<bool>& is_marked) {
    std::vector<bool> takes_radio = choose_shared_radio(basis, prices, is_marked);
    const std::vector<RadioPart> part =
        share_radio(basis.options.relays, takes_radio, basis.indicators.electricity_share);
    if (part.empty()) return takes_radio;
    std::vector<BranchGain> gain(is_marked.size());
    for (std::size_t school = 0; school < gain.size(); ++school) {
        if (!is_marked[school] || !is_feasible(basis, Technology::fiber, school)) continue;
        std::optional<Aside> other = cheapest_aside(basis.options, prices, school, takes_radio[school]);
        if (takes_radio[school])
            other = Aside{Technology::point_to_point, shared_radio_usd(basis, prices, part[school], school)};
        gain[school] = gain_over(other, prices.of(Technology::fiber)[school]);
    }
    const std::vector<bool> takes_fiber = choose_branches(root_forest(basis.layout.fiber, prices.trench_usd), gain);
    for (std::size_t school = 0; school < gain.size(); ++school) {
        if (takes_fiber[school]) takes_radio[school] = false;
    }
    return takes_radio;
}

} // namespace

Choice choose_technologies(const PlanBasis& basis, std::vector<Outcome> technology) {
    std::vector<bool> takes_fiber(technology.size());
    for (std::size_t school = 0; school < technology.size(); ++school)
        takes_fiber[school] = technology[school] == Outcome::fiber;
    std::vector<bool> takes_shared_radio = mark_shared_radio(chosen_technology(technology), basis.options);
    std::vector<std::size_t> radio_users = count_users(basis.options.relays, takes_shared_radio);
    return {std::move(technology), take_fiber(basis.layout.fiber, std::move(takes_fiber)),
            std::move(takes_shared_radio), std::move(radio_users)};
}

Choice choose_least_cost(const PlanBasis& basis, const Prices& prices, const std::vector<bool>& is_marked,
                         const std::vector<bool>& may_share_radio) {
    const std::size_t school_count = is_marked.size();
    std::vector<Outcome> technology(school_count, Outcome::offline);
    std::vector<BranchGain> gain(school_count);
    std::vector<bool> may_share = may_share_radio;
    for (std::size_t school = 0; school < school_count; ++school) {
        if (!is_marked[school]) {
            may_share[school] = false;
            continue;
        }
        const auto aside = cheapest_aside(basis.options, prices, school, may_share[school]);
        if (aside) technology[school] = outcome_of(aside->technology);
        if (may_share[school] || !is_feasible(basis, Technology::fiber, school)) continue;
        gain[school] = gain_over(aside, prices.of(Technology::fiber)[school]);
    }
    const std::vector<bool> takes_fiber = choose_branches(root_forest(basis.layout.fiber, prices.trench_usd), gain);
    const std::vector<bool> takes_shared_radio = choose_shared_radio(basis, prices, may_share);
    for (std::size_t school = 0; school < school_count; ++school) {
        if (takes_fiber[school]) technology[school] = Outcome::fiber;
        if (takes_shared_radio[school]) technology[school] = Outcome::point_to_point;
    }
    return choose_technologies(basis, std::move(technology));
}

Choice choose_by_order(const PlanBasis& basis, const std::array<Technology, technology_count>& order,
                       const std::vector<bool>& is_marked) {
    std::vector<Outcome> technology(is_marked.size(), Outcome::offline);
    for (std::size_t school = 0; school < is_marked.size(); ++school) {
        if (!is_marked[school]) continue;
        for (const Technology candidate : order) {
            if (!is_feasible(basis, candidate, school)) continue;
            technology[school] = outcome_of(candidate);
            break;
        }
    }
    return choose_technologies(basis, std::move(technology));
}

Choice choose_for_all(const PlanBasis& basis, const Prices& prices, const Objective& objective) {
    std::vector<bool> is_marked(basis.standing.size());
    for (std::size_t school = 0; school < is_marked.size(); ++school)
        is_marked[school] = is_to_serve(basis.standing[school]);
    if (objective.kind == Objective::Kind::order) return choose_by_order(basis, objective.order, is_marked);
    return choose_least_cost(basis, prices, is_marked, settle_radio(basis, prices, is_marked));
}

double price_of(const Choice& choice, const Prices& prices) {
    double price_usd = 0.0;
    for (std::size_t school = 0; school < choice.technology.size(); ++school) {
        const Outcome outcome = choice.technology[school];
        if (outcome != Outcome::offline) price_usd += prices.option_usd[static_cast<std::size_t>(outcome)][school];
        if (choice.fiber.trench_users[school] > 0) price_usd += prices.trench_usd[school];
    }
    for (std::size_t school = 0; school < choice.radio_users.size(); ++school) {
        const std::size_t users = choice.radio_users[school];
        if (users == 0) continue;
        price_usd += prices.radio_link_usd[school];
        if (tower_users(users, choice.takes_shared_radio[school]) > 0) price_usd += prices.tower_usd;
    }
    return price_usd;
}

} // namespace planner
