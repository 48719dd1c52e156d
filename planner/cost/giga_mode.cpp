// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/giga_mode.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <unordered_map>

#include "geo/measure/sphere_index.h"
#include "geo/missing.h"
#include "planner/cost/rates.h"

namespace planner {
namespace {

constexpr std::size_t column_4g = 2; // of CellSites::carries

/// Fiber without relays: each school by its own line to the nearest node.
geo::SpanningForest grow_star(const Dataset& dataset, double limit_m) {
    const std::vector<geo::LonLat>& schools = dataset.schools.place;
    geo::SpanningForest star{
        std::vector(schools.size(), geo::SpanningForest::none), std::vector(schools.size(), geo::missing), {}};
    if (dataset.transmission_nodes.size() == 0) return star;
    const geo::SphereIndex index{dataset.transmission_nodes.place, GigaRules::earth_radius_m};
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const geo::Neighbour node = index.nearest(schools[school]);
        if (!(node.distance_m < limit_m)) continue;
        star.upstream[school] = schools.size() + node.row;
        star.hop_m[school] = node.distance_m;
        star.order.push_back(school);
    }
    return star;
}

geo::SpanningForest grow_as_giga(const Dataset& dataset, const GigaRules& rules, geo::Progress& progress) {
    const double limit_m = rules.of(Technology::fiber).max_length_m;
    if (!rules.schools_as_fiber_nodes) return grow_star(dataset, limit_m);
    std::vector<std::size_t> rank(dataset.schools.size() + dataset.transmission_nodes.size());
    std::iota(rank.begin(), rank.end(), std::size_t{0}); // the reference model breaks ties by unseeded chance
    return geo::grow_forest_on_sphere(dataset.schools.place, dataset.transmission_nodes.place, limit_m,
                                      GigaRules::earth_radius_m, rank, progress);
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
    std::unordered_map<std::string, std::size_t> school_of;
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

bool has_electricity(Electricity electricity) {
    return electricity != Electricity::none && electricity != Electricity::unknown;
}

/// What decides on a school besides prices.
struct School {
    bool has_electricity = false;
    bool is_reached = false; // by the technology
    double hop_km = 0.0;     // of fiber
};

GigaVerdict judge(const School& school, const GigaLink& link, const GigaRules& rules) {
    if (!school.is_reached) return GigaVerdict::too_far;
    if (rules.demand_mbps > link.max_mbps) return GigaVerdict::too_much_demand;
    if (!school.has_electricity && !rules.allow_new_electricity) return GigaVerdict::no_electricity;
    return GigaVerdict::feasible;
}

GigaOption cost_option(const School& school, const GigaLink& link, const GigaRules& rules) {
    GigaOption option{.verdict = judge(school, link, rules)};
    if (!option.is_feasible()) return option;
    const double route_km = school.hop_km * rules.fiber_route_factor;
    option.capex_provider_usd = link.tower_usd + route_km * rules.fiber_usd_per_km;
    option.capex_consumer_usd = link.setup_usd;
    option.opex_provider_usd_per_year = route_km * rules.fiber_usd_per_km_year;
    option.opex_consumer_usd_per_year = rules.demand_mbps * link.usd_per_mbps_year + link.fixed_usd_per_year;
    if (school.has_electricity) {
        option.electricity_opex_usd_per_year = rules.grid_usd_per_kwh * link.kwh_per_year;
    } else {
        option.electricity_capex_usd = rules.solar_w * rules.solar_usd_per_w;
    }
    return option;
}

/// Whether a technology reaches a school, and by which hop.
School look_at(Technology technology, std::size_t row, const Dataset& dataset, const GigaOptions& options,
               const GigaRules& rules) {
    School school{.has_electricity = has_electricity(dataset.schools.electricity[row])};
    const double limit_m = rules.of(technology).max_length_m;
    switch (technology) {
    case Technology::fiber:
        school.is_reached = options.fiber.upstream[row] != geo::SpanningForest::none;
        if (school.is_reached) school.hop_km = options.fiber.hop_m[row] / m_per_km;
        break;
    case Technology::cellular:
        school.is_reached = dataset.cell_sites.size() == 0 ? dataset.schools.stated_coverage[row] == Generation::g4
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
    if (verdict == GigaVerdict::feasible) return "";
    if (verdict == GigaVerdict::no_electricity) return "NO_ELECTRICITY";
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

GigaOptions cost_as_giga(const Dataset& dataset, const GigaRules& rules, geo::Progress& progress) {
    GigaOptions options{
        grow_as_giga(dataset, rules, progress), measure_cell_sites(dataset), find_visible_sites(dataset), {}};
    for (const Technology technology : technologies) {
        std::vector<GigaOption>& column = options.option[static_cast<std::size_t>(technology)];
        for (std::size_t school = 0; school < dataset.schools.size(); ++school)
            column.push_back(
                cost_option(look_at(technology, school, dataset, options, rules), rules.of(technology), rules));
    }
    return options;
}

std::vector<std::optional<Technology>> choose_cheapest_as_giga(const GigaOptions& options, int years) {
    std::vector<std::optional<Technology>> choice(options.cell_site_m.size());
    for (std::size_t school = 0; school < choice.size(); ++school) {
        double cheapest_usd = std::numeric_limits<double>::infinity();
        for (const Technology technology : technologies) {
            const GigaOption& option = options.of(technology)[school];
            if (!option.is_feasible() || option.total_usd(years) >= cheapest_usd) continue;
            cheapest_usd = option.total_usd(years);
            choice[school] = technology;
        }
    }
    return choice;
}

std::vector<std::optional<Technology>> choose_by_priority_as_giga(const GigaOptions& options,
                                                                  std::span<const Technology> priority) {
    std::vector<std::optional<Technology>> choice(options.cell_site_m.size());
    for (std::size_t school = 0; school < choice.size(); ++school) {
        for (const Technology technology : priority) {
            if (choice[school] || !options.of(technology)[school].is_feasible()) continue;
            choice[school] = technology;
        }
    }
    return choice;
}

double total_as_giga(const GigaOptions& options, std::span<const std::optional<Technology>> choice, int years) {
    double total_usd = 0.0;
    for (std::size_t school = 0; school < choice.size(); ++school) {
        if (choice[school]) total_usd += options.of(*choice[school])[school].total_usd(years);
    }
    return total_usd;
}

} // namespace planner
