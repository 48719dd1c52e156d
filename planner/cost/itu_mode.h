// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "geo/progress.h"
#include "planner/cost/reference_basis.h"
#include "planner/data/terms.h"

namespace planner {

/// Cost function of one technology in ITU's Connectivity Planning Platform.
struct ItuLink {
    double hardware_usd = 0.0;
    double usd_per_km = 0.0;          // fiber
    double route_factor = 1.1;        // on the path along roads
    double licence_mhz = 0.0;         // point to point
    double licence_usd_per_mhz = 0.0; // once
    double licence_usd_per_mhz_year = 0.0;
    double opex_share_of_initial = 0.0;  // of the initial capex, per year
    double opex_share_of_hardware = 0.0; // of the hardware alone, per year
    int reinvestment_years = 5;          // hardware is bought again so often
    double fee_usd_per_mbps_year = 0.0;  // what the operator earns
    double max_mbps = 0.0;               // beyond it nothing is earned

    friend bool operator==(const ItuLink&, const ItuLink&) = default;
};

/// The platform's default cost functions, by Technology. Source: ITU, models.md.
inline constexpr std::array<ItuLink, technology_count> itu_links{{
    {.hardware_usd = 500.0,
     .usd_per_km = 20'000.0,
     .opex_share_of_initial = 0.05,
     .reinvestment_years = 10,
     .fee_usd_per_mbps_year = 5.5,
     .max_mbps = 15'000.0},
    {.hardware_usd = 120.0,
     .opex_share_of_initial = 0.12,
     .reinvestment_years = 5,
     .fee_usd_per_mbps_year = 4.5,
     .max_mbps = 900.0},
    {.hardware_usd = 3'000.0,
     .licence_mhz = 40.0,
     .licence_usd_per_mhz = 50.0,
     .licence_usd_per_mhz_year = 15.0,
     .opex_share_of_hardware = 0.1,
     .reinvestment_years = 7,
     .fee_usd_per_mbps_year = 5.5,
     .max_mbps = 400.0},
    {.hardware_usd = 800.0,
     .opex_share_of_hardware = 0.1,
     .reinvestment_years = 5,
     .fee_usd_per_mbps_year = 6.4,
     .max_mbps = 400.0},
}};

/// The project's years and interest.
struct ItuPeriod {
    int years = 10;
    double interest_rate = 0.02;
};

/// What only ITU's platform assumes: the licence of a radio link, with the defaults of its manual. Source:
/// ITU, models.md.
struct ItuAssumptions {
    double licence_mhz = 40.0;
    double licence_usd_per_mhz = 50.0; // once
    double licence_usd_per_mhz_year = 15.0;

    friend bool operator==(const ItuAssumptions&, const ItuAssumptions&) = default;
};

/// Every assumption of the platform; its interest is part of the period.
struct ItuRules {
    static constexpr double earth_radius_m = 6'371'000.0;

    ItuPeriod period;
    std::array<ItuLink, technology_count> link = itu_links;
    NetworkRules network; // what is switched on and how far it reaches; limits inclusive
};

/// What the platform says of one link: an operator's view, its revenue is what the school pays.
struct ItuCost {
    double initial_capex_usd = 0.0;
    double reinvestment_usd = 0.0; // a renewal on the last day counts
    double opex_usd_per_year = 0.0;
    double revenue_usd_per_year = 0.0;
    double ownership_usd = 0.0;    // capex and opex of all years
    double profit_usd = 0.0;       // revenue less ownership
    double annual_cost_usd = 0.0;  // capex spread evenly over the years, and opex
    double present_cost_usd = 0.0; // of the annual cost: lower than that of dated payments
    double present_revenue_usd = 0.0;
    double net_present_value_usd = 0.0;
};

/// Costs a link as the platform does. Source: METHODS.md "ITU mode".
ItuCost cost_as_itu(const ItuLink& link, double path_m, double mbps, const ItuPeriod& period);

/// One technology at one school as the platform sees it; costs are zero where it is not feasible.
struct ItuOption {
    Feasibility feasibility = Feasibility::not_needed;
    ItuCost cost;

    bool is_feasible() const { return feasibility == Feasibility::feasible; }
};

/// Every option of every school; rows as in Dataset::schools.
struct ItuOptions {
    NetworkLayout layout; // fiber: hops on the sphere
    std::array<std::vector<ItuOption>, technology_count> option;
};

/// Costs every option as the platform does: fiber by straight lines on its sphere, each school paying its own hop
/// whole; cellular, radio and satellite where our own rules, which are the platform's, see them in reach. Demand beyond
/// what a technology carries earns nothing more, but is no reason against it. Source: METHODS.md "ITU mode".
ItuOptions cost_options_as_itu(const ReferenceBasis& basis, const Indicators& indicators, const ItuRules& rules,
                               geo::Progress& progress);

/// Present cost of the same payments at their dates, for comparison; `with_last_day` counts a renewal on the last day.
double dated_cost_of_itu(const ItuLink& link, double path_m, const ItuPeriod& period, bool with_last_day);

} // namespace planner
