// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/radio/link_budget.h"
#include "geo/radio/path_loss.h"
#include "geo/relief/sight.h"

namespace geo {

/// What a model of coverage goes by: one carrier for all sites. Source: METHODS.md "Modelled coverage".
struct CoverageRules {
    LinkBudget budget;
    double frequency_ghz = 0.8;
    Surroundings surroundings = Surroundings::suburban;
    double receiver_m = 5.0; // of the antenna above the ground
    double range_m = 20'000.0;

    friend bool operator==(const CoverageRules&, const CoverageRules&) = default;
};

/// Peak rate over level ground, Mbit/s, without hills.
double level_ground_mbps(double distance_m, double mast_m, const CoverageRules& rules);

/// What the best site gives at a place.
struct Reception {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    double mbps = 0.0;            // peak rate of one user; NaN: nothing is known to arrive, and the relief has holes
    std::size_t mast = none;      // that gives it; none: nothing arrives
    double distance_m = 0.0;      // to that mast; 0 where none
    bool is_extrapolated = false; // the model was not made for such a path (PathLoss)

    friend bool operator==(const Reception&, const Reception&) = default;
};

/// The best of the sixteen nearest masts in range of each place; of equal ones the nearer, then the first row. Hills
/// count where there is a relief; without one (null) the ground is level. The same at any thread count. Source:
/// METHODS.md "Modelled coverage".
std::vector<Reception> find_best_masts(const Relief* relief, std::span<const Mast> masts,
                                       std::span<const LonLat> places, const CoverageRules& rules, Progress& progress);

/// Peak rate of each pair of a mast (a row of `masts`) and a place (a row of `places`), Mbit/s: `first` sends, `second`
/// receives. NaN where the relief does not know the ground between. As above.
std::vector<double> measure_receptions(const Relief* relief, std::span<const Mast> masts,
                                       std::span<const LonLat> places, std::span<const MastPair> pairs,
                                       const CoverageRules& rules, Progress& progress);

} // namespace geo
