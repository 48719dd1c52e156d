// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/measure/geodesic.h"
#include "planner/network/network_options.h"
#include "tests/tables.h"

namespace tests {

/// A place so many kilometres east and north of 30 E 2 S.
inline geo::LonLat at_km(double east_km, double north_km) {
    const geo::LonLat on_parallel = geo::destination({30.0, -2.0}, 90.0, east_km * 1'000.0);
    return geo::destination(on_parallel, 0.0, north_km * 1'000.0);
}

/// Schools "s1", "s2", ... at places, not connected, of which nothing else is known.
inline planner::Dataset schools_at(const std::vector<geo::LonLat>& places) {
    planner::Dataset dataset;
    dataset.schools = unknown_schools(places.size());
    dataset.schools.place = places;
    dataset.schools.connectivity.assign(places.size(), planner::Answer::no);
    return dataset;
}

} // namespace tests
