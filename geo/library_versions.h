// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace geo {

/// The libraries that results depend on, and their versions: ("GDAL", "3.6.2") ...
std::vector<std::pair<std::string, std::string>> library_versions();

} // namespace geo
