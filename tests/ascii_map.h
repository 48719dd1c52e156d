// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/data/dataset.h"

namespace tests {

/// A dataset drawn as text: letters are schools in reading order (the letter is the id), '*' a transmission node, '^' a
/// cell site that carries all generations, '#' a place under 4G coverage; one character is 1 km, north is up. Schools
/// know nothing else. The upper left corner lies at 30 E, 2 S. A '#' beside or under nothing else paints its square km.
planner::Dataset ascii_map(const std::string& picture);

} // namespace tests
