// SPDX-License-Identifier: Apache-2.0
#include "gui/map/map_panel.h"

#include <chrono>
#include <thread>

#include "gui/ui/items.h"
#include "tests/catch.h"
#include "tests/gui/no_window.h"
#include "tests/planner/draw/small_country.h"

namespace {

/// A map of 800 x 600 over a country of three schools, without a window.
struct Desk {
    tests::NoWindow window{800.0F, 600.0F};
    gui::NoTextures textures;
    gui::Model model;
    gui::View view;

    explicit Desk(const std::vector<geo::LonLat>& places) {
        model.dataset = tests::country_of(places);
        view.textures = &textures;
        view.dataset = model.dataset;
        frame();
    }
    void frame() {
        window.frame([&] {
            gui::Commands commands;
            view.hovering_school.reset();
            gui::draw_map_panel(model, view, {{0.0F, 0.0F}, {800.0F, 600.0F}}, commands);
        });
    }
    void settle() {
        for (int i = 0; i < 3'000 && !gui::map_is_settled(model, view); ++i) {
            frame();
            std::this_thread::sleep_for(std::chrono::milliseconds{2});
        }
        REQUIRE(gui::map_is_settled(model, view));
    }
    void point_at(geo::Xy pixel) { window.move_mouse(static_cast<float>(pixel.x), static_cast<float>(pixel.y)); }
    geo::Xy pixel_of(std::size_t school) const {
        return planner::pixel_from_place(view.map, model.dataset->schools.place[school]);
    }
    void click() {
        frame();
        window.press(true);
        frame();
        window.press(false);
        frame();
    }
};

const std::vector<geo::LonLat> three{{10.0, 5.0}, {10.5, 5.4}, {11.0, 5.1}};

} // namespace

TEST_CASE("A new dataset is fitted and its picture comes", "[map_panel]") {
    Desk desk{three};
    desk.settle();
    CHECK(desk.textures.put_count >= 1);
    for (std::size_t school = 0; school < 3; ++school) {
        CHECK(desk.pixel_of(school).x > 0.0);
        CHECK(desk.pixel_of(school).x < 800.0);
    }
    CHECK(gui::ui::find_item("map.legend"));
    CHECK(gui::ui::find_item("map.zoom_in"));
}

TEST_CASE("The school under the mouse is hovered, a click selects it, a click beside it selects none", "[map_panel]") {
    Desk desk{three};
    const geo::Xy school = desk.pixel_of(1);
    desk.point_at({school.x + 6.0, school.y - 5.0});
    desk.frame();
    desk.frame();
    CHECK(desk.view.hovering_school == 1U);
    desk.click();
    CHECK(desk.view.selected_school == 1U);
    CHECK(desk.view.scroll_to_selected);
    desk.point_at({school.x + 60.0, school.y + 50.0});
    desk.click();
    CHECK_FALSE(desk.view.selected_school);
}

TEST_CASE("A drag moves the map and selects nothing", "[map_panel]") {
    Desk desk{three};
    const geo::Xy before = desk.pixel_of(1);
    desk.point_at(before);
    desk.frame();
    desk.window.press(true);
    desk.frame();
    for (int step = 1; step <= 10; ++step) {
        desk.point_at({before.x + 8.0 * step, before.y + 4.0 * step});
        desk.frame();
    }
    desk.window.press(false);
    desk.frame();
    CHECK(desk.pixel_of(1).x - before.x == Approx(80.0).margin(9.0)); // the first step is the threshold's
    CHECK(desk.pixel_of(1).y - before.y == Approx(40.0).margin(5.0));
    CHECK_FALSE(desk.view.selected_school);
}

TEST_CASE("Shift and a drag select the schools in the box", "[map_panel]") {
    Desk desk{three};
    const geo::Xy first = desk.pixel_of(0), second = desk.pixel_of(1);
    desk.point_at({first.x - 20.0, first.y + 20.0});
    desk.frame();
    desk.window.hold_shift(true);
    desk.window.press(true);
    desk.frame();
    desk.point_at({second.x + 20.0, second.y - 20.0});
    desk.frame();
    desk.frame();
    desk.window.press(false);
    desk.frame();
    CHECK(desk.view.boxed_schools == std::vector<std::size_t>{0, 1});
}

TEST_CASE("The wheel zooms about the mouse", "[map_panel]") {
    Desk desk{three};
    const geo::Xy before = desk.pixel_of(2);
    const double scale_before = desk.view.map.metres_per_pixel;
    desk.point_at(before);
    desk.frame();
    desk.window.turn_wheel(2.0F);
    desk.frame();
    CHECK(desk.view.map.metres_per_pixel < scale_before / 1.5);
    CHECK(desk.pixel_of(2).x == Approx(before.x).margin(1.0));
}

TEST_CASE("A school that is selected elsewhere comes into sight", "[map_panel]") {
    Desk desk{three};
    desk.view.map = {{40.0, 40.0}, 300.0, 800, 600};
    desk.view.selected_school = 2;
    desk.frame();
    CHECK(desk.pixel_of(2).x == Approx(400.0).margin(1.0));
    CHECK(desk.pixel_of(2).y == Approx(300.0).margin(1.0));
}

TEST_CASE("A dataset without schools has a map that says so", "[map_panel]") {
    Desk desk{{}};
    desk.settle();
    CHECK(desk.textures.put_count >= 1);
    desk.click();
    CHECK_FALSE(desk.view.selected_school);
}
