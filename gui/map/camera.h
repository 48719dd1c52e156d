// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/lon_lat.h"
#include "planner/draw/map_view.h"

namespace gui {

/// Moves what the map shows by so many pixels to the right and down, as a hand on the paper does.
void pan(planner::MapView& view, double right_px, double down_px);

/// Enlarges the map by a factor; the place under the pixel stays there. Ends at the whole world and at 10 cm a pixel.
void zoom_about(planner::MapView& view, geo::Xy pixel, double factor);

/// Changes the size of the view, its middle staying where it is.
void resize(planner::MapView& view, int width, int height);

/// Where an image of one view lies on another, in the other's pixels: a rectangle's corner and size.
struct ImagePlace {
    geo::Xy corner;
    double width = 0.0, height = 0.0;
};
/// The place of an image painted for `image` while the map shows `view`; on whole pixels where both are of one scale.
ImagePlace place_of_image(const planner::MapView& image, const planner::MapView& view);

} // namespace gui
