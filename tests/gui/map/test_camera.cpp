// SPDX-License-Identifier: Apache-2.0
#include "gui/map/camera.h"

#include "tests/catch.h"

namespace {

const planner::MapView kenya{{37.0, 0.5}, 800.0, 1000, 700};

} // namespace

TEST_CASE("A pan moves the place under the hand with the hand", "[camera]") {
    planner::MapView view = kenya;
    const geo::LonLat grabbed = planner::place_from_pixel(view, {300.0, 200.0});
    gui::pan(view, 120.0, -45.0);
    const geo::Xy now = planner::pixel_from_place(view, grabbed);
    CHECK(now.x == Approx(420.0).margin(1e-6));
    CHECK(now.y == Approx(155.0).margin(1e-6));
}

TEST_CASE("A pan over the antimeridian goes on, and there and back is where it was", "[camera]") {
    planner::MapView view{{179.9, -17.0}, 500.0, 800, 600};
    gui::pan(view, -200.0, 0.0); // to the east
    CHECK(view.centre.lon < -179.0);
    gui::pan(view, 200.0, 0.0);
    CHECK(view.centre.lon == Approx(179.9));
}

TEST_CASE("A zoom keeps the place under the mouse", "[camera]") {
    planner::MapView view = kenya;
    const geo::Xy mouse{700.0, 150.0};
    const geo::LonLat place = planner::place_from_pixel(view, mouse);
    const double factor = GENERATE(2.0, 0.8, 1.25);
    gui::zoom_about(view, mouse, factor);
    const geo::Xy now = planner::pixel_from_place(view, place);
    CHECK(now.x == Approx(mouse.x).margin(1e-6));
    CHECK(now.y == Approx(mouse.y).margin(1e-6));
    CHECK(planner::grid_of(view).step == Approx(planner::grid_of(kenya).step / factor));
}

TEST_CASE("The zoom ends at the world and near the ground", "[camera]") {
    planner::MapView view = kenya;
    for (int i = 0; i < 100; ++i)
        gui::zoom_about(view, {500.0, 350.0}, 0.5);
    CHECK(planner::grid_of(view).step == Approx(1.0 / 1000.0));
    for (int i = 0; i < 100; ++i)
        gui::zoom_about(view, {500.0, 350.0}, 2.0);
    CHECK(planner::grid_of(view).step * geo::mercator_equator_m == Approx(0.1));
}

TEST_CASE("A picture with a margin lies around the view, and follows a shift by whole pixels", "[camera]") {
    planner::MapView picture = kenya;
    gui::resize(picture, 1320, 1020);
    CHECK(gui::place_of_image(picture, kenya).corner == geo::Xy{-160.0, -160.0});
    planner::MapView moved = kenya;
    gui::pan(moved, 10.4, 3.7);
    const gui::ImagePlace place = gui::place_of_image(picture, moved);
    CHECK(place.corner == geo::Xy{-150.0, -156.0});
    CHECK(place.width == 1320.0);
}

TEST_CASE("A picture of another scale is stretched about the same place", "[camera]") {
    planner::MapView closer = kenya;
    gui::zoom_about(closer, {500.0, 350.0}, 2.0);
    const gui::ImagePlace place = gui::place_of_image(kenya, closer);
    CHECK(place.width == Approx(2000.0));
    CHECK(place.corner.x == Approx(-500.0));
    CHECK(place.corner.y == Approx(-350.0));
}
