// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "planner/select/least_cost.h"
#include "planner/select/prices.h"
#include "planner/select/solve_selection.h"

namespace planner {

/// What a budget buys.
struct Purchase {
    std::vector<Outcome> technology; // offline: none
    std::vector<bool> has_people;    // devices, training and content are paid for
    Optimality optimality;
    std::optional<double> unspent_usd = std::nullopt; // of the budget; empty: there is none
};

/// What connecting each school is worth.
struct Benefit {
    std::vector<double> of_school;
    bool counts_schools = false; // 1 for each
};

/// need^e x learners. With most_schools 1; so too where the learners of a school are not known, or where all that may
/// be connected come to a benefit of 0: a budget then connects as many schools as it can instead of none.
/// Source: METHODS.md "Spending a budget".
Benefit measure_benefit(const PlanBasis& basis, const Objective& objective);

/// The choice under a budget: each school to serve may take fiber, the cheapest of the other technologies, or nothing;
/// one that `for_all` lets share by another technology may do so instead of fiber;
/// with kind `order` the technology of `for_all` or nothing; with `operator_npv` any that is feasible, worth its
/// revenue less its price. Prices hold devices and people where the budget covers them. Its schools are numbered by
/// need rank, so that the order of rows does not matter.
SelectionProblem pose_selection(const PlanBasis& basis, const Prices& prices, const Choice& for_all,
                                const Objective& objective, double budget_usd);

/// Schools to choose among that the exact solver is asked for at most.
inline constexpr std::size_t exact_school_limit = 400;

/// What may be spent of a budget, USD: sums in another order must not come out above it.
double spendable_usd(double budget_usd);
/// The budget in whole cents that opens a plan of this price: so much may be spent of it, summed in any order. USD.
double budget_for(double usd);

/// Solves a problem that was posed for an objective; where the objective asks for the exact solver, it has the last
/// word on few schools if a gap is left or a floor missed.
SolvedSelection solve_posed(const SelectionProblem& problem, const Objective& objective, geo::Progress& progress,
                            const SolveStart& start = {});

/// Writes into a solved problem the bound of all plans, whatever trees their schools stand on, and whether all of them
/// miss floors; the problem's own are of plans that keep to its trees.
void judge_all_plans(const PlanBasis& basis, const Prices& prices, const Choice& for_all, const Objective& objective,
                     const SelectionProblem& problem, SolvedSelection& solved, geo::Progress& progress);

/// What the floors of a problem take from the value that its solution reaches: the price of equity. At least 0; of a
/// problem without floors 0.
double price_of_floors(const SelectionProblem& problem, const SolvedSelection& solved, const Objective& objective,
                       geo::Progress& progress);

/// The technologies of a selection, as options of a problem that was posed for this basis.
std::vector<Outcome> read_technologies(const PlanBasis& basis, const SelectionProblem& problem,
                                       const Selection& selection);

/// Writes into a judgement what connecting these schools reaches: its benefit, and the floors that it misses.
void judge_reach(const PlanBasis& basis, const Objective& objective, const std::vector<Outcome>& technology,
                 Optimality& optimality);

/// Spends a budget: on everybody where it suffices, else on what serves most benefit within it (solve_selection); then
/// the choice is made anew for the schools it serves, which is never dearer. What is left pays for devices, training
/// and content of schools without a new connection, neediest first. Source: METHODS.md "Spending a budget".
Purchase spend_budget(const PlanBasis& basis, const Prices& prices, const Choice& for_all, const Objective& objective,
                      double budget_usd, geo::Progress& progress);

} // namespace planner
