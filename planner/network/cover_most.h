// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace planner {

/// Which of several sites to build so that as much as possible is covered: places, what each counts for, and which of
/// them each candidate would cover.
struct CoverProblem {
    std::vector<double> weight;                   // of each place, >= 0
    std::vector<std::vector<std::size_t>> covers; // by candidate: rows of places, each once
    std::size_t most_sites = 0;
};

/// What is built, and how near the best it is.
struct Cover {
    std::vector<std::size_t> sites; // rows of candidates, in the order in which they were taken; each covers something
    double weight = 0.0;            // of the places that they cover together
    double bound = 0.0;             // no choice of as many sites covers more; the weight itself where that is proven
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
