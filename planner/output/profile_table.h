// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/result/column.h"
#include "planner/result/link_profile.h"

namespace planner {

/// A sample of the ground under a radio link.
struct ProfileRow {
    double distance_m = 0.0, ground_m = 0.0, ray_m = 0.0, zone_m = 0.0, room_m = 0.0;
};

std::vector<ProfileRow> profile_rows(const LinkProfile& profile);
/// Columns of the table of `causeway profile`.
std::vector<Column<std::vector<ProfileRow>>> profile_columns();

} // namespace planner
