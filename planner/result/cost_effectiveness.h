// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "geo/missing.h"

namespace planner {

/// What an option costs and what it achieves, both of the same years.
struct CostedEffect {
    double usd = 0.0;
    double effect = 0.0; // in any unit, more is better

    /// Whether both are known; else there is no verdict on it.
    bool is_known() const { return !std::isnan(usd) && !std::isnan(effect); }
};

/// Whether an option is worth a thought beside the others.
enum class Efficiency {
    unknown,
    on_frontier,
    dominated,           // another one reaches as much for less, or more for no more
    extendedly_dominated // two others, each in part, reach as much for less
};
std::string_view name_of(Efficiency efficiency); // "dominated"; empty: unknown

/// An option beside the others; ratios in USD per unit of effect.
struct CostEffectiveness {
    Efficiency efficiency = Efficiency::unknown;
    double usd_per_effect = geo::missing;         // average; NaN: it has no effect
    double usd_per_step = geo::missing;           // of what it adds to the next cheaper one that is not dominated
    double usd_per_further_effect = geo::missing; // of what it adds to `before`
    std::optional<std::size_t> before = {};       // the next cheaper option on the frontier, if it is on it itself
    std::vector<std::size_t> better = {};         // what dominates it: one, or two for both in part, the cheaper first
};

/// One row per option, in their order. Where the first option on the frontier is reached nothing is before it, and its
/// two steps are NaN. Options that are equal share one verdict. Source: METHODS.md "Cost-effectiveness".
std::vector<CostEffectiveness> judge_cost_effectiveness(std::span<const CostedEffect> options);

/// The options that none dominates, the cheapest first; of equal ones the first. Those that are not known are left
/// out. Source: METHODS.md "Cost-effectiveness".
std::vector<std::size_t> pareto_front(std::span<const CostedEffect> options);

/// How much the front covers of what is cheaper than `reference` and reaches more, in USD times the unit of effect: the
/// area between the two. Source: METHODS.md "Cost-effectiveness".
double hypervolume(std::span<const CostedEffect> options, const CostedEffect& reference);

} // namespace planner
