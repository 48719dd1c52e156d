// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "geo/lon_lat.h"

namespace geo {

/// The Earth in cells of nearly one area, the same for everybody: bands of latitude from the south pole on, each as
/// high as a square of that area and cut from 180 degrees west on into equal cells, as many as come nearest to the
/// area. Off by 5 % next to the poles, by less than 1 % below 85 degrees.
class EqualCells {
public:
    explicit EqualCells(double area_m2);

    /// Number of the cell that holds a place, counted from 0 eastward and northward.
    std::size_t find(LonLat place) const;

private:
    std::size_t band_count_;
    std::vector<std::size_t> first_; // cell of each band, and one past the last
};

} // namespace geo
