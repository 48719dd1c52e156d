// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "geo/io/table.h"

namespace geo {

/// The first rows of a CSV file or a sheet as they stand, titles and header alike: element 0 is row 1, cleaned as cells
/// are; at most `count`, none of other formats. A CSV row is split by the separator of the lines from it on.
/// Throws Error as read_table does.
std::vector<std::vector<std::string>> first_rows(const LayerSource& source, std::size_t count);

} // namespace geo
