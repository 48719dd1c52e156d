// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "planner/cost/shared_works.h"

namespace planner {

/// Schools whose work begins in the same year, and what is built for them to share.
struct Cohort {
    std::vector<std::size_t> schools; // in the order in which they were taken
    WorksPart built;
};

/// What a year has for new work, and what work takes out of it.
struct YearOffer {
    double usd = 0.0;                      // that the year has
    std::span<const double> of_school_usd; // shared works apart; rows as in Dataset::schools
    std::span<const double> of_edge_usd;   // of shared works, by vertex
};

/// Schools that wait for money in the order of their priority. A school comes with the edges of shared works on its way
/// that are not built yet and with the schools on it that share them and are not connected yet: all that counts as its
/// price, and its priority is theirs. Source: METHODS.md "Phases".
class PhaseQueue {
public:
    /// `order` holds the schools that wait; `chosen[school]` is its technology's position, npos: none.
    PhaseQueue(const SharedWorks& works, const std::vector<std::size_t>& chosen, std::vector<std::size_t> order);

    /// Takes those whose price fits into what is left of the offer, one after the other. Who does not fit is passed
    /// over, or with `skip_ahead` off ends the year. A second call goes on with those that are left.
    Cohort take(const YearOffer& offer, bool skip_ahead);

    /// The schools that still wait, by priority.
    const std::vector<std::size_t>& waiting() const { return waiting_; }

private:
    bool is_built_to(std::size_t vertex) const { return vertex == SharedWorks::none || is_built_[vertex]; }
    bool takes_part(std::size_t vertex) const;
    double price_usd(std::size_t school, const YearOffer& offer, double most_usd) const;
    void connect(std::size_t school, Cohort& cohort);

    const SharedWorks& works_;
    std::vector<std::size_t> vertex_; // by school, on the trees of its technology; none: it builds alone
    std::vector<std::size_t> waiting_;
    std::vector<bool> is_built_; // by vertex: its edge
    std::vector<bool> is_done_;  // by school
};

} // namespace planner
