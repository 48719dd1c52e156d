// SPDX-License-Identifier: Apache-2.0
#include "planner/select/plan.h"

#include <utility>

#include "planner/select/spending.h"

namespace planner {

namespace {

std::vector<bool> mark_to_serve(const std::vector<Standing>& standing) {
    std::vector<bool> is_marked(standing.size());
    for (std::size_t school = 0; school < standing.size(); ++school)
        is_marked[school] = is_to_serve(standing[school]);
    return is_marked;
}

/// A choice in the words of a plan; `for_all` tells who could have been served with more money.
Plan write_plan(const PlanBasis& basis, Purchase purchase, const Choice& for_all, int start_year) {
    const std::size_t school_count = basis.standing.size();
    const FiberChoice& fiber = purchase.choice.fiber;
    Plan plan{std::move(purchase.choice.technology),
              std::vector(school_count, OfflineReason::none),
              std::vector(school_count, 0),
              std::move(purchase.has_people),
              {},
              share_trench(basis.layout.fiber, fiber, basis.cost.trench_capex_usd),
              share_trench(basis.layout.fiber, fiber, basis.cost.trench_npv_usd)};
    plan.trench_users = std::move(purchase.choice.fiber.trench_users);
    for (std::size_t school = 0; school < school_count; ++school) {
        if (basis.standing[school] == Standing::existing) plan.outcome[school] = Outcome::existing;
        if (basis.standing[school] == Standing::excluded) {
            plan.outcome[school] = Outcome::excluded;
            plan.has_people[school] = false;
        }
        if (!is_to_serve(basis.standing[school])) continue;
        const bool has_option = for_all.technology[school] != Outcome::offline;
        if (plan.outcome[school] != Outcome::offline) {
            plan.year[school] = start_year;
        } else {
            plan.offline_reason[school] = has_option ? OfflineReason::beyond_budget : OfflineReason::no_technology;
        }
    }
    return plan;
}

} // namespace

std::string_view name_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::existing:
        return "existing";
    case Outcome::offline:
        return "offline";
    case Outcome::excluded:
        return "excluded";
    default:
        return name_of(static_cast<Technology>(outcome));
    }
}

std::vector<std::size_t> Plan::chosen_technology() const {
    std::vector<std::size_t> chosen(outcome.size(), NetworkLayout::none);
    for (std::size_t school = 0; school < outcome.size(); ++school) {
        const auto position = static_cast<std::size_t>(outcome[school]);
        if (position < technology_count) chosen[school] = position;
    }
    return chosen;
}

Plan select_plan(const PlanBasis& basis, const Objective& objective, int start_year, geo::Progress& progress) {
    progress.begin_step("Choosing technologies");
    const Prices prices = price_choices(basis);
    const std::vector<bool> is_marked = mark_to_serve(basis.standing);
    const Choice for_all = objective.kind == Objective::Kind::order ? choose_by_order(basis, objective.order, is_marked)
                                                                    : choose_least_cost(basis, prices, is_marked);
    progress.report(0.5);
    Purchase purchase{for_all, std::vector<bool>(basis.standing.size(), true)};
    if (objective.budget_usd) {
        purchase = spend_budget(basis, prices, for_all, objective, *objective.budget_usd, progress);
    }
    progress.report(1.0);
    return write_plan(basis, std::move(purchase), for_all, start_year);
}

} // namespace planner
