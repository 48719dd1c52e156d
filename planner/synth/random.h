// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace planner::synth {

/// What a random number is drawn for; each stream is independent of the others.
enum class Stream : std::uint64_t {
    outline,
    uplift,
    rock,
    detail,
    anchor,
    fertility,
    town,
    village,
    people_detail,
    road,
    road_cost,
    backbone,
    node,
    cell_site,
    shadowing,
    area,
    wealth,
    place_name,
    language,
    school,
    school_place,
    school_answer,
    school_name,
    defect
};

/// Spreads 64 bits so that neighbouring inputs give unrelated outputs: the finaliser of MurmurHash3 with the constants
/// of D. Stafford's "variant 13" (2011).
constexpr std::uint64_t scramble(std::uint64_t bits) {
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9ULL;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebULL;
    return bits ^ (bits >> 31);
}

/// Random numbers that depend on seed, stream, index and draw alone, never on the order in which they are asked for.
class Random {
public:
    Random(std::uint64_t seed, Stream stream)
        : key_{scramble(scramble(seed + 0x9e3779b97f4a7c15ULL) + static_cast<std::uint64_t>(stream))} {}

    std::uint64_t bits(std::uint64_t index, std::uint64_t draw = 0) const {
        return scramble(scramble(key_ + index * 0x9e3779b97f4a7c15ULL) + draw * 0xd1b54a32d192ed03ULL);
    }
    /// Even over 0 <= x < 1.
    double uniform(std::uint64_t index, std::uint64_t draw = 0) const {
        return static_cast<double>(bits(index, draw) >> 11) * 0x1.0p-53;
    }
    /// Even over low <= x < high.
    double between(double low, double high, std::uint64_t index, std::uint64_t draw = 0) const {
        return low + (high - low) * uniform(index, draw);
    }
    /// Even over 0..count-1.
    std::size_t below(std::size_t count, std::uint64_t index, std::uint64_t draw = 0) const {
        return static_cast<std::size_t>(uniform(index, draw) * static_cast<double>(count));
    }
    /// Normal with mean 0 and deviation 1 (Box and Muller 1958); uses the draws 2 draw and 2 draw + 1 of a place apart.
    double normal(std::uint64_t index, std::uint64_t draw = 0) const {
        const double u = uniform(index, 1000 + 2 * draw);
        const double v = uniform(index, 1001 + 2 * draw);
        return std::sqrt(-2.0 * std::log1p(-u)) * std::cos(2.0 * std::numbers::pi * v);
    }
    std::uint64_t key() const { return key_; }

private:
    std::uint64_t key_;
};

} // namespace planner::synth
