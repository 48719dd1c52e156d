// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/lon_lat.h"
#include "geo/progress.h"

namespace geo {

/// A forest that grows from sources over sites: each site hangs on one upstream point, or on nothing.
/// Rows are sites; upstream numbers sites 0..n-1 and then sources n..n+m-1.
struct SpanningForest {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> upstream; // none: no source within reach over hops of the allowed length
    std::vector<double> hop_m;         // geodesic length to upstream; NaN where none
    std::vector<std::size_t> order;    // the reached sites, upstream before downstream
};

/// The minimum spanning forest from sources over sites, no hop longer than `max_hop_m` (inclusive), geodesic lengths.
/// Equal lengths are decided by `rank` of the two ends (smaller first; sites first, then sources), so that permuting rows
/// changes nothing. Boruvka's algorithm on a k-d tree of chords: near-linear, exact.
SpanningForest grow_forest(std::span<const LonLat> sites, std::span<const LonLat> sources, double max_hop_m,
                           std::span<const std::size_t> rank, Progress& progress);

} // namespace geo
