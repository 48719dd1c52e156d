// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "geo/io/write.h"
#include "gui/ui/theme.h"
#include "tests/catch.h"
#include "tests/gui/desk.h"

using tests::Desk;

namespace {

constexpr std::array all_tabs{gui::DetailTab::ranking, gui::DetailTab::school, gui::DetailTab::charts,
                              gui::DetailTab::phases, gui::DetailTab::issues};

/// A job that runs until it is cancelled.
template <typename Result>
std::unique_ptr<gui::Job<Result>> endless_job() {
    return std::make_unique<gui::Job<Result>>([](geo::Progress& progress) -> Result {
        progress.begin_step("Reading schools");
        for (;;) {
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
            progress.report(0.5);
        }
    });
}

void show_every_tab(Desk& desk) {
    for (const gui::DetailTab tab : all_tabs) {
        desk.view.detail_tab = tab;
        desk.frame();
        desk.frame();
    }
}

} // namespace

TEST_CASE("Without a dataset the start page offers to open one", "[panels]") {
    Desk desk;
    desk.frame();
    CHECK(desk.shows("start.open"));
    CHECK_FALSE(desk.shows("start.sample"));
    CHECK_FALSE(desk.shows("undo"));

    desk.model.sample_path = "/somewhere/sample";
    desk.model.recent = {"/somewhere/else/dataset.toml"};
    desk.frame();
    CHECK(desk.shows("start.sample"));
    CHECK(desk.shows("start.recent.0"));
}

TEST_CASE("While a dataset is read the start page shows progress and cancels", "[panels]") {
    Desk desk;
    desk.model.opening = endless_job<gui::Opened>();
    desk.frame();
    desk.frame();
    REQUIRE(desk.shows("start.cancel"));
    desk.person.click("start.cancel");
    desk.play();
    desk.settle();
    CHECK(desk.model.last_error.empty());
    CHECK(desk.shows("start.open"));
}

TEST_CASE("Every panel draws a loaded country, with and without a selection", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    show_every_tab(desk);
    for (std::size_t school = 0; school < 4; ++school) {
        desk.view.selected_school = school;
        show_every_tab(desk);
    }
    CHECK(desk.shows("undo"));
    CHECK(desk.shows("result.npv"));
    CHECK(desk.shows("slider.ranking.target_mbps"));
    CHECK_FALSE(desk.shows("result.out_of_date"));
}

TEST_CASE("What a school's tab says of its technology follows the school and the plan", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    const gui::ResultPointer free = desk.model.tab()->result;
    planner::Scenario edited = desk.view.draft;
    set_override(edited.overrides, "a", {.lock = planner::Technology::satellite});
    gui::apply(gui::EditScenario{edited}, desk.model);
    desk.settle();
    const gui::ResultPointer locked = desk.model.tab()->result;
    gui::SchoolWords words;
    const auto tells_of_lock = [&](const gui::ResultPointer& result, std::size_t school) {
        words.find(result, school);
        return words.why_technology().find("set by a person") != std::string::npos;
    };
    CHECK_FALSE(tells_of_lock(free, 0));
    CHECK(tells_of_lock(locked, 0));
    CHECK_FALSE(tells_of_lock(locked, 1));
}

TEST_CASE("The ground under a school's radio link is read and drawn where there is a relief", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.view.selected_school = 0;
    desk.view.detail_tab_to_show = gui::DetailTab::school;
    desk.settle();
    CHECK_FALSE(desk.shows("school.profile"));

    const tests::TemporaryFolder folder;
    const geo::OutputGrid grid{.width = 400, .height = 400, .box = {29.9, -2.1, 30.2, -1.9}};
    geo::Progress progress;
    const auto slope = [](int row, std::span<float> cells) { std::ranges::fill(cells, static_cast<float>(row)); };
    geo::write_geotiff(folder / "relief.tif", grid, slope, progress);
    auto with_relief = std::make_shared<planner::Dataset>(*desk.model.dataset);
    with_relief->elevation = geo::open_relief(folder / "relief.tif", "");
    gui::Opened opened;
    opened.path = "with-relief";
    opened.dataset = with_relief;
    gui::take_over(desk.model, std::move(opened));
    desk.settle();
    desk.view.selected_school = 0;
    desk.view.detail_tab_to_show = gui::DetailTab::school;
    desk.settle();
    REQUIRE(desk.model.profile);
    CHECK(desk.model.profile->profile);
    CHECK(desk.shows("school.profile"));
}

TEST_CASE("A click on the word of a tab shows it", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.settle();
    const std::array<std::pair<const char*, gui::DetailTab>, 4> words{{{"detail.school", gui::DetailTab::school},
                                                                       {"detail.charts", gui::DetailTab::charts},
                                                                       {"detail.issues", gui::DetailTab::issues},
                                                                       {"detail.ranking", gui::DetailTab::ranking}}};
    for (const auto& [word, tab] : words) {
        CAPTURE(word);
        desk.person.click(word);
        desk.play();
        CHECK(desk.view.detail_tab == tab);
    }
}

TEST_CASE("A click on the frontier takes the budget that opens its point", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.view.detail_tab = gui::DetailTab::charts;
    desk.settle();
    REQUIRE(desk.shows("charts.frontier"));
    CHECK_FALSE(desk.shows("result.unspent"));
    CHECK(desk.shows("result.cost_gap"));
    CHECK_FALSE(desk.shows("result.gap"));
    const std::vector<planner::FrontierPoint> points = desk.model.result()->frontier->points;
    desk.person.click("charts.frontier");
    desk.play();
    desk.settle();
    const planner::ScenarioResult& result = *desk.model.result();
    REQUIRE(result.scenario.objective.budget_usd);
    const auto taken =
        std::ranges::find(points, *result.scenario.objective.budget_usd, &planner::FrontierPoint::budget_usd);
    REQUIRE(taken != points.end());
    const auto connected = std::ranges::count_if(
        result.plan->outcome, [](planner::Outcome outcome) { return planner::technology_of(outcome).has_value(); });
    CHECK(static_cast<std::size_t>(connected) == taken->schools);
    CHECK(desk.shows("result.unspent"));
}

TEST_CASE("A scenario's name is shown in full where there is room, and tabs leave room for the buttons", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    planner::Scenario edited = desk.view.draft;
    edited.name = "Ghana, fiber along all roads";
    gui::apply(gui::EditScenario{edited}, desk.model);
    desk.settle();
    const ImFont& font = *gui::ui::fonts().regular;
    const float whole = font.CalcTextSizeA(font.FontSize, 1e6f, 0.0f, edited.name.c_str()).x;
    const gui::ui::Item* tab = gui::ui::find_item("tab.0");
    REQUIRE(tab);
    CHECK(tab->max.x - tab->min.x > whole);
    for (int count = 0; count < 9; ++count)
        gui::apply(gui::AddTab{}, desk.model);
    desk.settle();
    tab = gui::ui::find_item("tab.9");
    REQUIRE(tab);
    CHECK(tab->max.x - tab->min.x < whole);
    CHECK(gui::ui::find_item("tab.add")->max.x < gui::ui::find_item("undo")->min.x);
}

TEST_CASE("Every panel draws a country without schools", "[panels]") {
    Desk desk;
    desk.open("*    ^\n");
    show_every_tab(desk);
    CHECK(desk.model.dataset->schools.size() == 0);
}

TEST_CASE("Every panel draws while the first plan is computed", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.model.tabs[0].result = nullptr;
    desk.model.simulation = std::make_unique<gui::Simulation>(desk.model.tabs[0].number, [](geo::Progress& progress) {
        for (;;) {
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
            progress.report(0.3);
        }
        return gui::ResultPointer{};
    });
    show_every_tab(desk);
    CHECK_FALSE(desk.shows("result.npv"));
    std::this_thread::sleep_for(std::chrono::milliseconds{300}); // quick work shows no bar
    desk.frame();
    CHECK(desk.shows("status.progress"));
    desk.person.click("status.cancel");
    desk.play();
    desk.settle();
    CHECK_FALSE(desk.model.simulation);
}

TEST_CASE("A failure is shown in words until it is dismissed", "[panels]") {
    Desk desk;
    gui::apply(gui::OpenPath{"/there/is/nothing/here"}, desk.model);
    desk.settle();
    CHECK(desk.model.last_error.find("/there/is/nothing/here") != std::string::npos);
    REQUIRE(desk.shows("status.error"));
    desk.person.click("status.dismiss");
    desk.play();
    CHECK(desk.model.last_error.empty());
    CHECK_FALSE(desk.shows("status.error"));
}

TEST_CASE("A failed plan leaves the dataset and the earlier result on screen, marked as out of date", "[panels]") {
    Desk desk;
    desk.open(tests::small_country);
    show_every_tab(desk);
    planner::Scenario other = desk.view.draft;
    other.ranking.target_mbps = 50;
    desk.model.tabs[0].history.commit(other);
    ++desk.model.edition;
    desk.model.simulation = std::make_unique<gui::Simulation>(
        desk.model.tabs[0].number, [](geo::Progress&) -> gui::ResultPointer { throw std::runtime_error{"no memory"}; });
    desk.settle();
    CHECK(desk.model.last_error == "no memory");
    CHECK(desk.shows("result.npv"));
    CHECK(desk.shows("result.out_of_date"));
    show_every_tab(desk);

    desk.person.click("result.refresh");
    desk.play();
    desk.settle();
    CHECK_FALSE(desk.shows("result.out_of_date"));
    CHECK(desk.model.result()->scenario == other);
}
