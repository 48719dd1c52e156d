// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>
#include <string>

#include "geo/road/nearest_sources.h"
#include "tests/catch.h"
#include "tests/geo/road/small_graphs.h"

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

/// Bellman and Ford: distances by relaxing every arc until nothing changes.
std::vector<double> relaxed_distances(const geo::ArcTable& arcs, const std::vector<std::uint32_t>& sources) {
    std::vector<double> distance(arcs.node_count(), unlimited);
    for (const std::uint32_t source : sources)
        distance[source] = 0.0;
    for (bool changed = true; changed;) {
        changed = false;
        for (std::uint32_t node = 0; node < arcs.node_count(); ++node) {
            for (std::uint32_t arc = arcs.first[node]; arc < arcs.first[node + 1]; ++arc) {
                const double through = distance[node] + static_cast<double>(arcs.arc[arc].weight);
                if (through >= distance[arcs.arc[arc].head]) continue;
                distance[arcs.arc[arc].head] = through;
                changed = true;
            }
        }
    }
    return distance;
}

} // namespace

TEST_CASE("The way to the nearest source is as long as by relaxing every arc", "[nearest_sources]") {
    std::mt19937 random{GENERATE(1U, 2U, 3U, 4U)};
    const geo::ArcTable arcs = tests::arcs_of(60, tests::random_edges(60, random));
    const std::vector<std::uint32_t> sources{7, 31, 44};
    geo::Progress progress;
    const auto reach = geo::nearest_sources(arcs, sources, unlimited, progress);
    const std::vector<double> distance = relaxed_distances(arcs, sources);
    for (std::uint32_t node = 0; node < reach.size(); ++node) {
        CHECK(reach[node].distance == distance[node]);
        const auto way = geo::way_to_source(reach, node);
        REQUIRE(way.back() == sources[reach[node].source]);
        double length = 0.0;
        for (std::size_t step = 1; step < way.size(); ++step)
            length += static_cast<double>(arcs.arc[geo::find_arc(arcs, way[step], way[step - 1])].weight);
        CHECK(length == distance[node]);
    }
}

TEST_CASE("A search ends at its limit, which still counts", "[nearest_sources]") {
    const geo::ArcTable arcs = tests::arcs_of(4, {{0, 1, 5.0F}, {1, 2, 5.0F}, {2, 3, 1.0F}});
    geo::Progress progress;
    const auto reach = geo::nearest_sources(arcs, std::vector<std::uint32_t>{0}, 10.0, progress);
    CHECK(reach[2].distance == 10.0);
    CHECK(reach[3].source == geo::ArcTable::none);
    CHECK(geo::way_to_source(reach, 3).empty());
}

TEST_CASE("Of sources equally near the first is taken", "[nearest_sources]") {
    const geo::ArcTable arcs = tests::arcs_of(3, {{0, 1, 5.0F}, {1, 2, 5.0F}});
    geo::Progress progress;
    CHECK(geo::nearest_sources(arcs, std::vector<std::uint32_t>{2, 0}, unlimited, progress)[1].parent == 2);
    CHECK(geo::nearest_sources(arcs, std::vector<std::uint32_t>{0, 2}, unlimited, progress)[1].parent == 0);
}

TEST_CASE("The reference's lattice gives the same distances by relaxing", "[nearest_sources]") {
    const tests::Lattice lattice = tests::reference_lattice();
    geo::Progress progress;
    const auto reach = geo::nearest_sources(lattice.arcs, lattice.terminals, unlimited, progress);
    const std::vector<double> distance = relaxed_distances(lattice.arcs, lattice.terminals);
    double sum = 0.0;
    for (std::uint32_t node = 0; node < reach.size(); ++node) {
        REQUIRE(reach[node].distance == distance[node]);
        if (std::isfinite(distance[node])) sum += distance[node];
    }
    CHECK(sum == 758'148'629.0); // scipy 1.10.1, csgraph.dijkstra with min_only: bench/peers/scipy_dijkstra.py
}
