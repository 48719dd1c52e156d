// SPDX-License-Identifier: Apache-2.0
#include "planner/select/plan.h"

#include <cmath>
#include <limits>
#include <utility>

#include "planner/data/grouped.h"
#include "planner/select/spending.h"

namespace planner {

namespace {

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
              share_trench(basis.layout.fiber, fiber, basis.cost.trench_npv_usd),
              std::move(purchase.choice.radio_users),
              {},
              {},
              std::move(purchase.optimality)};
    for (const RadioPart& part :
         share_radio(basis.options.relays, purchase.choice.takes_shared_radio, basis.indicators.electricity_share)) {
        const OptionPrice price = basis.cost.radio_way.price(part);
        plan.radio_capex_usd.push_back(price.capex_usd);
        plan.radio_npv_usd.push_back(price.npv_usd);
    }
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

std::string describe_missed_floors(const Optimality& optimality) {
    std::string text;
    for (const MissedFloor& floor : optimality.missed_floors) {
        if (!text.empty()) text += ", ";
        text += floor.name + " by " + grouped(std::ceil(floor.people));
    }
    return text;
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
    const Choice for_all = choose_for_all(basis, prices, objective);
    progress.report(0.5);
    const double budget_usd = objective.budget_usd.value_or(std::numeric_limits<double>::infinity());
    Purchase purchase = spend_budget(basis, prices, for_all, objective, budget_usd, progress);
    progress.report(1.0);
    return write_plan(basis, std::move(purchase), for_all, start_year);
}

} // namespace planner
