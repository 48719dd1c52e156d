// SPDX-License-Identifier: Apache-2.0
#include "planner/select/floor_counts.h"

namespace planner {

FloorCounts::FloorCounts(const SelectionProblem& problem) : floor_count_{problem.floors.size()} {
    for (std::size_t school = 0; school < problem.school_count(); ++school) {
        for (std::size_t floor = 0; floor < floor_count_; ++floor) {
            const double amount = problem.floors[floor].amount[school];
            if (amount > 0.0) counts_.push_back({floor, amount});
        }
        first_.push_back(counts_.size());
    }
}

std::vector<double> FloorCounts::served(const Selection& selection) const {
    std::vector<double> served(floor_count_, 0.0);
    for (std::size_t school = 0; school < selection.option.size(); ++school) {
        if (selection.option[school] == Selection::none) continue;
        for (const auto& [floor, amount] : of(school))
            served[floor] += amount;
    }
    return served;
}

} // namespace planner
