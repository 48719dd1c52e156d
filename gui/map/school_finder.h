// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "geo/lon_lat.h"
#include "planner/data/dataset.h"
#include "planner/draw/map_view.h"
#include "planner/draw/point_cloud.h"

namespace gui {

/// Finds schools under the hand. Made once per dataset.
class SchoolFinder {
public:
    explicit SchoolFinder(std::shared_ptr<const planner::Dataset> dataset);

    const std::shared_ptr<const planner::Dataset>& dataset() const { return dataset_; }
    /// The school nearest to a pixel, at most so many pixels away; ties by row.
    std::optional<std::size_t> nearest(const planner::MapView& view, geo::Xy pixel, double reach_px) const;
    /// The schools inside a rectangle between two corners, by row.
    std::vector<std::size_t> inside(const planner::MapView& view, geo::Xy corner, geo::Xy opposite) const;

private:
    std::shared_ptr<const planner::Dataset> dataset_;
    planner::PointCloud schools_;
};

} // namespace gui
