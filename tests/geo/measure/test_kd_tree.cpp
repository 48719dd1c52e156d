// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/kd_tree.h"
#include "tests/catch.h"

#include <random>

namespace {

std::vector<geo::Xyz> random_points(std::size_t count, unsigned seed) {
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> lon{-180.0, 180.0}, lat{-90.0, 90.0};
    std::vector<geo::Xyz> points;
    for (std::size_t point = 0; point < count; ++point) {
        points.push_back(geo::earth_centred({lon(random), lat(random)}));
    }
    return points;
}

} // namespace

TEST_CASE("Each point lies in one slot, in one leaf, inside the boxes of its nodes", "[kd_tree]") {
    const std::size_t count = GENERATE(0u, 1u, 8u, 9u, 17u, 1000u, 40'000u);
    const std::vector<geo::Xyz> points = random_points(count, 1);
    const geo::KdTree tree{points};

    std::vector<int> seen(count, 0), in_leaf(count, 0);
    for (std::size_t slot = 0; slot < count; ++slot) {
        ++seen[tree.row(slot)];
        CHECK(tree.point(slot) == points[tree.row(slot)]);
    }
    std::size_t outside = 0;
    for (std::size_t node = 0; node < tree.node_count(); ++node) {
        for (std::size_t slot = tree.node(node).begin; slot < tree.node(node).end; ++slot) {
            outside += tree.squared_distance_m2(node, tree.point(slot)) != 0.0;
            if (tree.is_leaf(node)) ++in_leaf[slot];
        }
        if (tree.is_leaf(node)) {
            CHECK(tree.node(node).end - tree.node(node).begin <= 8);
        } else {
            CHECK(tree.node(node).begin == tree.node(geo::KdTree::left(node)).begin);
            CHECK(tree.node(geo::KdTree::left(node)).end == tree.node(geo::KdTree::right(node)).begin);
            CHECK(tree.node(geo::KdTree::right(node)).end == tree.node(node).end);
        }
    }
    CHECK(outside == 0);
    CHECK(seen == std::vector<int>(count, 1));
    CHECK(in_leaf == std::vector<int>(count, 1));
}

TEST_CASE("The box of a node is never farther than its points", "[kd_tree]") {
    const std::vector<geo::Xyz> points = random_points(500, 2), queries = random_points(50, 3);
    const geo::KdTree tree{points};
    std::size_t too_far = 0;
    for (const geo::Xyz& from : queries) {
        for (std::size_t node = 0; node < tree.node_count(); ++node) {
            for (std::size_t slot = tree.node(node).begin; slot < tree.node(node).end; ++slot) {
                too_far += tree.squared_distance_m2(node, from) > geo::squared_chord_m2(from, tree.point(slot));
            }
        }
    }
    CHECK(too_far == 0);
}

TEST_CASE("Points in one place still make a balanced tree", "[kd_tree]") {
    const std::vector<geo::Xyz> points(1000, geo::Xyz{1.0, 2.0, 3.0});
    const geo::KdTree tree{points};
    CHECK(tree.node_count() == 255);
    CHECK(tree.squared_distance_m2(geo::KdTree::root, {1.0, 2.0, 5.0}) == 4.0);
}
