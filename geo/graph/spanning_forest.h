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
    std::vector<double> hop_m;         // length to upstream; NaN where none
    std::vector<std::size_t> order;    // the reached sites, upstream before downstream: as Prim's algorithm takes them

    friend bool operator==(const SpanningForest&, const SpanningForest&) = default;
};

/// The minimum spanning forest from sources over sites, all sources as one root, no hop longer than `max_hop_m`
/// (inclusive), geodesic lengths on WGS 84. Equal lengths are decided by `rank` of the two ends (distinct numbers;
/// sites first, then sources): the smaller end's first, then the other's, so that permuting rows changes nothing.
/// Boruvka's algorithm on a k-d tree of chords: near-linear, exact. Source: METHODS.md "Fiber forest".
SpanningForest grow_forest(std::span<const LonLat> sites, std::span<const LonLat> sources, double max_hop_m,
                           std::span<const std::size_t> rank, Progress& progress);

/// Joins more sites to a forest, those of `rows`: each hangs on a source, on a site that is joined already or on
/// another of them, as grow_forest does it. `sites` and `sources` are those of the whole forest, and so is `rank`.
void extend_forest(std::span<const LonLat> sites, std::span<const LonLat> sources, double max_hop_m,
                   std::span<const std::size_t> rank, std::span<const std::size_t> rows, SpanningForest& forest,
                   Progress& progress);

/// The same as grow_forest on a sphere, and every hop strictly shorter than `limit_m`: Giga's connector in exact mode.
SpanningForest grow_forest_on_sphere(std::span<const LonLat> sites, std::span<const LonLat> sources, double limit_m,
                                     double radius_m, std::span<const std::size_t> rank, Progress& progress);

} // namespace geo
