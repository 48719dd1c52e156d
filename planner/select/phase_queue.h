// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/graph/spanning_forest.h"

namespace planner {

/// Schools whose work begins in the same year, and the trench that is dug for them.
struct Cohort {
    std::vector<std::size_t> schools; // in the order in which they were taken
    double trench_usd = 0.0;          // first cost
};

/// What a year has for new work, and what work costs in it. Rows as in Dataset::schools.
struct YearOffer {
    double usd = 0.0;                      // that the year has
    std::span<const double> of_school_usd; // what a school takes out of it, the trench apart
    double of_trench_usd = 1.0;            // what a dollar of trench takes out of it
};

/// Schools that wait for money in the order of their priority. On fiber a school comes with the hops on its way that
/// are not dug yet and with the schools on it that take fiber and are not connected yet: all that counts as its price,
/// and its priority is theirs. Source: METHODS.md "Phases".
class PhaseQueue {
public:
    /// `order` holds the schools that wait; `takes_fiber` and `hop_usd` are by school, as the forest's sites.
    PhaseQueue(const geo::SpanningForest& forest, std::vector<bool> takes_fiber, std::vector<double> hop_usd,
               std::vector<std::size_t> order);

    /// Takes those whose price fits into what is left of the offer, one after the other. Who does not fit is passed
    /// over, or with `skip_ahead` off ends the year. A second call goes on with those that are left.
    Cohort take(const YearOffer& offer, bool skip_ahead);

    /// The schools that still wait, by priority.
    const std::vector<std::size_t>& waiting() const { return waiting_; }

private:
    bool is_dug_to(std::size_t point) const { return point >= is_dug_.size() || is_dug_[point]; }
    double price_usd(std::size_t school, const YearOffer& offer, double most_usd) const;
    void connect(std::size_t school, Cohort& cohort);

    const geo::SpanningForest& forest_;
    std::vector<bool> takes_fiber_;
    std::vector<double> hop_usd_;
    std::vector<std::size_t> waiting_;
    std::vector<bool> is_dug_;  // by site: its hop
    std::vector<bool> is_done_; // by school
};

} // namespace planner
