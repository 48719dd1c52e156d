// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>
#include <filesystem>

#include "tests/catch.h"
#include "tests/desktop/screen.h"
#include "tests/gui/thirty_schools.h"

namespace {

/// A country to open, and a place of its own for what the program remembers.
std::string write_dataset(const tests::TemporaryFolder& folder) {
    setenv("XDG_STATE_HOME", (folder / "state").c_str(), 1);
    return tests::write_thirty_schools(folder / "country");
}

void check_picture(const std::string& path, int width, int height) {
    const tests::PictureFacts facts = tests::facts_of_picture(path);
    CHECK(facts.width == width);
    CHECK(facts.height == height);
    CHECK(facts.colour_count > 500);     // letters are smooth, the map has many tints
    CHECK(facts.commonest_share < 0.85); // and it is no empty sheet
}

} // namespace

TEST_CASE("A person clicks a row and drags a slider under a virtual display", "[desktop]") {
    const tests::TemporaryFolder folder;
    const std::string dataset = write_dataset(folder);
    const tests::VirtualScreen screen;
    tests::Desktop desktop{{dataset}, folder / "state.json"};
    desktop.wait_until_settled();
    CHECK(desktop.state()["selected"] == "");

    desktop.click("ranking.row.1");
    desktop.wait_until("a school is selected", [](const auto& now) { return now["selected"] != ""; });

    const double before = desktop.state()["scenario"]["ranking.target_mbps"];
    CHECK_FALSE(desktop.state()["can_undo"].get<bool>());
    desktop.drag("slider.ranking.target_mbps", 0.2, 0.7);
    desktop.wait_until("the target has changed", [&](const auto& now) {
        return now["scenario"]["ranking.target_mbps"].template get<double>() > before + 20.0;
    });
    desktop.wait_until_settled();
    CHECK(desktop.state()["can_undo"].get<bool>());

    desktop.click("undo");
    desktop.wait_until("the target is back",
                       [&](const auto& now) { return now["scenario"]["ranking.target_mbps"] == before; });
}

TEST_CASE("A person proposes a transmission node with the right button under a virtual display", "[desktop]") {
    const tests::TemporaryFolder folder;
    const std::string dataset = write_dataset(folder);
    const tests::VirtualScreen screen;
    tests::Desktop desktop{{dataset}, folder / "state.json"};
    desktop.wait_until_settled();
    const auto nodes_are = [](const std::string& nodes) {
        return [nodes](const nlohmann::json& now) { return now["scenario"]["overrides.nodes"] == nodes; };
    };
    REQUIRE(nodes_are("[]")(desktop.state()));
    desktop.right_click("map");
    desktop.wait_until("the menu is open",
                       [](const auto& now) { return now["items"].contains("map.menu.propose_node"); });
    desktop.click("map.menu.propose_node");
    desktop.wait_until("a node is proposed", [](const auto& now) {
        return now["scenario"]["overrides.nodes"].template get<std::string>().starts_with("[{ id = \"proposed-1\"");
    });
    desktop.wait_until_settled();
    desktop.click("undo");
    desktop.wait_until("no node is proposed", nodes_are("[]"));
}

TEST_CASE("A picture of a dataset is saved under a virtual display", "[desktop]") {
    const tests::TemporaryFolder folder;
    const std::string dataset = write_dataset(folder), picture = folder / "picture.png";
    const tests::VirtualScreen screen;
    tests::Running program{{DESKTOP_PROGRAM, dataset, "--screenshot", picture, "--select", "s3", "--tab", "school"}};
    REQUIRE(program.wait() == 0);
    check_picture(picture, 1280, 800);
}

TEST_CASE("A picture is saved where there is no display at all", "[desktop]") {
    const tests::TemporaryFolder folder;
    const std::string dataset = write_dataset(folder), picture = folder / "picture.png";
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    tests::Running program{{DESKTOP_PROGRAM, dataset, "--screenshot", picture, "--size", "1000x700"}};
    REQUIRE(program.wait() == 0);
    check_picture(picture, 1000, 700);
}

TEST_CASE("What cannot be opened or asked for ends with an exit code", "[desktop]") {
    const tests::TemporaryFolder folder;
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    const std::string picture = folder / "picture.png";
    CHECK(tests::Running{{DESKTOP_PROGRAM, folder / "absent", "--screenshot", picture}}.wait() == 1);
    CHECK(tests::Running{{DESKTOP_PROGRAM, "--size", "huge", "--screenshot", picture}}.wait() == 2);
    CHECK(tests::Running{{DESKTOP_PROGRAM}}.wait() == 1); // nobody could see it
    CHECK_FALSE(std::filesystem::exists(picture));
}
