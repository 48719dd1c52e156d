// SPDX-License-Identifier: Apache-2.0
#include "gui/map/camera.h"

#include <algorithm>
#include <cmath>

namespace gui {

namespace {

constexpr double closest_step = 0.1 / geo::mercator_equator_m; // of the world per pixel
constexpr double same_scale = 1e-9;                            // relative

geo::WorldXy middle_of(const geo::MercatorGrid& grid) {
    return {grid.corner.x + grid.step * grid.width / 2.0, grid.corner.y + grid.step * grid.height / 2.0};
}

/// Keeps the middle on the world; a step beyond the limits is brought to them.
planner::MapView bounded_view(geo::WorldXy middle, double step, int width, int height) {
    const double farthest_step = 1.0 / std::max(1, std::max(width, height));
    middle.y = std::clamp(middle.y, 0.0, 1.0);
    return planner::view_around(middle, std::clamp(step, closest_step, farthest_step), width, height);
}

} // namespace

void pan(planner::MapView& view, double right_px, double down_px) {
    const geo::MercatorGrid grid = planner::grid_of(view);
    const geo::WorldXy middle = middle_of(grid);
    view = bounded_view({middle.x - right_px * grid.step, middle.y - down_px * grid.step}, grid.step, view.width,
                        view.height);
}

void zoom_about(planner::MapView& view, geo::Xy pixel, double factor) {
    const geo::MercatorGrid grid = planner::grid_of(view);
    const double step =
        planner::grid_of(bounded_view(middle_of(grid), grid.step / factor, view.width, view.height)).step;
    const geo::WorldXy fixed{grid.corner.x + pixel.x * grid.step, grid.corner.y + pixel.y * grid.step};
    const geo::WorldXy middle{fixed.x + (view.width / 2.0 - pixel.x) * step,
                              fixed.y + (view.height / 2.0 - pixel.y) * step};
    view = bounded_view(middle, step, view.width, view.height);
}

void resize(planner::MapView& view, int width, int height) {
    view.width = width;
    view.height = height;
}

ImagePlace place_of_image(const planner::MapView& image, const planner::MapView& view) {
    const geo::MercatorGrid of_image = planner::grid_of(image), of_view = planner::grid_of(view);
    const geo::WorldXy middle = middle_of(of_image);
    const double turned = geo::nearest_turn(middle.x, middle_of(of_view).x) - middle.x;
    ImagePlace place{{(of_image.corner.x + turned - of_view.corner.x) / of_view.step,
                      (of_image.corner.y - of_view.corner.y) / of_view.step},
                     of_image.width * of_image.step / of_view.step,
                     of_image.height * of_image.step / of_view.step};
    if (std::abs(of_image.step / of_view.step - 1.0) > same_scale) return place;
    return {{std::round(place.corner.x), std::round(place.corner.y)},
            static_cast<double>(image.width),
            static_cast<double>(image.height)};
}

} // namespace gui
