// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "geo/io/text_file.h"
#include "gui/open.h"
#include "tests/catch.h"
#include "tests/gui/desk.h"
#include "tests/gui/thirty_schools.h"

namespace {

void open(tests::Desk& desk, const std::string& path) {
    gui::apply(gui::DismissMessage{}, desk.model);
    gui::apply(gui::OpenPath{path}, desk.model);
    desk.settle();
    INFO(desk.model.last_error);
    REQUIRE(desk.model.last_error.empty());
    REQUIRE(desk.model.result());
}

} // namespace

TEST_CASE("A dataset opens from its files with the usual scenario", "[open]") {
    const tests::TemporaryFolder folder;
    tests::Desk desk;
    open(desk, tests::write_thirty_schools(folder / "country"));
    CHECK(desk.model.dataset->schools.size() == 30);
    CHECK(desk.model.tabs.size() == 1);
    CHECK(desk.model.tab()->history.present() == planner::Scenario{});
    CHECK(desk.model.recent.front() == folder / "country/dataset.toml");
}

TEST_CASE("A saved scenario opens again with its dataset, wherever it lies", "[open]") {
    const tests::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "plans");
    tests::Desk desk;
    open(desk, tests::write_thirty_schools(folder / "country"));
    planner::Scenario changed = desk.view.draft;
    changed.name = "Dear fiber";
    changed.rates.fiber.capex_usd_per_km = 30'000;
    gui::apply(gui::EditScenario{changed}, desk.model);
    CHECK(desk.model.tab()->has_unsaved_changes());
    gui::apply(gui::SaveScenario{folder / "plans/dear.toml"}, desk.model);
    desk.settle();
    CHECK_FALSE(desk.model.tab()->has_unsaved_changes());

    const double npv_usd = desk.model.result()->totals.npv_usd;
    open(desk, folder / "plans/dear.toml");
    CHECK(desk.model.tab()->history.present().name == "Dear fiber");
    CHECK(desk.model.tab()->history.present().rates.fiber.capex_usd_per_km == 30'000);
    CHECK(desk.model.tab()->path == folder / "plans/dear.toml");
    CHECK(desk.model.result()->totals.npv_usd == npv_usd);
}

TEST_CASE("An exported run is whole, opens again, and is never written over", "[open]") {
    const tests::TemporaryFolder folder;
    tests::Desk desk;
    open(desk, tests::write_thirty_schools(folder / "country"));
    gui::apply(gui::ExportRun{folder / "run"}, desk.model);
    desk.settle();
    CHECK(desk.model.last_error.empty());
    for (const char* name : {"summary.json", "schools.csv", "run.gpkg", "scenario.toml"}) {
        CHECK(std::filesystem::exists(folder / ("run/" + std::string{name})));
    }
    CHECK(gui::kind_of(folder / "run") == gui::PathKind::run);
    gui::apply(gui::ExportRun{folder / "run"}, desk.model);
    desk.settle();
    CHECK_FALSE(desk.model.last_error.empty());

    const double npv_usd = desk.model.result()->totals.npv_usd;
    open(desk, folder / "run");
    CHECK(desk.model.result()->totals.npv_usd == npv_usd);
}

TEST_CASE("A run whose dataset has changed since says so until a run is written again", "[open]") {
    const tests::TemporaryFolder folder;
    tests::Desk desk;
    open(desk, tests::write_thirty_schools(folder / "country"));
    gui::apply(gui::ExportRun{folder / "run"}, desk.model);
    desk.settle();
    open(desk, folder / "run");
    CHECK_FALSE(desk.shows("result.changed_inputs"));

    const std::string schools_path = folder / "country/schools.csv";
    tests::write_file(schools_path, geo::read_text_file(schools_path) + "new,New school,30.1,-1.95,900\n");
    open(desk, folder / "run");
    CHECK(desk.shows("result.changed_inputs"));
    CHECK(desk.model.tab()->changed_inputs == std::vector<std::string>{"schools.csv"});
    gui::apply(gui::ExportRun{folder / "again"}, desk.model);
    desk.settle();
    CHECK_FALSE(desk.shows("result.changed_inputs"));
    open(desk, folder / "run");
    CHECK(desk.shows("result.changed_inputs"));
    open(desk, folder / "again");
    CHECK_FALSE(desk.shows("result.changed_inputs"));
}

TEST_CASE("A failed opening leaves what is open as it is", "[open]") {
    const tests::TemporaryFolder folder;
    tests::Desk desk;
    open(desk, tests::write_thirty_schools(folder / "country"));
    const auto dataset = desk.model.dataset;
    tests::write_file(folder / "bad.toml", "format = 1\nfibre = true\n");
    gui::apply(gui::OpenPath{folder / "bad.toml"}, desk.model);
    desk.settle();
    CHECK(desk.model.last_error.find("fibre") != std::string::npos);
    CHECK(desk.model.dataset == dataset);
}
