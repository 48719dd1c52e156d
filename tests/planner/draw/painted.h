// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/draw/map_image.h"

namespace tests {

/// Of all that a map may show, schools.
inline planner::MapLayers schools_alone() {
    planner::MapLayers layers;
    layers.labels = false;
    layers.coverage = planner::Generation::unknown;
    return layers;
}

inline planner::Image painted(const planner::ScenarioResult& result, const planner::MapLayers& layers,
                              const planner::MapView& view) {
    planner::MapPainter painter;
    geo::Progress progress;
    return painter.paint(result, layers, view, progress);
}

inline planner::Colour at(const planner::Image& image, geo::Xy pixel) {
    return image.at(static_cast<int>(pixel.x), static_cast<int>(pixel.y));
}

} // namespace tests
