// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

namespace geo {

/// Which points are connected: union-find with path halving. A component is named by its smallest point.
class Components {
public:
    explicit Components(std::size_t point_count) : parent_(point_count) {
        std::iota(parent_.begin(), parent_.end(), std::uint32_t{0});
    }

    std::uint32_t of(std::uint32_t point) {
        while (parent_[point] != point) {
            parent_[point] = parent_[parent_[point]];
            point = parent_[point];
        }
        return point;
    }

    /// Connects two points; false if they were connected before.
    bool join(std::uint32_t a, std::uint32_t b) {
        a = of(a);
        b = of(b);
        if (a == b) return false;
        parent_[std::max(a, b)] = std::min(a, b);
        return true;
    }

private:
    std::vector<std::uint32_t> parent_;
};

} // namespace geo
