// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "geo/box.h"
#include "geo/lon_lat.h"
#include "geo/progress.h"
#include "planner/result/scenario_result.h"

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
/// The view that shows all of a box with a margin.
MapView view_of(const geo::Box& box, int width, int height);

/// Red, green, blue, opacity; straight alpha.
struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// An image, rows from the top.
struct Image {
    int width = 0, height = 0;
    std::vector<Colour> pixel; // width x height
};

/// What colours the schools: "need", "technology", or the name of a column of schools.csv.
struct SchoolColouring {
    std::string column = "technology";
    friend bool operator==(const SchoolColouring&, const SchoolColouring&) = default;
};

/// Which layers are drawn, and how. Compared to know whether an image is out of date.
struct MapLayers {
    Generation coverage = Generation::g4; // unknown: none
    bool population = false;
    bool relief = false;
    bool admin = true;
    bool roads = false;
    bool fiber_lines = true;
    bool fiber_routes = true;
    bool cell_sites = false;
    bool transmission_nodes = true;
    bool schools = true;
    SchoolColouring colouring;
    friend bool operator==(const MapLayers&, const MapLayers&) = default;
};

/// A line of the legend: what a colour means and how many schools wear it.
struct LegendEntry {
    Colour colour;
    bool hatched = false;   // unknown: never a colour
    std::string label;
    std::size_t count = 0;
};
/// The legend of a colouring; a ramp where its column is a number.
struct Legend {
    std::string title, unit;
    std::vector<LegendEntry> classes;
};
Legend legend_of(const ScenarioResult& result, const SchoolColouring& colouring);

/// The technologies' colours (Okabe-Ito) and the others' in one place.
Colour colour_of(Outcome outcome);
/// A perceptually even ramp for need and money, 0..1 (cividis-like).
Colour ramp_colour(double share);

/// Draws maps of one result; keeps decoded raster windows and culling indices between images. One thread at a time.
class MapPainter {
public:
    MapPainter();
    ~MapPainter();
    /// The image of a result, or of a dataset alone where `result` has no plan yet. The same input gives the same pixels.
    Image paint(const ScenarioResult& result, const MapLayers& layers, const MapView& view, geo::Progress& progress);

private:
    struct Cache;
    std::unique_ptr<Cache> cache_;
};

/// Writes an image as PNG.
void write_png(const std::string& path, const Image& image);

} // namespace planner
