// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/lon_lat.h"

class OGRGeometry;

namespace geo {

/// A position on a geometry, in its own coordinates: a point itself, the middle of a line, a point inside a polygon; of
/// several parts, on the first point, the longest line or the largest polygon. NaN where there is nothing.
LonLat point_on(const OGRGeometry* geometry);

} // namespace geo
