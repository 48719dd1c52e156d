// SPDX-License-Identifier: Apache-2.0
#include "gui/map/map_pictures.h"

#include <chrono>
#include <thread>

#include "gui/map/camera.h"
#include "tests/catch.h"
#include "tests/planner/draw/small_country.h"

namespace {

gui::MapRequest request_for(std::shared_ptr<planner::Dataset> dataset) {
    auto result = std::make_shared<planner::ScenarioResult>();
    result->dataset = std::move(dataset);
    return {result, {}, {{10.0, 5.0}, 300.0, 400, 300}};
}

/// Frames until nothing is being painted; at most a few seconds.
void settle(gui::MapPictures& pictures, const gui::MapRequest& wanted, gui::Textures& textures) {
    for (int frame = 0; frame < 3'000; ++frame) {
        pictures.update(wanted, textures);
        if (!pictures.is_painting()) return;
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    FAIL("the picture did not come");
}

} // namespace

TEST_CASE("A picture comes with a margin and its legend, once", "[map_pictures]") {
    gui::NoTextures textures;
    gui::MapPictures pictures;
    gui::MapRequest wanted = request_for(tests::country_of({{10.0, 5.0}}));
    wanted.layers.colouring.column = "connected";
    CHECK(pictures.newest() == nullptr);
    settle(pictures, wanted, textures);
    REQUIRE(pictures.newest());
    CHECK(pictures.shows(wanted));
    CHECK(pictures.newest()->view.width == 400 + 2 * 160);
    CHECK(pictures.newest()->legend.classes.size() == 1);
    for (int frame = 0; frame < 5; ++frame)
        pictures.update(wanted, textures);
    CHECK(textures.put_count == 1);
}

TEST_CASE("A small shift needs no new picture, a large one and a zoom do", "[map_pictures]") {
    gui::NoTextures textures;
    gui::MapPictures pictures;
    gui::MapRequest wanted = request_for(tests::country_of({{10.0, 5.0}}));
    settle(pictures, wanted, textures);
    gui::pan(wanted.view, 100.0, 0.0);
    CHECK(pictures.shows(wanted));
    gui::pan(wanted.view, 100.0, 0.0);
    CHECK_FALSE(pictures.shows(wanted));
    settle(pictures, wanted, textures);
    CHECK(pictures.shows(wanted));
    gui::zoom_about(wanted.view, {200.0, 150.0}, 1.25);
    CHECK_FALSE(pictures.shows(wanted));
    wanted.layers.schools = false;
    settle(pictures, wanted, textures);
    CHECK(pictures.shows(wanted));
}

TEST_CASE("While the map moves the newest request is painted, not every one", "[map_pictures]") {
    gui::NoTextures textures;
    gui::MapPictures pictures;
    gui::MapRequest wanted = request_for(tests::country_of({{10.0, 5.0}}));
    for (int frame = 0; frame < 50; ++frame) {
        gui::zoom_about(wanted.view, {200.0, 150.0}, 1.01);
        pictures.update(wanted, textures);
    }
    settle(pictures, wanted, textures);
    CHECK(pictures.shows(wanted));
    CHECK(textures.put_count <= 51);
}

TEST_CASE("A raster that has gone is told once, and the map goes on when something changes", "[map_pictures]") {
    gui::NoTextures textures;
    gui::MapPictures pictures;
    const auto dataset = tests::country_of({{10.0, 5.0}});
    geo::RasterSource gone;
    gone.path = "/nonexistent/relief.tif";
    gone.width = gone.height = 10;
    gone.geo_transform = {0.0, 1.0, 0.0, 0.0, 0.0, -1.0};
    gone.crs_wkt = "EPSG:4326";
    dataset->elevation = geo::Relief{gone, {{gone, 0, 0}}};
    gui::MapRequest wanted = request_for(dataset);
    wanted.layers.relief = true;
    settle(pictures, wanted, textures);
    CHECK(pictures.error().find("relief.tif") != std::string::npos);
    pictures.update(wanted, textures);
    CHECK_FALSE(pictures.is_painting());
    wanted.layers.relief = false;
    settle(pictures, wanted, textures);
    CHECK(pictures.error().empty());
    CHECK(pictures.shows(wanted));
}
