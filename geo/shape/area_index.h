// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "geo/io/shapes.h"
#include "geo/lon_lat.h"

namespace geo {

/// Finds which polygon holds a place. Immutable; any thread may ask.
class AreaIndex {
public:
    explicit AreaIndex(const Shapes& polygons);
    AreaIndex(AreaIndex&&) noexcept;
    AreaIndex& operator=(AreaIndex&&) noexcept;
    ~AreaIndex();

    /// The first feature that holds the place, its rim included.
    std::optional<std::size_t> find(LonLat place) const;

private:
    struct Tree;
    std::unique_ptr<const Tree> tree_;
};

} // namespace geo
