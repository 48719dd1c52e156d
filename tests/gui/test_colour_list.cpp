// SPDX-License-Identifier: Apache-2.0
#include "tests/catch.h"
#include "tests/gui/desk.h"

using tests::Desk;

TEST_CASE("A column is searched for in the list of all, and a click colours the schools by it", "[colour_list]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.person.click("colouring");
    desk.play();
    desk.frame();
    CHECK(desk.shows("colouring.technology"));
    CHECK(desk.shows("colouring.girls"));
    desk.person.type("traIned"); // in the title of two columns
    desk.play();
    desk.frame();
    CHECK(desk.shows("colouring.trained_teachers"));
    CHECK(desk.shows("colouring.teachers_trained"));
    CHECK_FALSE(desk.shows("colouring.girls"));
    desk.person.click("colouring.trained_teachers");
    desk.play();
    desk.settle();
    CHECK(desk.view.layers.colouring.column == "trained_teachers");
    CHECK_FALSE(desk.shows("colouring.search")); // the list is closed
}
