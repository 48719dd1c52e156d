// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "tests/catch.h"
#include "tests/gui/desk.h"

using tests::Desk;

namespace {

double target_mbps(const Desk& desk) { return desk.model.tab()->history.present().ranking.target_mbps; }

} // namespace

TEST_CASE("A slider under the hand previews, and letting go is one step of undo", "[scenario_panel]") {
    Desk desk;
    desk.open(tests::small_country);
    const double before = target_mbps(desk);
    desk.person.drag_and_hold("slider.ranking.target_mbps", 0.2, 0.8, 8);
    desk.play();
    CHECK(desk.view.draft.ranking.target_mbps > before);
    CHECK(target_mbps(desk) == before); // nothing is committed yet
    CHECK(desk.model.tab()->history.before() == nullptr);
    desk.settle();
    CHECK(desk.model.result()->scenario == desk.view.draft); // the answer follows the hand

    const planner::Scenario dragged = desk.view.draft;
    desk.person.release();
    desk.play();
    CHECK(desk.model.tab()->history.present() == dragged);
    REQUIRE(desk.model.tab()->history.before());
    CHECK(desk.model.tab()->history.before()->ranking.target_mbps == before);

    desk.person.click("undo");
    desk.play();
    CHECK(target_mbps(desk) == before);
    CHECK(desk.view.draft.ranking.target_mbps == before);
    CHECK(desk.model.tab()->history.before() == nullptr);                        // one step, not eight
    CHECK(desk.model.result()->scenario == desk.model.tab()->history.present()); // kept: current at once
    desk.person.click("redo");
    desk.play();
    CHECK(desk.model.tab()->history.present() == dragged);
}

TEST_CASE("A click on the knob without a movement changes nothing", "[scenario_panel]") {
    Desk desk;
    desk.open(tests::small_country);
    const planner::Scenario before = desk.view.draft;
    const double share = (before.ranking.target_mbps - 1.0) / (100.0 - 1.0); // where its knob stands
    desk.person.drag("slider.ranking.target_mbps", share, share, 1);
    desk.play();
    CHECK(desk.model.tab()->history.present() == before);
    CHECK(desk.model.tab()->history.before() == nullptr);
}

TEST_CASE("A value can be typed, and set back to the usual one", "[scenario_panel]") {
    Desk desk;
    desk.open(tests::small_country);
    const double usual = target_mbps(desk);
    desk.person.double_click("value.ranking.target_mbps");
    desk.play();
    desk.frame();
    REQUIRE(desk.shows("typed.ranking.target_mbps"));
    desk.person.press_key(65, true); // control A
    desk.person.type("37.5");
    desk.person.press_key(257); // Enter
    desk.play();
    CHECK(target_mbps(desk) == 37.5);
    CHECK_FALSE(desk.shows("typed.ranking.target_mbps"));
    desk.person.click("reset.ranking.target_mbps");
    desk.play();
    CHECK(target_mbps(desk) == usual);
    CHECK_FALSE(desk.shows("reset.ranking.target_mbps"));
}

TEST_CASE("Switching a technology off is a step of undo, and no school gets it", "[scenario_panel]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.person.click("switch.fiber.enabled");
    desk.play();
    desk.settle();
    CHECK_FALSE(desk.model.tab()->history.present().network.fiber.enabled);
    CHECK(desk.model.result()->totals.plan[0].schools == 0);
    CHECK_FALSE(desk.shows("slider.fiber.capex_usd_per_km"));
}

TEST_CASE("Where new cell sites may stand is chosen from a list", "[scenario_panel]") {
    Desk desk{1280.0f, 1100.0f}; // else the panel would have to be scrolled
    desk.open(tests::small_country);
    desk.person.click("new_sites.places");
    desk.play();
    desk.frame();
    desk.person.click("new_sites.places.power");
    desk.play();
    desk.settle();
    CHECK(desk.model.tab()->history.present().network.new_sites.places == planner::CandidateRules::Places::power);
}

TEST_CASE("Fiber on poles is chosen from a list, and its own price takes the slider's place", "[scenario_panel]") {
    Desk desk{1280.0f, 1100.0f}; // else the panel would have to be scrolled
    desk.open(tests::small_country);
    CHECK(desk.shows("slider.fiber.capex_usd_per_km"));
    desk.person.click("fiber.build");
    desk.play();
    desk.frame();
    desk.person.click("fiber.build.aerial");
    desk.play();
    desk.settle();
    CHECK(desk.model.tab()->history.present().rates.fiber.build == planner::FiberRates::Build::aerial);
    CHECK(desk.shows("slider.fiber.aerial_capex_usd_per_km"));
    CHECK_FALSE(desk.shows("slider.fiber.capex_usd_per_km"));
}

TEST_CASE("A limited budget begins at half of what the plan costs, and holds", "[scenario_panel]") {
    Desk desk;
    desk.open(tests::small_country);
    const double unlimited_usd = desk.model.result()->totals.npv_usd;
    desk.person.click("budget.limited");
    desk.play();
    desk.settle();
    const auto budget_usd = desk.model.tab()->history.present().objective.budget_usd;
    REQUIRE(budget_usd);
    CHECK(*budget_usd == Approx(unlimited_usd / 2.0).epsilon(0.1)); // the scale is rounded up to two digits
    CHECK(desk.model.result()->totals.npv_usd < unlimited_usd);
    CHECK(desk.shows("slider.objective.budget_usd"));
}

TEST_CASE("The budget of an opened scenario can be raised to what the whole plan takes", "[scenario_panel]") {
    Desk desk;
    desk.open(tests::small_country);
    const std::vector<planner::Outcome> whole = desk.model.result()->plan->outcome;
    planner::Scenario poor;
    poor.objective.budget_usd = 1'000.0;
    gui::Opened opened;
    opened.path = "poor";
    opened.dataset = desk.model.dataset;
    opened.scenario = poor;
    gui::take_over(desk.model, std::move(opened));
    desk.settle();
    CHECK(desk.model.result()->plan->outcome != whole);
    desk.person.drag("slider.objective.budget_usd", 0.05, 1.0);
    desk.play();
    desk.settle();
    CHECK(desk.model.result()->plan->outcome == whole);
    CHECK_FALSE(desk.model.result()->plan->optimality.is_limited);
}

TEST_CASE("A plan is spread over years, and the map shows the plan of one", "[scenario_panel]") {
    Desk desk;
    desk.open(tests::small_country);
    const planner::Totals& totals = desk.model.result()->totals;
    const double all_usd = totals.total_undiscounted_usd - totals.residual_usd; // what is left over pays nothing
    desk.person.click("phasing.on");
    desk.play();
    desk.settle();
    const auto& phasing = [&]() -> const planner::PhasingRules& { return desk.model.tab()->history.present().phasing; };
    CHECK(phasing().annual_budget_usd == std::vector<double>(10, std::ceil(all_usd / 10.0)));
    REQUIRE(desk.model.result()->phases);
    CHECK(desk.model.result()->phases->last_year() > 2027); // a tenth of the money is too little for all

    desk.person.drag("map.year", 0.97, 0.02);
    desk.play();
    desk.settle();
    CHECK(desk.view.layers.until_year == 2027);
    desk.view.boxed_schools = {0};
    desk.frame();
    REQUIRE(desk.shows("map.note"));
    CHECK(gui::ui::find_item("map.note")->min.y > gui::ui::find_item("map.year")->max.y);
    desk.view.detail_tab = gui::DetailTab::phases;
    desk.frame();
    desk.person.click("phases.year.2028");
    desk.play();
    CHECK(desk.view.layers.until_year == 2028);

    desk.person.drag("slider.phasing.years", 0.97, 0.02);
    desk.play();
    CHECK(phasing().annual_budget_usd.size() == 1);
    desk.person.drag("slider.phasing.annual_budget_usd", 0.5, 0.97);
    desk.play();
    CHECK(phasing().annual_budget_usd.front() > all_usd / 10.0);
    desk.person.click("phasing.on");
    desk.play();
    desk.settle();
    CHECK_FALSE(phasing().is_on());
    CHECK_FALSE(desk.shows("map.year"));
}

TEST_CASE("Scenarios stand side by side, each with its own history", "[scenario_panel]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.person.click("tab.add");
    desk.play();
    REQUIRE(desk.model.tabs.size() == 2);
    CHECK(desk.model.active_tab == 1);
    CHECK(desk.model.tab()->history.present().name == "Baseline 2");
    desk.person.drag("slider.ranking.target_mbps", 0.2, 0.9);
    desk.play();
    desk.settle();
    const double changed = target_mbps(desk);
    desk.person.click("tab.0");
    desk.play();
    CHECK(target_mbps(desk) < changed);
    CHECK(desk.view.draft == desk.model.tab()->history.present());
    CHECK(desk.model.tab()->history.before() == nullptr);
}
