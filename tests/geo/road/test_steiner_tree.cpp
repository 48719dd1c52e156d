// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "geo/graph/components.h"
#include "geo/road/nearest_sources.h"
#include "geo/road/steiner_tree.h"
#include "tests/catch.h"
#include "tests/geo/road/small_graphs.h"

namespace {

using Nodes = std::vector<std::uint32_t>;
constexpr double endless = std::numeric_limits<double>::infinity();
constexpr geo::SteinerRules mehlhorn_only{.effort_per_node = 0.0, .effort_besides = 0.0};

geo::SteinerTree tree_of(const geo::ArcTable& arcs, const Nodes& root, const Nodes& terminals,
                         const geo::SteinerRules& rules = {}) {
    geo::Progress progress;
    return geo::grow_steiner_tree(arcs, root, terminals, rules, progress);
}

/// The shortest tree over all terminals: S. Dreyfus and R. Wagner, 1971. best[set][node]: a tree over the set and node.
double shortest_tree(const geo::ArcTable& arcs, const Nodes& terminals) {
    const std::size_t node_count = arcs.node_count(), sets = std::size_t{1} << (terminals.size() - 1);
    std::vector<std::vector<double>> best(sets, std::vector(node_count, endless));
    for (std::size_t set = 1; set < sets; ++set) {
        std::vector<double>& length = best[set];
        for (std::size_t terminal = 0; terminal + 1 < terminals.size(); ++terminal) {
            if (set == std::size_t{1} << terminal) length[terminals[terminal]] = 0.0;
        }
        for (std::size_t part = (set - 1) & set; part > 0; part = (part - 1) & set) {
            for (std::size_t node = 0; node < node_count; ++node)
                length[node] = std::min(length[node], best[part][node] + best[set ^ part][node]);
        }
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t node = 0; node < node_count; ++node) {
                for (std::uint32_t arc = arcs.first[node]; arc < arcs.first[node + 1]; ++arc) {
                    const double through = length[node] + static_cast<double>(arcs.arc[arc].weight);
                    double& head = length[arcs.arc[arc].head];
                    changed = changed || through < head;
                    head = std::min(head, through);
                }
            }
        }
    }
    return best[sets - 1][terminals.back()];
}

/// Whether every row hangs on the root or on a row before it, each node once, and all terminals are there.
bool is_tree_over(const geo::SteinerTree& tree, const Nodes& root, const Nodes& terminals) {
    std::set<std::uint32_t> known(root.begin(), root.end());
    for (std::size_t row = 0; row < tree.size(); ++row) {
        if (!known.contains(tree.upstream[row]) || !known.insert(tree.node[row]).second) return false;
    }
    return std::ranges::all_of(terminals, [&](std::uint32_t node) { return known.contains(node); });
}

// Worked value: F is the fiber, S1..S3 are schools; the shortest tree, by trying all subsets of a, b, c, is 17.
enum : std::uint32_t { F, a, b, c, S1, S2, S3 };
geo::ArcTable worked_graph() {
    return tests::arcs_of(7, {{F, a, 4},
                              {a, b, 3},
                              {b, S1, 2},
                              {a, c, 5},
                              {c, S2, 1},
                              {b, c, 3},
                              {c, S3, 4},
                              {S2, S3, 6},
                              {F, S3, 11},
                              {S1, S2, 7}});
}

} // namespace

TEST_CASE("Three schools share 17 km of trench, as worked out by hand", "[steiner_tree]") {
    const geo::ArcTable arcs = worked_graph();
    const geo::SteinerTree tree = tree_of(arcs, {F}, {S1, S2, S3});
    CHECK(tree.weight == 4 + 3 + 2 + 3 + 1 + 4); // F-a, a-b, b-S1, b-c, c-S2, c-S3
    CHECK(is_tree_over(tree, {F}, {S1, S2, S3}));
    CHECK(tree_of(arcs, {F}, {S1, S2, S3}, mehlhorn_only).weight == 17);
}

TEST_CASE("A hub that no school stands at is found where the schools are dearer by themselves", "[steiner_tree]") {
    enum : std::uint32_t { t0, t1, t2, hub };
    const geo::ArcTable arcs =
        tests::arcs_of(4, {{t0, t1, 10}, {t1, t2, 10}, {t0, t2, 10}, {t0, hub, 6}, {t1, hub, 6}, {t2, hub, 6}});
    CHECK(tree_of(arcs, {t0}, {t1, t2}, mehlhorn_only).weight == 20);
    CHECK(tree_of(arcs, {t0}, {t1, t2}).weight == 18);
}

TEST_CASE("No link is longer than allowed, and the limit itself is", "[steiner_tree]") {
    const geo::ArcTable arcs = worked_graph(); // closure: F-S1 9, F-S2 10, F-S3 11, S1-S2 6, S1-S3 9, S2-S3 5
    CHECK(tree_of(arcs, {F}, {S1, S2, S3}, {.longest_link = 8.0}).size() == 0);
    CHECK(is_tree_over(tree_of(arcs, {F}, {S1, S2, S3}, {.longest_link = 9.0}), {F}, {S1, S2, S3}));
}

TEST_CASE("All nodes of the root are one: fiber ends are not joined to each other", "[steiner_tree]") {
    const geo::ArcTable line = tests::arcs_of(5, {{0, 1, 3}, {1, 2, 9}, {2, 3, 9}, {3, 4, 4}});
    const geo::SteinerTree tree = tree_of(line, {0, 4}, {1, 3});
    CHECK(tree.weight == 3 + 4);
    CHECK(is_tree_over(tree, {0, 4}, {1, 3}));
}

TEST_CASE("Terminals at the root, twice, or on another part of the graph do no harm", "[steiner_tree]") {
    const geo::ArcTable parts = tests::arcs_of(5, {{0, 1, 3}, {1, 2, 2}, {3, 4, 1}});
    const geo::SteinerTree tree = tree_of(parts, {0}, {0, 2, 2, 4});
    CHECK(tree.weight == 5);
    CHECK(is_tree_over(tree, {0}, {2}));
    CHECK(tree_of(parts, {}, {1, 2}).size() == 0);
    CHECK(tree_of(parts, {0}, {}).size() == 0);
}

TEST_CASE("Improved, then Mehlhorn's, then shared and separate shortest ways: each at most as long as the next",
          "[steiner_tree]") {
    std::mt19937 random{GENERATE(range(1U, 41U))};
    constexpr std::uint32_t node_count = 40;
    const geo::ArcTable arcs = tests::arcs_of(node_count, tests::random_edges(node_count, random));
    Nodes terminals;
    for (std::uint32_t node = 1; terminals.size() < 7; node += 5)
        terminals.push_back(node);
    const geo::SteinerTree improved = tree_of(arcs, {0}, terminals);
    const double mehlhorn = tree_of(arcs, {0}, terminals, mehlhorn_only).weight;
    geo::Progress progress;
    const auto reach = geo::nearest_sources(arcs, Nodes{0}, endless, progress);
    double separate = 0.0, shared = 0.0;
    std::set<std::uint32_t> dug;
    for (const std::uint32_t terminal : terminals) {
        separate += reach[terminal].distance;
        for (const std::uint32_t node : geo::way_to_source(reach, terminal)) {
            if (node != 0 && dug.insert(node).second)
                shared += reach[node].distance - reach[reach[node].parent].distance;
        }
    }
    CHECK(is_tree_over(improved, {0}, terminals));
    CHECK(improved.weight <= mehlhorn);
    CHECK(shared <= separate);
    Nodes all{terminals};
    all.push_back(0);
    const double optimum = shortest_tree(arcs, all);
    CHECK(optimum <= improved.weight);
    CHECK(mehlhorn <= 2.0 * optimum);
    CHECK(improved.weight <= 1.02 * optimum);
}

TEST_CASE("On the reference's lattice trees are within a percent of the optimum", "[steiner_tree]") {
    const tests::Lattice lattice = tests::reference_lattice();
    // Optima by bench/peers/dreyfus_wagner.cpp, decimetres.
    const auto [count, optimum] =
        GENERATE(table<std::ptrdiff_t, double>({{5, 1'078'598}, {8, 1'362'111}, {10, 1'597'666}}));
    const Nodes terminals(lattice.terminals.begin() + 1, lattice.terminals.begin() + count);
    const geo::SteinerTree tree = tree_of(lattice.arcs, {lattice.terminals[0]}, terminals);
    CHECK(is_tree_over(tree, {lattice.terminals[0]}, terminals));
    CHECK(tree.weight >= optimum);
    CHECK(tree.weight <= 1.006 * optimum);
}
