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
    std::vector<Technology> way;
    SelectionProblem problem;
    SolvedSelection solved;
    std::vector<Outcome> technology;
};

Spent spend_on(Choice ways, const PlanBasis& basis, const Prices& prices, const Objective& objective, double limit_usd,
               geo::Progress& progress) {
    SelectionProblem problem = pose_selection(basis, prices, ways, objective, limit_usd);
    SolvedSelection solved = solve_selection(problem, progress);
    std::vector<Outcome> technology = read_choice(basis, prices, objective, ways.way, solved.selection);
    return {std::move(ways.way), std::move(problem), std::move(solved), std::move(technology)};
}

/// Whether a budget is spent better: less of the floors is missed, or as much and more is reached.
bool is_better_spent(const Spent& spent, const Spent& than) {
    const double missed = missed_share(spent.problem, spent.solved.selection);
    const double missed_before = missed_share(than.problem, than.solved.selection);
    return missed < missed_before || (missed == missed_before && is_better(spent.solved.sums, than.solved.sums));
}

/// Finds trees for those on which a budget is spent: fewer schools share than with money for all, and other trees may
/// suit them better.
class SpendingSearch {
public:
    SpendingSearch(const PlanBasis& basis, const Prices& prices, const Choice& for_all, const Objective& objective,
                   double limit_usd, geo::Progress& progress)
        : basis_{basis},
          prices_{prices},
          for_all_{for_all},
          objective_{objective},
          limit_usd_{limit_usd},
          progress_{progress},
          with_trees_{technologies_with_trees(basis.cost.works)},
          best_{spend_on(for_all, basis, prices, objective, limit_usd, progress)} {}

    /// Spends on the ways with money for all, on those settled among the served, as long as much is open on those of one
    /// technology after the other, and on ways that differ by one school; the best of all, its bound that of all plans.
    Spent search() {
        constexpr double open_share = 0.01; // of the bound: less is not worth another search of the whole
        if (objective_.kind == Objective::Kind::order) return std::move(best_); // it fixes the trees
        judge_all_plans(basis_, prices_, objective_, best_.problem, best_.solved, progress_);
        if (with_trees_.size() < 2) return std::move(best_);
        try_ways(settle_among_served());
        for (const Technology technology : with_trees_) {
            if (best_.solved.gap_share() > open_share) try_ways(settle_on(technology));
        }
        move_schools();
        return std::move(best_);
    }

private:
    bool try_ways(std::vector<Technology> way) {
        if (way == best_.way) return false;
        Spent tried =
            spend_on({for_all_.technology, std::move(way)}, basis_, prices_, objective_, limit_usd_, progress_);
        tried.solved.bound = best_.solved.bound;
        tried.solved.floors_are_out_of_reach = best_.solved.floors_are_out_of_reach;
        if (!is_better_spent(tried, best_)) return false;
        best_ = std::move(tried);
        return true;
    }

    std::vector<Technology> settle_among_served() const {
        std::vector<bool> is_served;
        for (const Outcome outcome : best_.technology)
            is_served.push_back(technology_of(outcome).has_value());
        std::vector<Technology> way = settle_ways(basis_, prices_, is_served);
        for (std::size_t school = 0; school < way.size(); ++school) {
            if (!is_served[school]) way[school] = for_all_.way[school];
        }
        return way;
    }

    /// Everybody who may share by a technology on its trees.
    std::vector<Technology> settle_on(Technology technology) const {
        std::vector<Technology> way = for_all_.way;
        for (std::size_t school = 0; school < way.size(); ++school) {
            if (may_share_by(technology, basis_, school)) way[school] = technology;
        }
        return way;
    }

    /// Schools change trees one by one, neediest first, until none gains by it or a counted amount of work is done.
    void move_schools() {
        constexpr std::size_t move_work = std::size_t{1} << 13; // schools and vertices that are looked at, all in all
        std::size_t trials_left = move_work / (for_all_.way.size() + basis_.cost.works.size() + 1);
        for (bool has_moved = true; has_moved;) {
            has_moved = false;
            for (const std::size_t school : basis_.ranking.order) {
                for (const Technology technology : with_trees_) {
                    const bool is_other = best_.way[school] != technology && may_share_by(technology, basis_, school) &&
                                          may_share_by(best_.way[school], basis_, school);
                    if (!is_other) continue;
                    if (trials_left == 0 || best_.solved.gap_share() == 0.0) return;
                    --trials_left;
                    std::vector<Technology> way = best_.way;
                    way[school] = technology;
                    has_moved = try_ways(std::move(way)) || has_moved;
                }
            }
        }
    }

    const PlanBasis& basis_;
    const Prices& prices_;
    const Choice& for_all_;
    const Objective& objective_;
    double limit_usd_;
    geo::Progress& progress_;
    std::vector<Technology> with_trees_;
    Spent best_;
};

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
        Spent spent = SpendingSearch{basis, prices, for_all, objective, limit_usd, progress}.search();
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
