// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/map_view.h"

#include <cmath>
#include <vector>

#include "tests/catch.h"
#include "tests/planner/draw/small_country.h"

namespace {

const planner::MapView over_fiji{{179.5, -17.0}, 500.0, 800, 600};

} // namespace

TEST_CASE("A pixel's place has that pixel, and a place's pixel that place", "[map_view]") {
    const planner::MapView view = GENERATE(planner::MapView{{-10.5, 18.0}, 900.0, 1600, 1000}, over_fiji,
                                           planner::MapView{{36.8, -1.3}, 2.0, 640, 480});
    for (const geo::Xy pixel : {geo::Xy{0.0, 0.0}, geo::Xy{123.25, 456.75}, geo::Xy{639.0, 479.0}}) {
        const geo::Xy back = planner::pixel_from_place(view, planner::place_from_pixel(view, pixel));
        CHECK(back.x == Approx(pixel.x).margin(1e-5));
        CHECK(back.y == Approx(pixel.y).margin(1e-5));
    }
    const geo::Xy middle = planner::pixel_from_place(view, view.centre);
    CHECK(middle.x == Approx(view.width / 2.0));
    CHECK(middle.y == Approx(view.height / 2.0));
}

TEST_CASE("A pixel is as long as the view says, at its centre", "[map_view]") {
    const planner::MapView view{{0.0, 60.0}, 100.0, 800, 600};
    // on the Mercator sphere a degree along the parallel of 60 is half of one along the equator
    const double degree_m = geo::mercator_equator_m / 360.0 / 2.0;
    const geo::Xy east = planner::pixel_from_place(view, {1.0, 60.0});
    CHECK(east.x - 400.0 == Approx(degree_m / 100.0));
}

TEST_CASE("Places on both sides of the antimeridian are neighbours on the map", "[map_view]") {
    const geo::Xy west = planner::pixel_from_place(over_fiji, {179.9, -17.0});
    const geo::Xy east = planner::pixel_from_place(over_fiji, {-179.9, -17.0});
    const geo::Xy one_degree = planner::pixel_from_place(over_fiji, {180.5, -17.0});
    CHECK(east.x - west.x == Approx((one_degree.x - 400.0) * 0.2));
}

TEST_CASE("The extent of places across the antimeridian is narrow", "[map_view]") {
    const std::vector<geo::LonLat> fiji{{177.5, -18.0}, {-179.0, -16.5}, {179.2, -17.0}};
    const geo::Box box = planner::extent_of(fiji);
    CHECK(box.west == 177.5);
    CHECK(box.east == 181.0); // -179 + 360
    CHECK(box.south == -18.0);
    CHECK(box.north == -16.5);
}

TEST_CASE("An extent without the antimeridian stays within 180 degrees, and no place gives no extent", "[map_view]") {
    const std::vector<geo::LonLat> kenya{{34.0, -4.5}, {41.5, 4.0}, {std::nan(""), 0.0}};
    CHECK(planner::extent_of(kenya) == geo::Box{34.0, -4.5, 41.5, 4.0});
    CHECK(planner::extent_of(std::vector<geo::LonLat>{}).empty());
}

TEST_CASE("A fitted view shows the whole box and wastes little", "[map_view]") {
    const geo::Box box = GENERATE(geo::Box{34.0, -4.5, 41.5, 4.0}, geo::Box{177.5, -18.0, 181.0, -16.5},
                                  geo::Box{-17.0, 14.7, -4.8, 27.3});
    const planner::MapView view = planner::view_of(box, 1600, 1000);
    const geo::Xy corner = planner::pixel_from_place(view, {box.west, box.north});
    const geo::Xy opposite = planner::pixel_from_place(view, {box.east, box.south});
    CHECK(corner.x >= 0.0);
    CHECK(corner.y >= 0.0);
    CHECK(opposite.x <= 1600.0);
    CHECK(opposite.y <= 1000.0);
    CHECK(std::max((opposite.x - corner.x) / 1600.0, (opposite.y - corner.y) / 1000.0) > 0.85);
}

TEST_CASE("One school is fitted with its surroundings, and nothing with the world", "[map_view]") {
    const planner::MapView one = planner::view_of(planner::extent_of(*tests::country_of({{10.0, 5.0}})), 1000, 800);
    CHECK(one.centre.lon == Approx(10.0));
    CHECK(one.metres_per_pixel * 1000.0 > 2'000.0);
    CHECK(one.metres_per_pixel * 1000.0 < 20'000.0);
    const planner::MapView world = planner::view_of(planner::extent_of(planner::Dataset{}), 1000, 800);
    CHECK(world.metres_per_pixel * 1000.0 > 20'000'000.0);
}

TEST_CASE("Areas around the schools are shown too, a continent is not", "[map_view]") {
    const auto dataset = tests::country_of({{10.0, 5.0}, {12.0, 7.0}});
    dataset->admin.push_back(tests::square_area({11.0, 6.0}, 2.0, "home"));
    CHECK(planner::extent_of(*dataset) == geo::Box{9.0, 4.0, 13.0, 8.0});
    dataset->admin.front() = tests::square_area({11.0, 6.0}, 20.0, "continent");
    CHECK(planner::extent_of(*dataset) == geo::Box{10.0, 5.0, 12.0, 7.0});
}

TEST_CASE("A school far from all others does not squeeze the country on the map", "[map_view]") {
    std::vector<geo::LonLat> places;
    for (int school = 0; school < 20; ++school)
        places.push_back({2.0 + 0.05 * school, 9.0 + 0.05 * school});
    places.push_back({21.4, 9.0});
    const auto dataset = tests::country_of(places);
    CHECK(planner::extent_of(*dataset) == geo::Box{2.0, 9.0, 2.0 + 0.05 * 19, 9.0 + 0.05 * 19});
}

TEST_CASE("The scale bar is the longest round length that fits", "[map_view]") {
    const planner::MapView view{{0.0, 0.0}, 400.0, 800, 600};
    const planner::ScaleBar bar = planner::scale_bar(view, 150.0); // 60 km fit: 50 is round
    CHECK(bar.length_m == 50'000.0);
    CHECK(bar.pixels == 50'000.0 / 400.0);
    CHECK(bar.label == "50 km");
    CHECK(planner::scale_bar({{0.0, 0.0}, 2.0, 800, 600}, 150.0).label == "200 m");
    CHECK(planner::scale_bar({{0.0, 0.0}, 0.0, 800, 600}, 150.0).label.empty());
}

TEST_CASE("Coordinates name their hemisphere and no more decimals than a pixel tells", "[map_view]") {
    CHECK(planner::coordinates_text({-16.05, 18.09}, 1'500.0) == "18.09 N, 16.05 W");
    CHECK(planner::coordinates_text({36.8, -1.3}, 100'000.0) == "1.3 S, 36.8 E");
    CHECK(planner::coordinates_text({36.817223, -1.286389}, 1.0) == "1.28639 S, 36.81722 E");
}
