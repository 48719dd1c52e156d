// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "planner/result/scenario_result.h"

namespace tests {

/// A dataset with schools at these places and nothing else known.
std::shared_ptr<planner::Dataset> country_of(const std::vector<geo::LonLat>& places);

/// One square area around a place, as a level of administrative areas.
planner::AdminAreas square_area(geo::LonLat centre, double half_side_deg, const std::string& name);

/// A result that has a plan with one outcome per school, and nothing else.
planner::ScenarioResult planned(std::shared_ptr<const planner::Dataset> dataset,
                                std::vector<planner::Outcome> outcomes);

} // namespace tests
