// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/giga_mode.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>

#include "geo/graph/spanning_forest.h"
#include "geo/measure/sphere_index.h"
#include "geo/missing.h"
#include "planner/cost/rates.h"
#include "planner/network/fiber_layout.h"

namespace planner {
namespace {

constexpr std::size_t column_4g = 2; // of CellSites::carries

/// Fiber without relays: each site by its own line to the nearest source.
geo::SpanningForest grow_star(std::span<const geo::LonLat> sites, std::span<const geo::LonLat> sources,
                              double limit_m) {
    geo::SpanningForest star{
        std::vector(sites.size(), geo::SpanningForest::none), std::vector(sites.size(), geo::missing), {}};
    if (sources.empty()) return star;
    const geo::SphereIndex index{sources, GigaRules::earth_radius_m};
    for (std::size_t site = 0; site < sites.size(); ++site) {
        const geo::Neighbour source = index.nearest(sites[site]);
        if (!(source.distance_m < limit_m)) continue;
        star.upstream[site] = sites.size() + source.row;
        star.hop_m[site] = source.distance_m;
        star.order.push_back(site);
    }
    return star;
}

bool has_electricity(Electricity electricity) {
    return electricity != Electricity::none && electricity != Electricity::unknown;
}

/// The model lays fiber to the schools that it may connect at all.
std::vector<Standing> standing_for_fiber(const ReferenceBasis& basis, const GigaRules& rules) {
    std::vector<Standing> standing = basis.standing;
    if (rules.own.allow_new_electricity) return standing;
    for (std::size_t school = 0; school < standing.size(); ++school) {
        if (!has_electricity(basis.dataset.schools.electricity[school])) standing[school] = Standing::excluded;
    }
    return standing;
}

NetworkLayout lay_out_as_giga(const ReferenceBasis& basis, const GigaRules& rules, geo::Progress& progress) {
    const double limit_m = rules.of(Technology::fiber).max_length_m;
    const ForestGrower grow = [&](const ForestPoints& points) -> geo::RoadForest {
        if (!rules.own.economies_of_scale) return {grow_star(points.sites, points.sources, limit_m), {}, {}, {}};
        return {geo::grow_forest_on_sphere(points.sites, points.sources, limit_m, GigaRules::earth_radius_m,
                                           points.rank, progress),
                {},
                {},
                {}};
    };
    NetworkLayout layout;
    lay_out_fiber(basis.dataset, standing_for_fiber(basis, rules), basis.nodes, grow, layout);
    return layout;
}

std::vector<double> measure_cell_sites(const Dataset& dataset) {
    std::vector<geo::LonLat> sites;
    for (std::size_t site = 0; site < dataset.cell_sites.size(); ++site) {
        if (dataset.cell_sites.carries[site][column_4g]) sites.push_back(dataset.cell_sites.place[site]);
    }
    std::vector<double> distance_m(dataset.schools.size(), geo::missing);
    if (sites.empty()) return distance_m;
    const geo::SphereIndex index{sites, GigaRules::earth_radius_m};
    for (std::size_t school = 0; school < distance_m.size(); ++school)
        distance_m[school] = index.nearest(dataset.schools.place[school]).distance_m;
    return distance_m;
}

std::vector<double> find_visible_sites(const Dataset& dataset) {
    std::unordered_map<std::string_view, std::size_t> school_of;
    for (std::size_t school = 0; school < dataset.schools.size(); ++school)
        school_of.emplace(dataset.schools.id[school], school);
    std::vector<double> distance_m(dataset.schools.size(), geo::missing);
    for (std::size_t line = 0; line < dataset.sight_lines.size(); ++line) {
        const auto found = school_of.find(dataset.sight_lines.from[line]);
        if (found == school_of.end()) continue;
        double& shortest_m = distance_m[found->second];
        shortest_m = std::fmin(shortest_m, dataset.sight_lines.distance_m[line]); // NaN gives way
    }
    return distance_m;
}

/// What decides on a school besides prices.
struct School {
    bool is_served = false;
    bool has_electricity = false;
    bool is_reached = false; // by the technology
    double demand_mbps = 0.0;
    double hop_km = 0.0; // of fiber
};

GigaVerdict judge(const School& school, const GigaLink& link, const GigaRules& rules) {
    if (!school.is_served) return GigaVerdict::not_served;
    if (!link.enabled) return GigaVerdict::not_enabled;
    if (school.demand_mbps > link.max_mbps) return GigaVerdict::too_much_demand;
    if (!school.has_electricity && !rules.own.allow_new_electricity) return GigaVerdict::no_electricity;
    return school.is_reached ? GigaVerdict::feasible : GigaVerdict::too_far;
}

GigaOption cost_option(const School& school, const GigaLink& link, const GigaRules& rules) {
    GigaOption option{.verdict = judge(school, link, rules)};
    if (!option.is_feasible()) return option;
    const double route_km = school.hop_km * rules.fiber_route_factor;
    option.capex_provider_usd = link.tower_usd + route_km * rules.fiber_usd_per_km;
    option.capex_consumer_usd = link.setup_usd;
    option.opex_provider_usd_per_year = route_km * rules.fiber_usd_per_km_year;
    option.opex_consumer_usd_per_year = school.demand_mbps * link.usd_per_mbps_year + link.fixed_usd_per_year;
    if (school.has_electricity) {
        option.electricity_opex_usd_per_year = rules.grid_usd_per_kwh * link.kwh_per_year;
    } else {
        option.electricity_capex_usd = rules.own.solar_w * rules.solar_usd_per_w;
    }
    return option;
}

/// Whether a technology reaches a school, and by which hop.
School look_at(Technology technology, std::size_t row, const ReferenceBasis& basis, const GigaOptions& options,
               const GigaRules& rules) {
    const Schools& schools = basis.dataset.schools;
    School school{.is_served = is_to_serve(basis.standing[row]),
                  .has_electricity = has_electricity(schools.electricity[row]),
                  .demand_mbps = basis.demand_mbps[row]};
    const geo::SpanningForest& fiber = options.layout.fiber;
    const double limit_m = rules.of(technology).max_length_m;
    switch (technology) {
    case Technology::fiber:
        school.is_reached = fiber.upstream[row] != geo::SpanningForest::none;
        if (school.is_reached) school.hop_km = fiber.hop_m[row] / m_per_km;
        break;
    case Technology::cellular:
        school.is_reached = basis.dataset.cell_sites.size() == 0 ? schools.stated_coverage[row] == Generation::g4
                                                                 : options.cell_site_m[row] < limit_m;
        break;
    case Technology::point_to_point:
        school.is_reached = options.visible_site_m[row] < limit_m;
        break;
    case Technology::satellite:
        school.is_reached = true;
        break;
    }
    return school;
}

} // namespace

std::string_view reason_of(Technology technology, GigaVerdict verdict) {
    switch (verdict) {
    case GigaVerdict::feasible:
        return "";
    case GigaVerdict::not_served:
        return "not_served";
    case GigaVerdict::not_enabled:
        return "not_enabled";
    case GigaVerdict::no_electricity:
        return "NO_ELECTRICITY";
    case GigaVerdict::too_far:
    case GigaVerdict::too_much_demand:
        break;
    }
    const bool is_range = verdict == GigaVerdict::too_far;
    switch (technology) {
    case Technology::fiber:
        return is_range ? "FIBER_DISTANCE_THRESHOLD" : "FIBER_BW_THRESHOLD";
    case Technology::cellular:
        return is_range ? "CELLULAR_RANGE_THRESHOLD" : "CELLULAR_BW_THRESHOLD";
    case Technology::point_to_point:
        return is_range ? "P2P_RANGE_THRESHOLD" : "P2P_BW_THRESHOLD";
    case Technology::satellite:
        return "SATELLITE_BW_THRESHOLD";
    }
    return "";
}

double GigaOption::total_usd(int years) const {
    return technology_capex_usd() + electricity_capex_usd +
           years * (technology_opex_usd_per_year() + electricity_opex_usd_per_year);
}

GigaOptions cost_as_giga(const ReferenceBasis& basis, const GigaRules& rules, geo::Progress& progress) {
    GigaOptions options{lay_out_as_giga(basis, rules, progress),
                        measure_cell_sites(basis.dataset),
                        find_visible_sites(basis.dataset),
                        {}};
    for (const Technology technology : technologies) {
        std::vector<GigaOption>& column = options.option[static_cast<std::size_t>(technology)];
        for (std::size_t school = 0; school < basis.dataset.schools.size(); ++school)
            column.push_back(
                cost_option(look_at(technology, school, basis, options, rules), rules.of(technology), rules));
    }
    return options;
}

} // namespace planner
