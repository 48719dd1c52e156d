// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/io/table.h"

namespace geo {

/// The names of a vector layer's columns, as read_lines and read_polygons give them, without a look at its rows. Throws
/// Error as these do.
std::vector<std::string> column_names(const LayerSource& source);

} // namespace geo
