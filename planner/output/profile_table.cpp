// SPDX-License-Identifier: Apache-2.0
#include "planner/output/profile_table.h"

namespace planner {

std::vector<ProfileRow> profile_rows(const LinkProfile& profile) {
    std::vector<ProfileRow> rows;
    for (std::size_t at = 0; at < profile.distance_m.size(); ++at) {
        const double room_m = profile.zone_m[at] - profile.ground_m[at] - profile.clutter_m;
        rows.push_back({profile.distance_m[at], profile.ground_m[at], profile.ray_m[at], profile.zone_m[at], room_m});
    }
    return rows;
}

std::vector<Column<std::vector<ProfileRow>>> profile_columns() {
    using Row = ProfileRow;
    return {
        list_column<Row>("distance_m", "m", "from the school", &Row::distance_m),
        list_column<Row>("ground_m", "m",
                         "ground above sea level with the Earth's bulge; empty: the relief does not know it",
                         &Row::ground_m),
        list_column<Row>("ray_m", "m", "the ray between the antennas, straight over that Earth", &Row::ray_m),
        list_column<Row>("zone_m", "m", "lower edge of the share of the Fresnel zone that must be free", &Row::zone_m),
        list_column<Row>("room_m", "m", "from ground and trees up to that edge; below 0: too little", &Row::room_m)};
}

} // namespace planner
