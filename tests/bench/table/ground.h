// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace bench {

/// Where the workloads lie, and what draws them.
inline constexpr double west_deg = 28.0, north_deg = -2.0;
inline constexpr double cell_deg = 1.0 / 1'200.0; // about 93 m
inline constexpr std::uint64_t seed = 1;

} // namespace bench
