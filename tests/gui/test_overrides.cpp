// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <imgui_internal.h>

#include "gui/override_rows.h"
#include "tests/ascii_map.h"
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
    CHECK_FALSE(desk.shows("override.row.0"));
    planner::Scenario edited = scenario_of(desk);
    set_override(edited.overrides, "b", {.lock = Technology::cellular});
    set_override(edited.overrides.roads, "coast", planner::RoadOverride::forbidden);
    propose_node(edited.indicators.nodes, {"new", {30.05, -2.01}});
    gui::apply(gui::EditScenario{edited}, desk.model);
    desk.settle();
    show_overrides(desk);

    desk.person.click("override.row.0");
    desk.play();
    desk.frame();
    CHECK(desk.view.selected_school == 1U);
    CHECK(desk.view.detail_tab == gui::DetailTab::school);

    for (int count = 3; count > 0; --count) {
        CAPTURE(count);
        CHECK(desk.shows(fmt::format("override.row.{}", count - 1)));
        CHECK_FALSE(desk.shows(fmt::format("override.row.{}", count)));
        desk.person.click("override.take_back.0");
        desk.play();
    }
    CHECK_FALSE(desk.shows("override.row.0"));
    CHECK(scenario_of(desk).overrides == planner::Overrides{});
    CHECK(scenario_of(desk).indicators.nodes.proposed.empty());
}

TEST_CASE("The list of decisions names schools with their ids, and gives the id alone where no name is known",
          "[overrides]") {
    auto dataset = std::make_shared<planner::Dataset>(tests::ascii_map(tests::small_country));
    dataset->schools.name = {"", "Lycée de Rosso", "", ""};
    planner::Scenario scenario;
    for (const char* id : {"a", "b", "elsewhere"})
        set_override(scenario.overrides, id, {.is_excluded = true});
    set_override(scenario.overrides.roads, "coast", planner::RoadOverride::locked);
    propose_node(scenario.indicators.nodes, {"new", {30.05, -2.01}});
    gui::OverrideRows list;
    const auto about = [&] {
        std::vector<std::string> words;
        for (const gui::OverrideRow& row : list.of(scenario, dataset))
            words.push_back(row.about);
        return words;
    };
    CHECK(about() ==
          std::vector<std::string>{"School a", "Lycée de Rosso (b)", "School elsewhere", "Road coast", "Node new"});
    CHECK(list.of(scenario, dataset)[1].school == 1U);
    CHECK_FALSE(list.of(scenario, dataset)[2].school);
    scenario.overrides = {};
    CHECK(about() == std::vector<std::string>{"Node new"});
}

TEST_CASE("A school's long name is cut in the list of decisions, not what is decided", "[overrides]") {
    Desk desk{1280.0f, 1100.0f};
    desk.open(tests::small_country);
    auto dataset = std::make_shared<planner::Dataset>(*desk.model.dataset);
    dataset->schools.name = {std::string(200, 'n'), "", "", ""};
    gui::Opened opened;
    opened.path = "long-name";
    opened.dataset = dataset;
    set_override(opened.scenario.overrides, "a", {.is_excluded = true});
    set_override(opened.scenario.overrides, "b", {.is_excluded = true});
    gui::take_over(desk.model, std::move(opened));
    desk.settle();
    show_overrides(desk);
    const gui::ui::Item* const cut = gui::ui::find_item("override.row.0");
    const gui::ui::Item* const button = gui::ui::find_item("override.take_back.0");
    REQUIRE(cut);
    REQUIRE(button);
    CHECK(cut->max.x < button->min.x);
    CHECK(button->min.x - cut->max.x < 20.0f); // no wider than it must be
    desk.person.hover("override.row.0");
    desk.play();
    const ImGuiWindow* const tip = ImGui::FindWindowByName("##Tooltip_00");
    REQUIRE(tip);
    CHECK(tip->Active);
    desk.person.hover("override.row.1");
    desk.play();
    CHECK_FALSE(tip->Active);
}

TEST_CASE("Of two proposed nodes with one id each is taken back by its own button", "[overrides]") {
    Desk desk{1280.0f, 1100.0f};
    desk.open(tests::small_country);
    planner::Scenario edited = scenario_of(desk);
    const planner::ProposedNode west{"twin", {30.01, -2.01}}, east{"twin", {30.05, -2.01}};
    propose_node(edited.indicators.nodes, west);
    propose_node(edited.indicators.nodes, east);
    gui::apply(gui::EditScenario{edited}, desk.model);
    desk.settle();
    show_overrides(desk);
    desk.person.click("override.take_back.1");
    desk.play();
    CHECK(scenario_of(desk).indicators.nodes.proposed == std::vector{west});
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
