// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "planner/output/link_layers.h"
#include "tests/catch.h"
#include "tests/planner/output/sample_result.h"

TEST_CASE("Every hop that is built is a line from the school to its upstream point", "[link_layers]") {
    const geo::OutputLayer routes = planner::fiber_route_layer(tests::sample_result());
    CHECK(routes.shapes.first_part == std::vector<std::size_t>{0, 1, 2});
    CHECK(routes.shapes.point == std::vector<geo::LonLat>{{10.0, 1.0}, {10.0, 0.9}, {10.1, 1.1}, {10.0, 1.0}});
    CHECK(std::get<std::vector<std::string>>(routes.columns[1].values) == std::vector<std::string>{"n1", "a"});
    CHECK(std::get<std::vector<double>>(routes.columns[3].values) == std::vector<double>{11'000.0, 15'600.0}); // hop_m
    CHECK(std::get<std::vector<double>>(routes.columns[4].values) == std::vector<double>{400.0, 0.0});         // spur_m
    CHECK(std::get<std::vector<double>>(routes.columns[5].values) == std::vector<double>{1.1, 1.0}); // road_factor
    CHECK(std::get<std::vector<double>>(routes.columns[6].values) == std::vector<double>{2.0, 1.0}); // trench_users

    const geo::OutputLayer links = planner::radio_link_layer(tests::sample_result());
    CHECK(links.shapes.point == std::vector<geo::LonLat>{{10.2, 1.2}, {10.2, 1.0}});
}

TEST_CASE("A line over the antimeridian is split there", "[link_layers]") {
    planner::ScenarioResult result = tests::sample_result();
    planner::Dataset dataset = *result.dataset;
    dataset.schools.place[2] = {179.0, 0.0};
    dataset.cell_sites.place[0] = {-179.0, 1.0};
    result.dataset = std::make_shared<const planner::Dataset>(dataset);
    const geo::OutputLayer links = planner::radio_link_layer(result);
    CHECK(links.shapes.first_part == std::vector<std::size_t>{0, 2});
    CHECK(links.shapes.point == std::vector<geo::LonLat>{{179.0, 0.0}, {180.0, 0.5}, {-180.0, 0.5}, {-179.0, 1.0}});
}

TEST_CASE("A way along roads over the antimeridian is split there, between its points or at one of them",
          "[link_layers]") {
    planner::ScenarioResult result = tests::sample_result();
    planner::NetworkLayout layout = *result.layout;
    layout.way_point = {{179.9, 0.0},  {179.98, 0.0}, {-179.98, 0.2}, {-179.9, 0.2}, // school 0
                        {-179.9, 0.3}, {180.0, 0.1},  {179.9, 0.0}};                 // school 1
    layout.first_way_point = {0, 4, 7, 7, 7};
    result.layout = std::make_shared<const planner::NetworkLayout>(layout);
    const geo::Shapes routes = planner::fiber_route_layer(result).shapes;
    CHECK(routes.first_part == std::vector<std::size_t>{0, 2, 4});
    CHECK(routes.first_point == std::vector<std::size_t>{0, 3, 6, 8, 10});
    const double half = routes.point.at(2).lat; // from 179.98 to -179.98, halfway between 0.0 and 0.2
    CHECK(half == Approx(0.1));
    CHECK(routes.point == std::vector<geo::LonLat>{{179.9, 0.0},
                                                   {179.98, 0.0},
                                                   {180.0, half},
                                                   {-180.0, half},
                                                   {-179.98, 0.2},
                                                   {-179.9, 0.2},
                                                   {-179.9, 0.3},
                                                   {-180.0, 0.1},
                                                   {180.0, 0.1},
                                                   {179.9, 0.0}});
}

TEST_CASE("New cell sites are points with the schools that they would serve and those that they do", "[link_layers]") {
    planner::ScenarioResult result = tests::sample_result();
    planner::NetworkOptions options = *result.options;
    options.first_new_site = result.dataset->cell_sites.size();
    options.new_sites.place = {{10.0, 1.1}, {10.3, 1.0}};
    options.new_sites.kind = {planner::SiteKind::high_ground, planner::SiteKind::town};
    options.new_sites.schools = {2, 1};
    options.cell_site = {options.first_new_site, options.first_new_site, 0, options.first_new_site + 1};
    planner::Plan plan = *result.plan;
    plan.outcome = {planner::Outcome::cellular, planner::Outcome::fiber, planner::Outcome::cellular,
                    planner::Outcome::offline};
    result.options = std::make_shared<const planner::NetworkOptions>(options);
    result.plan = std::make_shared<const planner::Plan>(plan);
    const geo::OutputLayer sites = planner::new_site_layer(result);
    CHECK(sites.place == options.new_sites.place);
    CHECK(std::get<std::vector<std::string>>(sites.columns[0].values) == std::vector<std::string>{"new-1", "new-2"});
    CHECK(std::get<std::vector<std::string>>(sites.columns[1].values) ==
          std::vector<std::string>{"high_ground", "town"});
    CHECK(std::get<std::vector<double>>(sites.columns[2].values) == std::vector<double>{2.0, 1.0});
    CHECK(std::get<std::vector<double>>(sites.columns[3].values) == std::vector<double>{1.0, 0.0});
}
