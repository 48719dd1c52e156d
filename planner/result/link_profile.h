// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "geo/progress.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// The ground under a school's radio link and the room that its ray needs, from the school to the far end: samples as
/// geo::read_profile, metres above sea level, over an Earth on which the ray is straight. NaN: the relief does not
/// know.
struct LinkProfile {
    std::vector<double> distance_m;
    std::vector<double> ground_m; // with the Earth's bulge
    std::vector<double> ray_m;
    std::vector<double> zone_m;          // lower edge of the share of the Fresnel zone that must be free
    double clutter_m = 0.0;              // that is reckoned with on top of the ground
    std::optional<std::size_t> tightest; // the sample where the zone has least room above ground and clutter
};

/// That of the link which radio_end_id tells; nothing: there is no link, no relief, or no way between
/// its ends. Reads the relief. Source:
/// METHODS.md "Line of sight".
std::optional<LinkProfile> profile_link(const ScenarioResult& result, std::size_t school, geo::Progress& progress);

} // namespace planner
