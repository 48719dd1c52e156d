// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/catchments.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "geo/measure/local_plane.h"
#include "geo/measure/point_index.h"
#include "geo/parallel.h"

namespace geo {
namespace {

/// Keeps the part of a convex polygon that is nearer to the origin than to `neighbour`; true if something was cut off.
bool cut_at_bisector(Xy neighbour, std::vector<Xy>& polygon) {
    const double half = (neighbour.x * neighbour.x + neighbour.y * neighbour.y) / 2.0;
    const auto beyond = [&](Xy point) { return point.x * neighbour.x + point.y * neighbour.y - half; };
    if (std::ranges::none_of(polygon, [&](Xy point) { return beyond(point) > 0.0; })) return false;

    std::vector<Xy> kept;
    kept.reserve(polygon.size() + 2);
    double at_b = beyond(polygon.front());
    for (std::size_t corner = 0; corner < polygon.size(); ++corner) {
        const Xy a = polygon[corner], b = polygon[corner + 1 == polygon.size() ? 0 : corner + 1];
        const double at_a = std::exchange(at_b, beyond(b));
        if (at_a <= 0.0) kept.push_back(a);
        if ((at_a < 0.0 && at_b > 0.0) || (at_a > 0.0 && at_b < 0.0)) {
            const double share = at_a / (at_a - at_b);
            kept.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
        }
    }
    polygon.swap(kept);
    return true;
}

double farthest_m(std::span<const Xy> polygon) {
    double farthest2 = 0.0;
    for (const Xy corner : polygon) {
        farthest2 = std::max(farthest2, corner.x * corner.x + corner.y * corner.y);
    }
    return std::sqrt(farthest2);
}

void set_circle(std::span<const Xy> circle, double radius_m, std::vector<Xy>& outline) {
    outline.resize(circle.size());
    std::ranges::transform(circle, outline.begin(), [&](Xy corner) {
        return Xy{corner.x * radius_m, corner.y * radius_m};
    });
}

/// The part of a convex polygon that is nearer to a site, its origin, than to any other; empty where all of it is. The
/// neighbours are asked for in growing numbers, until the next one is too far to cut what is left.
std::vector<Xy> nearest_ground(const PointIndex& index, LonLat site, std::span<const Xy> around) {
    const LocalPlane plane{site};
    std::vector<Xy> ground{around.begin(), around.end()};
    double farthest = farthest_m(ground);
    bool is_cut = false, is_done = false;
    std::size_t seen = 1; // the site itself
    for (std::size_t count = 32; !is_done; count *= 2) {
        const std::vector<Neighbour> neighbours = index.nearest(site, count);
        is_done = neighbours.size() < count;
        for (; seen < neighbours.size(); ++seen) {
            if (neighbours[seen].distance_m / 2.0 >= farthest) {
                is_done = true;
                break;
            }
            const Xy neighbour = plane.xy(GroundPoint{index.place(neighbours[seen].row)});
            if (!cut_at_bisector(neighbour, ground)) continue;
            is_cut = true;
            farthest = farthest_m(ground);
        }
    }
    if (!is_cut) ground.clear();
    return ground;
}

/// Takes down what a circle around the origin and a convex polygon around it share, walking along the polygon's edges
/// against the clock.
class CircleCut {
public:
    CircleCut(std::span<const Xy> circle, double radius_m, std::vector<Xy>& outline)
        : circle_{circle}, radius_m_{radius_m}, rim_m_{circle.front().x * radius_m}, outline_{outline} {
        outline_.clear();
    }

    void follow(Xy from, Xy to) {
        const bool is_from_within = is_within(from), is_to_within = is_within(to);
        if (is_from_within) outline_.push_back(from);
        if (is_from_within && is_to_within) return;
        // the shares of the edge at which it meets the rim: |from + share along| = rim
        const Xy along{to.x - from.x, to.y - from.y};
        const double length2 = along.x * along.x + along.y * along.y, middle = from.x * along.x + from.y * along.y;
        const double beyond2 = from.x * from.x + from.y * from.y - rim_m_ * rim_m_;
        const double half = std::sqrt(std::max(middle * middle - length2 * beyond2, 0.0));
        const double entry = (-middle - half) / length2, exit = (-middle + half) / length2;
        const bool passes_through = 0.0 < entry && entry < exit && exit < 1.0;
        if (!is_from_within && !is_to_within && !passes_through) return;
        const auto at = [&](double share) {
            const double on_edge = std::clamp(share, 0.0, 1.0);
            return Xy{from.x + on_edge * along.x, from.y + on_edge * along.y};
        };
        if (!is_from_within) enter(at(entry));
        if (!is_to_within) leave(at(exit));
    }

    void close() {
        if (left_at_) add_arc(*left_at_, first_entry_);
        if (outline_.empty()) set_circle(circle_, radius_m_, outline_);
    }

private:
    bool is_within(Xy corner) const { return corner.x * corner.x + corner.y * corner.y <= rim_m_ * rim_m_; }

    void enter(Xy point) {
        if (left_at_)
            add_arc(*left_at_, point);
        else
            first_entry_ = point;
        left_at_.reset();
        outline_.push_back(point);
    }
    void leave(Xy point) {
        outline_.push_back(point);
        left_at_ = point;
    }

    /// The circle's corners between two points of its rim.
    void add_arc(Xy from, Xy to) {
        constexpr double full_turn = 2.0 * std::numbers::pi, rounding = 1e-12;
        const double step = full_turn / static_cast<double>(circle_.size());
        double begin = std::atan2(from.y, from.x), turn = std::atan2(to.y, to.x) - begin;
        if (begin < 0.0) begin += full_turn;
        if (turn < -rounding) turn += full_turn;
        const auto first = static_cast<std::size_t>(begin / step) + 1;
        for (std::size_t corner = first; static_cast<double>(corner) * step < begin + turn; ++corner) {
            const Xy direction = circle_[corner % circle_.size()];
            outline_.push_back({direction.x * radius_m_, direction.y * radius_m_});
        }
    }

    std::span<const Xy> circle_;
    double radius_m_, rim_m_;
    std::vector<Xy>& outline_;
    Xy first_entry_;
    std::optional<Xy> left_at_; // where the rim goes on within the polygon
};

} // namespace

std::vector<Xy> circle_of_equal_area(std::size_t corner_count) {
    const double angle = 2.0 * std::numbers::pi / static_cast<double>(corner_count);
    const double corner = std::sqrt(angle / std::sin(angle)); // n/2 corner^2 sin(2 pi / n) = pi
    std::vector<Xy> circle(corner_count);
    for (std::size_t at = 0; at < corner_count; ++at) {
        circle[at] = {corner * std::cos(angle * static_cast<double>(at)),
                      corner * std::sin(angle * static_cast<double>(at))};
    }
    return circle;
}

Catchments::Catchments(std::span<const LonLat> places, double largest_radius_m, Overlap overlap, Progress& progress) {
    merge_places(places);
    first_corner_.assign(site_.size() + 1, 0);
    if (overlap == Overlap::once) find_cells(largest_radius_m, progress);
}

void Catchments::merge_places(std::span<const LonLat> places) {
    std::vector<Xyz> space(places.size());
    std::ranges::transform(places, space.begin(), earth_centred);
    std::vector<std::uint32_t> order(places.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t place) {
        return std::tuple{space[place].x, space[place].y, space[place].z, place};
    });
    // sites stand in the order of their first place
    std::vector<std::uint32_t> first_place(places.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
        const bool is_same = at > 0 && space[order[at]] == space[order[at - 1]];
        first_place[order[at]] = is_same ? first_place[order[at - 1]] : order[at];
    }
    site_of_.resize(places.size());
    for (std::size_t place = 0; place < places.size(); ++place) {
        if (first_place[place] == place) {
            site_of_[place] = static_cast<std::uint32_t>(site_.size());
            site_.push_back(places[place]);
            places_at_.push_back(0);
        } else {
            site_of_[place] = site_of_[first_place[place]];
        }
        ++places_at_[site_of_[place]];
    }
}

void Catchments::find_cells(double largest_radius_m, Progress& progress) {
    constexpr std::size_t chunk_size = 256;
    constexpr std::size_t corner_count = 32;
    std::vector<Xy> around = circle_of_equal_area(corner_count);
    const double to_outside = largest_radius_m / std::cos(std::numbers::pi / corner_count); // of any finer circle
    for (Xy& corner : around) {
        corner = {corner.x * to_outside, corner.y * to_outside};
    }
    const PointIndex index{site_};
    std::vector<std::vector<Xy>> cells(site_.size());
    parallel_chunks(site_.size(), chunk_size, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t site = begin; site < end; ++site) {
            cells[site] = nearest_ground(index, site_[site], around);
        }
    });
    for (std::size_t site = 0; site < site_.size(); ++site) {
        corners_.insert(corners_.end(), cells[site].begin(), cells[site].end());
        first_corner_[site + 1] = corners_.size();
    }
}

void Catchments::outline(std::size_t site, double radius_m, std::span<const Xy> circle,
                         std::vector<Xy>& outline) const {
    const std::span<const Xy> cell =
        std::span{corners_}.subspan(first_corner_[site], first_corner_[site + 1] - first_corner_[site]);
    CircleCut cut{circle, radius_m, outline};
    for (std::size_t corner = 0; corner < cell.size(); ++corner) {
        cut.follow(cell[corner], cell[corner + 1 == cell.size() ? 0 : corner + 1]);
    }
    cut.close();
}

} // namespace geo
