// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "planner/data/dataset.h"
#include "planner/draw/map_view.h"

namespace gui {

/// The road with an id that runs nearest to a pixel, at most so many pixels away: a row of Dataset::road_id. Ties by
/// row. Looks at every road of the dataset, for a click now and then.
std::optional<std::size_t> find_road(const planner::Dataset& dataset, const planner::MapView& view, geo::Xy pixel,
                                     double reach_px);

} // namespace gui
