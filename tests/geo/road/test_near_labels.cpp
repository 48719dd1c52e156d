// SPDX-License-Identifier: Apache-2.0
#include "geo/road/near_labels.h"
#include "tests/catch.h"

#include <algorithm>
#include <limits>

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

/// The labels of a node by one search for each label.
std::vector<geo::NearLabel> by_separate_searches(const geo::ArcTable& arcs, const geo::SteinerKeys& keys,
                                                 std::uint32_t node, std::size_t most, double limit) {
    geo::Progress progress;
    std::vector<geo::NearLabel> found;
    for (std::uint32_t label = 0; label < keys.label_count(); ++label) {
        const std::vector<std::uint32_t> from =
            label == 0 ? keys.root_nodes : std::vector<std::uint32_t>{keys.keys[label - 1]};
        const double distance = geo::nearest_sources(arcs, from, limit, progress)[node].distance;
        if (distance <= limit && distance < unlimited) found.push_back({distance, label});
    }
    std::ranges::sort(found, {}, [](const geo::NearLabel& near) { return std::pair{near.distance, near.label}; });
    found.resize(std::min(found.size(), most));
    return found;
}

} // namespace

TEST_CASE("Blocks hold every node once, hang together and are not small", "[near_labels]") {
    std::mt19937 random{GENERATE(1U, 2U, 3U)};
    const geo::ArcTable arcs = two_parts(random);
    const std::size_t block_size = 24;
    const geo::NodeBlocks blocks = geo::cut_into_blocks(arcs, block_size);
    std::vector<std::uint32_t> nodes;
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        const auto of_block = blocks.block(block);
        CHECK(of_block.size() >= block_size / 4);
        nodes.insert(nodes.end(), of_block.begin(), of_block.end());
        std::vector<std::uint32_t> reached{of_block.front()};
        for (std::size_t at = 0; at < reached.size(); ++at) {
            for (std::uint32_t row = arcs.first[reached[at]]; row < arcs.first[reached[at] + 1]; ++row) {
                const std::uint32_t head = arcs.arc[row].head;
                if (std::ranges::binary_search(of_block, head) && std::ranges::find(reached, head) == reached.end())
                    reached.push_back(head);
            }
        }
        CHECK(reached.size() == of_block.size());
    }
    std::ranges::sort(nodes);
    CHECK(nodes.size() == 240);
    CHECK(std::ranges::adjacent_find(nodes) == nodes.end());
    CHECK(geo::cut_into_blocks(arcs, 240).size() == 1);
    CHECK(geo::cut_into_blocks({}, 240).size() == 0);
}

TEST_CASE("The nearest labels are those of a search for each label, in blocks of any size", "[near_labels]") {
    std::mt19937 random{GENERATE(4U, 5U, 6U)};
    const geo::ArcTable arcs = two_parts(random);
    const geo::SteinerKeys keys{{3, 150}, {9, 20, 40, 77, 120, 199, 210}};
    const double limit = GENERATE(unlimited, 25.0);
    const std::size_t most = GENERATE(1U, 3U, 12U), block_size = GENERATE(8U, 50U, 240U);
    geo::Progress progress;
    const auto reach = geo::nearest_sources(arcs, keys.all_nodes(), limit, progress);
    const geo::NearLabels near{arcs, keys, reach, geo::cut_into_blocks(arcs, block_size), most, limit, progress};
    std::size_t found = 0;
    for (std::uint32_t node = 0; node < arcs.node_count(); ++node) {
        const auto labels = near.at(node);
        const auto expected = by_separate_searches(arcs, keys, node, most, limit);
        REQUIRE(std::vector(labels.begin(), labels.end()) == expected);
        found += expected.size();
    }
    CHECK(near.found() == found);
}
