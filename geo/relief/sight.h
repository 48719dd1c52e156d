// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "geo/lon_lat.h"
#include "geo/progress.h"
#include "geo/radio/ray.h"
#include "geo/relief/relief.h"

namespace geo {

/// How much room a ray needs. Source: METHODS.md "Line of sight".
struct SightRules {
    double frequency_ghz = 5.8;
    double earth_factor = standard_earth_factor; // k; below 1 the ray bends away from the Earth
    double fresnel_share = 0.6;                  // of the first zone's radius that must be free
    double clutter_m = 5.0;                      // trees, houses and error on top of the relief

    friend bool operator==(const SightRules&, const SightRules&) = default;
};

/// What the relief says of a ray between two antennas.
enum class SightVerdict : std::uint8_t {
    clear,      // free, and so is the demanded share of the Fresnel zone
    marginal,   // free, but something stands in the Fresnel zone
    obstructed, // something stands in the ray
    unknown     // the relief does not know it all, and nothing that it knows stands in the ray
};
std::string_view name_of(SightVerdict verdict); // "clear"

/// An antenna.
struct Mast {
    LonLat place;
    double height_m = 0.0; // of the antenna above the ground
};

/// A pair of masts, by row.
struct MastPair {
    std::size_t first = 0, second = 0;
};

/// What the relief says of a pair. The clearance is the height of the ray over ground, bulge and clutter.
struct Sight {
    SightVerdict verdict = SightVerdict::unknown;
    double length_m = 0.0;
    double worst_clearance_m = 0.0; // where least is left: of the ray where it is obstructed, else of the Fresnel zone;
                                    // NaN: not known, or nothing lies between
    double worst_at_m = 0.0;        // there, from the first mast; NaN as above
    double clearing_first_m = 0.0;  // least height of the first antenna, not below its own, that makes the pair clear
    double clearing_second_m = 0.0; // of the second; NaN: the relief does not know it all

    friend bool operator==(const Sight&, const Sight&) = default;
};

/// Judges every pair over the relief: samples along the geodesic not farther apart than its cells, bilinear. Symmetric:
/// the same to the last bit from both ends. Blocks of the relief are decoded once as long as they fit in memory, pairs
/// in parallel; the result is the same at any thread count and any limit of memory.
std::vector<Sight> judge_sights(const Relief& relief, std::span<const Mast> masts, std::span<const MastPair> pairs,
                                const SightRules& rules, Progress& progress);

/// The ground between two places, in samples as above: both ends, and what lies between.
struct ReliefProfile {
    std::vector<double> distance_m; // from the first place
    std::vector<double> ground_m;   // above sea level; NaN: not known
};
ReliefProfile read_profile(const Relief& relief, LonLat from, LonLat to, Progress& progress);

/// Judges a profile that is known already; antennas above the ground at its ends. At least two samples.
Sight judge_profile(const ReliefProfile& profile, double first_antenna_m, double last_antenna_m,
                    const SightRules& rules);

} // namespace geo
