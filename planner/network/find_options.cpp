// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>
#include <string_view>

#include "geo/measure/equal_cells.h"
#include "planner/network/feasibility.h"
#include "planner/network/new_sites.h"
#include "planner/network/relay_capacity.h"
#include "planner/network/shared_capacity.h"

namespace planner {
namespace {

/// Ground cell of a satellite in low orbit, of the first generation. Source: METHODS.md "Shared capacity".
constexpr double ground_cell_m2 = 379e6;

bool is_enabled(const NetworkRules& rules, Technology technology) {
    switch (technology) {
    case Technology::fiber:
        return rules.fiber.enabled;
    case Technology::cellular:
        return rules.cellular.enabled;
    case Technology::point_to_point:
        return rules.point_to_point.enabled;
    case Technology::satellite:
        return rules.satellite.enabled;
    }
    return false;
}

} // namespace

Feasibility judge_technology(Technology technology, std::size_t school, const JudgeBasis& basis,
                             const CellularJudge& cellular) {
    if (!is_enabled(basis.rules, technology)) return Feasibility::not_enabled;
    switch (technology) {
    case Technology::fiber:
        return judge_fiber(basis, school);
    case Technology::cellular:
        return cellular.judge(school);
    case Technology::point_to_point:
        return judge_point_to_point(basis, school);
    case Technology::satellite:
        return judge_orbit(choose_orbit(basis.demand_mbps[school], basis.rules), basis.demand_mbps[school],
                           basis.rules);
    }
    return Feasibility::not_enabled;
}

std::string_view name_of(Feasibility feasibility) {
    switch (feasibility) {
    case Feasibility::feasible:
        return "feasible";
    case Feasibility::not_enabled:
        return "not_enabled";
    case Feasibility::forbidden:
        return "forbidden";
    case Feasibility::no_source:
        return "no_source";
    case Feasibility::too_far:
        return "too_far";
    case Feasibility::not_covered:
        return "not_covered";
    case Feasibility::too_much_demand:
        return "too_much_demand";
    case Feasibility::node_full:
        return "node_full";
    case Feasibility::site_full:
        return "site_full";
    case Feasibility::not_licensed:
        return "not_licensed";
    case Feasibility::beam_full:
        return "beam_full";
    case Feasibility::no_sight:
        return "no_sight";
    case Feasibility::too_many_hops:
        return "too_many_hops";
    case Feasibility::relay_full:
        return "relay_full";
    case Feasibility::not_needed:
        return "not_needed";
    }
    return "";
}

NetworkOptions find_options(const Dataset& dataset, const Indicators& indicators, const std::vector<Standing>& standing,
                            const NetworkLayout& layout, const std::vector<double>& demand_mbps,
                            const NetworkRules& rules, const Overrides& overrides) {
    const std::size_t school_count = standing.size();
    const JudgeBasis basis{dataset, indicators, layout, demand_mbps, rules};
    const CellularJudge cellular{basis};
    NetworkOptions options;
    options.feasibility.fill(std::vector(school_count, Feasibility::not_needed));
    options.locked.assign(school_count, false);
    options.terminals.assign(school_count, 0);
    options.orbit.assign(school_count, Orbit::leo);
    options.cell_site.assign(school_count, NetworkLayout::none);
    options.ground_cell.assign(school_count, NetworkLayout::none);
    options.cellular_mbps.assign(school_count, 0.0);
    const geo::EqualCells ground_cells{ground_cell_m2};
    for (std::size_t school = 0; school < school_count; ++school) {
        if (!is_to_serve(standing[school])) continue;
        const SchoolOverride decided = override_of(overrides, dataset.schools.id[school]);
        options.locked[school] = decided.lock.has_value();
        options.orbit[school] = choose_orbit(demand_mbps[school], rules);
        options.cell_site[school] = cellular.site(school);
        options.cellular_mbps[school] = cellular.carried_mbps(school);
        options.ground_cell[school] = ground_cells.find(dataset.schools.place[school]);
        for (const Technology technology : technologies) {
            const bool is_forbidden = (decided.lock && *decided.lock != technology) ||
                                      std::ranges::find(decided.forbid, technology) != decided.forbid.end();
            Feasibility& feasibility = options.of(technology)[school];
            feasibility = judge_technology(technology, school, basis, cellular);
            if (is_forbidden && feasibility != Feasibility::not_enabled) feasibility = Feasibility::forbidden;
        }
    }
    options.first_new_site = dataset.cell_sites.size();
    if (rules.new_sites.most > 0) propose_new_sites(indicators, layout, demand_mbps, rules, options);
    share_relays(basis, options);
    share_capacity(dataset, demand_mbps, rules, options);
    count_new_site_schools(indicators, options);
    for (std::size_t school = 0; school < school_count; ++school) {
        if (is_to_serve(standing[school]))
            options.terminals[school] =
                count_terminals(demand_mbps[school], terminals_of(options.orbit[school], rules));
    }
    return options;
}

} // namespace planner
