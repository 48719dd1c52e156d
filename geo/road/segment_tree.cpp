// SPDX-License-Identifier: Apache-2.0
#include "geo/road/segment_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <queue>
#include <tuple>
#include <utility>

#include "geo/measure/ellipsoid.h"
#include "geo/measure/geodesic.h"
#include "geo/measure/local_plane.h"
#include "geo/road/hilbert.h"

namespace geo {
namespace {

/// Least length of a degree on WGS 84, of latitude (at the equator) and of longitude times the cosine of latitude, less
/// a part in 500 for the curvature over 100 km.
constexpr double latitude_degree_m = 110'574.0 * 0.998;
constexpr double longitude_degree_m = 111'319.0 * 0.998;

float float_below(double value) {
    return std::nextafter(static_cast<float>(value), -std::numeric_limits<float>::infinity());
}
float float_above(double value) {
    return std::nextafter(static_cast<float>(value), std::numeric_limits<float>::infinity());
}

FixedPlace segment_middle(const SegmentTree::Segment& segment) {
    return {static_cast<std::int32_t>((static_cast<std::int64_t>(segment.from.lon_e7) + segment.to.lon_e7) / 2),
            static_cast<std::int32_t>((static_cast<std::int64_t>(segment.from.lat_e7) + segment.to.lat_e7) / 2)};
}

SegmentTree::GroundBox box_of(const SegmentTree::Segment& segment) {
    const LonLat a = segment.from.place();
    LonLat b = segment.to.place();
    b.lon = a.lon + std::remainder(b.lon - a.lon, 360.0);
    return {float_below(std::min(a.lon, b.lon)), float_below(std::min(a.lat, b.lat)),
            float_above(std::max(a.lon, b.lon)), float_above(std::max(a.lat, b.lat))};
}

/// No place in the box is nearer, whichever way round the Earth.
double least_distance_m(LonLat from, const SegmentTree::GroundBox& box) {
    const double to_west = box.west - from.lon, to_east = from.lon - box.east;
    const double lon = std::max(0.0, std::min(std::max(to_west, to_east), 360.0 + std::min(to_west, to_east)));
    const double lat = std::max({box.south - from.lat, 0.0, from.lat - box.north});
    const double highest_lat =
        std::min(90.0, std::max({std::abs(from.lat), double{std::abs(box.south)}, double{std::abs(box.north)}}));
    const double x = lon * std::cos(highest_lat * radians_per_degree) * longitude_degree_m, y = lat * latitude_degree_m;
    return std::sqrt(x * x + y * y);
}

SegmentPlace nearest_on_segment(const LocalPlane& plane, const SegmentTree::Segment& segment, std::size_t row) {
    const LonLat from = segment.from.place(), to = segment.to.place();
    const Xy a = plane.xy(GroundPoint{from}), b = plane.xy(GroundPoint{to});
    const double x = b.x - a.x, y = b.y - a.y, length2 = x * x + y * y;
    const double share = length2 == 0.0 ? 0.0 : std::clamp(-(a.x * x + a.y * y) / length2, 0.0, 1.0);
    return {row, share, place_between(from, to, share), std::hypot(a.x + share * x, a.y + share * y)};
}

} // namespace

SegmentTree::SegmentTree(std::vector<Segment> segments) : segment_{std::move(segments)}, order_(segment_.size()) {
    std::vector<std::uint64_t> key(segment_.size());
    for (std::size_t row = 0; row < segment_.size(); ++row)
        key[row] = hilbert_key(segment_middle(segment_[row]));
    std::iota(order_.begin(), order_.end(), std::uint32_t{0});
    std::ranges::sort(order_, {}, [&](std::uint32_t row) { return std::pair{key[row], row}; });
    std::size_t below = segment_.size();
    do {
        std::vector<GroundBox> boxes;
        for (std::size_t begin = 0; begin < below; begin += fan_out)
            boxes.push_back(box_around(begin, std::min(begin + fan_out, below)));
        below = boxes.size();
        level_.push_back(std::move(boxes));
    } while (below > 1);
}

/// Around children of the level that is being built.
SegmentTree::GroundBox SegmentTree::box_around(std::size_t begin, std::size_t end) const {
    constexpr float infinity = std::numeric_limits<float>::infinity();
    GroundBox all{infinity, infinity, -infinity, -infinity};
    for (std::size_t child = begin; child < end; ++child) {
        const GroundBox box = level_.empty() ? box_of(segment_[order_[child]]) : level_.back()[child];
        all = {std::min(all.west, box.west), std::min(all.south, box.south), std::max(all.east, box.east),
               std::max(all.north, box.north)};
    }
    return all;
}

std::optional<SegmentPlace> SegmentTree::nearest(LonLat from, double limit_m, const Accept& accept) const {
    using Entry = std::tuple<double, std::size_t, std::size_t>; // least distance, level, box
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> waiting;
    std::optional<SegmentPlace> best;
    const LocalPlane plane{from};
    const auto may_be_nearest = [&](double least_m) { return least_m <= (best ? best->distance_m : limit_m); };
    if (!segment_.empty()) waiting.emplace(0.0, level_.size() - 1, 0);
    while (!waiting.empty()) {
        const auto [least_m, level, box] = waiting.top();
        waiting.pop();
        if (!may_be_nearest(least_m)) break;
        const std::size_t begin = box * fan_out;
        const std::size_t end = std::min(begin + fan_out, level == 0 ? segment_.size() : level_[level - 1].size());
        for (std::size_t child = begin; child < end; ++child) {
            if (level > 0) {
                const double inner_m = least_distance_m(from, level_[level - 1][child]);
                if (may_be_nearest(inner_m)) waiting.emplace(inner_m, level - 1, child);
                continue;
            }
            const std::size_t row = order_[child];
            if (!may_be_nearest(least_distance_m(from, box_of(segment_[row]))) || !accept(row)) continue;
            const SegmentPlace found = nearest_on_segment(plane, segment_[row], row);
            if (found.distance_m > limit_m) continue;
            if (!best || std::tuple{found.distance_m, found.place.lon, found.place.lat, row} <
                             std::tuple{best->distance_m, best->place.lon, best->place.lat, best->segment})
                best = found;
        }
    }
    return best;
}

} // namespace geo
