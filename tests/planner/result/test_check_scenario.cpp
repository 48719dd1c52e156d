// SPDX-License-Identifier: Apache-2.0
#include "planner/result/check_scenario.h"

#include "geo/missing.h"
#include "planner/result/study.h"
#include "planner/scenario/keys.h"
#include "planner/scenario/seen_prices.h"
#include "tests/catch.h"
#include "tests/tables.h"

using Catch::Matchers::Contains;

namespace {

planner::Dataset two_schools() {
    planner::Dataset dataset;
    dataset.schools = tests::unknown_schools(2);
    return dataset;
}

} // namespace

TEST_CASE("The usual prices are plausible, and every span belongs to a price", "[check_scenario]") {
    CHECK(planner::check_scenario({}, two_schools()).empty());
    for (const planner::SeenPrice& seen : planner::seen_prices()) {
        INFO(seen.key);
        const planner::Key* key = planner::find_key(seen.key);
        REQUIRE(key);
        CHECK(planner::is_money(*key));
        CHECK_FALSE(key->source.empty());
        CHECK(seen.lowest < seen.highest);
    }
}

TEST_CASE("A price in the wrong unit is kept and told with the span that has been seen", "[check_scenario]") {
    planner::Scenario scenario;
    scenario.rates.fiber.capex_usd_per_km = 12.0;              // per metre
    scenario.rates.cellular.usd_per_mbps_month = 859.0 / 12.0; // Giga's file of Sierra Leone
    const auto issues = planner::check_scenario(scenario, two_schools());
    REQUIRE(issues.size() == 2);
    CHECK(issues[0].code == "implausible_price");
    CHECK(issues[0].severity == geo::Issue::Severity::warning);
    CHECK_THAT(issues[0].message, Contains("fiber.capex_usd_per_km is 12 USD/km; 3,000 to 60,000 has been seen"));
    CHECK_THAT(issues[1].message, Contains("cellular.usd_per_mbps_month"));
}

TEST_CASE("An override of a school that is not there is told", "[check_scenario]") {
    planner::Scenario scenario;
    scenario.overrides.exclude = {"nowhere"};
    const auto issues = planner::check_scenario(scenario, two_schools());
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].code == "unknown_override");
    CHECK_THAT(issues[0].message, Contains("\"nowhere\""));
}

TEST_CASE("An override of a road that is not there is told, and any without effect once", "[check_scenario]") {
    planner::Scenario scenario;
    scenario.overrides.roads = {{"17", "18"}, {"17"}};
    planner::Dataset dataset = two_schools();
    const auto told = [&] {
        const auto issues = planner::check_scenario(scenario, dataset);
        REQUIRE(issues.size() == 1);
        CHECK(issues[0].layer == "roads");
        return issues[0];
    };
    CHECK(told().code == "idle_override");
    CHECK_THAT(told().message, Contains("2 roads") && Contains("no roads"));
    dataset.road_graph.edges.add(0, 1, 1.0F, {.road_class = 0, .road = 0}, {});
    scenario.network.fiber.mode = planner::NetworkRules::Fiber::Mode::road;
    dataset.road_id = {""};
    CHECK(told().code == "idle_override");
    CHECK_THAT(told().message, Contains("no ids"));
    dataset.road_id = {"17"};
    scenario.network.fiber.mode = planner::NetworkRules::Fiber::Mode::straight;
    CHECK(told().code == "idle_override");
    CHECK_THAT(told().message, Contains("straight"));
    scenario.network.fiber.mode = planner::NetworkRules::Fiber::Mode::road;
    CHECK(told().code == "unknown_override");
    CHECK_THAT(told().message, Contains("\"18\""));
}

TEST_CASE("A proposed node outside the country, and one with the id of another, are told", "[check_scenario]") {
    planner::Dataset dataset = two_schools();
    dataset.schools.place = {{30.0, -2.0}, {30.5, -2.0}};
    dataset.schools.place.push_back({30.2, -1.5});
    planner::Scenario scenario;
    scenario.indicators.nodes.proposed = {{"a", {30.2, -1.8}}, {"b", {-1.8, 30.2}}, {"c", {0.5, 3.0}}};
    const auto issues = planner::check_scenario(scenario, dataset);
    REQUIRE(issues.size() == 2);
    CHECK(issues[0].code == "outside_area");
    CHECK_THAT(issues[0].message, Contains("\"b\" lies at -1.8, 30.2, outside the country; exchange lon and lat?"));
    CHECK(issues[1].message == "the scenario's node \"c\" lies at 0.5, 3, outside the country"); // either way
    tests::add_node(dataset, "a", {30.1, -1.9});
    const auto with_twin = planner::check_scenario(scenario, dataset);
    REQUIRE(with_twin.size() == 3);
    CHECK(with_twin[0].code == "repeated_id");
    CHECK_THAT(with_twin[0].message, Contains("\"a\""));
}

TEST_CASE("A floor of a group of which nothing is known is told", "[check_scenario]") {
    planner::Dataset dataset = two_schools();
    dataset.schools.girls = {10, geo::missing};
    planner::Scenario scenario;
    using enum planner::FloorRule::Group;
    for (const auto group : {admin1, admin2, wealth_quintile, girls, disability})
        scenario.objective.floors.push_back({group, 0.5});
    planner::Study study{std::make_shared<const planner::Dataset>(std::move(dataset))};
    geo::Progress progress;
    std::vector<std::string> told;
    for (const geo::Issue& issue : check_result(*study.simulate(scenario, progress))) {
        if (issue.code == "idle_floor") told.push_back(issue.message.substr(0, issue.message.find(':')));
    }
    CHECK(told == std::vector<std::string>{"floor of admin1", "floor of admin2", "floor of wealth_quintile",
                                           "floor of disability"});
}
