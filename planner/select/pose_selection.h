// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "planner/select/least_cost.h"
#include "planner/select/prices.h"
#include "planner/select/selection_problem.h"

namespace planner {

/// What connecting each school is worth.
struct Benefit {
    std::vector<double> of_school;
    bool counts_schools = false; // 1 for each
};

/// need^e x learners. With most_schools 1; so too where the learners of a school are not known, or where all that can
/// be served come to a benefit of 0: a budget then connects as many schools as it can instead of none.
/// Source: METHODS.md "Spending a budget".
Benefit measure_benefit(const PlanBasis& basis, const Objective& objective);

/// Poses a choice within a budget: schools by need rank, so that the order of rows does not matter, each with the
/// technologies that are offered to it. An option is worth what the objective counts, and its price holds devices and
/// people where the budget covers them.
class SelectionPoser {
public:
    SelectionPoser(const PlanBasis& basis, const Prices& prices, const Objective& objective);

    /// Offers a technology at a price, with every edge from a vertex to the network besides; none: with no edge.
    void offer(std::size_t school, Technology technology, double usd, std::size_t vertex);
    /// Offers what a school may take that shares works by one technology at most: that one and the cheapest other.
    void offer_by_way(std::size_t school, Technology way);
    /// Offers every technology that is feasible, each on its tree.
    void offer_all(std::size_t school);
    /// Of the next school by need rank whatever is offered from here on.
    void end_school() { problem_.first_option.push_back(problem_.options.size()); }
    /// The problem, once every school is ended; the forest's schools are rows of the dataset.
    SelectionProblem finish(RootedForest forest, double budget_usd);

private:
    const PlanBasis& basis_;
    const Prices& prices_;
    const Objective& objective_;
    std::vector<double> benefit_; // by school
    SelectionProblem problem_;
};

/// The choice under a budget: each school to serve may take fiber, the cheapest of the other technologies, or nothing;
/// one that `for_all` lets share by another technology may do so instead of fiber; with kind `order` the technology of
/// `for_all` or nothing. Not for an operator.
SelectionProblem pose_selection(const PlanBasis& basis, const Prices& prices, const Choice& for_all,
                                const Objective& objective, double budget_usd);

/// The choice by any technology that is feasible, whatever trees a school stands on; with `operator_npv` each is worth
/// its revenue less its price.
SelectionProblem pose_on_all_trees(const PlanBasis& basis, const Prices& prices, const Objective& objective,
                                   double budget_usd);

/// Everybody who can be served, at the least price, on all trees and within an amount that suffices: for the exact
/// solver alone.
SelectionProblem pose_for_everybody(const PlanBasis& basis, const Prices& prices, double ample_usd);

} // namespace planner
