// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geo/lon_lat.h"
#include "planner/data/named_areas.h"

namespace planner {

/// The convex hull of the main body of a set of places, widened; it may cross the antimeridian. The main body is the
/// largest group of one-degree cells of which each has a neighbour at most two cells away, so that swapped or stray
/// places don't stretch the hull. Empty for fewer than three places.
class WidenedHull {
public:
    WidenedHull(std::span<const geo::LonLat> places, double widened_m);
    bool contains(geo::LonLat place) const;
    bool empty() const { return corners_.empty(); }

private:
    geo::LonLat unwrapped(geo::LonLat place) const;

    double middle_lon_ = 0.0; // longitudes are counted within 180 degrees of it
    double widened_m_ = 0.0;
    std::vector<geo::LonLat> corners_; // counter-clockwise
};

/// Where places of a country may lie: its administrative areas, or, without them, the widened hull of its schools.
class CountryShape {
public:
    /// `levels` and `places` must outlive it; `places` are those of the schools as read, used where there are no areas.
    CountryShape(std::span<const NamedAreas> levels, std::span<const geo::LonLat> places);

    bool has_areas() const { return !areas_.empty(); }
    bool contains(geo::LonLat place) const;
    /// Geodesic distance from each place outside to the nearest border of an area, without areas to the nearest school,
    /// metres; NaN where there is neither.
    std::vector<double> distances_m(std::span<const geo::LonLat> outside) const;

private:
    std::span<const NamedAreas> areas_;
    std::span<const geo::LonLat> schools_;
    std::optional<WidenedHull> hull_;
};

} // namespace planner
