// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/graph/components.h"
#include "geo/graph/hop.h"
#include "geo/lon_lat.h"
#include "geo/progress.h"

namespace geo {

/// The hops that extend `components` to a minimum spanning forest over `places`, measured. Hops are ordered by length,
/// then by the number of their smaller and of their larger point, so that the forest is unique. `points` are the places
/// that take part. The component of `root` is not asked: whoever belongs to it comes to it.
std::vector<Hop> minimum_hops(std::span<const LonLat> places, std::span<const std::uint32_t> points, std::uint32_t root,
                              const HopRule& rule, Components& components, Progress& progress);

/// Gives a hop its exact length.
void measure(Hop& hop, std::span<const LonLat> places, const HopRule& rule);

} // namespace geo
