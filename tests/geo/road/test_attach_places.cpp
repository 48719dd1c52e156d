// SPDX-License-Identifier: Apache-2.0
#include "geo/road/arc_table.h"
#include "geo/road/attach_places.h"
#include "geo/road/nearest_sources.h"
#include "tests/catch.h"
#include "tests/geo/road/small_graphs.h"

namespace {

constexpr double equator_degree_m = 111'319.4908; // 6,378,137 m x pi / 180
constexpr double meridian_degree_m =
    110'574.2758; // at the equator: the meridian's radius is a (1 - e2) = 6,335,439.327 m

geo::RoadGraph straight_road(std::uint8_t road_class = 3) {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.05, 0.0}, {0.10, 0.0}}, road_class);
    geo::Progress progress;
    return geo::build_road_graph(lines, 0.0, progress).value;
}

geo::AttachedPlaces attach(const geo::RoadGraph& graph, const std::vector<geo::LonLat>& places, double reach_m) {
    geo::Progress progress;
    return geo::attach_places(graph, places, reach_m, {}, progress);
}

/// Length of the spur to a place; 0: it lies on its road.
double spur_m(const geo::AttachedPlaces& attached, std::size_t place) {
    const geo::RoadEdges& edges = attached.graph.edges;
    for (std::size_t edge = 0; edge < edges.size(); ++edge) {
        if (edges.road_class[edge] == geo::spur_class && edges.to[edge] == attached.node[place])
            return static_cast<double>(edges.length_m[edge]);
    }
    return 0.0;
}

} // namespace

TEST_CASE("A school beside the road keeps its spur, and the way between two schools is spur, road, spur",
          "[attach_places]") {
    const auto attached = attach(straight_road(), {{0.02, 0.01}, {0.08, -0.005}}, 2'000.0);
    CHECK(spur_m(attached, 0) == Approx(0.01 * meridian_degree_m).epsilon(1e-6));
    CHECK(spur_m(attached, 1) == Approx(0.005 * meridian_degree_m).epsilon(1e-6));
    const geo::ArcTable arcs = geo::link_arcs(attached.graph, geo::trench_weights_m(attached.graph.edges, {}));
    geo::Progress progress;
    const auto reach = geo::nearest_sources(arcs, std::vector{attached.node[0]}, 1e9, progress);
    CHECK(reach[attached.node[1]].distance ==
          Approx(0.01 * meridian_degree_m + 0.06 * equator_degree_m + 0.005 * meridian_degree_m).epsilon(1e-6));
}

TEST_CASE("A road over the antimeridian is one way, drawn through or broken there", "[attach_places]") {
    const bool is_broken = GENERATE(false, true);
    geo::RoadLines lines;
    if (is_broken) {
        tests::add_line(lines, {{179.97, 0.0}, {180.0, 0.0}});
        tests::add_line(lines, {{-180.0, 0.0}, {-179.96, 0.0}});
    } else {
        tests::add_line(lines, {{179.97, 0.0}, {-179.96, 0.0}});
    }
    geo::Progress progress;
    const geo::RoadGraph road = geo::build_road_graph(lines, 0.0, progress).value;
    CHECK(road.edges.size() == 1);
    CHECK(road.edges.length_m.at(0) == Approx(0.07 * equator_degree_m).epsilon(1e-6));
    const auto attached = attach(road, {{179.99, 0.001}, {-179.98, -0.002}, {-180.0, 0.0}}, 2'000.0);
    CHECK(spur_m(attached, 0) == Approx(0.001 * meridian_degree_m).epsilon(1e-6));
    CHECK(spur_m(attached, 1) == Approx(0.002 * meridian_degree_m).epsilon(1e-6));
    CHECK(spur_m(attached, 2) == 0.0);
    const geo::ArcTable arcs = geo::link_arcs(attached.graph, geo::trench_weights_m(attached.graph.edges, {}));
    const auto reach = geo::nearest_sources(arcs, std::vector{attached.node[0]}, 1e9, progress);
    CHECK(reach[attached.node[1]].distance ==
          Approx(0.03 * equator_degree_m + 0.003 * meridian_degree_m).epsilon(1e-6));
    CHECK(reach[attached.node[2]].distance ==
          Approx(0.01 * equator_degree_m + 0.001 * meridian_degree_m).epsilon(1e-6));
}

TEST_CASE("A place beyond the reach is not tied, and one on the road has no spur", "[attach_places]") {
    const auto attached = attach(straight_road(), {{0.02, 0.02}, {0.03, 0.0}, {0.0, 0.0}}, 2'000.0);
    CHECK(attached.node[0] == geo::RoadGraph::none);
    CHECK(spur_m(attached, 1) == 0.0);
    CHECK(spur_m(attached, 2) == 0.0);
    CHECK(attached.graph.node_count() == 3); // two ends, and one where the road is divided
    CHECK(attached.graph.edges.size() == 2);
}

TEST_CASE("Places in one spot share a node, and dividing a road keeps its length", "[attach_places]") {
    const geo::RoadGraph road = straight_road();
    const auto attached = attach(road, {{0.02, 0.01}, {0.02, 0.01}, {0.02, -0.01}, {0.07, 0.001}}, 2'000.0);
    CHECK(attached.node[0] == attached.node[1]);
    CHECK(attached.node[0] != attached.node[2]);
    double sum_m = 0.0;
    for (std::size_t edge = 0; edge < attached.graph.edges.size(); ++edge) {
        if (attached.graph.edges.road_class[edge] != geo::spur_class)
            sum_m += static_cast<double>(attached.graph.edges.length_m[edge]);
    }
    CHECK(sum_m == Approx(static_cast<double>(road.edges.length_m[0])).epsilon(1e-6));
}

TEST_CASE("No place is tied to a road that carries no trench", "[attach_places]") {
    constexpr std::uint8_t motorway = 1;
    CHECK(attach(straight_road(motorway), {{0.02, 0.01}}, 2'000.0).node[0] == geo::RoadGraph::none);
}

TEST_CASE("The order of places changes no node", "[attach_places]") {
    const std::vector<geo::LonLat> places{{0.02, 0.01}, {0.03, 0.002}, {0.08, -0.005}, {0.02, -0.01}};
    const auto forward = attach(straight_road(), places, 2'000.0);
    const auto backward = attach(straight_road(), {places.rbegin(), places.rend()}, 2'000.0);
    CHECK(forward.graph == backward.graph);
    CHECK(forward.node == std::vector(backward.node.rbegin(), backward.node.rend()));
}
