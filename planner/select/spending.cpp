// SPDX-License-Identifier: Apache-2.0
#include "planner/select/spending.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "planner/select/floors.h"
#include "planner/select/pose_selection.h"
#include "planner/select/proof.h"
#include "planner/select/reach_floors.h"
#include "planner/select/serve_rest.h"

namespace planner {

namespace {

constexpr double rounding_reserve_share = 1e-9; // of a budget

bool gets_link(const std::vector<Outcome>& technology, std::size_t school) {
    return technology[school] != Outcome::offline;
}

/// Connections, and people of the schools that get one.
double spent_usd(const std::vector<Outcome>& technology, const PlanBasis& basis, const Prices& prices,
                 const Objective& objective) {
    double usd = price_of(technology, basis, prices);
    if (!objective.budget_covers_people) return usd;
    for (std::size_t school = 0; school < technology.size(); ++school) {
        if (gets_link(technology, school)) usd += prices.people_usd[school];
    }
    return usd;
}

double sum_benefit(const std::vector<Outcome>& technology, const std::vector<double>& benefit) {
    double sum = 0.0;
    for (std::size_t school = 0; school < benefit.size(); ++school)
        sum += technology_of(technology[school]) ? benefit[school] : 0.0;
    return sum;
}

/// The least cost of serving whom a selection serves, on its trees; by order the technologies are fixed.
std::vector<Outcome> read_choice(const PlanBasis& basis, const Prices& prices, const Choice& for_all,
                                 const Objective& objective, const SelectionProblem& problem,
                                 const Selection& selection) {
    if (objective.kind == Objective::Kind::order) return read_technologies(basis, problem, selection);
    std::vector<bool> is_served(selection.option.size());
    std::vector<Technology> way = for_all.way;
    for (std::size_t rank = 0; rank < is_served.size(); ++rank) {
        const std::size_t option = selection.option[rank], school = basis.ranking.order[rank];
        is_served[school] = option != Selection::none;
        if (is_served[school] && problem.options[option].on_tree()) way[school] = problem.options[option].technology;
    }
    return choose_least_cost(basis, prices, is_served, way);
}

/// Devices, training and content of a school without a new connection.
double equipment_usd(const PlanBasis& basis, const Prices& prices, std::size_t school) {
    const bool is_unconnected = basis.standing[school] == Standing::to_connect;
    return prices.people_usd[school] + (is_unconnected ? prices.offline_usd[school] : 0.0);
}

/// What serving and equipping all takes.
double usd_for_all(const Choice& for_all, const PlanBasis& basis, const Prices& prices, const Objective& objective) {
    double usd = spent_usd(for_all.technology, basis, prices, objective);
    if (!objective.budget_covers_people) return usd;
    for (std::size_t school = 0; school < for_all.technology.size(); ++school) {
        const bool is_equipped = !gets_link(for_all.technology, school) && basis.standing[school] != Standing::excluded;
        if (is_equipped) usd += equipment_usd(basis, prices, school);
    }
    return usd;
}

/// Devices, training and content for the schools that have a connection already, or get none: neediest first. Gives
/// what then is left.
double equip(const PlanBasis& basis, const Prices& prices, double left_usd, Purchase& purchase) {
    for (const std::size_t school : basis.ranking.order) {
        if (purchase.has_people[school] || basis.standing[school] == Standing::excluded) continue;
        const double price_usd = equipment_usd(basis, prices, school);
        if (price_usd > left_usd) continue;
        left_usd -= price_usd;
        purchase.has_people[school] = true;
    }
    return left_usd;
}

void judge_floors(const std::vector<SelectionFloor>& floors, const std::vector<Outcome>& technology,
                  Optimality& optimality) {
    Selection served{std::vector<std::size_t>(technology.size(), Selection::none)};
    for (std::size_t school = 0; school < served.option.size(); ++school) {
        if (technology_of(technology[school])) served.option[school] = 0;
    }
    optimality.floors_reached_share = reached_share(floors, served);
    optimality.missed_floors.clear();
    for (const SelectionFloor& floor : floors) {
        if (const double people = shortfall(floor, served); people > 0.0)
            optimality.missed_floors.push_back({floor.name, people});
    }
}

} // namespace

double spendable_usd(double budget_usd) { return budget_usd * (1.0 - rounding_reserve_share); }

double budget_for(double usd) {
    constexpr double cents_per_usd = 100.0;
    const double with_reserves_usd = usd * (1.0 + 2.0 * rounding_reserve_share); // what is spent may sum up higher too
    return std::ceil(with_reserves_usd * cents_per_usd) / cents_per_usd;
}

std::vector<std::size_t> settle_by_way(const PlanBasis& basis, const SelectionProblem& problem,
                                       const std::vector<Technology>& way) {
    std::vector<std::size_t> settled_on(problem.school_count(), Selection::none);
    for (std::size_t rank = 0; rank < settled_on.size(); ++rank) {
        for (const std::size_t row : problem.options_of(rank)) {
            const ServiceOption& option = problem.options[row];
            if (option.on_tree() && option.technology == way[basis.ranking.order[rank]]) settled_on[rank] = row;
        }
    }
    return settled_on;
}

void judge_reach(const PlanBasis& basis, const Objective& objective, const std::vector<Outcome>& technology,
                 Optimality& optimality) {
    optimality.value = sum_benefit(technology, measure_benefit(basis, objective).of_school);
    judge_floors(list_floors(basis, objective.floors), technology, optimality);
}

Purchase spend_budget(const PlanBasis& basis, const Prices& prices, const Choice& for_all, const Objective& objective,
                      double budget_usd, geo::Progress& progress) {
    const double limit_usd = spendable_usd(budget_usd);
    const auto [benefit, counts_schools] = measure_benefit(basis, objective);
    Purchase purchase{for_all.technology, std::vector(benefit.size(), !objective.budget_covers_people), {}};
    purchase.optimality.counts_schools = counts_schools;
    purchase.optimality.ample_usd = budget_for(usd_for_all(for_all, basis, prices, objective));
    purchase.optimality.bound = sum_benefit(purchase.technology, benefit);
    if (spent_usd(purchase.technology, basis, prices, objective) > limit_usd) {
        const SelectionProblem problem = objective.kind == Objective::Kind::order
                                             ? pose_selection(basis, prices, for_all, objective, limit_usd)
                                             : pose_on_all_trees(basis, prices, objective, limit_usd);
        const SolvedSelection solved =
            prove(problem, objective, reach_floors(problem, settle_by_way(basis, problem, for_all.way), progress),
                  purchase.optimality.unproven);
        purchase.technology = read_choice(basis, prices, for_all, objective, problem, solved.selection);
        purchase.optimality.bound = solved.bound;
        purchase.optimality.floors_are_out_of_reach = solved.floors_are_out_of_reach;
        purchase.optimality.is_limited = true;
        const double rest_usd = limit_usd - spent_usd(purchase.technology, basis, prices, objective);
        serve_rest(basis, prices, objective, rest_usd, purchase.technology);
    }
    judge_reach(basis, objective, purchase.technology, purchase.optimality);
    for (std::size_t school = 0; school < benefit.size(); ++school) {
        if (gets_link(purchase.technology, school)) purchase.has_people[school] = true;
    }
    const double reserve_usd = budget_usd - limit_usd;
    const double left_usd =
        equip(basis, prices, limit_usd - spent_usd(purchase.technology, basis, prices, objective), purchase);
    if (objective.budget_usd) purchase.unspent_usd = left_usd + reserve_usd;
    return purchase;
}

} // namespace planner
