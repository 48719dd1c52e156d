// SPDX-License-Identifier: Apache-2.0
#include "planner/select/spending.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "planner/select/floor_prices.h"
#include "planner/select/floors.h"
#include "planner/select/loosened_trees.h"
#include "planner/select/pose_selection.h"
#include "planner/select/proof.h"
#include "planner/select/ways.h"

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

/// A solved selection as a choice of technologies.
std::vector<Outcome> read_choice(const PlanBasis& basis, const Prices& prices, const Objective& objective,
                                 const std::vector<Technology>& way, const Selection& selection) {
    std::vector<bool> is_served(selection.option.size());
    for (std::size_t rank = 0; rank < is_served.size(); ++rank)
        is_served[basis.ranking.order[rank]] = selection.option[rank] != Selection::none;
    return objective.kind == Objective::Kind::order ? choose_by_order(basis, objective.order, is_served)
                                                    : choose_least_cost(basis, prices, is_served, way);
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

std::vector<MissedFloor> list_missed(const std::vector<SelectionFloor>& floors,
                                     const std::vector<Outcome>& technology) {
    Selection served{std::vector<std::size_t>(technology.size(), Selection::none)};
    for (std::size_t school = 0; school < served.option.size(); ++school) {
        if (technology_of(technology[school])) served.option[school] = 0;
    }
    std::vector<MissedFloor> missed;
    for (const SelectionFloor& floor : floors) {
        if (const double people = shortfall(floor, served); people > 0.0) missed.push_back({floor.name, people});
    }
    return missed;
}

} // namespace

double spendable_usd(double budget_usd) { return budget_usd * (1.0 - rounding_reserve_share); }

double budget_for(double usd) {
    constexpr double cents_per_usd = 100.0;
    const double with_reserves_usd = usd * (1.0 + 2.0 * rounding_reserve_share); // what is spent may sum up higher too
    return std::ceil(with_reserves_usd * cents_per_usd) / cents_per_usd;
}

void judge_all_plans(const PlanBasis& basis, const Prices& prices, const Objective& objective,
                     const SelectionProblem& problem, SolvedSelection& solved, geo::Progress& progress) {
    const auto trees = loosen_trees(basis, prices);
    if (!trees || objective.kind == Objective::Kind::order) return; // a fixed order fixes the trees
    SelectionProblem loosened = pose_loosened(*trees, basis, prices, objective, problem.budget_usd);
    SolvedSelection best = solve_selection(loosened, progress);
    if (meets_floors(loosened, best.selection) && !meets_floors(problem, solved.selection)) {
        loosened.floors.clear();
        best = solve_selection(loosened, progress);
    }
    solved.bound = best.bound;
    solved.floors_are_out_of_reach = best.floors_are_out_of_reach;
}

double price_of_floors(const PlanBasis& basis, const Prices& prices, Objective objective, SelectionProblem problem,
                       double value, geo::Progress& progress) {
    if (problem.floors.empty()) return 0.0;
    problem.floors.clear();
    objective.floors.clear();
    const SolvedSelection solved = solve_selection(problem, progress);
    const auto proven = prove_spending(basis, prices, objective, problem, solved);
    return std::max(0.0, (proven ? proven->sums : solved.sums).value - value);
}

void judge_reach(const PlanBasis& basis, const Objective& objective, const std::vector<Outcome>& technology,
                 Optimality& optimality) {
    optimality.value = sum_benefit(technology, measure_benefit(basis, objective).of_school);
    optimality.missed_floors = list_missed(list_floors(basis, objective.floors), technology);
}

namespace {

/// A budget spent on the ways of a choice.
struct Spent {
    SelectionProblem problem;
    SolvedSelection solved;
    std::vector<Outcome> technology;
};

Spent spend_on(const Choice& ways, const PlanBasis& basis, const Prices& prices, const Objective& objective,
               double limit_usd, geo::Progress& progress) {
    Spent spent{pose_selection(basis, prices, ways, objective, limit_usd), {}, {}};
    spent.solved = solve_selection(spent.problem, progress);
    spent.technology = read_choice(basis, prices, objective, ways.way, spent.solved.selection);
    return spent;
}

/// Whether a budget is spent better: less of the floors is missed, or as much and more is reached.
bool is_better_spent(const Spent& spent, const Spent& than) {
    const double missed = missed_share(spent.problem, spent.solved.selection);
    const double missed_before = missed_share(than.problem, than.solved.selection);
    return missed < missed_before || (missed == missed_before && is_better(spent.solved.sums, than.solved.sums));
}

/// The ways of a choice, those settled anew among its schools that are served: fewer share, and another tree may suit
/// them better.
std::vector<Technology> settle_among_served(const Spent& spent, const Choice& ways, const PlanBasis& basis,
                                            const Prices& prices) {
    std::vector<bool> is_served;
    for (const Outcome outcome : spent.technology)
        is_served.push_back(technology_of(outcome).has_value());
    std::vector<Technology> way = settle_ways(basis, prices, is_served);
    for (std::size_t school = 0; school < way.size(); ++school) {
        if (!is_served[school]) way[school] = ways.way[school];
    }
    return way;
}

/// The ways of a choice, with everybody who may share by a technology on its trees.
std::vector<Technology> settle_on(Technology technology, const Choice& ways, const PlanBasis& basis) {
    std::vector<Technology> way = ways.way;
    for (std::size_t school = 0; school < way.size(); ++school) {
        if (may_share_by(technology, basis, school)) way[school] = technology;
    }
    return way;
}

/// Spends on the ways of a choice, on those settled among the served, and as long as much is open on those of one
/// technology after the other; the best of all, its bound that of all plans.
Spent spend_on_ways(const PlanBasis& basis, const Prices& prices, const Choice& for_all, const Objective& objective,
                    double limit_usd, geo::Progress& progress) {
    constexpr double open_share = 0.01; // of the bound: less is not worth another search
    Spent best = spend_on(for_all, basis, prices, objective, limit_usd, progress);
    if (objective.kind == Objective::Kind::order) return best; // it fixes the trees
    judge_all_plans(basis, prices, objective, best.problem, best.solved, progress);
    const auto try_ways = [&](std::vector<Technology> way) {
        if (way == for_all.way) return;
        Spent tried = spend_on({for_all.technology, std::move(way)}, basis, prices, objective, limit_usd, progress);
        tried.solved.bound = best.solved.bound;
        tried.solved.floors_are_out_of_reach = best.solved.floors_are_out_of_reach;
        if (is_better_spent(tried, best)) best = std::move(tried);
    };
    if (technologies_with_trees(basis.cost.works).size() < 2) return best;
    try_ways(settle_among_served(best, for_all, basis, prices));
    for (const Technology technology : technologies_with_trees(basis.cost.works)) {
        if (best.solved.gap_share() <= open_share) break;
        try_ways(settle_on(technology, for_all, basis));
    }
    return best;
}

} // namespace

Purchase spend_budget(const PlanBasis& basis, const Prices& prices, const Choice& for_all, const Objective& objective,
                      double budget_usd, geo::Progress& progress) {
    const double limit_usd = spendable_usd(budget_usd);
    const auto [benefit, counts_schools] = measure_benefit(basis, objective);
    Purchase purchase{for_all.technology, std::vector(benefit.size(), !objective.budget_covers_people), {}};
    purchase.optimality.counts_schools = counts_schools;
    purchase.optimality.ample_usd = budget_for(usd_for_all(for_all, basis, prices, objective));
    purchase.optimality.bound = sum_benefit(purchase.technology, benefit);
    if (spent_usd(purchase.technology, basis, prices, objective) > limit_usd) {
        Spent spent = spend_on_ways(basis, prices, for_all, objective, limit_usd, progress);
        if (const auto proven = prove_spending(basis, prices, objective, spent.problem, spent.solved)) {
            spent.technology = proven->technology;
            spent.solved.sums = proven->sums;
            spent.solved.bound = proven->sums.value;
        }
        purchase.technology = spent.technology;
        purchase.optimality.bound = spent.solved.bound;
        purchase.optimality.floors_are_out_of_reach = spent.solved.floors_are_out_of_reach;
        purchase.optimality.floors_cost =
            price_of_floors(basis, prices, objective, spent.problem, spent.solved.sums.value, progress);
        purchase.optimality.is_limited = true;
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
