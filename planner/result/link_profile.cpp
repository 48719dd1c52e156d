// SPDX-License-Identifier: Apache-2.0
#include "planner/result/link_profile.h"

#include <cmath>
#include <limits>

#include "geo/radio/ray.h"
#include "planner/result/radio_way.h"

namespace planner {

std::optional<LinkProfile> profile_link(const ScenarioResult& result, std::size_t school, geo::Progress& progress) {
    const Dataset& dataset = *result.dataset;
    if (std::isnan(result.layout->radio_link_m[school]) || !dataset.elevation) return std::nullopt;
    const RadioRules& rules = result.scenario.network.point_to_point.link;
    const geo::ReliefProfile relief =
        read_profile(*dataset.elevation, dataset.schools.place[school], radio_end_place(result, school), progress);
    LinkProfile profile{relief.distance_m, relief.ground_m, {}, {}, rules.sight.clutter_m, {}};
    const double length_m = relief.distance_m.back();
    if (length_m == 0.0) return std::nullopt;
    const double first_m = relief.ground_m.front() + rules.school_mast_m;
    const double last_m = relief.ground_m.back() + result.layout->radio_end_mast_m[school];
    double least_room_m = std::numeric_limits<double>::infinity();
    for (std::size_t at = 0; at < relief.distance_m.size(); ++at) {
        const double to_first_m = relief.distance_m[at], to_last_m = length_m - to_first_m;
        profile.ground_m[at] += geo::earth_bulge_m(to_first_m, to_last_m, rules.sight.earth_factor);
        profile.ray_m.push_back(first_m + (last_m - first_m) * to_first_m / length_m);
        const double radius_m = geo::fresnel_radius_m(to_first_m, to_last_m, rules.sight.frequency_ghz);
        profile.zone_m.push_back(profile.ray_m[at] - rules.sight.fresnel_share * radius_m);
        const bool is_between = at > 0 && at + 1 < relief.distance_m.size();
        const double room_m = profile.zone_m[at] - profile.ground_m[at] - profile.clutter_m;
        if (!is_between || !(room_m < least_room_m)) continue;
        least_room_m = room_m;
        profile.tightest = at;
    }
    return profile;
}

} // namespace planner
