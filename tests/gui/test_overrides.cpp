// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "tests/catch.h"
#include "tests/gui/desk.h"
#include "tests/planner/network/world.h"

using planner::SchoolOverride;
using planner::Technology;
using tests::Desk;

namespace {

const planner::Scenario& scenario_of(const Desk& desk) { return desk.model.tab()->history.present(); }

/// The small country with a road, "coast", from its node along the north.
void open_with_road(Desk& desk) {
    desk.open(tests::small_country);
    auto dataset = std::make_shared<planner::Dataset>(*desk.model.dataset);
    tests::add_roads(*dataset, {{tests::at_km(0.0, 0.0), tests::at_km(10.0, 0.0)}}, {"coast"});
    gui::Opened opened;
    opened.path = "with-road";
    opened.dataset = dataset;
    opened.scenario.network.fiber.mode = planner::NetworkRules::Fiber::Mode::road;
    gui::take_over(desk.model, std::move(opened));
    desk.settle();
}

void right_click_at(Desk& desk, geo::LonLat place) {
    const geo::Xy pixel = planner::pixel_from_place(desk.view.map, place);
    desk.person.right_click("map", pixel.x / desk.view.map.width, pixel.y / desk.view.map.height);
    desk.play();
    desk.frame();
}

/// Chooses from the list of decisions in the tab of the selected school.
void decide(Desk& desk, const std::string& choice) {
    desk.person.click("school.decision");
    desk.play();
    desk.frame();
    desk.person.click("school.decision." + choice);
    desk.play();
    desk.settle();
}

/// Folds the scenario's other groups, so that the overrides are in sight.
void show_overrides(Desk& desk) {
    for (const char* group : {"Target", "Fiber", "Cellular", "Point to point", "Satellite", "Time"})
        desk.person.click(fmt::format("group.{}", group));
    desk.play();
}

} // namespace

TEST_CASE("In a school's tab a person decides for the plan, and leaves it to it again", "[overrides]") {
    Desk desk;
    desk.open(tests::small_country);
    const std::vector<planner::Outcome> free = desk.model.result()->plan->outcome;
    desk.view.selected_school = 0;
    desk.view.detail_tab = gui::DetailTab::school;
    desk.frame();
    desk.frame();
    const auto decided = [&] { return override_of(scenario_of(desk).overrides, "a"); };
    const auto outcome = [&] { return desk.model.result()->plan->outcome[0]; };

    decide(desk, "always.satellite");
    CHECK(decided() == SchoolOverride{.lock = Technology::satellite});
    CHECK(outcome() == planner::Outcome::satellite);
    decide(desk, "never.satellite");
    decide(desk, "never.fiber");
    CHECK(decided() == SchoolOverride{.forbid = {Technology::fiber, Technology::satellite}});
    CHECK(outcome() != planner::Outcome::fiber);
    CHECK(outcome() != planner::Outcome::satellite);
    decide(desk, "never.satellite");
    CHECK(decided() == SchoolOverride{.forbid = {Technology::fiber}});
    decide(desk, "left_out");
    CHECK(decided() == SchoolOverride{.is_excluded = true});
    CHECK(outcome() == planner::Outcome::excluded);
    decide(desk, "plan");
    CHECK(decided() == SchoolOverride{});
    CHECK(desk.model.result()->plan->outcome == free);

    desk.person.click("undo");
    desk.play();
    CHECK(decided() == SchoolOverride{.is_excluded = true});
}

TEST_CASE("The scenario lists what a person decided, shows the school and takes it back", "[overrides]") {
    Desk desk{1280.0f, 1100.0f}; // else the panel would have to be scrolled
    desk.open(tests::small_country);
    CHECK_FALSE(desk.shows("override.school.b"));
    planner::Scenario edited = scenario_of(desk);
    set_override(edited.overrides, "b", {.lock = Technology::cellular});
    set_override(edited.overrides.roads, "coast", planner::RoadOverride::forbidden);
    propose_node(edited.indicators.nodes, {"new", {30.05, -2.01}});
    gui::apply(gui::EditScenario{edited}, desk.model);
    desk.settle();
    show_overrides(desk);

    desk.person.click("override.school.b");
    desk.play();
    desk.frame();
    CHECK(desk.view.selected_school == 1U);
    CHECK(desk.view.detail_tab == gui::DetailTab::school);

    for (const char* row : {"take_back.school.b", "take_back.road.coast", "take_back.node.new"}) {
        CAPTURE(row);
        desk.person.click(row);
        desk.play();
        CHECK_FALSE(desk.shows(row));
    }
    CHECK(scenario_of(desk).overrides == planner::Overrides{});
    CHECK(scenario_of(desk).indicators.nodes.proposed.empty());
}

TEST_CASE("The right button on a road of the map forbids or locks it, and takes that back", "[overrides]") {
    Desk desk;
    open_with_road(desk);
    const auto roads = [&] { return scenario_of(desk).overrides.roads; };
    const auto choose = [&](const char* item) {
        right_click_at(desk, tests::at_km(6.0, 0.0));
        desk.person.click(item);
        desk.play();
        desk.settle();
    };
    choose("map.menu.forbid_road");
    CHECK(roads() == planner::RoadOverrides{{"coast"}, {}});
    CHECK(desk.shows("sign.forbidden_roads"));
    choose("map.menu.lock_road");
    CHECK(roads() == planner::RoadOverrides{{}, {"coast"}});
    CHECK(desk.shows("sign.locked_roads"));
    CHECK_FALSE(desk.shows("sign.forbidden_roads"));
    choose("map.menu.lock_road");
    CHECK(roads() == planner::RoadOverrides{});
    CHECK_FALSE(desk.shows("layer.overridden_roads"));

    right_click_at(desk, tests::at_km(6.0, -1.5));
    CHECK(desk.shows("map.menu.propose_node"));
    CHECK_FALSE(desk.shows("map.menu.forbid_road"));
}

TEST_CASE("The right button on the map proposes a transmission node there, and withdraws one", "[overrides]") {
    Desk desk;
    desk.open(tests::small_country);
    const geo::LonLat place = tests::at_km(9.0, -2.0); // beside the last school
    right_click_at(desk, place);
    desk.person.click("map.menu.propose_node");
    desk.play();
    desk.settle();
    const auto proposed = [&] { return scenario_of(desk).indicators.nodes.proposed; };
    REQUIRE(proposed().size() == 1);
    CHECK(proposed()[0].id == "proposed-1");
    const double within = desk.view.map.metres_per_pixel / 100'000.0; // a pixel in degrees, more or less
    CHECK(proposed()[0].place.lon == Approx(place.lon).margin(within));
    CHECK(proposed()[0].place.lat == Approx(place.lat).margin(within));
    CHECK(desk.model.result()->layout->nodes.id.back() == "proposed-1");
    CHECK(desk.shows("sign.proposed_nodes"));

    right_click_at(desk, place);
    desk.person.click("map.menu.withdraw_node");
    desk.play();
    CHECK(proposed().empty());
}
