// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "planner/select/selection_problem.h"

namespace planner {

/// The floors that count each school, and by how much: one of many, where floors are areas.
class FloorCounts {
public:
    struct Count {
        std::size_t floor = 0; // of SelectionProblem::floors
        double amount = 0.0;   // > 0
    };

    explicit FloorCounts(const SelectionProblem& problem);

    std::span<const Count> of(std::size_t school) const {
        return std::span{counts_}.subspan(first_[school], first_[school + 1] - first_[school]);
    }
    /// What a selection serves of each floor's amount.
    std::vector<double> served(const Selection& selection) const;

private:
    std::size_t floor_count_;
    std::vector<std::size_t> first_{0}; // the counts of school s are first_[s] .. first_[s + 1] - 1
    std::vector<Count> counts_;
};

} // namespace planner
