// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "geo/lon_lat.h"
#include "geo/mercator.h"

namespace planner {

/// Points projected once and sorted into the cells of a grid, so that an image looks only at those near it.
class PointCloud {
public:
    PointCloud() = default;
    explicit PointCloud(std::span<const geo::LonLat> places);

    std::size_t size() const { return world_.size(); }
    /// By row.
    geo::WorldXy world(std::size_t row) const { return world_[row]; }
    /// A typical distance between neighbours: the side of a point's share of the cells that hold any; the
    /// width of the world where there are none or all stand in one place.
    double spacing() const { return spacing_; }

    /// Calls `visit(row, pixel)` for every point on the image or up to `margin_px` beside it, always in the same
    /// order; within a cell that order is scattered, so that what is drawn last favours no one.
    template <typename Visit>
    void visit(const geo::MercatorGrid& grid, double margin_px, Visit visit) const;

private:
    static constexpr int cells = 64; // per axis
    static int cell_of(double position, double first, double size);
    static std::size_t slot(int column, int row) {
        return static_cast<std::size_t>(row) * cells + static_cast<std::size_t>(column);
    }

    std::vector<geo::WorldXy> world_;
    std::vector<std::size_t> row_;   // by cell
    std::vector<std::size_t> first_; // per cell, into row_, and the end
    geo::WorldXy corner_;
    double cell_width_ = 1.0, cell_height_ = 1.0, spacing_ = 1.0;
};

template <typename Visit>
void PointCloud::visit(const geo::MercatorGrid& grid, double margin_px, Visit visit) const {
    if (world_.empty()) return;
    const double centre_x = grid.corner.x + grid.step * grid.width / 2.0;
    const double half_width = grid.step * (grid.width / 2.0 + margin_px);
    const double north = grid.corner.y - grid.step * margin_px;
    const double south = grid.corner.y + grid.step * (grid.height + margin_px);
    const int top = cell_of(north, corner_.y, cell_height_), bottom = cell_of(south, corner_.y, cell_height_);
    const double pixels = 1.0 / grid.step;
    for (int cell_y = top; cell_y <= bottom; ++cell_y) {
        for (int cell_x = 0; cell_x < cells; ++cell_x) {
            const double middle = corner_.x + (cell_x + 0.5) * cell_width_;
            const double turns = geo::nearest_turn(middle, centre_x) - middle;
            if (std::abs(middle + turns - centre_x) > half_width + cell_width_) continue;
            const auto cell = slot(cell_x, cell_y);
            for (std::size_t i = first_[cell]; i < first_[cell + 1]; ++i) {
                const geo::WorldXy at = world_[row_[i]];
                const double x = at.x + turns;
                if (std::abs(x - centre_x) > half_width || at.y < north || at.y > south) continue;
                visit(row_[i], geo::Xy{(x - grid.corner.x) * pixels, (at.y - grid.corner.y) * pixels});
            }
        }
    }
}

} // namespace planner
