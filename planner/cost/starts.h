// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace planner {

/// When the plan's work at each school begins: t = 0..last, years after the horizon's start.
struct Starts {
    std::vector<int> of_school = {}; // rows as in Dataset::schools; empty: all at t = 0
    int last = 0;

    int of(std::size_t school) const { return of_school.empty() ? 0 : of_school[school]; }

    friend bool operator==(const Starts&, const Starts&) = default;
};

} // namespace planner
