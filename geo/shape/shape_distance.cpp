// SPDX-License-Identifier: Apache-2.0
#include "geo/shape/shape_distance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "geo/measure/geodesic.h"
#include "geo/measure/kd_tree.h"
#include "geo/measure/local_plane.h"
#include "geo/parallel.h"

namespace geo {
namespace {

/// Longer edges are taken in pieces: over 1 km the line that is straight in degrees leaves the geodesic by
/// s^2 tan(lat) / 8R, 5 cm at 70 degrees.
constexpr double longest_piece_m = 1'000.0;

/// How far the surface under a piece is from the straight line in space between its ends, and more: s^2 / 8R is 2 cm.
constexpr double sagitta_m = 0.1;

struct Piece {
    GroundPoint from, to;
};

double distance_to_piece_m(const LocalPlane& plane, const Piece& piece) {
    const Xy a = plane.xy(piece.from), b = plane.xy(piece.to);
    const double x = b.x - a.x, y = b.y - a.y, length2 = x * x + y * y;
    const double along = length2 == 0.0 ? 0.0 : std::clamp(-(a.x * x + a.y * y) / length2, 0.0, 1.0);
    return std::hypot(a.x + along * x, a.y + along * y);
}

/// Cuts an edge into pieces; one that jumps over the antimeridian goes the short way.
void add_edge(LonLat from, LonLat to, std::vector<Piece>& pieces) {
    const double turn = std::remainder(to.lon - from.lon, 360.0), climb = to.lat - from.lat;
    const double length_m = distance_m(from, to);
    const auto count = static_cast<std::size_t>(std::max(1.0, std::ceil(length_m / longest_piece_m)));
    GroundPoint start{from};
    for (std::size_t piece = 1; piece <= count; ++piece) {
        const double share = static_cast<double>(piece) / static_cast<double>(count);
        const GroundPoint end{{from.lon + share * turn, from.lat + share * climb}};
        pieces.push_back({start, end});
        start = end;
    }
}

std::vector<Piece> pieces_of(const Shapes& shapes) {
    std::vector<Piece> pieces;
    for (std::size_t part = 0; part < shapes.part_count(); ++part) {
        const std::size_t first = shapes.first_point[part], end = shapes.first_point[part + 1];
        if (end == first + 1) add_edge(shapes.point[first], shapes.point[first], pieces);
        for (std::size_t point = first; point + 1 < end; ++point) {
            add_edge(shapes.point[point], shapes.point[point + 1], pieces);
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

    void look_at(std::size_t leaf, const LocalPlane& plane, const Xyz& from, double& nearest_m) const {
        for (std::size_t slot = tree.node(leaf).begin; slot < tree.node(leaf).end; ++slot) {
            const double least = std::sqrt(squared_chord_m2(from, tree.point(slot))) - piece_reach_m(slot);
            if (least >= nearest_m) continue;
            nearest_m = std::min(nearest_m, distance_to_piece_m(plane, pieces[tree.row(slot)]));
        }
    }

    double nearest_m(LonLat place) const {
        const LocalPlane plane{place};
        const Xyz from = earth_centred(place);
        double nearest = std::numeric_limits<double>::infinity();
        std::array<std::size_t, 64> waiting; // one per level of the tree at most
        std::size_t count = 0;
        waiting[count++] = KdTree::root;
        while (count > 0) {
            std::size_t node = waiting[--count];
            while (least_m(node, from) < nearest && !tree.is_leaf(node)) {
                std::size_t near = KdTree::left(node), far = KdTree::right(node);
                if (least_m(far, from) < least_m(near, from)) std::swap(near, far);
                waiting[count++] = far;
                node = near;
            }
            if (least_m(node, from) < nearest) look_at(node, plane, from, nearest);
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

double ShapeDistance::nearest_m(LonLat from) const {
    if (pieces_->pieces.empty()) return std::numeric_limits<double>::quiet_NaN();
    return pieces_->nearest_m(from);
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
