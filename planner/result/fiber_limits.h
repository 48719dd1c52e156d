// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "planner/result/scenario_result.h"

namespace planner {

/// Up to where fiber would be the cheapest at a school.
struct FiberLimit {
    double price_share = 0.0;  // of the price of trench; 0 or less: however cheap it is, fiber is not
    double length_share = 0.0; // of the length of new trench and of the school's cable in it; as above
    std::size_t schools = 0;   // that turn to fiber together at that price, this one included
};

/// That of every school that the plan connects by another technology, all else equal: schools share the trench that is
/// not built yet with those that turn to fiber at the same price, and what others use of their works stays. Zeros where
/// fiber is not possible, or is dearer even without trench. Source: METHODS.md "Reasons".
std::vector<FiberLimit> find_fiber_limits(const ScenarioResult& result);

/// That of one such school.
FiberLimit find_fiber_limit(const ScenarioResult& result, std::size_t school);

/// That of a school that would dig all of the trench by itself, against another way to serve it of that price.
FiberLimit find_fiber_limit_alone(const ScenarioResult& result, std::size_t school, double rival_usd);

} // namespace planner
