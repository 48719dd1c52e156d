// SPDX-License-Identifier: Apache-2.0
#include "gui/map/school_finder.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gui {

namespace {

/// The part of a view's grid around a pixel: one pixel, to which the search adds its reach.
geo::MercatorGrid grid_at(const planner::MapView& view, geo::Xy pixel) {
    const geo::MercatorGrid grid = planner::grid_of(view);
    return {{grid.corner.x + pixel.x * grid.step, grid.corner.y + pixel.y * grid.step}, grid.step, 0, 0};
}

} // namespace

SchoolFinder::SchoolFinder(std::shared_ptr<const planner::Dataset> dataset)
    : dataset_{std::move(dataset)}, schools_{dataset_->schools.place} {}

std::optional<std::size_t> SchoolFinder::nearest(const planner::MapView& view, geo::Xy pixel, double reach_px) const {
    std::optional<std::size_t> found;
    double least_px = reach_px;
    schools_.visit(grid_at(view, pixel), reach_px, [&](std::size_t school, geo::Xy away) {
        const double distance_px = std::hypot(away.x, away.y);
        const bool is_tie = found && distance_px == least_px && school < *found;
        if (distance_px > least_px || (found && distance_px == least_px && !is_tie)) return;
        least_px = distance_px;
        found = school;
    });
    return found;
}

std::vector<std::size_t> SchoolFinder::inside(const planner::MapView& view, geo::Xy corner, geo::Xy opposite) const {
    const double left = std::min(corner.x, opposite.x), top = std::min(corner.y, opposite.y);
    const double width = std::abs(corner.x - opposite.x), height = std::abs(corner.y - opposite.y);
    std::vector<std::size_t> found;
    schools_.visit(planner::grid_of(view), 0.0, [&](std::size_t school, geo::Xy pixel) {
        if (pixel.x >= left && pixel.y >= top && pixel.x <= left + width && pixel.y <= top + height)
            found.push_back(school);
    });
    std::ranges::sort(found);
    return found;
}

} // namespace gui
