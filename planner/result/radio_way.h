// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/result/scenario_result.h"

namespace planner {

/// Whether the plan builds the radio link of a school: for itself, or for schools that it relays.
inline bool has_radio_link(const ScenarioResult& result, std::size_t school) {
    return result.plan->outcome[school] == Outcome::point_to_point || result.plan->radio_users_of(school) > 0;
}

/// The schools whose radio links lead from a school to its far end, itself first; empty where it has no such way.
std::vector<std::size_t> radio_way(const NetworkLayout& layout, std::size_t school);

/// Id of the cell site, transmission node or school that the radio link of a school leads to; empty where there is
/// none.
std::string radio_end_id(const ScenarioResult& result, std::size_t school);
/// Where the radio link of a school ends; the school must have one, be it obstructed.
geo::LonLat radio_end_place(const ScenarioResult& result, std::size_t school);

/// Demand that the plan puts on the radio link of a school, its own and that of the schools behind it, Mbit/s; rows as
/// in Dataset::schools, 0 where no link is built.
std::vector<double> radio_load_mbps(const ScenarioResult& result);

} // namespace planner
