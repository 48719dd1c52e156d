// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

#include "geo/progress.h"
#include "planner/cost/reference_basis.h"
#include "planner/data/terms.h"

namespace planner {

/// Prices and limits of one technology in Giga mode. Limits are strict for lengths, inclusive for bandwidth.
struct GigaLink {
    bool enabled = true;
    double setup_usd = 0.0;          // at the school: the consumer pays
    double tower_usd = 0.0;          // at the far end, for each school: the provider pays
    double usd_per_mbps_year = 0.0;  // the consumer pays
    double fixed_usd_per_year = 0.0; // the consumer pays
    double max_length_m = std::numeric_limits<double>::infinity();
    double max_mbps = 2'000.0;
    double kwh_per_year = 10.0;

    friend bool operator==(const GigaLink&, const GigaLink&) = default;
};

/// What only UNICEF's open cost model assumes, with the defaults of its dashboard. Source: Giga, giga/viz.
struct GigaAssumptions {
    double solar_w = 11'000.0;         // per school without electricity, whatever its load
    bool economies_of_scale = true;    // a school that gets fiber may pass it on
    bool allow_new_electricity = true; // else schools without it stay out

    friend bool operator==(const GigaAssumptions&, const GigaAssumptions&) = default;
};

/// Assumptions of UNICEF's open cost model, with the defaults of its dashboard. Source: Giga, giga/viz.
struct GigaRules {
    static constexpr double earth_radius_m = 6'371'008.8;

    int years = 5;
    std::array<GigaLink, technology_count> link{{
        {.setup_usd = 1'000.0, .usd_per_mbps_year = 1.0, .max_length_m = 20'000.0, .kwh_per_year = 500.0},
        {.setup_usd = 50.0, .usd_per_mbps_year = 10.0, .max_length_m = 8'000.0, .max_mbps = 100.0},
        {.setup_usd = 2'000.0,
         .tower_usd = 2'500.0,
         .usd_per_mbps_year = 10.0,
         .max_length_m = 50'000.0,
         .max_mbps = 100.0},
        {.setup_usd = 600.0, .usd_per_mbps_year = 15.0, .max_mbps = 150.0, .kwh_per_year = 200.0},
    }};
    double fiber_usd_per_km = 8'900.0;
    double fiber_usd_per_km_year = 100.0;
    double fiber_route_factor = 1.2; // "correction coefficient"
    double solar_usd_per_w = 1.0;
    double grid_usd_per_kwh = 0.10;
    GigaAssumptions own;

    GigaLink& of(Technology technology) { return link[static_cast<std::size_t>(technology)]; }
    const GigaLink& of(Technology technology) const { return link[static_cast<std::size_t>(technology)]; }
    friend bool operator==(const GigaRules&, const GigaRules&) = default;
};

/// Whether a technology can serve a school in Giga mode, or why not.
enum class GigaVerdict : std::uint8_t { feasible, not_served, not_enabled, too_far, too_much_demand, no_electricity };
/// The reason as the reference model spells it, "FIBER_DISTANCE_THRESHOLD"; "not_served" and "not_enabled", which it
/// does not spell; empty where feasible.
std::string_view reason_of(Technology technology, GigaVerdict verdict);

/// What one technology costs at one school in Giga mode; zero where it is not feasible. Nothing is discounted.
struct GigaOption {
    GigaVerdict verdict = GigaVerdict::feasible;
    double capex_provider_usd = 0.0;
    double capex_consumer_usd = 0.0;
    double opex_provider_usd_per_year = 0.0;
    double opex_consumer_usd_per_year = 0.0;
    double electricity_capex_usd = 0.0;
    double electricity_opex_usd_per_year = 0.0;

    bool is_feasible() const { return verdict == GigaVerdict::feasible; }
    double technology_capex_usd() const { return capex_provider_usd + capex_consumer_usd; }
    double technology_opex_usd_per_year() const { return opex_provider_usd_per_year + opex_consumer_usd_per_year; }
    /// Everything over the years: capex + years x opex.
    double total_usd(int years) const;
};

/// Every option of every school in Giga mode; rows as in Dataset::schools.
struct GigaOptions {
    NetworkLayout layout;               // fiber alone: hops on the sphere, strictly shorter than the limit
    std::vector<double> cell_site_m;    // to the nearest 4G site; NaN: none
    std::vector<double> visible_site_m; // of the shortest sight line, as its table states it; NaN: none
    std::array<std::vector<GigaOption>, technology_count> option;

    const std::vector<GigaOption>& of(Technology technology) const {
        return option[static_cast<std::size_t>(technology)];
    }
};

/// Costs every option as the reference model does: great circles, strict limits, each school pays its last hop whole,
/// solar by school, unknown electricity counts as none, no discounting. Source: METHODS.md "Giga mode".
GigaOptions cost_as_giga(const ReferenceBasis& basis, const GigaRules& rules, geo::Progress& progress);

} // namespace planner
