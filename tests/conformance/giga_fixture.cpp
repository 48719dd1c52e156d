// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/giga_fixture.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/catch.h"
#include "tests/conformance/csv.h"
#include "tests/planner/network/world.h"

using planner::GigaLink;
using planner::Technology;

namespace tests {

planner::Dataset giga_fixture() {
    const std::string folder = reference("conformance/giga");
    const std::vector<CsvRow> rows = read_csv(folder + "/schools.csv");
    planner::Dataset dataset = schools_at(places(rows, "lon", "lat"));
    dataset.schools.id.resize(0);
    for (std::size_t school = 0; school < rows.size(); ++school) {
        dataset.schools.id.push_back(rows[school].at("giga_id_school"));
        dataset.schools.electricity[school] =
            rows[school].at("has_electricity") == "True" ? planner::Electricity::grid : planner::Electricity::unknown;
    }
    for (const CsvRow& row : read_csv(folder + "/fiber.csv"))
        add_node(dataset, row.at("coordinate_id"), {number(row, "lon"), number(row, "lat")});
    for (const CsvRow& row : read_csv(folder + "/cellular.csv"))
        add_site(dataset, row.at("Site ID"), {number(row, "Longitude"), number(row, "Latitude")},
                 {false, false, row.at("Technology") == "4G", false});
    std::ifstream cache{folder + "/p2p_cache.json"};
    const nlohmann::json links = nlohmann::json::parse(cache).at("lookup");
    for (const auto& [school, link] : links.items()) {
        dataset.sight_lines.from.push_back(school);
        dataset.sight_lines.to.push_back(link.at("pair_ids")[1].get<std::string>());
        dataset.sight_lines.distance_m.push_back(link.at("distance").get<double>());
    }
    return dataset;
}

GigaCase giga_case_a() {
    GigaCase rules;
    rules.years = 5;
    rules.demand_mbps = 40.0;
    rules.fiber_usd_per_km = 7'500.0;
    rules.fiber_usd_per_km_year = 100.0;
    rules.fiber_route_factor = 1.0;
    rules.own.solar_w = 1.0;
    rules.solar_usd_per_w = 500.0;
    rules.grid_usd_per_kwh = 0.1;
    rules.of(Technology::fiber) = {.usd_per_mbps_year = 10.0, .max_length_m = 20'000.0, .kwh_per_year = 500.0};
    rules.of(Technology::cellular) = {
        .setup_usd = 500.0, .usd_per_mbps_year = 10.0, .max_length_m = 8'000.0, .kwh_per_year = 10.0};
    rules.of(Technology::point_to_point) = {
        .tower_usd = 100.0, .usd_per_mbps_year = 10.0, .max_length_m = 8'000.0, .kwh_per_year = 10.0};
    rules.of(Technology::satellite) = {.setup_usd = 500.0, .usd_per_mbps_year = 15.0, .kwh_per_year = 200.0};
    return rules;
}

GigaCase giga_case_b() {
    GigaCase rules = giga_case_a();
    rules.fiber_usd_per_km = 150.0;
    rules.fiber_usd_per_km_year = 0.0;
    rules.fiber_route_factor = 1.2;
    return rules;
}

GigaCase giga_case_c() {
    GigaCase rules;
    rules.years = 5;
    rules.demand_mbps = 20.0;
    rules.fiber_usd_per_km = 7'500.0;
    rules.fiber_usd_per_km_year = 100.0;
    rules.solar_usd_per_w = 3.0;
    rules.grid_usd_per_kwh = 0.087;
    rules.of(Technology::fiber) = {.usd_per_mbps_year = 6.09, .max_length_m = 20'000.0, .kwh_per_year = 500.0};
    rules.of(Technology::cellular) = {
        .setup_usd = 534.0, .usd_per_mbps_year = 120.0, .max_length_m = 8'000.0, .kwh_per_year = 10.0};
    rules.of(Technology::point_to_point) = {.setup_usd = 2'000.0,
                                            .tower_usd = 2'500.0,
                                            .usd_per_mbps_year = 240.0,
                                            .max_length_m = 50'000.0,
                                            .kwh_per_year = 10.0};
    rules.of(Technology::satellite) = {.setup_usd = 515.0, .usd_per_mbps_year = 6.0, .kwh_per_year = 200.0};
    return rules;
}

GigaCase giga_case_d() {
    GigaCase rules;
    rules.years = 6;
    rules.demand_mbps = 20.0;
    rules.fiber_usd_per_km = 5'500.0;
    rules.fiber_usd_per_km_year = 160.0;
    rules.solar_usd_per_w = 1.58;
    rules.grid_usd_per_kwh = 0.403;
    rules.of(Technology::fiber) = {.usd_per_mbps_year = 208.02, .max_length_m = 47'000.0, .kwh_per_year = 130.0};
    rules.of(Technology::cellular) = {
        .setup_usd = 186.0, .usd_per_mbps_year = 182.55, .max_length_m = 12'200.0, .kwh_per_year = 12.0};
    rules.of(Technology::point_to_point) = {.setup_usd = 2'182.0,
                                            .tower_usd = 979.0,
                                            .usd_per_mbps_year = 200.0,
                                            .max_length_m = 65'000.0,
                                            .kwh_per_year = 10.0};
    rules.of(Technology::satellite) = {.setup_usd = 467.0, .usd_per_mbps_year = 309.91, .kwh_per_year = 110.0};
    return rules;
}

planner::GigaOptions cost_as_giga(const planner::Dataset& dataset, const GigaCase& rules) {
    const std::vector standing(dataset.schools.size(), planner::Standing::to_connect);
    const std::vector demand_mbps(dataset.schools.size(), rules.demand_mbps);
    geo::Progress progress;
    return planner::cost_as_giga({dataset, standing, demand_mbps, {}}, rules, progress);
}

} // namespace tests
