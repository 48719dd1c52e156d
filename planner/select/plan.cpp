// SPDX-License-Identifier: Apache-2.0
#include "planner/select/plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "planner/data/grouped.h"
#include "planner/select/cost_bound.h"
#include "planner/select/operator_plan.h"
#include "planner/select/proof.h"
#include "planner/select/spending.h"

namespace planner {

namespace {

/// A choice in the words of a plan; `if_offline` tells why each school would not be served.
Plan write_plan(const PlanBasis& basis, Purchase purchase, const std::vector<OfflineReason>& if_offline,
                int start_year) {
    const std::size_t school_count = basis.standing.size();
    Plan plan;
    plan.outcome = std::move(purchase.technology);
    plan.offline_reason.assign(school_count, OfflineReason::none);
    plan.year.assign(school_count, 0);
    plan.has_people = std::move(purchase.has_people);
    plan.optimality = std::move(purchase.optimality);
    plan.unspent_usd = purchase.unspent_usd;
    write_shares(basis.cost, plan);
    for (std::size_t school = 0; school < school_count; ++school) {
        if (basis.standing[school] == Standing::existing) plan.outcome[school] = Outcome::existing;
        if (basis.standing[school] == Standing::excluded) {
            plan.outcome[school] = Outcome::excluded;
            plan.has_people[school] = false;
        }
        if (!is_to_serve(basis.standing[school])) continue;
        if (plan.outcome[school] != Outcome::offline)
            plan.year[school] = start_year;
        else
            plan.offline_reason[school] = if_offline[school];
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

std::string_view name_of(OfflineReason reason) {
    switch (reason) {
    case OfflineReason::none:
        return "";
    case OfflineReason::no_technology:
        return "no_technology";
    case OfflineReason::beyond_budget:
        return "beyond_budget";
    case OfflineReason::beyond_phases:
        return "beyond_phases";
    case OfflineReason::no_profit:
        return "no_profit";
    }
    return "";
}

void write_users(const SharedWorks& works, Plan& plan) {
    plan.work_users = count_users(works, plan.chosen_technology());
    plan.trench_users = users_by_school(works, plan.work_users, Technology::fiber);
    plan.radio_users = users_by_school(works, plan.work_users, Technology::point_to_point);
}

void write_shares(const CostTable& cost, Plan& plan) {
    write_users(cost.works, plan);
    plan.shared_capex_usd.clear();
    plan.shared_npv_usd.clear();
    for (const WorksPart& part : share_works(cost.works, plan.chosen_technology(), {})) {
        const OptionPrice price = cost.price(part);
        plan.shared_capex_usd.push_back(price.capex_usd);
        plan.shared_npv_usd.push_back(price.npv_usd);
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

std::string describe_reached_share(const Optimality& optimality) {
    const double percent = std::floor(100.0 * optimality.floors_reached_share);
    if (optimality.missed_floors.empty() || percent < 1.0) return "";
    return fmt::format("each gets at least {:.0f} % of what it asks for", percent);
}

std::vector<std::size_t> chosen_technology(const std::vector<Outcome>& outcome) {
    std::vector<std::size_t> chosen(outcome.size(), NetworkLayout::none);
    for (std::size_t school = 0; school < outcome.size(); ++school) {
        if (technology_of(outcome[school])) chosen[school] = static_cast<std::size_t>(outcome[school]);
    }
    return chosen;
}

std::vector<bool> mark_offline(const Plan& plan, const std::vector<Standing>& standing) {
    std::vector<bool> is_offline(plan.outcome.size());
    for (std::size_t school = 0; school < plan.outcome.size(); ++school) {
        is_offline[school] = plan.has_people[school] && plan.outcome[school] == Outcome::offline &&
                             standing[school] == Standing::to_connect;
    }
    return is_offline;
}

Plan select_plan(const PlanBasis& basis, const Objective& objective, int start_year, geo::Progress& progress) {
    progress.begin_step("Choosing technologies");
    const double budget_usd = objective.budget_usd.value_or(std::numeric_limits<double>::infinity());
    if (objective.kind == Objective::Kind::operator_npv) {
        OperatorPlan of_operator = plan_for_operator(basis, objective, budget_usd, progress);
        return write_plan(basis, std::move(of_operator.purchase), of_operator.if_offline, start_year);
    }
    const Prices prices = price_choices(basis);
    Choice for_all = choose_for_all(basis, prices, objective);
    const bool is_least_cost = objective.kind == Objective::Kind::least_cost;
    double cost_gap_usd = is_least_cost ? gap_of_least_cost(basis, prices, for_all.technology) : 0.0;
    Unproven unproven = Unproven::none;
    if (cost_gap_usd > 0.0) {
        if (auto proven = prove_least_cost(basis, prices, objective, for_all.technology, unproven)) {
            for_all.technology = std::move(*proven);
            cost_gap_usd = 0.0;
        }
    }
    progress.report(0.5);
    std::vector<OfflineReason> if_offline;
    for (const Outcome outcome : for_all.technology)
        if_offline.push_back(technology_of(outcome) ? OfflineReason::beyond_budget : OfflineReason::no_technology);
    Purchase purchase = spend_budget(basis, prices, for_all, objective, budget_usd, progress);
    if (!purchase.optimality.is_limited) {
        purchase.optimality.cost_gap_usd = cost_gap_usd;
        purchase.optimality.unproven = unproven;
    }
    progress.report(1.0);
    return write_plan(basis, std::move(purchase), if_offline, start_year);
}

} // namespace planner
