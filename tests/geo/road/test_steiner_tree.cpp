// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "geo/parallel.h"
#include "geo/road/nearest_sources.h"
#include "geo/road/steiner_tree.h"
#include "tests/bench/table/workloads.h"
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

/// A connected graph of 40 nodes; the root is node 0.
struct RandomCase {
    explicit RandomCase(unsigned seed) {
        std::mt19937 random{seed};
        constexpr std::uint32_t node_count = 40;
        arcs = tests::arcs_of(node_count, tests::random_edges(node_count, random));
    }
    geo::ArcTable arcs;
    Nodes terminals{1, 6, 11, 16, 21, 26, 31};
};

/// The length of the shortest ways from terminals to a root.
struct ShortestWays {
    double separate = 0.0; // each by itself
    double shared = 0.0;   // what they have in common once
};
ShortestWays shortest_ways(const geo::ArcTable& arcs, const Nodes& terminals, std::uint32_t root = 0) {
    geo::Progress progress;
    const auto reach = geo::nearest_sources(arcs, Nodes{root}, endless, progress);
    ShortestWays ways;
    std::set<std::uint32_t> dug;
    for (const std::uint32_t terminal : terminals) {
        ways.separate += reach[terminal].distance;
        for (const std::uint32_t node : geo::way_to_source(reach, terminal)) {
            if (node != root && dug.insert(node).second)
                ways.shared += reach[node].distance - reach[reach[node].parent].distance;
        }
    }
    return ways;
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

TEST_CASE("Three schools apart would dig 30 km", "[steiner_tree]") {
    const geo::ArcTable arcs = worked_graph();
    CHECK(shortest_ways(arcs, {S1, S2, S3}, F).separate == 9 + 10 + 11);
}

TEST_CASE("Ways between fiber and schools are as long as worked out, and the next hop is 9, then 6, then 5 km",
          "[steiner_tree]") {
    const geo::ArcTable arcs = worked_graph();
    geo::Progress progress;
    const auto from = [&](std::uint32_t start) {
        const auto reach = geo::nearest_sources(arcs, Nodes{start}, endless, progress);
        return std::vector<double>{reach[S1].distance, reach[S2].distance, reach[S3].distance};
    };
    CHECK(from(F) == std::vector<double>{9, 10, 11});
    CHECK(from(S1) == std::vector<double>{0, 6, 9});
    CHECK(from(S2) == std::vector<double>{6, 0, 5});
    const auto joins = [&](const Nodes& root, std::uint32_t school, double longest_link) {
        return is_tree_over(tree_of(arcs, root, {school}, {.longest_link = longest_link}), root, {school});
    };
    // Prim's algorithm over these ways: each school in its turn, and no other at so short a limit
    CHECK((joins({F}, S1, 9.0) && !joins({F}, S2, 9.0) && !joins({F}, S3, 9.0)));
    CHECK((joins({F, S1}, S2, 6.0) && !joins({F, S1}, S3, 6.0)));
    CHECK(joins({F, S1, S2}, S3, 5.0));
    // and no shorter one
    CHECK_FALSE(joins({F}, S1, 8.0));
    CHECK_FALSE(joins({F, S1}, S2, 5.0));
    CHECK_FALSE(joins({F, S1, S2}, S3, 4.0));
    CHECK(tree_of(arcs, {F}, {S1, S2, S3}, {.longest_link = 7.0}).size() == 0);
}

TEST_CASE("Trench and the prizes that are left come to what each set of schools was worked out to", "[steiner_tree]") {
    const geo::ArcTable arcs = worked_graph();
    const std::vector<std::pair<Nodes, double>> worked{{{}, 21},       {{S1}, 18},        {{S2}, 25},
                                                       {{S3}, 29},     {{S1, S2}, 16},    {{S1, S3}, 22},
                                                       {{S2, S3}, 26}, {{S1, S2, S3}, 17}};
    for (const auto& [schools, sum] : worked) {
        double left = 12 + 6 + 3;
        for (const std::uint32_t school : schools)
            left -= school == S1 ? 12 : school == S2 ? 6 : 3;
        CHECK(tree_of(arcs, {F}, schools).weight + left == sum);
    }
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
    geo::Progress progress;
    CHECK(geo::joined_terminals(arcs, Nodes{F}, Nodes{S1, S2, S3}, 8.0, progress).empty());
    CHECK(geo::joined_terminals(arcs, Nodes{F}, Nodes{S3, S1, F, S2, S1}, 9.0, progress) == Nodes{S1, S2, S3});
    CHECK(geo::joined_terminals(arcs, Nodes{F}, Nodes{S2, S3}, 9.0, progress).empty()); // but for S1
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

TEST_CASE("Of roads side by side the cheapest is dug, and a road back to its own beginning never", "[steiner_tree]") {
    const geo::ArcTable arcs = tests::arcs_of(3, {{0, 1, 5}, {0, 1, 3}, {0, 1, 3}, {1, 1, 1}, {1, 2, 2}});
    const geo::SteinerTree tree = tree_of(arcs, {0}, {2});
    CHECK(tree.weight == 3 + 2);
    CHECK(tree.node == Nodes{1, 2});
}

TEST_CASE("On random graphs a tree is at most 2 % longer than the shortest, Mehlhorn's at most twice as long",
          "[steiner_tree]") {
    const RandomCase random{GENERATE(range(1U, 41U))};
    const geo::SteinerTree improved = tree_of(random.arcs, {0}, random.terminals);
    const double mehlhorn = tree_of(random.arcs, {0}, random.terminals, mehlhorn_only).weight;
    Nodes all{random.terminals};
    all.push_back(0);
    const double optimum = shortest_tree(random.arcs, all);
    CHECK(is_tree_over(improved, {0}, random.terminals));
    CHECK(optimum <= improved.weight);
    CHECK(improved.weight <= 1.02 * optimum);
    CHECK(improved.weight <= mehlhorn);
    CHECK(mehlhorn <= 2.0 * optimum);
}

TEST_CASE("Improved, then Mehlhorn's, then shared and separate shortest ways: each at most as long as the next",
          "[steiner_tree]") {
    double mehlhorn_in_all = 0.0, shared_in_all = 0.0; // in one graph shared ways may be the shorter ones
    for (unsigned seed = 1; seed < 41; ++seed) {
        const RandomCase random{seed};
        const double improved = tree_of(random.arcs, {0}, random.terminals).weight;
        const double mehlhorn = tree_of(random.arcs, {0}, random.terminals, mehlhorn_only).weight;
        const ShortestWays ways = shortest_ways(random.arcs, random.terminals);
        CHECK(improved <= mehlhorn);
        CHECK(improved <= ways.shared);
        CHECK(mehlhorn <= ways.separate);
        CHECK(ways.shared <= ways.separate);
        mehlhorn_in_all += mehlhorn;
        shared_in_all += ways.shared;
    }
    CHECK(mehlhorn_in_all < shared_in_all);
}

TEST_CASE("On small lattices a tree is at most 2 % longer than the shortest", "[steiner_tree]") {
    const std::size_t terminal_count = GENERATE(4U, 6U, 8U);
    const bench::Roads roads = bench::make_roads(GENERATE(8U, 12U, 16U, 20U), terminal_count);
    const Nodes terminals(roads.terminals.begin() + 1, roads.terminals.end());
    const geo::SteinerTree tree = tree_of(roads.arcs, {roads.terminals[0]}, terminals);
    const double optimum = shortest_tree(roads.arcs, roads.terminals);
    CHECK(is_tree_over(tree, {roads.terminals[0]}, terminals));
    CHECK(tree.weight >= optimum);
    CHECK(tree.weight <= 1.02 * optimum);
}

TEST_CASE("On the reference's lattice trees are within 0.6 % of the optimum", "[steiner_tree]") {
    const tests::Lattice lattice = tests::reference_lattice();
    // Optima in decimetres, by Dreyfus and Wagner's algorithm.
    const auto [count, optimum] =
        GENERATE(table<std::ptrdiff_t, double>({{5, 1'078'598}, {8, 1'362'111}, {10, 1'597'666}}));
    const Nodes terminals(lattice.terminals.begin() + 1, lattice.terminals.begin() + count);
    const geo::SteinerTree tree = tree_of(lattice.arcs, {lattice.terminals[0]}, terminals);
    CHECK(is_tree_over(tree, {lattice.terminals[0]}, terminals));
    CHECK(tree.weight >= optimum);
    CHECK(tree.weight <= 1.006 * optimum);
}

TEST_CASE("On a lattice of 40,000 crossings 5, 8 and 10 terminals are joined by the shortest tree, 40 by one no longer "
          "than that of GRASS",
          "[steiner_tree]") {
    // In decimetres: the optimum by Dreyfus and Wagner's algorithm, for 40 the tree of GRASS's v.net.steiner.
    const auto [count, longest] =
        GENERATE(table<std::size_t, double>({{5, 1'854'877}, {8, 2'496'435}, {10, 2'750'346}, {40, 5'821'915}}));
    const bench::Roads roads = bench::make_roads(200, count);
    const Nodes terminals(roads.terminals.begin() + 1, roads.terminals.end());
    const geo::SteinerTree tree = tree_of(roads.arcs, {roads.terminals[0]}, terminals);
    CHECK(is_tree_over(tree, {roads.terminals[0]}, terminals));
    if (count <= 10)
        CHECK(tree.weight == longest);
    else
        CHECK(tree.weight <= longest);
}

TEST_CASE("A tree over several blocks of nodes is the same on one and many threads", "[steiner_tree]") {
    const bench::Roads roads = bench::make_roads(260, 300);
    const Nodes terminals(roads.terminals.begin() + 1, roads.terminals.end());
    const geo::SteinerRules rules{.effort_besides = 0.0};
    geo::limit_threads(1);
    const geo::SteinerTree alone = tree_of(roads.arcs, {roads.terminals[0]}, terminals, rules);
    geo::limit_threads(8);
    const geo::SteinerTree shared = tree_of(roads.arcs, {roads.terminals[0]}, terminals, rules);
    geo::limit_threads(0);
    CHECK(alone.weight < tree_of(roads.arcs, {roads.terminals[0]}, terminals, mehlhorn_only).weight);
    CHECK(shared.node == alone.node);
    CHECK(shared.upstream == alone.upstream);
    CHECK(shared.arc == alone.arc);
}
