// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "geo/progress.h"
#include "planner/draw/image.h"
#include "planner/draw/map_view.h"
#include "planner/draw/palette.h"
#include "planner/draw/school_classes.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// Which layers are drawn, and how. Compared to know whether an image is out of date.
struct MapLayers {
    Generation coverage = Generation::g4; // unknown: none
    bool population = false;
    bool relief = false;
    bool admin = true;
    bool roads = false;
    bool overridden_roads = true;
    bool fiber_lines = true;
    bool fiber_routes = true;
    bool radio_links = true;
    bool cell_sites = false;
    bool transmission_nodes = true;
    bool schools = true;
    bool labels = true;
    SchoolColouring colouring;
    int until_year = 0; // the plan as it stands at its end; 0: the whole plan
    MapTheme theme = MapTheme::light;
    double scale = 1.0; // of symbols, lines and text: the display's
    friend bool operator==(const MapLayers&, const MapLayers&) = default;
};

/// Draws maps of one result; keeps decoded raster windows and culling indices between images. One thread at a time.
class MapPainter {
public:
    MapPainter();
    ~MapPainter();
    /// The image of a result, or of a dataset alone where `result` has no plan yet. The same input gives the same
    /// pixels.
    Image paint(const ScenarioResult& result, const MapLayers& layers, const MapView& view, geo::Progress& progress);

private:
    struct Cache;
    std::unique_ptr<Cache> cache_;
};

} // namespace planner
