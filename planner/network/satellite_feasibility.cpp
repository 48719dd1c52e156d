// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "geo/radio/satellite_path.h"
#include "planner/network/feasibility.h"

namespace planner {

std::string_view name_of(Orbit orbit) { return orbit == Orbit::leo ? "leo" : "geo"; }

double round_trip_ms(Orbit orbit) {
    // Heights and lowest elevations: METHODS.md "Shared capacity".
    return geo::satellite_round_trip_ms(orbit == Orbit::leo ? geo::slant_range_m(550e3, 25.0)
                                                            : geo::slant_range_m(35'786e3, 30.0));
}

TerminalRules terminals_of(Orbit orbit, const NetworkRules& rules) {
    return orbit == Orbit::leo
               ? TerminalRules{rules.satellite.planned_mbps_per_terminal, rules.satellite.max_terminals}
               : TerminalRules{rules.geo_satellite.planned_mbps_per_terminal, rules.geo_satellite.max_terminals};
}

int count_terminals(double demand_mbps, const TerminalRules& rules) {
    constexpr double rounding = 1e-9; // 3 x 20 Mbps by way of growth rates is still three terminals
    const double terminals = std::ceil(demand_mbps / rules.planned_mbps - rounding);
    return static_cast<int>(std::clamp(terminals, 1.0, 1e6));
}

Feasibility judge_orbit(Orbit orbit, double demand_mbps, const NetworkRules& rules) {
    if (orbit == Orbit::leo && !rules.satellite.licensed) return Feasibility::not_licensed;
    if (orbit == Orbit::geo && !rules.geo_satellite.enabled) return Feasibility::not_enabled;
    const TerminalRules terminals = terminals_of(orbit, rules);
    return count_terminals(demand_mbps, terminals) <= terminals.most ? Feasibility::feasible
                                                                     : Feasibility::too_much_demand;
}

Orbit choose_orbit(double demand_mbps, const NetworkRules& rules) {
    const auto serves = [&](Orbit orbit) { return judge_orbit(orbit, demand_mbps, rules) == Feasibility::feasible; };
    return !serves(Orbit::leo) && serves(Orbit::geo) ? Orbit::geo : Orbit::leo;
}

} // namespace planner
