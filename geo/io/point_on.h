// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/lon_lat.h"

class OGRGeometry;

namespace geo {

/// A position on a geometry, in its own coordinates: a point itself, a point inside a polygon; of several parts, the
/// first point, or one inside the largest polygon. NaN where there is neither, as on a line.
LonLat point_on(const OGRGeometry* geometry);

} // namespace geo
