// SPDX-License-Identifier: Apache-2.0
#include "geo/road/near_labels.h"
#include "tests/catch.h"

#include <algorithm>
#include <limits>

#include "tests/bench/table/workloads.h"
#include "tests/geo/road/small_graphs.h"

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

/// A graph of two parts: the second begins at node 200.
geo::ArcTable two_parts(std::mt19937& random) {
    std::vector<tests::HandEdge> edges = tests::random_edges(200, random);
    for (tests::HandEdge edge : tests::random_edges(40, random))
        edges.push_back({edge.a + 200, edge.b + 200, edge.weight});
    return tests::arcs_of(240, edges);
}

struct Found {
    double distance;
    std::uint32_t label;
    friend auto operator<=>(const Found&, const Found&) = default;
};

/// The labels of each node by one search for each label.
std::vector<std::vector<Found>> by_separate_searches(const geo::ArcTable& arcs, const geo::SteinerKeys& keys,
                                                     std::size_t most, double limit) {
    geo::Progress progress;
    std::vector<std::vector<Found>> found(arcs.node_count());
    for (std::uint32_t label = 0; label < keys.label_count(); ++label) {
        if (label > 0 && keys.keys[label - 1] == geo::ArcTable::none) continue;
        const std::vector<std::uint32_t> from =
            label == 0 ? keys.root_nodes : std::vector<std::uint32_t>{keys.keys[label - 1]};
        const std::vector<geo::NodeReach> reach = geo::nearest_sources(arcs, from, limit, progress);
        for (std::uint32_t node = 0; node < reach.size(); ++node) {
            if (reach[node].distance < unlimited) found[node].push_back({reach[node].distance, label});
        }
    }
    for (std::vector<Found>& of_node : found) {
        std::ranges::sort(of_node);
        of_node.resize(std::min(of_node.size(), most));
    }
    return found;
}

/// Whether a label's way leads over the node that is said to be before this one.
bool leads_over_parent(const geo::NearLabels& near, const geo::ArcTable& arcs, std::uint32_t node,
                       const geo::NearLabel& label) {
    if (label.parent == geo::ArcTable::none) return label.distance == 0.0;
    const auto weight = static_cast<double>(arcs.arc[geo::find_arc(arcs, label.parent, node)].weight);
    return std::ranges::any_of(near.at(label.parent), [&](const geo::NearLabel& before) {
        return before.label == label.label && before.distance + weight == label.distance;
    });
}

bool is_as_by_separate_searches(const geo::NearLabels& near, const geo::ArcTable& arcs, const geo::SteinerKeys& keys,
                                std::size_t most, double limit) {
    const std::vector<std::vector<Found>> expected = by_separate_searches(arcs, keys, most, limit);
    for (std::uint32_t node = 0; node < arcs.node_count(); ++node) {
        std::vector<Found> found;
        for (const geo::NearLabel& label : near.at(node)) {
            if (!leads_over_parent(near, arcs, node, label)) return false;
            found.push_back({label.distance, label.label});
        }
        if (found != expected[node]) return false;
    }
    return true;
}

} // namespace

TEST_CASE("The nearest labels are those of a search for each label, also after keys came and went", "[near_labels]") {
    std::mt19937 random{GENERATE(4U, 5U, 6U)};
    const geo::ArcTable arcs = two_parts(random);
    geo::SteinerKeys keys{{3, 150}, {9, 20, 40, 77, 120, 199, 210}};
    const double limit = GENERATE(unlimited, 25.0);
    const std::size_t most = GENERATE(1U, 3U, 12U);
    geo::Progress progress;
    geo::NearLabels near{arcs, most, limit};
    const std::size_t effort = near.follow(keys, progress);
    CHECK(is_as_by_separate_searches(near, arcs, keys, most, limit));
    CHECK(near.follow(keys, progress) == 0);
    keys.replace_after(2, std::vector<std::uint32_t>{40, 41, 120, 230});
    CHECK(near.follow(keys, progress) < effort);
    CHECK(is_as_by_separate_searches(near, arcs, keys, most, limit));
    for (int round = 0; round < 5; ++round) {
        std::vector<std::uint32_t> nodes;
        for (std::uint32_t node = 10; node < arcs.node_count(); ++node) {
            if (node != 20 && node != 150 && random() % 16 == 0) nodes.push_back(node);
        }
        keys.replace_after(2, nodes);
        near.follow(keys, progress);
        REQUIRE(is_as_by_separate_searches(near, arcs, keys, most, limit));
    }
}

TEST_CASE("The nearest labels of a lattice of several blocks are those of a search for each label", "[near_labels]") {
    const bench::Roads roads = bench::make_roads(260, 24); // three blocks
    const std::vector<std::uint32_t> nodes(roads.terminals.begin() + 1, roads.terminals.end());
    geo::SteinerKeys keys{{roads.terminals[0]}, nodes};
    geo::Progress progress;
    geo::NearLabels near{roads.arcs, 5, unlimited};
    near.follow(keys, progress);
    CHECK(is_as_by_separate_searches(near, roads.arcs, keys, 5, unlimited));
    keys.replace_after(4, std::vector<std::uint32_t>{32'767, 32'768, 65'535, 65'536}); // at the borders
    near.follow(keys, progress);
    CHECK(is_as_by_separate_searches(near, roads.arcs, keys, 5, unlimited));
}

TEST_CASE("Keys that stay keep their labels, and others take the free ones", "[near_labels]") {
    geo::SteinerKeys keys{{0}, {5, 9, 11, 7}};
    keys.replace_after(1, std::vector<std::uint32_t>{7, 8});
    CHECK(keys.keys == std::vector<std::uint32_t>{5, 8, geo::ArcTable::none, 7});
    keys.replace_after(1, std::vector<std::uint32_t>{1, 2, 3, 7});
    CHECK(keys.keys == std::vector<std::uint32_t>{5, 1, 2, 7, 3});
}

TEST_CASE("The nearest of all labels is a search from all keys at once", "[near_labels]") {
    std::mt19937 random{7U};
    const geo::ArcTable arcs = two_parts(random);
    const geo::SteinerKeys keys{{3}, {9, geo::ArcTable::none, 40}};
    geo::Progress progress;
    geo::NearLabels near{arcs, 3, 25.0};
    near.follow(keys, progress);
    CHECK(near.nearest(progress) == geo::nearest_keys(arcs, keys, 25.0, progress));
}
