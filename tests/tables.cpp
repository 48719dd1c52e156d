// SPDX-License-Identifier: Apache-2.0
#include "tests/tables.h"

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "geo/missing.h"

namespace tests {
namespace {

/// Turns columns round, the last row first.
template <typename... Columns>
void turn_round(Columns&... columns) {
    const auto turn = [](auto& column) {
        std::remove_reference_t<decltype(column)> turned;
        for (std::size_t row = column.size(); row-- > 0;)
            turned.push_back(column[row]);
        column = std::move(turned);
    };
    (turn(columns), ...);
}

} // namespace

planner::Schools unknown_schools(std::size_t count) {
    planner::Schools schools;
    for (std::size_t school = 0; school < count; ++school) {
        schools.id.push_back("s" + std::to_string(school + 1));
        schools.source_row.push_back(school + 2);
    }
    geo::TextColumn no_text;
    no_text.resize(count);
    const std::vector<double> no_number(count, geo::missing);
    const std::vector<planner::Answer> no_answer(count, planner::Answer::unknown);
    schools.name = schools.admin1 = schools.admin2 = schools.level = schools.language = no_text;
    schools.place.resize(count);
    schools.source_file.resize(count);
    schools.learners = schools.girls = schools.learners_with_disability = no_number;
    schools.teachers = schools.trained_teachers = schools.devices = schools.connected_devices = no_number;
    schools.download_mbps = schools.stated_population_1km = no_number;
    schools.relative_wealth = schools.content_share = no_number;
    schools.connectivity = schools.has_fiber = schools.adapted = no_answer;
    schools.electricity.resize(count);
    schools.stated_coverage.resize(count);
    return schools;
}

planner::Schools six_schools() {
    using enum planner::Answer;
    planner::Schools schools = unknown_schools(6);
    schools.id = {"S1", "S2", "S3", "S4", "S5", "S6"};
    schools.place = {{30.06, -1.95}, {30.12, -1.98}, {30.20, -2.05}, {30.25, -2.12}, {30.31, -2.20}, {30.40, -2.16}};
    schools.girls = {420, 250, 150, 90, 60, 200};
    schools.learners = {800, 500, 320, 210, 120, 380};
    schools.devices = {40, 10, 4, 0, 2, 12};
    schools.connected_devices = {30, 5, 0, 0, 0, 12};
    for (std::size_t school = 0; school < 6; ++school) {
        const bool has_power = school != 3 && school != 4;
        schools.electricity[school] = has_power ? planner::Electricity::grid : planner::Electricity::none;
    }
    schools.connectivity = {yes, yes, no, no, no, yes};
    schools.adapted = {yes, no, no, no, yes, no};
    schools.teachers = {20, 14, 9, 6, 4, 11};
    schools.trained_teachers = {12, 4, 1, 0, 1, 5};
    schools.download_mbps = {40, 8, 0, 0, 0, 22};
    schools.admin1 = {"A", "A", "B", "B", "B", "A"};
    schools.relative_wealth = {0.9, 0.4, -0.2, -0.7, -0.9, 0.1};
    return schools;
}

planner::Indicators unknown_indicators(std::size_t count) {
    planner::Indicators indicators;
    const std::vector<double> no_number(count, geo::missing);
    indicators.learners.assign(count, 0.0);
    indicators.learners_imputed.assign(count, false);
    indicators.electricity_share.assign(count, 0.0);
    indicators.fiber_distance_m = indicators.cell_site_distance_m = indicators.elevation_m = no_number;
    indicators.area_wealth = indicators.context_need = no_number;
    indicators.generation_distance_m.fill(no_number);
    indicators.generation_site.fill(std::vector<std::size_t>(count, 0));
    indicators.population.fill(no_number);
    indicators.nearest_site.assign(count, 0);
    indicators.coverage.assign(count, planner::Generation::unknown);
    return indicators;
}

void add_node(planner::Dataset& dataset, const std::string& id, geo::LonLat place) {
    planner::TransmissionNodes& nodes = dataset.transmission_nodes;
    nodes.id.push_back(id);
    nodes.place.push_back(place);
    nodes.operator_name.emplace_back();
    nodes.status.push_back(planner::TransmissionNodes::Status::operational);
    nodes.has_fiber.push_back(true);
    nodes.on_line.push_back(false);
    nodes.capacity_mbps.push_back(geo::missing);
}

void add_site(planner::Dataset& dataset, const std::string& id, geo::LonLat place, std::array<bool, 4> carries,
              double antenna_height_m) {
    planner::CellSites& sites = dataset.cell_sites;
    sites.id.push_back(id);
    sites.place.push_back(place);
    sites.carries.push_back(carries);
    sites.antenna_height_m.push_back(antenna_height_m);
    sites.capacity_mbps.push_back(geo::missing);
    sites.operator_name.emplace_back();
}

void reverse(planner::Schools& schools) {
    planner::Schools& of = schools;
    turn_round(of.id, of.name, of.place, of.source_row, of.source_file, of.admin1, of.admin2, of.level, of.language,
               of.learners, of.girls, of.learners_with_disability, of.teachers, of.trained_teachers, of.devices,
               of.connected_devices, of.electricity, of.connectivity, of.has_fiber, of.download_mbps,
               of.stated_coverage, of.stated_population_1km, of.relative_wealth, of.adapted, of.content_share);
}

void reverse(planner::CellSites& sites) {
    turn_round(sites.id, sites.place, sites.carries, sites.antenna_height_m, sites.capacity_mbps, sites.operator_name);
}

void reverse(planner::TransmissionNodes& nodes) {
    turn_round(nodes.id, nodes.place, nodes.operator_name, nodes.status, nodes.has_fiber, nodes.on_line,
               nodes.capacity_mbps);
}

void reverse(planner::SightLines& lines) { turn_round(lines.from, lines.to, lines.distance_m); }

} // namespace tests
