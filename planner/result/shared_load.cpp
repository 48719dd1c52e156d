// SPDX-License-Identifier: Apache-2.0
#include "planner/result/shared_load.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "geo/missing.h"
#include "planner/data/grouped.h"
#include "planner/network/feasibility.h"

namespace planner {

namespace {

/// The place that a school shares by one technology, if the plan gives it that: a row of CellSites, or a ground cell.
std::size_t shared_place(const ScenarioResult& result, Technology technology, std::size_t school) {
    if (result.plan->outcome[school] != outcome_of(technology)) return NetworkLayout::none;
    const NetworkOptions& options = *result.options;
    if (technology == Technology::cellular) return options.cell_site[school];
    return options.orbit[school] == Orbit::leo ? options.ground_cell[school] : NetworkLayout::none;
}

/// What schools may subscribe to at a place, and the most that one of them gets, Mbps.
double share_mbps(const ScenarioResult& result, Technology technology, std::size_t place) {
    const NetworkRules& rules = result.scenario.network;
    return technology == Technology::cellular ? site_share_mbps(result.dataset->cell_sites, place, rules.cellular)
                                              : ground_cell_share_mbps(rules.satellite);
}

double peak_mbps(const ScenarioResult& result, Technology technology, std::size_t school) {
    if (technology == Technology::cellular) return result.options->cellular_mbps[school];
    return result.scenario.network.satellite.planned_mbps_per_terminal * result.options->terminals[school];
}

void add_load(const ScenarioResult& result, Technology technology, SharedLoad& load) {
    struct Place {
        std::size_t schools = 0;
        double demand_mbps = 0.0;
    };
    std::unordered_map<std::size_t, Place> places;
    for (std::size_t school = 0; school < load.schools.size(); ++school) {
        const std::size_t at = shared_place(result, technology, school);
        if (at == NetworkLayout::none) continue;
        ++places[at].schools;
        places[at].demand_mbps += (*result.demand_mbps)[school];
    }
    for (std::size_t school = 0; school < load.schools.size(); ++school) {
        const std::size_t at = shared_place(result, technology, school);
        if (at == NetworkLayout::none) continue;
        load.schools[school] = places[at].schools;
        load.demand_mbps[school] = places[at].demand_mbps;
        load.share_mbps[school] = share_mbps(result, technology, at);
        load.school_mbps[school] = std::min(peak_mbps(result, technology, school),
                                            load.share_mbps[school] / static_cast<double>(places[at].schools));
    }
}

} // namespace

SharedLoad measure_shared_load(const ScenarioResult& result) {
    const std::size_t school_count = result.plan->outcome.size();
    const std::vector<double> unknown(school_count, geo::missing);
    SharedLoad load{std::vector<std::size_t>(school_count, 0), unknown, unknown, unknown};
    add_load(result, Technology::cellular, load);
    add_load(result, Technology::satellite, load);
    return load;
}

std::string describe_shared_place(const ScenarioResult& result, std::size_t school) {
    const std::size_t site = shared_place(result, Technology::cellular, school);
    if (site != NetworkLayout::none) return "cell site " + cell_site_id(result.dataset->cell_sites, site);
    const std::size_t cell = shared_place(result, Technology::satellite, school);
    return cell == NetworkLayout::none ? "" : fmt::format("ground cell {}", cell);
}

std::vector<geo::Issue> list_full_sites(const ScenarioResult& result) {
    const SharedLoad& load = result.shared_load;
    std::map<std::size_t, std::vector<std::size_t>> full; // schools by row of CellSites
    for (std::size_t school = 0; school < load.schools.size(); ++school) {
        const std::size_t site = shared_place(result, Technology::cellular, school);
        if (site != NetworkLayout::none && load.is_over(school)) full[site].push_back(school);
    }
    std::vector<geo::Issue> issues;
    for (const auto& [site, schools] : full) {
        std::vector<std::string_view> ids;
        for (const std::size_t school : schools)
            ids.push_back(result.dataset->schools.id[school]);
        geo::Issue issue;
        issue.severity = geo::Issue::Severity::warning;
        issue.code = "full_site";
        issue.layer = "cell_sites";
        issue.message = fmt::format("site \"{}\" has {:.4g} Mbps left for schools, and {} {} {:.4g}: {}",
                                    cell_site_id(result.dataset->cell_sites, site), load.share_mbps[schools.front()],
                                    grouped(static_cast<double>(ids.size())), ids.size() == 1 ? "needs" : "need",
                                    load.demand_mbps[schools.front()], fmt::join(ids, ", "));
        issues.push_back(std::move(issue));
    }
    return issues;
}

} // namespace planner
