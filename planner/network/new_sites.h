// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/network/network_options.h"

namespace planner {

/// What each school counts for when new sites are chosen, by the ways that it has so far; learners count where those of
/// all schools are known.
std::vector<CoverWeight> weigh_schools(const Indicators& indicators, const NetworkOptions& options);

/// Proposes as many new cell sites as the rules allow where the schools that no site reaches weigh most, and gives
/// these schools cellular through the site that they hear best. A school counts as covered where the model gives it its
/// demand. Source: METHODS.md "New cell sites".
void propose_new_sites(const std::vector<CoverWeight>& weights, const NetworkLayout& layout,
                       const std::vector<double>& demand_mbps, const NetworkRules& rules, NetworkOptions& options);

/// Counts the schools that each new site would serve, and what they weigh, once those that it cannot carry are crowded
/// out.
void count_new_site_schools(const std::vector<CoverWeight>& weights, NetworkOptions& options);

/// How many sites may be built, by their number and by what their budget pays for. Source: METHODS.md "New cell sites".
int affordable_sites(const NetworkRules::NewSites& rules, double usd_per_site);

} // namespace planner
