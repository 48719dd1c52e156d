// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/point_index.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <tuple>

#include "geo/measure/geodesic.h"
#include "geo/measure/kd_tree.h"

namespace geo {
namespace {

/// Above the rounding of points in space and of short geodesics, metres.
constexpr double rounding_m = 1e-6;

double widened2(double distance2_m2) {
    const double widened = std::sqrt(distance2_m2) + rounding_m;
    return widened * widened;
}

std::vector<Xyz> in_space(std::span<const LonLat> places) {
    std::vector<Xyz> points(places.size());
    std::ranges::transform(places, points.begin(), earth_centred);
    return points;
}

bool is_nearer(const Neighbour& a, const Neighbour& b) {
    return a.distance_m != b.distance_m ? a.distance_m < b.distance_m : a.row < b.row;
}

/// Calls `visit(slot, squared_chord)` for the points of the tree whose squared chord to `from` is at most `limit2()`,
/// near nodes first; the limit may shrink on the way.
template <typename Limit, typename Visit>
void visit_near(const KdTree& tree, const Xyz& from, const Limit& limit2, const Visit& visit) {
    struct Waiting {
        std::size_t node;
        double distance2_m2;
    };
    std::array<Waiting, 64> waiting; // one per level of the tree, and 2^64 points are enough
    std::size_t count = 0;
    waiting[count++] = {KdTree::root, tree.squared_distance_m2(KdTree::root, from)};
    while (count > 0) {
        auto [node, distance2_m2] = waiting[--count];
        while (distance2_m2 <= limit2() && !tree.is_leaf(node)) {
            Waiting near{KdTree::left(node), tree.squared_distance_m2(KdTree::left(node), from)};
            Waiting far{KdTree::right(node), tree.squared_distance_m2(KdTree::right(node), from)};
            if (far.distance2_m2 < near.distance2_m2) std::swap(near, far);
            waiting[count++] = far;
            node = near.node;
            distance2_m2 = near.distance2_m2;
        }
        if (distance2_m2 > limit2()) continue;
        for (std::size_t slot = tree.node(node).begin; slot < tree.node(node).end; ++slot) {
            const double chord2 = squared_chord_m2(from, tree.point(slot));
            if (chord2 <= limit2()) visit(slot, chord2);
        }
    }
}

/// The points that may be among the `count` nearest: those whose chord is at most the longest geodesic that the
/// count-th smallest chord allows.
class Candidates {
public:
    struct Candidate {
        std::size_t slot;
        double chord2_m2;
    };

    /// None is farther than `most_m`.
    Candidates(std::size_t count, double most_m) : count_{count}, limit2_{widened2(most_m * most_m)} {
        smallest2_.reserve(count);
        candidates_.reserve(4 * count + 8);
    }

    double limit2() const { return limit2_; }

    /// Takes in a point that stands for `row_count` rows.
    void add(std::size_t slot, double chord2_m2, std::size_t row_count) {
        candidates_.push_back({slot, chord2_m2});
        for (std::size_t row = 0; row < std::min(row_count, count_); ++row) {
            if (smallest2_.size() == count_) {
                if (chord2_m2 >= smallest2_.front()) return;
                std::ranges::pop_heap(smallest2_);
                smallest2_.pop_back();
            }
            smallest2_.push_back(chord2_m2);
            std::ranges::push_heap(smallest2_);
        }
        if (smallest2_.size() == count_)
            limit2_ = std::min(limit2_, widened2(longest_geodesic2_m2(smallest2_.front())));
    }

    /// Those that are left after the last one came.
    std::span<const Candidate> remaining() {
        std::erase_if(candidates_, [&](const Candidate& candidate) { return candidate.chord2_m2 > limit2_; });
        return candidates_;
    }

private:
    std::size_t count_;
    std::vector<double> smallest2_; // a heap of the count smallest, largest first
    std::vector<Candidate> candidates_;
    double limit2_;
};

/// The rows of equal places side by side, in row order: thousands of schools at one placeholder are one point of the
/// tree, and a search among them stays a search.
struct Sites {
    explicit Sites(std::span<const LonLat> places) : rows(places.size()) {
        const std::vector<Xyz> all = in_space(places);
        std::iota(rows.begin(), rows.end(), 0u);
        const auto key = [&](std::uint32_t row) { return std::tuple{all[row].x, all[row].y, all[row].z, row}; };
        std::ranges::sort(rows, {}, key);
        for (std::size_t at = 0; at < rows.size(); ++at) {
            if (at > 0 && all[rows[at]] == all[rows[at - 1]]) continue;
            first.push_back(static_cast<std::uint32_t>(at));
            points.push_back(all[rows[at]]);
        }
        first.push_back(static_cast<std::uint32_t>(rows.size()));
    }

    std::vector<std::uint32_t> rows;  // by place, then by row
    std::vector<std::uint32_t> first; // per site its first position in rows; one more at the end
    std::vector<Xyz> points;          // per site
};

} // namespace

struct PointIndex::Tree {
    explicit Tree(std::span<const LonLat> at) : places{at.begin(), at.end()}, sites{at}, tree{sites.points} {}

    std::span<const std::uint32_t> rows(std::size_t slot) const {
        const std::size_t site = tree.row(slot);
        return std::span{sites.rows}.subspan(sites.first[site], sites.first[site + 1] - sites.first[site]);
    }
    double measure_m(const GroundPoint& from, std::size_t slot) const {
        return distance_m(from, GroundPoint{places[rows(slot).front()], tree.point(slot)});
    }

    std::vector<LonLat> places; // by row
    Sites sites;
    KdTree tree;
};

PointIndex::PointIndex(std::span<const LonLat> places) : tree_{std::make_unique<const Tree>(places)} {}
PointIndex::PointIndex(PointIndex&&) noexcept = default;
PointIndex& PointIndex::operator=(PointIndex&&) noexcept = default;
PointIndex::~PointIndex() = default;

std::size_t PointIndex::size() const { return tree_->places.size(); }

LonLat PointIndex::place(std::size_t row) const { return tree_->places[row]; }

std::vector<Neighbour> PointIndex::nearest(LonLat from, std::size_t count, double most_m) const {
    count = std::min(count, size());
    if (count == 0) return {};
    const GroundPoint origin{from};
    Candidates candidates{count, most_m};
    visit_near(
        tree_->tree, origin.space, [&] { return candidates.limit2(); },
        [&](std::size_t slot, double chord2_m2) { candidates.add(slot, chord2_m2, tree_->rows(slot).size()); });

    std::vector<Neighbour> found;
    found.reserve(count + 8);
    for (const Candidates::Candidate& candidate : candidates.remaining()) {
        const double measured_m = tree_->measure_m(origin, candidate.slot);
        if (measured_m > most_m) continue;
        const auto rows = tree_->rows(candidate.slot);
        for (const std::uint32_t row : rows.first(std::min(count, rows.size()))) {
            found.push_back({row, measured_m});
        }
    }
    std::ranges::sort(found, is_nearer);
    found.resize(std::min(count, found.size()));
    return found;
}

std::vector<Neighbour> PointIndex::within(LonLat from, double radius_m) const {
    const GroundPoint origin{from};
    std::vector<Neighbour> found;
    const double limit2_m2 = widened2(radius_m * radius_m);
    visit_near(
        tree_->tree, origin.space, [&] { return limit2_m2; },
        [&](std::size_t slot, double) {
            const double measured_m = tree_->measure_m(origin, slot);
            if (measured_m > radius_m) return;
            for (const std::uint32_t row : tree_->rows(slot)) {
                found.push_back({row, measured_m});
            }
        });
    std::ranges::sort(found, is_nearer);
    return found;
}

} // namespace geo
