// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>

namespace geo {

/// A number that is not known, in a column whose comment allows it. Ask with std::isnan.
inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

} // namespace geo
