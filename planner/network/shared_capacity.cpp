// SPDX-License-Identifier: Apache-2.0
#include "planner/network/shared_capacity.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "planner/data/tie_key.h"
#include "planner/network/feasibility.h"

namespace planner {
namespace {

constexpr double rounding = 1e-9; // five schools of a fifth fit

/// Claims at places that cannot carry all of theirs.
std::vector<Claim> keep_crowded(std::vector<Claim> claims,
                                const std::function<double(std::size_t place)>& capacity_mbps) {
    std::unordered_map<std::size_t, double> demand_mbps;
    for (const Claim& claim : claims)
        demand_mbps[claim.place] += claim.demand_mbps;
    std::erase_if(demand_mbps, [&](const auto& at) { return at.second <= capacity_mbps(at.first); });
    std::erase_if(claims, [&](const Claim& claim) { return !demand_mbps.contains(claim.place); });
    return claims;
}

void share_sites(const CellSites& sites, const Schools& schools, const std::vector<double>& demand_mbps,
                 const NetworkRules::Cellular& rules, NetworkOptions& options) {
    std::vector<Feasibility>& cellular = options.of(Technology::cellular);
    std::vector<Claim> claims;
    for (std::size_t school = 0; school < cellular.size(); ++school) {
        if (cellular[school] != Feasibility::feasible || options.cell_site[school] == NetworkLayout::none) continue;
        claims.push_back({options.cell_site[school], count_other_ways(options, Technology::cellular, school),
                          demand_mbps[school], school});
    }
    const auto capacity_mbps = [&](std::size_t site) { return site_share_mbps(sites, site, rules); };
    std::vector<FullPlace> full = find_crowded_out(std::move(claims), schools, capacity_mbps);
    for (const FullPlace& place : full)
        cellular[place.school] = Feasibility::site_full;
    options.write_full(Technology::cellular, std::move(full));
}

void share_ground_cells(const Schools& schools, const std::vector<double>& demand_mbps, const NetworkRules& rules,
                        NetworkOptions& options) {
    std::vector<Feasibility>& satellite = options.of(Technology::satellite);
    std::vector<Claim> claims;
    for (std::size_t school = 0; school < satellite.size(); ++school) {
        if (satellite[school] != Feasibility::feasible || options.orbit[school] != Orbit::leo) continue;
        claims.push_back({options.ground_cell[school], count_other_ways(options, Technology::satellite, school),
                          demand_mbps[school], school});
    }
    const auto capacity_mbps = [&](std::size_t) { return ground_cell_share_mbps(rules.satellite); };
    std::vector<FullPlace> full = find_crowded_out(std::move(claims), schools, capacity_mbps);
    std::erase_if(full, [&](const FullPlace& place) {
        const bool may_go_higher = judge_orbit(Orbit::geo, demand_mbps[place.school], rules) == Feasibility::feasible;
        if (may_go_higher) options.orbit[place.school] = Orbit::geo;
        return may_go_higher;
    });
    for (const FullPlace& place : full)
        satellite[place.school] = Feasibility::beam_full;
    options.write_full(Technology::satellite, std::move(full));
}

} // namespace

double site_share_mbps(const CellSites& sites, std::size_t site, const NetworkRules::Cellular& rules) {
    const double stated_mbps = site < sites.size() ? sites.capacity_mbps[site] : geo::missing;
    const double capacity_mbps = std::isnan(stated_mbps) ? rules.site_capacity_mbps : stated_mbps;
    return (1.0 - rules.existing_load_share) * capacity_mbps * rules.contention;
}

std::string cell_site_id(const CellSites& sites, std::size_t site) {
    return site < sites.size() ? sites.id[site] : "new-" + std::to_string(site - sites.size() + 1);
}

double ground_cell_share_mbps(const NetworkRules::Satellite& rules) {
    return rules.cell_capacity_mbps * rules.contention;
}

std::size_t count_other_ways(const NetworkOptions& options, Technology left_out, std::size_t school) {
    return static_cast<std::size_t>(std::ranges::count_if(technologies, [&](Technology technology) {
        return technology != left_out && options.of(technology)[school] == Feasibility::feasible;
    }));
}

void sort_claims(std::vector<Claim>& claims, const Schools& schools) {
    std::ranges::sort(claims, {}, [&](const Claim& claim) {
        return std::tuple{claim.place, claim.other_ways, claim.demand_mbps, tie_key(schools, claim.school)};
    });
}

std::vector<FullPlace> find_crowded_out(std::vector<Claim> claims, const Schools& schools,
                                        const std::function<double(std::size_t place)>& capacity_mbps) {
    claims = keep_crowded(std::move(claims), capacity_mbps);
    sort_claims(claims, schools);
    std::vector<FullPlace> crowded_out;
    double taken_mbps = 0.0;
    for (std::size_t row = 0; row < claims.size(); ++row) {
        const Claim& claim = claims[row];
        if (row == 0 || claims[row - 1].place != claim.place) taken_mbps = 0.0;
        const double left_mbps = capacity_mbps(claim.place) - taken_mbps;
        if (taken_mbps + claim.demand_mbps <= capacity_mbps(claim.place) * (1.0 + rounding)) {
            taken_mbps += claim.demand_mbps;
        } else {
            crowded_out.push_back({claim.school, claim.place, std::max(0.0, left_mbps)});
        }
    }
    return crowded_out;
}

void share_capacity(const Dataset& dataset, const std::vector<double>& demand_mbps, const NetworkRules& rules,
                    NetworkOptions& options) {
    if (rules.cellular.over_capacity == NetworkRules::Cellular::OverCapacity::refuse)
        share_sites(dataset.cell_sites, dataset.schools, demand_mbps, rules.cellular, options);
    share_ground_cells(dataset.schools, demand_mbps, rules, options);
}

} // namespace planner
