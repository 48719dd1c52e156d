// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <string>

#include "gui/charts/charts.h"
#include "gui/panels/layout.h"
#include "gui/ui/theme.h"
#include "tests/catch.h"
#include "tests/gui/cut_text.h"
#include "tests/gui/desk.h"

using tests::Desk;

namespace {

/// A budget curve that ends at so many dollars and learners, put into the result of a desk.
void set_frontier(Desk& desk, std::vector<planner::FrontierPoint> points) {
    auto result = std::make_shared<planner::ScenarioResult>(*desk.model.result());
    result->frontier = std::make_shared<const planner::Frontier>(planner::Frontier{std::move(points), 0});
    desk.model.tabs[0].result = result;
}

/// The totals of a large country: long figures in every row.
void set_large_totals(Desk& desk) {
    auto result = std::make_shared<planner::ScenarioResult>(*desk.model.result());
    for (planner::OutcomeTotals& row : result->totals.plan)
        row = {123'456, 23'400'000.0, 8'230'000'000.0, 123e6, 12'300'000'000.0};
    desk.model.tabs[0].result = result;
}

} // namespace

TEST_CASE("At 1280 x 800 no word and no figure is cut by the edge of its cell, on any tab", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    set_large_totals(desk);
    for (const auto& [tab, name] : {std::pair{gui::DetailTab::ranking, "ranking"},
                                    {gui::DetailTab::school, "school"},
                                    {gui::DetailTab::charts, "charts"},
                                    {gui::DetailTab::phases, "phases"},
                                    {gui::DetailTab::issues, "issues"}}) {
        for (const bool is_selected : {false, true}) {
            CAPTURE(name, is_selected);
            desk.view.detail_tab = tab;
            if (is_selected) desk.view.selected_school = 1;
            for (int frame = 0; frame < 3; ++frame)
                desk.frame();
            std::string where;
            CHECK(tests::count_cut_letters(where) == 0);
            CHECK(where == "");
        }
    }
}

TEST_CASE("At a width of 1280 the School tab cuts no word, down to its last line", "[panels]") {
    Desk desk{1280.0f, 1700.0f};
    desk.open(tests::small_country);
    desk.view.detail_tab = gui::DetailTab::school;
    desk.view.detail_height = 1300.0f;
    desk.view.selected_school = 1;
    for (int frame = 0; frame < 3; ++frame)
        desk.frame();
    std::string where;
    CHECK(tests::count_cut_letters(where) == 0);
    CHECK(where == "");
}

TEST_CASE("The check for cut words finds one", "[panels]") {
    tests::NoWindow window{400, 300};
    window.frame([] {
        ImGui::SetNextWindowSize({60, 60});
        ImGui::Begin("narrow", nullptr, ImGuiWindowFlags_NoDecoration);
        ImGui::TextUnformatted("Words that are much wider than this window");
        ImGui::End();
    });
    std::string where;
    CHECK(tests::count_cut_letters(where) == 1); // the one at the edge: those beyond are not drawn
}

TEST_CASE("In a large country the table of technologies keeps all its figures at 1280 x 800", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    set_large_totals(desk);
    desk.view.detail_tab = gui::DetailTab::charts;
    desk.frame();
    desk.frame();
    for (const char* heading : {"Schools", "Learners", "Cost", "Capex"}) {
        CAPTURE(heading);
        CHECK(desk.shows("charts.heading." + std::string{heading}));
    }
}

TEST_CASE("Labels of the budget's axis stand apart and marks keep their names, whatever the budget", "[charts]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.view.detail_tab = gui::DetailTab::charts;
    for (const double usd : {1.0, 999.0, 12'345.0, 99.9e6, 145e6, 201e6, 2.4e9, 77e9}) {
        CAPTURE(usd);
        set_frontier(desk, {{}, {usd, usd, 10.0, 10.0, 1, usd / 10.0}});
        desk.frame();
        desk.frame();
        REQUIRE(desk.shows("curve.x.1"));
        for (int label = 1;; ++label) {
            const gui::ui::Item* const left = gui::ui::find_item("curve.x." + std::to_string(label - 1));
            const gui::ui::Item* const right = gui::ui::find_item("curve.x." + std::to_string(label));
            if (!right) break;
            CHECK(left->max.x + 4.0f <= right->min.x);
        }
        const gui::ui::Item* const chart = gui::ui::find_item("charts.frontier");
        const gui::ui::Item* const now = gui::ui::find_item("curve.now"); // at the end of the curve
        REQUIRE(chart);
        REQUIRE(now);
        CHECK(now->max.x <= chart->max.x);
    }
}

TEST_CASE("The knee and the plan on screen are named on the budget's curve, and money by years has no place on it",
          "[charts]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.view.detail_tab = gui::DetailTab::charts;
    desk.settle();
    REQUIRE(desk.model.result()->frontier);
    CHECK(desk.shows("curve.knee"));
    CHECK(desk.shows("curve.now"));
    planner::Scenario by_years = desk.view.draft;
    by_years.phasing.annual_budget_usd = {1e6};
    gui::apply(gui::EditScenario{by_years}, desk.model);
    desk.settle();
    CHECK(desk.shows("curve.knee"));
    CHECK_FALSE(desk.shows("curve.now"));
}

TEST_CASE("An operator's plan has no curve of learners by budget, and words instead", "[charts]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.view.detail_tab = gui::DetailTab::charts;
    planner::Scenario of_operator = desk.view.draft;
    of_operator.objective.kind = planner::Objective::Kind::operator_npv;
    gui::apply(gui::EditScenario{of_operator}, desk.model);
    desk.settle();
    CHECK(desk.shows("charts.frontier.operator"));
    CHECK_FALSE(desk.shows("charts.frontier"));
    CHECK_FALSE(desk.model.result()->frontier);
}

TEST_CASE("Charts keep their size in a narrow window: they stand below each other instead", "[charts]") {
    for (const auto& [width, height] : {std::pair{1024.0f, 640.0f}, {1280.0f, 720.0f}, {1400.0f, 900.0f}}) {
        Desk desk{width, height};
        desk.open(tests::small_country);
        desk.view.detail_tab = gui::DetailTab::charts;
        desk.view.detail_height = height - 192.0f; // all of them in sight
        desk.settle();
        CAPTURE(width);
        for (const char* chart : {"charts.cash_flow", "charts.frontier"}) {
            const gui::ui::Item* const item = gui::ui::find_item(chart);
            REQUIRE(item);
            CHECK(item->max.x - item->min.x >= 160.0f);
            CHECK(item->max.y - item->min.y >= 80.0f);
            CHECK(item->max.x <= width - 316.0f); // the scenario's panel begins there
        }
        std::string where;
        CHECK(tests::count_cut_letters(where) == 0);
        CHECK(where == "");
    }
}

TEST_CASE("Scenario and result share the height, however much the result has to tell", "[panels]") {
    for (const auto& [width, height] : {std::pair{1024.0f, 640.0f}, {1280.0f, 720.0f}, {1400.0f, 900.0f}}) {
        Desk desk{width, height};
        desk.open(tests::small_country);
        planner::Scenario by_years = desk.view.draft;
        by_years.phasing.annual_budget_usd = {1e3, 1e3};
        by_years.objective.floors = {{planner::FloorRule::Group::girls, 1.0}};
        gui::apply(gui::EditScenario{by_years}, desk.model);
        desk.settle();
        desk.frame();
        const gui::Layout layout = gui::layout_of(desk.view);
        CAPTURE(height, desk.view.result_height);
        CHECK(layout.scenario.height() >= 0.45f * (height - 72.0f));
        CHECK(layout.result.height() <= 0.55f * (height - 72.0f));
        CHECK(layout.result.height() >= 0.4f * (height - 72.0f));
        CHECK(desk.shows("result.floors_cost"));
        CHECK(desk.model.result()->floors_cost.has_value()); // asked for without a click
    }
}

TEST_CASE("A budget curve that reaches nobody says so in words", "[charts]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.view.detail_tab = gui::DetailTab::charts;
    set_frontier(desk, {{}});
    desk.frame();
    CHECK(desk.shows("charts.frontier.empty"));
    CHECK_FALSE(desk.shows("charts.frontier"));
    CHECK_FALSE(desk.shows("curve.x.0"));
}

TEST_CASE("A mark of an axis has no decimals that say nothing", "[charts]") {
    Desk desk;
    CHECK(gui::mark_text(0.0) == "0");
    CHECK(gui::mark_text(50e6) == "50 M");
    CHECK(gui::mark_text(2'500.0) == "2.5 k");
    CHECK(gui::mark_text(100e6) == "100 M");
    CHECK(gui::mark_text(1.05e6) == "1.05 M");
    CHECK(gui::mark_text(0.5) == "0.5");
    CHECK(gui::mark_text(-200.0) == "-200");
}

TEST_CASE("Labels skip marks until they fit", "[charts]") {
    Desk desk;
    CHECK(gui::label_stride(5, 400.0f, 40.0f) == 1); // 100 px apart, 44 needed
    CHECK(gui::label_stride(5, 160.0f, 40.0f) == 2); // 40 px apart
    CHECK(gui::label_stride(5, 80.0f, 40.0f) == 3);  // 20 px apart: 44 / 20 = 2.2
    CHECK(gui::label_stride(1, 80.0f, 40.0f) == 1);
}

TEST_CASE("Beside each layer stands the sign that the map draws, hollow ones where the dataset has them", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    for (const char* sign : {"fiber_routes", "radio_links", "nodes", "fiber_lines", "cell_sites", "coverage"}) {
        CAPTURE(sign);
        CHECK(desk.shows("sign." + std::string{sign}));
    }
    CHECK_FALSE(desk.shows("sign.planned_nodes"));
    auto dataset = std::make_shared<planner::Dataset>(*desk.model.dataset);
    dataset->transmission_nodes.status.front() = planner::TransmissionNodes::Status::planned;
    desk.model.dataset = dataset;
    desk.frame();
    CHECK(desk.shows("sign.planned_nodes"));
    CHECK_FALSE(desk.shows("sign.proposed_nodes"));
    planner::Scenario proposing = desk.view.draft;
    proposing.indicators.nodes.proposed = {{.id = "new node", .place = {30.05, -2.0}}};
    gui::apply(gui::EditScenario{proposing}, desk.model);
    desk.settle();
    CHECK(desk.shows("sign.proposed_nodes"));
}

TEST_CASE("The data panel counts the roads of a dataset", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    CHECK(desk.shows("data.roads.0"));
    const auto dataset = std::make_shared<planner::Dataset>(*desk.model.dataset);
    dataset->roads.attributes.source_row = {0, 1};
    desk.model.dataset = dataset;
    desk.frame();
    CHECK(desk.shows("data.roads.2"));
}

TEST_CASE("The data panel tells the nodes that a dataset lists from take-up points along its lines", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    CHECK(desk.shows("data.nodes.1"));
    CHECK(desk.shows("layer.nodes"));
    auto dataset = std::make_shared<planner::Dataset>(*desk.model.dataset);
    planner::TransmissionNodes& nodes = dataset->transmission_nodes;
    for (int point = 0; point < 3; ++point) {
        nodes.id.push_back("line#" + std::to_string(point));
        nodes.place.push_back(nodes.place.front());
        nodes.operator_name.emplace_back();
        nodes.status.push_back(planner::TransmissionNodes::Status::operational);
        nodes.has_fiber.push_back(true);
        nodes.on_line.push_back(true);
        nodes.capacity_mbps.push_back(geo::missing);
    }
    desk.model.dataset = dataset;
    desk.frame();
    CHECK(desk.shows("data.nodes.1"));
    CHECK(desk.shows("data.take_up_points.3"));
}
