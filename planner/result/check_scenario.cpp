// SPDX-License-Identifier: Apache-2.0
#include "planner/result/check_scenario.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <span>
#include <string_view>

#include "geo/shape/area_index.h"
#include "planner/data/country_shape.h"
#include "planner/data/grouped.h"
#include "planner/result/shared_load.h"
#include "planner/result/unknown_sight.h"
#include "planner/scenario/keys.h"
#include "planner/scenario/seen_prices.h"

namespace planner {
namespace {

constexpr std::string_view unknown_override = "unknown_override";
constexpr std::string_view scenario_layer = "scenario";

geo::Issue warning(std::string_view code, std::string_view layer, std::string message) {
    geo::Issue issue;
    issue.severity = geo::Issue::Severity::warning;
    issue.code = code;
    issue.layer = layer;
    issue.message = std::move(message);
    return issue;
}

/// Those of the named ids that a column does not hold.
std::set<std::string_view> ids_not_in(const geo::TextColumn& column, const std::vector<std::string>& named) {
    std::set<std::string_view> missing{named.begin(), named.end()};
    for (std::size_t row = 0; row < column.size() && !missing.empty(); ++row)
        missing.erase(column[row]);
    return missing;
}

/// An override of something that the dataset does not hold: `kind` "school" or "road".
geo::Issue tell_unknown(std::string_view layer, std::string_view kind, std::string_view id) {
    const std::string subject = fmt::format("{} \"{}\"", kind, id);
    geo::Issue issue =
        warning(unknown_override, layer,
                fmt::format("the scenario has an override for {}, which the dataset does not hold", subject));
    issue.subject = subject;
    return issue;
}

void tell_unknown_schools(const Overrides& overrides, const Schools& schools, std::vector<geo::Issue>& issues) {
    const std::vector<std::string> named = overridden_schools(overrides);
    for (const std::string_view id : ids_not_in(schools.id, named))
        issues.push_back(tell_unknown("schools", "school", id));
}

bool names_any(const geo::TextColumn& column) {
    for (const std::string_view text : column) {
        if (!text.empty()) return true;
    }
    return false;
}

/// Why overrides of roads have no effect, any of them; empty: they may have one.
std::string_view why_roads_are_idle(const Scenario& scenario, const Dataset& dataset) {
    if (dataset.road_graph.edges.size() == 0) return "the dataset has no roads";
    if (!goes_along_roads(scenario.network.fiber.mode, dataset))
        return "fiber runs in straight lines; fiber.mode = \"road\" is expected";
    return names_any(dataset.road_id) ? "" : "the dataset's roads have no ids; columns.id of [[roads]] is expected";
}

void tell_idle_roads(const Scenario& scenario, const Dataset& dataset, std::vector<geo::Issue>& issues) {
    const std::vector<std::string> named = overridden_roads(scenario.overrides.roads);
    if (named.empty()) return;
    if (const std::string_view reason = why_roads_are_idle(scenario, dataset); !reason.empty()) {
        issues.push_back(warning("idle_override", "roads",
                                 fmt::format("the scenario forbids or locks {} {} without effect: {}",
                                             grouped(static_cast<double>(named.size())),
                                             named.size() == 1 ? "road" : "roads", reason)));
        return;
    }
    for (const std::string_view id : ids_not_in(dataset.road_id, named))
        issues.push_back(tell_unknown("roads", "road", id));
}

/// Whether a place lies in an area of the dataset or, where it has none, near its schools.
bool lies_in_country(geo::LonLat place, const Dataset& dataset) {
    if (dataset.admin.empty()) return CountryShape{{}, dataset.schools.place}.contains(place);
    return geo::AreaIndex{dataset.admin.front().shapes}.find(place).has_value();
}

void tell_odd_nodes(const std::vector<ProposedNode>& proposed, const Dataset& dataset,
                    std::vector<geo::Issue>& issues) {
    if (proposed.empty()) return;
    std::multiset<std::string_view> ids{dataset.transmission_nodes.id.begin(), dataset.transmission_nodes.id.end()};
    for (const ProposedNode& node : proposed)
        ids.insert(node.id);
    for (const ProposedNode& node : proposed) {
        const std::string name = fmt::format("the scenario's node \"{}\"", node.id);
        if (ids.count(node.id) > 1)
            issues.push_back(warning("repeated_id", "transmission_nodes", name + " has an id that another node has"));
        if (!lies_in_country(node.place, dataset))
            issues.push_back(warning(
                "outside_area", "transmission_nodes",
                fmt::format("{} lies at {}, {}, outside the country{}", name, node.place.lon, node.place.lat,
                            lies_in_country({node.place.lat, node.place.lon}, dataset) ? "; exchange lon and lat?"
                                                                                       : "")));
    }
}

bool knows_any(const auto& column) {
    return std::ranges::any_of(column, [](double value) { return !std::isnan(value); });
}

/// What a floor of a group counts on, where no school has it; empty: some have.
std::string_view missing_for(FloorRule::Group group, const Schools& schools, const Indicators& indicators) {
    switch (group) {
    case FloorRule::Group::admin1:
        return names_any(schools.admin1) ? "" : "no school is in a known region: the floor binds nobody";
    case FloorRule::Group::admin2:
        return names_any(schools.admin2) ? "" : "no school is in a known district: the floor binds nobody";
    case FloorRule::Group::wealth_quintile:
        return knows_any(indicators.area_wealth) ? "" : "no school's wealth is known: the floor binds nobody";
    case FloorRule::Group::girls:
        return knows_any(schools.girls) ? "" : "no school's girls are known: half of the learners are taken for them";
    case FloorRule::Group::disability:
        return knows_any(schools.learners_with_disability)
                   ? ""
                   : "no school's learners with a disability are known: the floor binds nobody";
    }
    return "";
}

void tell_idle_floors(const ScenarioResult& result, std::vector<geo::Issue>& issues) {
    for (const FloorRule& floor : result.scenario.objective.floors) {
        const std::string_view missing = missing_for(floor.group, result.dataset->schools, *result.indicators);
        if (!missing.empty())
            issues.push_back(
                warning("idle_floor", scenario_layer, fmt::format("floor of {}: {}", name_of(floor.group), missing)));
    }
}

void tell_implausible_prices(const Scenario& scenario, std::vector<geo::Issue>& issues) {
    for (const SeenPrice& seen : seen_prices()) {
        const Key& key = *find_key(seen.key);
        const double price_usd = std::get<NumberKey>(key.value).get(scenario);
        if (price_usd >= seen.lowest && price_usd <= seen.highest) continue;
        issues.push_back(warning("implausible_price", scenario_layer,
                                 fmt::format("{} is {} {}; {} to {} has been seen ({}); check unit and currency",
                                             key.name, grouped(price_usd), key.unit, grouped(seen.lowest),
                                             grouped(seen.highest), key.source)));
    }
}

} // namespace

std::vector<geo::Issue> check_scenario(const Scenario& scenario, const Dataset& dataset) {
    std::vector<geo::Issue> issues;
    tell_unknown_schools(scenario.overrides, dataset.schools, issues);
    tell_idle_roads(scenario, dataset, issues);
    tell_odd_nodes(scenario.indicators.nodes.proposed, dataset, issues);
    tell_implausible_prices(scenario, issues);
    return issues;
}

std::vector<geo::Issue> check_result(const ScenarioResult& result) {
    std::vector<geo::Issue> issues = check_scenario(result.scenario, *result.dataset);
    tell_idle_floors(result, issues);
    std::ranges::move(list_full_sites(result), std::back_inserter(issues));
    if (std::string told = describe_unknown_sight(result); !told.empty())
        issues.push_back(warning("unknown_sight", "elevation", std::move(told)));
    return issues;
}

std::vector<std::string> describe_odd_overrides(const ScenarioResult& result) {
    constexpr std::size_t most_told = 3;
    std::vector<std::string> unknown, lines;
    for (const geo::Issue& issue : check_scenario(result.scenario, *result.dataset)) {
        if (issue.code == unknown_override)
            unknown.push_back(issue.subject);
        else if (issue.layer != scenario_layer)
            lines.push_back(issue.message);
    }
    if (unknown.empty()) return lines;
    const std::size_t told = std::min(unknown.size(), most_told);
    const std::string more = unknown.size() > told ? fmt::format(" and {} more", unknown.size() - told) : "";
    lines.insert(lines.begin(),
                 fmt::format("{} {} nothing in the dataset: {}{}; ids as in schools.csv and in the roads' file are "
                             "expected",
                             grouped(static_cast<double>(unknown.size())),
                             unknown.size() == 1 ? "override names" : "overrides name",
                             fmt::join(std::span{unknown}.first(told), ", "), more));
    return lines;
}

} // namespace planner
