// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <utility>

#include "geo/road/fixed_place.h"

namespace geo {

/// Where a place lies on Hilbert's curve over the whole globe: near on the curve is near on the ground, so that rows in
/// this order lie together in memory. Source: H. S. Warren, "Hacker's Delight", chapter 16.
inline std::uint64_t hilbert_key(FixedPlace at) {
    auto x = static_cast<std::uint32_t>(static_cast<std::int64_t>(at.lon_e7) + 1'800'000'000);
    auto y = static_cast<std::uint32_t>(static_cast<std::int64_t>(at.lat_e7) + 900'000'000);
    std::uint64_t key = 0;
    for (std::uint32_t side = 1U << 31; side > 0; side >>= 1) {
        const bool east = (x & side) != 0, north = (y & side) != 0;
        key = key << 2 | static_cast<std::uint64_t>((east ? 3 : 0) ^ (north ? 1 : 0));
        if (north) continue;
        if (east) {
            x = ~x;
            y = ~y;
        }
        std::swap(x, y);
    }
    return key;
}

} // namespace geo
