// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "geo/box.h"
#include "geo/lon_lat.h"
#include "geo/mercator.h"
#include "planner/data/dataset.h"

namespace planner {

/// What part of the Earth an image shows: spherical Mercator around a centre, north up.
struct MapView {
    geo::LonLat centre;
    double metres_per_pixel = 1'000.0; // at the centre's latitude
    int width = 0, height = 0;         // pixels

    friend bool operator==(const MapView&, const MapView&) = default;
};

/// Pixels from the image's upper left corner, and back. Longitudes are taken on the side of the centre, so that a
/// country across the antimeridian stays in one piece.
geo::Xy pixel_from_place(const MapView& view, geo::LonLat place);
geo::LonLat place_from_pixel(const MapView& view, geo::Xy pixel);

/// The view's pixels on the Mercator world.
geo::MercatorGrid grid_of(const MapView& view);

/// The view around a place on the Mercator world, `step` of it per pixel.
MapView view_around(geo::WorldXy centre, double step, int width, int height);

/// The view that shows all of a box with a margin; `box.east` may exceed 180. An empty box gives the world, a single
/// place a few kilometres around it.
MapView view_of(const geo::Box& box, int width, int height);

/// The smallest box that holds all places; east exceeds 180 where they lie on both sides of the antimeridian.
geo::Box extent_of(std::span<const geo::LonLat> places);
/// The box of a dataset: of its schools, but those far from all others, and the areas around them, or of its other
/// layers where it has no schools.
geo::Box extent_of(const Dataset& dataset);

/// A scale bar: a round length and how long it is on the image.
struct ScaleBar {
    double length_m = 0.0; // 1, 2 or 5 times a power of ten
    double pixels = 0.0;
    std::string label; // "50 km", "200 m"
};
/// The longest round length within so many pixels, at the view's centre.
ScaleBar scale_bar(const MapView& view, double max_pixels);

/// A place as a person reads it: "18.09 N, 16.05 W", with as many decimals as a pixel can tell.
std::string coordinates_text(geo::LonLat place, double metres_per_pixel);

} // namespace planner
