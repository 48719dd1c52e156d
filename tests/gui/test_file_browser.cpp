// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "gui/panels/file_browser.h"
#include "tests/catch.h"
#include "tests/gui/desk.h"

namespace fs = std::filesystem;

namespace {

/// A folder with a dataset, a run, a plain folder, a scenario and things that cannot be opened.
void fill(const tests::TemporaryFolder& folder) {
    for (const char* name : {"country", "country-run", "plain"}) {
        fs::create_directory(folder / name);
    }
    tests::write_file(folder / "country/dataset.toml", "format = 1\n");
    tests::write_file(folder / "country-run/scenario.toml", "format = 1\n");
    tests::write_file(folder / "half.toml", "format = 1\n");
    tests::write_file(folder / "notes.txt", "nothing\n");
    tests::write_file(folder / ".hidden.toml", "format = 1\n");
}

} // namespace

TEST_CASE("A path is a dataset, a scenario, a run, a folder, or nothing that opens", "[open]") {
    const tests::TemporaryFolder folder;
    fill(folder);
    CHECK(gui::kind_of(folder / "country") == gui::PathKind::dataset);
    CHECK(gui::kind_of(folder / "country/dataset.toml") == gui::PathKind::dataset);
    CHECK(gui::kind_of(folder / "country-run") == gui::PathKind::run);
    CHECK(gui::kind_of(folder / "half.toml") == gui::PathKind::scenario);
    CHECK(gui::kind_of(folder / "plain") == gui::PathKind::folder);
    CHECK(gui::kind_of(folder / "notes.txt") == gui::PathKind::nothing);
    CHECK(gui::kind_of(folder / "absent") == gui::PathKind::nothing);
}

TEST_CASE("The browser lists folders first, then scenarios, and nothing that cannot be opened", "[file_browser]") {
    const tests::TemporaryFolder folder;
    fill(folder);
    gui::FileBrowser browser;
    gui::enter_folder(browser, folder.path());
    std::vector<std::string> names;
    for (const gui::BrowserEntry& entry : browser.entries) {
        names.push_back(entry.name);
    }
    CHECK(names == std::vector<std::string>{"country", "country-run", "plain", "half.toml"});
    CHECK(browser.problem.empty());
    gui::enter_folder(browser, folder / "absent");
    CHECK_FALSE(browser.problem.empty());
}

TEST_CASE("A double click on a dataset in the browser opens it", "[file_browser]") {
    const tests::TemporaryFolder folder;
    fill(folder);
    tests::Desk desk;
    desk.view.browser.folder = folder.path();
    desk.person.click("start.open");
    desk.play();
    desk.frame();
    REQUIRE(desk.shows("browser.entry.country"));
    desk.person.double_click("browser.entry.country");
    desk.play();
    desk.settle();
    CHECK(desk.model.last_error.find("dataset.toml") != std::string::npos); // it holds no schools: told, not crashed
}

TEST_CASE("The browser walks into folders and is left by Cancel", "[file_browser]") {
    const tests::TemporaryFolder folder;
    fill(folder);
    tests::Desk desk;
    desk.view.browser.folder = folder.path();
    desk.person.click("start.open");
    desk.play();
    desk.person.double_click("browser.entry.plain");
    desk.play();
    CHECK(desk.view.browser.folder == folder / "plain");
    desk.person.click("browser.up");
    desk.play();
    CHECK(desk.view.browser.folder == folder.path());
    desk.person.click("browser.cancel");
    desk.play();
    desk.frame();
    CHECK_FALSE(desk.shows("browser.cancel"));
    CHECK_FALSE(desk.model.opening);
}

TEST_CASE("Scenarios' names become names of files", "[file_browser]") {
    CHECK(gui::file_name_for("Half budget, 4G first") == "half-budget-4g-first");
    CHECK(gui::file_name_for("\u00c9cole") == "\u00c9cole");
    CHECK(gui::file_name_for("") == "scenario");
}
