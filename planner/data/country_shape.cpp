// SPDX-License-Identifier: Apache-2.0
#include "planner/data/country_shape.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include "geo/measure/point_index.h"
#include "geo/missing.h"
#include "geo/on_earth.h"
#include "geo/shape/shape_distance.h"

namespace planner {
namespace {

constexpr double hull_widened_m = 50'000.0;     // assumption: how far beyond its schools a country may reach
constexpr double meridian_degree_m = 111'195.0; // mean length of a degree of latitude

struct Cell {
    int column = 0, row = 0; // whole degrees; columns 0..359 wrap
    auto operator<=>(const Cell&) const = default;
};

Cell cell_of(geo::LonLat place) {
    const int column = static_cast<int>(std::floor(place.lon + 180.0)) % 360;
    return {column, static_cast<int>(std::floor(place.lat))};
}

/// Places by cell; each group of cells within two cells of each other is found by flooding.
class CellGroups {
public:
    explicit CellGroups(std::span<const geo::LonLat> places) {
        for (const geo::LonLat place : places) {
            if (geo::is_on_earth(place)) cells_[cell_of(place)].places.push_back(place);
        }
    }

    std::vector<geo::LonLat> largest() {
        std::vector<geo::LonLat> largest;
        for (const auto& [cell, content] : cells_) {
            std::vector<geo::LonLat> group = flood(cell);
            if (group.size() > largest.size()) largest = std::move(group);
        }
        return largest;
    }

private:
    struct Content {
        std::vector<geo::LonLat> places;
        bool is_visited = false;
    };

    std::vector<geo::LonLat> flood(Cell start) {
        std::vector<geo::LonLat> group;
        std::vector<Cell> open{start};
        while (!open.empty()) {
            const Cell cell = open.back();
            open.pop_back();
            const auto found = cells_.find(cell);
            if (found == cells_.end() || found->second.is_visited) continue;
            found->second.is_visited = true;
            group.insert(group.end(), found->second.places.begin(), found->second.places.end());
            for (int row = -2; row <= 2; ++row) {
                for (int column = -2; column <= 2; ++column) {
                    open.push_back({(cell.column + column + 360) % 360, cell.row + row});
                }
            }
        }
        return group;
    }

    std::map<Cell, Content> cells_;
};

/// The middle of the longitudes on the circle, so that a group across the antimeridian is in one piece.
double middle_longitude(std::span<const geo::LonLat> places) {
    double x = 0.0, y = 0.0;
    for (const geo::LonLat place : places) {
        const double angle = place.lon * std::numbers::pi / 180.0;
        x += std::cos(angle);
        y += std::sin(angle);
    }
    return std::atan2(y, x) * 180.0 / std::numbers::pi;
}

/// Positive where `c` lies to the left of the line from `a` to `b`.
double turn(geo::LonLat a, geo::LonLat b, geo::LonLat c) {
    return (b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon);
}

/// Drops places inside the quadrilateral of the outermost, where no corner of the hull is (Akl and Toussaint 1978).
void drop_inner(std::vector<geo::LonLat>& places) {
    const auto [west, east] = std::ranges::minmax(places, {}, &geo::LonLat::lon);
    const auto [south, north] = std::ranges::minmax(places, {}, &geo::LonLat::lat);
    const std::array corners{west, south, east, north, west};
    std::erase_if(places, [&corners](geo::LonLat place) {
        bool is_inside = true;
        for (std::size_t corner = 0; is_inside && corner + 1 < corners.size(); ++corner)
            is_inside = turn(corners[corner], corners[corner + 1], place) > 0.0;
        return is_inside;
    });
}

/// Convex hull, counter-clockwise (Andrew's monotone chain).
std::vector<geo::LonLat> convex_hull(std::vector<geo::LonLat> places) {
    drop_inner(places);
    const auto key = [](geo::LonLat place) { return std::pair{place.lon, place.lat}; };
    std::ranges::sort(places, {}, key);
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (places.size() < 3) return places;
    std::vector<geo::LonLat> hull;
    const auto add_chain = [&](auto begin, auto end) {
        const std::size_t base = hull.size();
        for (auto place = begin; place != end; ++place) {
            while (hull.size() >= base + 2 && turn(hull[hull.size() - 2], hull.back(), *place) <= 0.0)
                hull.pop_back();
            hull.push_back(*place);
        }
        hull.pop_back(); // begins the other chain
    };
    add_chain(places.begin(), places.end());
    add_chain(places.rbegin(), places.rend());
    return hull;
}

/// Distance from a place to the segment between two, metres, on the plane that touches the Earth at the place.
double distance_to_segment_m(geo::LonLat place, geo::LonLat a, geo::LonLat b) {
    const double east_m = meridian_degree_m * std::cos(place.lat * std::numbers::pi / 180.0);
    const auto to_plane = [&](geo::LonLat corner) {
        return geo::Xy{(corner.lon - place.lon) * east_m, (corner.lat - place.lat) * meridian_degree_m};
    };
    const geo::Xy from = to_plane(a), to = to_plane(b);
    const double dx = to.x - from.x, dy = to.y - from.y;
    const double length2 = dx * dx + dy * dy;
    const double share = length2 > 0.0 ? std::clamp(-(from.x * dx + from.y * dy) / length2, 0.0, 1.0) : 0.0;
    return std::hypot(from.x + share * dx, from.y + share * dy);
}

} // namespace

WidenedHull::WidenedHull(std::span<const geo::LonLat> places, double widened_m) : widened_m_{widened_m} {
    std::vector<geo::LonLat> body = CellGroups{places}.largest();
    constexpr std::size_t fewest_places = 3;
    if (body.size() < fewest_places) return;
    middle_lon_ = middle_longitude(body);
    for (geo::LonLat& place : body)
        place = unwrapped(place);
    corners_ = convex_hull(std::move(body));
}

geo::LonLat WidenedHull::unwrapped(geo::LonLat place) const {
    const double offset = std::remainder(place.lon - middle_lon_, 360.0);
    return {middle_lon_ + offset, place.lat};
}

bool WidenedHull::contains(geo::LonLat place) const {
    if (corners_.empty() || !geo::is_on_earth(place)) return false;
    const geo::LonLat here = unwrapped(place);
    const auto next = [&](std::size_t corner) { return corners_[corner + 1 == corners_.size() ? 0 : corner + 1]; };
    bool is_inside = corners_.size() > 2;
    for (std::size_t corner = 0; is_inside && corner < corners_.size(); ++corner)
        is_inside = turn(corners_[corner], next(corner), here) >= 0.0;
    for (std::size_t corner = 0; !is_inside && corner < corners_.size(); ++corner)
        is_inside = distance_to_segment_m(here, corners_[corner], next(corner)) <= widened_m_;
    return is_inside;
}

CountryShape::CountryShape(std::span<const NamedAreas> levels, std::span<const geo::LonLat> places)
    : areas_{levels}, schools_{places} {
    if (areas_.empty()) hull_.emplace(places, hull_widened_m);
}

bool CountryShape::contains(geo::LonLat place) const {
    if (!geo::is_on_earth(place)) return false;
    if (hull_) return hull_->contains(place);
    return std::ranges::any_of(areas_, [&](const NamedAreas& level) { return level.at(place).has_value(); });
}

std::vector<double> CountryShape::distances_m(std::span<const geo::LonLat> outside) const {
    std::vector<double> distances_m(outside.size(), geo::missing);
    if (outside.empty()) return distances_m;
    const auto take_nearest = [&](const auto& distance_m) {
        for (std::size_t at = 0; at < outside.size(); ++at)
            distances_m[at] = std::fmin(distances_m[at], distance_m(outside[at]));
    };
    for (const NamedAreas& level : areas_) {
        const geo::ShapeDistance borders{level.areas().shapes};
        take_nearest([&](geo::LonLat place) { return borders.nearest_m(place); });
    }
    if (areas_.empty() && !schools_.empty()) {
        const geo::PointIndex schools{schools_};
        take_nearest([&](geo::LonLat place) { return schools.nearest(place, 1).front().distance_m; });
    }
    return distances_m;
}

} // namespace planner
