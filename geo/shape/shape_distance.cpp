// SPDX-License-Identifier: Apache-2.0
#include "geo/shape/shape_distance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

#include "geo/measure/ellipsoid.h"
#include "geo/measure/geodesic.h"
#include "geo/measure/kd_tree.h"
#include "geo/measure/local_plane.h"
#include "geo/parallel.h"

namespace geo {
namespace {

/// Longer edges are taken in pieces: the line that is straight in degrees leaves the geodesic by s^2 tan(lat) / 8R,
/// which over 1 km is 5 cm at 70 degrees; nearer to the poles pieces are shorter.
constexpr double longest_edge_piece_m = 1'000.0, most_aside_m = 0.1;

/// How far the surface under a piece is from the straight line in space between its ends, and more: s^2 / 8R is 2 cm.
constexpr double sagitta_m = 0.2;

/// What the plane around the place asked from may get wrong about a piece, and more. Pieces that are as near as the
/// nearest within this are measured exactly.
constexpr double plane_error_m = 0.5;

struct Piece {
    GroundPoint from, to;
    std::uint32_t feature = 0;
};

/// Share of a piece, 0..1, up to the point that is nearest to the plane's centre.
double nearest_share(const LocalPlane& plane, const Piece& piece) {
    const Xy a = plane.xy(piece.from), b = plane.xy(piece.to);
    const double x = b.x - a.x, y = b.y - a.y, length2 = x * x + y * y;
    return length2 == 0.0 ? 0.0 : std::clamp(-(a.x * x + a.y * y) / length2, 0.0, 1.0);
}

double distance_to_piece_m(const LocalPlane& plane, const Piece& piece) {
    const Xy a = plane.xy(piece.from), b = plane.xy(piece.to);
    const double share = nearest_share(plane, piece);
    return std::hypot(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
}

/// The nearest point of a piece by geodesics: the squared distance is a parabola along it but for the Earth's bend, so
/// that its vertex through three points, and once more through three near that, is exact.
NearestOnShape measure_piece(const GroundPoint& from, const LocalPlane& plane, const Piece& piece) {
    const LonLat start = piece.from.place;
    const double turn = std::remainder(piece.to.place.lon - start.lon, 360.0), climb = piece.to.place.lat - start.lat;
    const auto place = [&](double share) { return LonLat{start.lon + share * turn, start.lat + share * climb}; };
    const auto squared_m2 = [&](double share) {
        const double away_m = distance_m(from, GroundPoint{place(share)});
        return away_m * away_m;
    };
    double share = nearest_share(plane, piece);
    for (const double width : {0.1, 0.01}) {
        const double middle = std::clamp(share, width, 1.0 - width);
        const double before = squared_m2(middle - width), at = squared_m2(middle), after = squared_m2(middle + width);
        const double bend = before - 2.0 * at + after;
        if (bend > 0.0) share = std::clamp(middle - width * (after - before) / (2.0 * bend), 0.0, 1.0);
    }
    const LonLat nearest = place(share);
    return {piece.feature, {std::remainder(nearest.lon, 360.0), nearest.lat}, distance_m(from, GroundPoint{nearest})};
}

/// Cuts an edge into pieces; one that jumps over the antimeridian goes the short way.
void add_edge(LonLat from, LonLat to, std::uint32_t feature, std::vector<Piece>& pieces) {
    const double turn = std::remainder(to.lon - from.lon, 360.0), climb = to.lat - from.lat;
    const double low = std::min(std::abs(from.lat), std::abs(to.lat)) * radians_per_degree;
    const double high = std::max(std::abs(from.lat), std::abs(to.lat)) * radians_per_degree;
    const double length_m = mean_earth_radius_m * radians_per_degree * std::hypot(turn * std::cos(low), climb) * 1.01;
    const double straight_m = std::sqrt(8.0 * mean_earth_radius_m * most_aside_m / std::max(std::tan(high), 1e-9));
    const double piece_m = std::clamp(straight_m, 1.0, longest_edge_piece_m);
    const auto count = static_cast<std::size_t>(std::max(1.0, std::ceil(length_m / piece_m)));
    GroundPoint start{from};
    for (std::size_t piece = 1; piece <= count; ++piece) {
        const double share = static_cast<double>(piece) / static_cast<double>(count);
        const GroundPoint end{{from.lon + share * turn, from.lat + share * climb}};
        pieces.push_back({start, end, feature});
        start = end;
    }
}

std::vector<Piece> pieces_of(const Shapes& shapes) {
    std::vector<Piece> pieces;
    for (std::size_t feature = 0; feature + 1 < shapes.first_part.size(); ++feature) {
        const auto number = static_cast<std::uint32_t>(feature);
        for (std::size_t part = shapes.first_part[feature]; part < shapes.first_part[feature + 1]; ++part) {
            const std::size_t first = shapes.first_point[part], end = shapes.first_point[part + 1];
            if (end == first + 1) add_edge(shapes.point[first], shapes.point[first], number, pieces);
            for (std::size_t point = first; point + 1 < end; ++point) {
                add_edge(shapes.point[point], shapes.point[point + 1], number, pieces);
            }
        }
    }
    return pieces;
}

Xyz middle_of(const Piece& piece) {
    const Xyz &a = piece.from.space, &b = piece.to.space;
    return {(a.x + b.x) / 2.0, (a.y + b.y) / 2.0, (a.z + b.z) / 2.0};
}

std::vector<Xyz> middles_of(const std::vector<Piece>& pieces) {
    std::vector<Xyz> middles(pieces.size());
    std::ranges::transform(pieces, middles.begin(), middle_of);
    return middles;
}

} // namespace

/// The pieces in a tree of their middles; a piece reaches half its length around its middle, a node the longest reach
/// of its pieces around its box.
struct ShapeDistance::Pieces {
    explicit Pieces(const Shapes& shapes)
        : pieces{pieces_of(shapes)}, tree{middles_of(pieces)}, reach_m(tree.node_count(), 0.0) {
        for (std::size_t node = tree.node_count(); node-- > 0;) {
            if (!tree.is_leaf(node)) {
                reach_m[node] = std::max(reach_m[KdTree::left(node)], reach_m[KdTree::right(node)]);
                continue;
            }
            for (std::size_t slot = tree.node(node).begin; slot < tree.node(node).end; ++slot) {
                reach_m[node] = std::max(reach_m[node], piece_reach_m(slot));
            }
        }
    }

    double piece_reach_m(std::size_t slot) const {
        const Piece& piece = pieces[tree.row(slot)];
        return std::sqrt(squared_chord_m2(piece.from.space, piece.to.space)) / 2.0 + sagitta_m;
    }

    /// No point of the node's pieces is nearer: chords are never longer than geodesics.
    double least_m(std::size_t node, const Xyz& from) const {
        return std::sqrt(tree.squared_distance_m2(node, from)) - reach_m[node];
    }

    struct Candidate {
        std::size_t piece;
        double about_m;
    };

    void look_at(std::size_t leaf, const LocalPlane& plane, const Xyz& from, double& nearest_m,
                 std::vector<Candidate>& candidates) const {
        for (std::size_t slot = tree.node(leaf).begin; slot < tree.node(leaf).end; ++slot) {
            const double least = std::sqrt(squared_chord_m2(from, tree.point(slot))) - piece_reach_m(slot);
            if (least > nearest_m + plane_error_m) continue;
            const double about_m = distance_to_piece_m(plane, pieces[tree.row(slot)]);
            if (about_m > nearest_m + plane_error_m) continue;
            nearest_m = std::min(nearest_m, about_m);
            candidates.push_back({tree.row(slot), about_m});
        }
    }

    /// The pieces that may be the nearest.
    std::vector<Candidate> find_candidates(const LocalPlane& plane, const Xyz& from) const {
        std::vector<Candidate> candidates;
        double nearest_m = std::numeric_limits<double>::infinity();
        const auto may_hold = [&](std::size_t node) { return least_m(node, from) <= nearest_m + plane_error_m; };
        std::array<std::size_t, 64> waiting; // one per level of the tree at most
        std::size_t count = 0;
        waiting[count++] = KdTree::root;
        while (count > 0) {
            std::size_t node = waiting[--count];
            while (may_hold(node) && !tree.is_leaf(node)) {
                std::size_t near = KdTree::left(node), far = KdTree::right(node);
                if (least_m(far, from) < least_m(near, from)) std::swap(near, far);
                waiting[count++] = far;
                node = near;
            }
            if (may_hold(node)) look_at(node, plane, from, nearest_m, candidates);
        }
        std::erase_if(candidates, [&](const Candidate& one) { return one.about_m > nearest_m + plane_error_m; });
        return candidates;
    }

    std::optional<NearestOnShape> nearest(LonLat place) const {
        const GroundPoint from{place};
        const LocalPlane plane{place};
        std::optional<NearestOnShape> nearest;
        for (const Candidate& candidate : find_candidates(plane, from.space)) {
            const NearestOnShape found = measure_piece(from, plane, pieces[candidate.piece]);
            if (!nearest ||
                std::pair{found.distance_m, found.feature} < std::pair{nearest->distance_m, nearest->feature}) {
                nearest = found;
            }
        }
        return nearest;
    }

    std::vector<Piece> pieces;
    KdTree tree;
    std::vector<double> reach_m; // per node
};

ShapeDistance::ShapeDistance(const Shapes& shapes) : pieces_{std::make_unique<const Pieces>(shapes)} {}
ShapeDistance::ShapeDistance(ShapeDistance&&) noexcept = default;
ShapeDistance& ShapeDistance::operator=(ShapeDistance&&) noexcept = default;
ShapeDistance::~ShapeDistance() = default;

std::optional<NearestOnShape> ShapeDistance::nearest(LonLat from) const {
    if (pieces_->pieces.empty()) return std::nullopt;
    return pieces_->nearest(from);
}

double ShapeDistance::nearest_m(LonLat from) const {
    const std::optional<NearestOnShape> found = nearest(from);
    return found ? found->distance_m : std::numeric_limits<double>::quiet_NaN();
}

std::vector<double> distances_m(const ShapeDistance& shapes, std::span<const LonLat> places, Progress& progress) {
    constexpr std::size_t chunk_size = 512;
    std::vector<double> distances(places.size());
    parallel_chunks(places.size(), chunk_size, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t place = begin; place < end; ++place) {
            distances[place] = shapes.nearest_m(places[place]);
        }
    });
    return distances;
}

} // namespace geo
