// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace planner {

/// What schools count for when new sites are chosen: of two sums the one is more that has more learners of schools
/// without another way; of equal ones that with more such schools; then learners and schools of all count. In whole
/// numbers, so that sums are exact. Source: METHODS.md "New cell sites".
struct CoverWeight {
    std::int64_t learners_without = 0; // of schools that have no other way
    std::int64_t schools_without = 0;
    std::int64_t learners = 0; // of all
    std::int64_t schools = 0;

    friend auto operator<=>(const CoverWeight&, const CoverWeight&) = default;
    CoverWeight& operator+=(const CoverWeight& more);
    friend CoverWeight operator+(CoverWeight sum, const CoverWeight& more) { return sum += more; }
};

/// Which of several sites to build so that as much as possible is covered: places, what each counts for, and which of
/// them each candidate would cover.
struct CoverProblem {
    std::vector<CoverWeight> weight;              // of each place, >= 0
    std::vector<std::vector<std::size_t>> covers; // by candidate: rows of places, each once
    std::size_t most_sites = 0;
};

/// What is built, and how near the best it is.
struct Cover {
    std::vector<std::size_t> sites; // rows of candidates, in the order in which they were taken; each covers something
    CoverWeight weight;             // of the places that they cover together
    CoverWeight bound;              // no choice of as many sites covers more; the weight itself where that is proven
};

/// Takes the candidate that adds most, again and again; ties by row. It covers at least 1 - 1/e of the best. The bound
/// is the least of what all candidates cover and, over the steps, what is covered then with the largest additions that
/// a whole choice could make to it. Source: METHODS.md "New cell sites".
Cover cover_greedily(const CoverProblem& problem);

/// The greedy choice, improved by exchanging one site for another as long as that covers more; then a search over all
/// choices, which ends with the optimum, or gives up after a counted effort with the best that it found. The same
/// choice on every machine. Source: METHODS.md "New cell sites".
Cover cover_most(const CoverProblem& problem);

} // namespace planner
