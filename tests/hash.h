// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>

namespace tests {

/// A number that depends on a seed, a stream and a position alone (splitmix64), so that any part of a workload can be
/// made again, by any program. Source: Steele, Lea, Flood 2014.
inline std::uint64_t hashed(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
    std::uint64_t z = index + seed * 0x9E3779B97F4A7C15U + stream * 0xD1342543DE82EF95U + 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31U);
}

/// The same as a share, 0..1, without 1.
inline double share(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
    return static_cast<double>(hashed(seed, stream, index) >> 11U) * 0x1.0p-53;
}

/// The same as a whole number below `end`.
inline std::size_t below(std::uint64_t seed, std::uint64_t stream, std::uint64_t index, std::size_t end) {
    return static_cast<std::size_t>(share(seed, stream, index) * static_cast<double>(end));
}

/// Near-normal, mean 0, standard deviation 1: of four shares.
inline double bell(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
    double sum = 0.0;
    for (std::uint64_t draw = 0; draw < 4; ++draw)
        sum += share(seed, stream + draw, index);
    return (sum - 2.0) * std::sqrt(3.0);
}

} // namespace tests
