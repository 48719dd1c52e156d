// SPDX-License-Identifier: Apache-2.0
#include "planner/result/school_columns.h"

#include <cstddef>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "geo/missing.h"
#include "planner/result/explain_school.h"
#include "planner/result/phases.h"
#include "planner/result/radio_way.h"
#include "planner/result/straight_hops.h"
#include "planner/result/totals.h"

namespace planner {

namespace {

using Result = ScenarioResult;

/// A column filled school by school.
template <typename Value>
SchoolColumn column(std::string name, std::string unit, std::string meaning, Value value) {
    return row_column<Result>(std::move(name), std::move(unit), std::move(meaning), std::move(value));
}

/// A column that stands in Schools as it is.
template <typename Member>
SchoolColumn of_schools(std::string name, std::string unit, std::string meaning, Member member) {
    return column(
        std::move(name), std::move(unit), std::move(meaning),
        [member](const Result& result, std::size_t school) { return (result.dataset->schools.*member)[school]; });
}

/// A column that stands in Indicators as it is.
template <typename Member>
SchoolColumn of_indicators(std::string name, std::string unit, std::string meaning, Member member) {
    return column(
        std::move(name), std::move(unit), std::move(meaning),
        [member](const Result& result, std::size_t school) { return (result.indicators.get()->*member)[school]; });
}

std::string_view yes_or_no(bool answer) { return answer ? "yes" : "no"; }

/// A word as it stands in tables: what is not known is empty.
std::string_view known(std::string_view word) { return word == "unknown" ? "" : word; }

std::string_view words_of(Technology technology) {
    switch (technology) {
    case Technology::fiber:
        return "fiber";
    case Technology::cellular:
        return "a cellular link";
    case Technology::point_to_point:
        return "a point-to-point radio link";
    case Technology::satellite:
        return "satellite";
    }
    return "";
}

bool has_satellite(const Result& result, std::size_t school) {
    return result.options->of(Technology::satellite)[school] == Feasibility::feasible;
}

/// Why a school has its technology, or none.
std::string_view reason_of(const Result& result, std::size_t school) {
    switch (result.plan->outcome[school]) {
    case Outcome::existing:
        return "at_target";
    case Outcome::excluded:
        return "excluded";
    case Outcome::offline:
        return name_of(result.plan->offline_reason[school]);
    default:
        if (result.options->locked[school]) return "locked";
        switch (result.scenario.objective.kind) {
        case Objective::Kind::order:
            return "order";
        case Objective::Kind::operator_npv:
            return "operator_npv";
        default:
            return "least_cost";
        }
    }
}

void add_place(std::vector<SchoolColumn>& columns) {
    columns.push_back(of_schools("id", "", "the school's id, unique", &Schools::id));
    columns.push_back(of_schools("name", "", "its name", &Schools::name));
    columns.push_back(column("lon", "degree", "longitude, WGS 84", [](const Result& result, std::size_t school) {
        return result.dataset->schools.place[school].lon;
    }));
    columns.push_back(column("lat", "degree", "latitude, WGS 84", [](const Result& result, std::size_t school) {
        return result.dataset->schools.place[school].lat;
    }));
    columns.push_back(of_schools("admin1", "", "first-level area", &Schools::admin1));
    columns.push_back(of_schools("admin2", "", "second-level area", &Schools::admin2));
}

void add_need(std::vector<SchoolColumn>& columns) {
    columns.push_back(
        of_indicators("learners", "learners", "enrolment; imputed where the file has none", &Indicators::learners));
    columns.push_back(
        column("learners_imputed", "", "yes: the enrolment is imputed", [](const Result& result, std::size_t school) {
            return yes_or_no(result.indicators->learners_imputed[school]);
        }));
    columns.push_back(column("connected", "", "internet for learning before the plan: yes, no",
                             [](const Result& result, std::size_t school) {
                                 return known(name_of(result.dataset->schools.connectivity[school]));
                             }));
    columns.push_back(
        column("need_score", "0..1",
               "need; 1 is the neediest; any number with z, -1 to 1 with promethee; empty: nothing is known",
               [](const Result& result, std::size_t school) { return result.ranking->score[school]; }));
    columns.push_back(column("need_rank", "", "1 is the neediest",
                             [](const Result& result, std::size_t school) { return result.ranking->rank[school]; }));
    columns.push_back(
        column("completeness", "0..1", "share of the criteria's weight that is known",
               [](const Result& result, std::size_t school) { return result.ranking->completeness[school]; }));
}

void add_choice(std::vector<SchoolColumn>& columns) {
    columns.push_back(
        column("technology", "",
               "what becomes of the school: fiber, cellular, point_to_point, satellite, existing, offline, excluded",
               [](const Result& result, std::size_t school) { return name_of(result.plan->outcome[school]); }));
    columns.push_back(column("year", "year", "of connection", [](const Result& result, std::size_t school) {
        return result.plan->year[school] == 0 ? geo::missing : result.plan->year[school];
    }));
    columns.push_back(column(
        "reason", "",
        "why: least_cost, order (first feasible of the order), locked (by a person), at_target, excluded, "
        "no_technology, beyond_budget, beyond_phases (no room in the yearly budgets), no_profit (pays no operator), "
        "operator_npv (pays an operator most)",
        reason_of));
    for (const Technology technology : technologies) {
        columns.push_back(
            column(fmt::format("{}_feasible", name_of(technology)), "",
                   fmt::format("{} can serve the school: yes, no; empty where it needs none", words_of(technology)),
                   [technology](const Result& result, std::size_t school) -> std::string_view {
                       const Feasibility feasibility = result.options->of(technology)[school];
                       if (feasibility == Feasibility::not_needed) return "";
                       return yes_or_no(feasibility == Feasibility::feasible);
                   }));
    }
    for (const Technology technology : technologies) {
        columns.push_back(column(fmt::format("{}_reason", name_of(technology)), "",
                                 fmt::format("why {} cannot serve the school", words_of(technology)),
                                 [technology](const Result& result, std::size_t school) -> std::string_view {
                                     const Feasibility feasibility = result.options->of(technology)[school];
                                     return feasibility == Feasibility::feasible ? "" : name_of(feasibility);
                                 }));
    }
}

void add_surroundings(std::vector<SchoolColumn>& columns) {
    columns.push_back(of_indicators("fiber_distance_m", "m", "to the nearest transmission node or take-up point",
                                    &Indicators::fiber_distance_m));
    columns.push_back(
        of_indicators("cell_site_distance_m", "m", "to the nearest cell site", &Indicators::cell_site_distance_m));
    columns.push_back(
        column("hop_m", "m",
               "length of the fiber hop to the upstream point: a straight line, or a way along roads to where its "
               "trench branches off",
               [](const Result& result, std::size_t school) { return result.layout->fiber.hop_m[school]; }));
    columns.push_back(column("upstream_id", "",
                             "school, transmission node or locked road at the other end of the fiber hop",
                             [](const Result& result, std::size_t school) { return upstream_id(result, school); }));
    columns.push_back(column(
        "coverage", "", "best mobile coverage at the school: none, 2G, 3G, 4G, 5G",
        [](const Result& result, std::size_t school) { return known(name_of(result.indicators->coverage[school])); }));
    for (std::size_t radius = 0; radius < Indicators::radii_m.size(); ++radius) {
        const int radius_km = static_cast<int>(Indicators::radii_m[radius] / 1'000.0);
        columns.push_back(column(fmt::format("population_{}km", radius_km), "people",
                                 fmt::format("population within {} km", radius_km),
                                 [radius](const Result& result, std::size_t school) {
                                     return result.indicators->population[radius][school];
                                 }));
    }
    columns.push_back(column("demand_mbps", "Mbit/s", "bandwidth that the school needs in the first year",
                             [](const Result& result, std::size_t school) { return (*result.demand_mbps)[school]; }));
}

void add_money(std::vector<SchoolColumn>& columns) {
    columns.push_back(
        column("capex_usd", "USD", "all investment at this school, overheads included",
               [](const Result& result, std::size_t school) { return result.school_costs.capex_usd[school]; }));
    columns.push_back(
        column("opex_usd_per_year", "USD/year", "running costs in the first year after its work begins",
               [](const Result& result, std::size_t school) { return result.school_costs.opex_usd_per_year[school]; }));
    columns.push_back(
        column("npv_usd", "USD", "present cost of everything at this school over the horizon",
               [](const Result& result, std::size_t school) { return result.school_costs.npv_usd[school]; }));
    columns.push_back(column("devices", "devices",
                             "learners' devices bought over the horizon, the nearest whole number",
                             [](const Result& result, std::size_t school) { return devices_bought(result, school); }));
}

/// The school's part of what schools that take a technology build together.
double shared_capex_usd(const Result& result, Technology technology, std::size_t school) {
    return result.plan->outcome[school] == outcome_of(technology) ? result.plan->shared_capex_usd[school] : 0.0;
}

void add_network_details(std::vector<SchoolColumn>& columns) {
    columns.push_back(column(
        "hop_way", "", "road: the fiber hop runs along roads; straight: a line, as none leads there; empty: no hop",
        [](const Result& result, std::size_t school) { return hop_way(*result.layout, school); }));
    columns.push_back(column("phase_year", "year",
                             "in which the plan's work here begins: the connection, or devices and training alone",
                             [](const Result& result, std::size_t school) {
                                 const int year = phase_year(result, school);
                                 return year == 0 ? geo::missing : year;
                             }));
    columns.push_back(column("devices_given", "devices",
                             "learners' devices that the school gets at the start, spares apart",
                             [](const Result& result, std::size_t school) { return devices_given(result, school); }));
    columns.push_back(
        column("teachers_trained", "teachers", "trained over the horizon, the nearest whole number",
               [](const Result& result, std::size_t school) { return teachers_trained(result, school); }));
    columns.push_back(
        column("trench_users", "schools", "chosen schools behind the fiber hop, this one included; 0: it is not built",
               [](const Result& result, std::size_t school) { return result.plan->trench_users[school]; }));
    columns.push_back(column(
        "trench_capex_usd", "USD", "the school's shares of all fiber hops on its way",
        [](const Result& result, std::size_t school) { return shared_capex_usd(result, Technology::fiber, school); }));
    columns.push_back(
        column("radio_link_m", "m", "length of the radio link",
               [](const Result& result, std::size_t school) { return result.layout->radio_link_m[school]; }));
    columns.push_back(
        column("radio_end_id", "", "cell site, transmission node or school at its other end", radio_end_id));
    columns.push_back(
        column("radio_hops", "links", "radio links from the school to its far end, over relays; 0: none can be planned",
               [](const Result& result, std::size_t school) { return result.layout->radio_hops[school]; }));
    columns.push_back(
        column("radio_users", "schools",
               "chosen schools that use the radio link, this one included; 0: it is not built, or not shared",
               [](const Result& result, std::size_t school) { return result.plan->radio_users_of(school); }));
    columns.push_back(column("radio_capex_usd", "USD",
                             "the school's parts of the shared radio links and relay towers on its way",
                             [](const Result& result, std::size_t school) {
                                 return shared_capex_usd(result, Technology::point_to_point, school);
                             }));
    columns.push_back(
        column("radio_sight", "", "not_checked, surveyed; over the relief: clear, marginal, obstructed, unknown",
               [](const Result& result, std::size_t school) { return name_of(result.layout->radio_sight[school]); }));
    columns.push_back(
        column("radio_clearance_m", "m", "of the ray over ground, bulge and clutter at its worst place",
               [](const Result& result, std::size_t school) { return result.layout->radio_clearance_m[school]; }));
    columns.push_back(
        column("radio_worst_lon", "degrees", "of that place",
               [](const Result& result, std::size_t school) { return result.layout->radio_worst[school].lon; }));
    columns.push_back(
        column("radio_worst_lat", "degrees", "of that place",
               [](const Result& result, std::size_t school) { return result.layout->radio_worst[school].lat; }));
    columns.push_back(
        column("radio_mast_m", "m", "lowest mast at the school that makes the link clear",
               [](const Result& result, std::size_t school) { return result.layout->radio_mast_m[school]; }));
    columns.push_back(
        column("terminals", "terminals", "satellite terminals in the first year, were it chosen",
               [](const Result& result, std::size_t school) { return result.options->terminals[school]; }));
    for (std::size_t generation = 0; generation < 4; ++generation) {
        columns.push_back(column(fmt::format("distance_{}g_m", generation + 2), "m",
                                 fmt::format("to the nearest {}G cell site", generation + 2),
                                 [generation](const Result& result, std::size_t school) {
                                     return result.indicators->generation_distance_m[generation][school];
                                 }));
    }
}

/// What a school would share with others, and what the plan makes of it.
void add_sharing(std::vector<SchoolColumn>& columns) {
    columns.push_back(
        column("cell_site_id", "", "cell site that would serve the school by cellular; new-1, new-2: proposed ones",
               [](const Result& result, std::size_t school) -> std::string {
                   const std::size_t site = result.options->cell_site[school];
                   return site == NetworkLayout::none ? "" : cell_site_id(result.dataset->cell_sites, site);
               }));
    columns.push_back(column("new_site_capex_usd", "USD", "the school's part of the new cell site that connects it",
                             [](const Result& result, std::size_t school) {
                                 return shared_capex_usd(result, Technology::cellular, school);
                             }));
    columns.push_back(column("satellite_orbit", "", "of the satellites that would serve it: leo, geo",
                             [](const Result& result, std::size_t school) -> std::string_view {
                                 return has_satellite(result, school) ? name_of(result.options->orbit[school]) : "";
                             }));
    columns.push_back(
        column("satellite_round_trip_ms", "ms", "way of a signal over such a satellite to a ground station and back",
               [](const Result& result, std::size_t school) {
                   return has_satellite(result, school) ? round_trip_ms(result.options->orbit[school]) : geo::missing;
               }));
    columns.push_back(column("ground_cell", "", "number of the satellites' ground cell of 379 km2 that it lies in",
                             [](const Result& result, std::size_t school) {
                                 const std::size_t cell = result.options->ground_cell[school];
                                 return cell == NetworkLayout::none ? geo::missing : static_cast<double>(cell);
                             }));
    columns.push_back(
        column("sharing_schools", "schools",
               "that the plan puts on its cell site or ground cell, this one included; 0: it shares none",
               [](const Result& result, std::size_t school) { return result.shared_load.schools[school]; }));
    columns.push_back(
        column("sharing_demand_mbps", "Mbit/s", "of these schools together, in the first year",
               [](const Result& result, std::size_t school) { return result.shared_load.demand_mbps[school]; }));
    columns.push_back(
        column("sharing_capacity_mbps", "Mbit/s", "that these schools may subscribe to together",
               [](const Result& result, std::size_t school) { return result.shared_load.share_mbps[school]; }));
    columns.push_back(
        column("sharing_school_mbps", "Mbit/s", "an equal part of it, up to what the school's own link carries",
               [](const Result& result, std::size_t school) { return result.shared_load.school_mbps[school]; }));
}

void add_school_details(std::vector<SchoolColumn>& columns) {
    columns.push_back(of_schools("level", "", "education level, as the file says", &Schools::level));
    columns.push_back(of_schools("language", "", "language of instruction", &Schools::language));
    columns.push_back(column("electricity", "", "as the file says: none, unreliable, solar, grid",
                             [](const Result& result, std::size_t school) {
                                 return known(name_of(result.dataset->schools.electricity[school]));
                             }));
    columns.push_back(of_indicators("electricity_share", "0..1", "1 has it; expected value where unknown",
                                    &Indicators::electricity_share));
    columns.push_back(
        of_schools("download_mbps", "Mbit/s", "measured, else contracted, before the plan", &Schools::download_mbps));
    columns.push_back(of_schools("girls", "learners", "of the enrolment", &Schools::girls));
    columns.push_back(of_schools("teachers", "teachers", "as the file says", &Schools::teachers));
    columns.push_back(of_schools("trained_teachers", "teachers", "trained in the use of ICT before the plan",
                                 &Schools::trained_teachers));
    columns.push_back(
        of_schools("existing_devices", "devices", "working, for learning, before the plan", &Schools::devices));
    columns.push_back(of_indicators("elevation_m", "m", "above sea level", &Indicators::elevation_m));
    columns.push_back(
        of_indicators("relative_wealth", "index", "of the surroundings; higher is richer", &Indicators::area_wealth));
    columns.push_back(
        column("source_row", "", "row in the source file; the header is row 1",
               [](const Result& result, std::size_t school) { return result.dataset->schools.source_row[school]; }));
}

void add_criteria(std::vector<SchoolColumn>& columns) {
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
        columns.push_back(column(
            fmt::format("need_{}", criterion_names[criterion]), "0..1",
            fmt::format("need by the criterion {}; empty where it is not known", criterion_names[criterion]),
            [criterion](const Result& result, std::size_t school) { return result.ranking->need[criterion][school]; }));
    }
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
        columns.push_back(column(fmt::format("contribution_{}", criterion_names[criterion]), "0..1",
                                 fmt::format("what {} adds to need_score", criterion_names[criterion]),
                                 [criterion](const Result& result, std::size_t school) {
                                     return result.ranking->contribution[criterion][school];
                                 }));
    }
}

} // namespace

std::string upstream_id(const NetworkLayout& layout, const Dataset& dataset, std::size_t school) {
    const std::size_t upstream = layout.fiber.upstream[school];
    if (upstream == NetworkLayout::none) return "";
    const std::size_t school_count = layout.fiber.upstream.size();
    if (upstream < school_count) return std::string{dataset.schools.id[upstream]};
    const std::size_t source = upstream - school_count;
    if (layout.source_node[source] != NetworkLayout::none) return layout.nodes.id[layout.source_node[source]];
    if (layout.source_school[source] != NetworkLayout::none)
        return std::string{dataset.schools.id[layout.source_school[source]]};
    return layout.locked_road[source - (layout.source_node.size() - layout.locked_road.size())];
}

std::string upstream_id(const ScenarioResult& result, std::size_t school) {
    return upstream_id(*result.layout, *result.dataset, school);
}

std::vector<SchoolColumn> school_columns(const std::vector<ContextLayer>& context) {
    std::vector<SchoolColumn> columns;
    add_place(columns);
    add_need(columns);
    add_choice(columns);
    add_surroundings(columns);
    add_money(columns);
    add_network_details(columns);
    add_sharing(columns);
    add_school_details(columns);
    add_criteria(columns);
    columns.push_back({"explanation", "",
                       "one line: why this technology, why not the others, what would have to change; USD are "
                       "present value with overheads",
                       explain_schools});
    for (std::size_t layer = 0; layer < context.size(); ++layer) {
        columns.push_back(column(
            "context_" + context[layer].name, "",
            "value of this context layer at the school, or metres to its nearest shape",
            [layer](const Result& result, std::size_t school) { return result.indicators->context[layer][school]; }));
    }
    return columns;
}

} // namespace planner
