// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/desk.h"

#include <chrono>
#include <memory>
#include <thread>

#include "gui/map/map_panel.h"
#include "gui/ui/keys.h"
#include "tests/ascii_map.h"
#include "tests/catch.h"

namespace tests {

Desk::Desk(float width, float height) : window_{width, height} {
    gui::ui::map_keys();
    view.textures = &textures_;
    frame();
}

void Desk::frame() {
    person.apply_next();
    window_.frame([&] { gui::frame(model, view); });
}

void Desk::play() {
    while (!person.done()) {
        frame();
    }
    frame(); // what the last event asked for is on screen
}

void Desk::settle() {
    const auto start = std::chrono::steady_clock::now();
    frame();
    while (model.is_working() || !gui::map_is_settled(model, view)) {
        REQUIRE(std::chrono::steady_clock::now() - start < std::chrono::seconds{10});
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
        frame();
    }
    frame();
}

void Desk::open(const std::string& picture) {
    gui::Opened opened;
    auto dataset = std::make_shared<planner::Dataset>(ascii_map(picture));
    dataset->name = "Small country";
    opened.path = "small-country";
    opened.dataset = dataset;
    opened.issues = {{geo::Issue::Severity::warning, "missing_coordinates", "schools", "", 7, "no coordinates", true},
                     {geo::Issue::Severity::note, "repeated_id", "schools", "", 9, "became b#2", false},
                     {geo::Issue::Severity::note, "repeated_id", "schools", "", 12, "became b#3", false}};
    gui::take_over(model, std::move(opened));
    settle();
    REQUIRE(model.last_error.empty());
    REQUIRE(model.result());
}

} // namespace tests
