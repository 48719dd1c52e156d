// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/circle_zones.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <optional>

#include "geo/measure/ellipsoid.h"
#include "geo/measure/ground_pixels.h"

namespace geo {
namespace {

/// The corners that stand for a circle: its sum is then within 1e-6 of that over 4,096 corners.
constexpr std::size_t circle_corner_count = 512;
/// Near the poles of a raster in degrees, where a circle is no longer an ellipse in pixels.
constexpr std::size_t fine_circle_corner_count = 2'048;

/// How far a circle is from an ellipse in pixels: its radius as an angle, seen from the Earth's axis.
double circle_bend(double radius_m, LonLat place) {
    return radius_m / (mean_earth_radius_m * std::abs(std::cos(place.lat * radians_per_degree)));
}

} // namespace

class CircleZones::Pen final : public ZonePen {
public:
    Pen(const CircleZones& zones, const RasterSource& source) : zones_{zones}, source_{source}, grid_{source} {}

    bool turn_to(std::size_t zone) override {
        constexpr double most_bend = 0.02;
        zone_ = zone;
        const LonLat place = zones_.catchments_.site(zone);
        const double radius_m = zones_.radii_m_[zones_.largest_part_];
        circle_ = circle_bend(radius_m, place) < most_bend ? zones_.circle_ : zones_.fine_circle_;
        ground_.emplace(grid_, source_, place, radius_m);
        return ground_->is_shown();
    }

    std::span<const ZoneRing> rings(std::size_t part) override {
        zones_.catchments_.outline(zone_, zones_.radii_m_[part], circle_, outline_);
        ground_->to_pixels(outline_, corners_);
        ring_.corners = corners_;
        return {&ring_, 1};
    }

private:
    const CircleZones& zones_;
    const RasterSource& source_;
    RasterGrid grid_;
    std::size_t zone_ = 0;
    std::optional<GroundPixels> ground_;
    std::span<const Xy> circle_;
    std::vector<Xy> outline_;
    std::vector<Pixel> corners_;
    ZoneRing ring_;
};

CircleZones::CircleZones(const Catchments& catchments, std::span<const double> radii_m)
    : catchments_{catchments},
      radii_m_{radii_m.begin(), radii_m.end()},
      circle_{circle_of_equal_area(circle_corner_count)},
      fine_circle_{circle_of_equal_area(fine_circle_corner_count)} {
    assert(!radii_m.empty());
    largest_part_ = static_cast<std::size_t>(std::ranges::max_element(radii_m_) - radii_m_.begin());
}

std::unique_ptr<ZonePen> CircleZones::pen(const RasterSource& source) const {
    return std::make_unique<Pen>(*this, source);
}

} // namespace geo
