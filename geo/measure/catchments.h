// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/lon_lat.h"
#include "geo/measure/zonal.h"
#include "geo/progress.h"

namespace geo {

/// A regular polygon of the area of the circle of radius 1, around the origin: what stands for a circle.
std::vector<Xy> circle_of_equal_area(std::size_t corner_count);

/// The ground that counts for each of many places: a circle, which Overlap::once cuts at the bisectors towards the
/// other places. Places in one spot are one site.
class Catchments {
public:
    Catchments(std::span<const LonLat> places, double largest_radius_m, Overlap overlap, Progress& progress);

    std::size_t site_count() const { return site_.size(); }
    LonLat site(std::size_t site) const { return site_[site]; }
    std::size_t site_of(std::size_t place) const { return site_of_[place]; }
    std::size_t places_at(std::size_t site) const { return places_at_[site]; }

    /// The outline of a site's ground in its local plane (LocalPlane), a convex polygon. `circle` is a
    /// circle_of_equal_area of at least 32 corners, `radius_m` at most the largest.
    void outline(std::size_t site, double radius_m, std::span<const Xy> circle, std::vector<Xy>& outline) const;

private:
    void merge_places(std::span<const LonLat> places);
    void find_cells(double largest_radius_m, Progress& progress);

    std::vector<LonLat> site_;
    std::vector<std::uint32_t> places_at_;  // per site
    std::vector<std::uint32_t> site_of_;    // per place
    std::vector<std::size_t> first_corner_; // per site; one more at the end
    std::vector<Xy> corners_; // of what is nearer to the site than to another, in its plane; none: all the circle
};

} // namespace geo
