// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "geo/error.h"
#include "geo/measure/geodesic.h"
#include "geo/road/road_class.h"
#include "geo/road/road_graph.h"
#include "tests/catch.h"
#include "tests/geo/road/small_graphs.h"

namespace {

constexpr std::uint8_t primary = 3, track = 11;
constexpr double tolerance_m = 5.0;

geo::Loaded<geo::RoadGraph> graph_of(const geo::RoadLines& lines, double tolerance = tolerance_m) {
    geo::Progress progress;
    return geo::build_road_graph(lines, tolerance, progress);
}

bool tells(const std::vector<geo::Issue>& issues, const std::string& code) {
    return std::ranges::find(issues, code, &geo::Issue::code) != issues.end();
}

std::size_t part_count(const geo::RoadGraph& graph) { return geo::components_of(graph).node_count.size(); }

} // namespace

TEST_CASE("Words of a road's kind are understood, and what is no road is none", "[road_class]") {
    CHECK(geo::road_classes()[*geo::road_class_of("primary")].name == "primary");
    CHECK(geo::road_class_of("primary_link") == geo::road_class_of("primary"));
    CHECK(geo::road_class_of("Secondary Route") == geo::road_class_of("secondary"));
    CHECK(geo::road_class_of("") == 0);
    CHECK(geo::road_class_of("something else") == 0);
    CHECK_FALSE(geo::road_class_of("proposed"));
    CHECK_FALSE(geo::road_class_of("bus_stop"));
    CHECK(geo::road_classes()[*geo::road_class_of("motorway_link")].group == geo::RoadGroup::motorway);
    CHECK(geo::road_classes()[*geo::road_class_of("bridleway")].group == geo::RoadGroup::path);
    CHECK(geo::road_level_of("", "", "") == 0);
    CHECK(geo::road_level_of("", "viaduct", "") == 1);
    CHECK(geo::road_level_of("2", "yes", "") == 2);
    CHECK(geo::road_level_of("0", "F", "yes") == -1);
}

TEST_CASE("A road that only bends is one edge, with its bends and its length", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.01, 0.0}});
    tests::add_line(lines, {{0.02, 0.0}, {0.01, 0.0}}); // drawn the other way
    tests::add_line(lines, {{0.02, 0.0}, {0.02, 0.01}});
    const geo::RoadGraph graph = graph_of(lines).value;
    REQUIRE(graph.edges.size() == 1);
    CHECK(graph.node_count() == 2);
    CHECK(graph.edges.bends(0).size() == 2);
    // worked values: a degree of the equator is 111319.4908 m, of the meridian there 110574.3886 m
    CHECK(graph.edges.length_m[0] == Approx(0.02 * 111'319.4908 + 0.01 * 110'574.3886).epsilon(1e-5));
}

TEST_CASE("A change of kind is a node", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.01, 0.0}}, primary);
    tests::add_line(lines, {{0.01, 0.0}, {0.02, 0.0}}, track);
    CHECK(graph_of(lines).value.edges.size() == 2);
}

TEST_CASE("A change of id is a node, and each piece names its road", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.01, 0.0}}, primary, 0, "a");
    tests::add_line(lines, {{0.01, 0.0}, {0.02, 0.0}}, primary, 0, "b");
    tests::add_line(lines, {{0.02, 0.0}, {0.03, 0.0}}, primary);
    std::vector<std::uint32_t> roads = graph_of(lines).value.edges.road;
    std::ranges::sort(roads);
    CHECK(roads == std::vector<std::uint32_t>{0, 1, geo::RoadLines::no_road});
    CHECK(lines.road_id == geo::TextColumn{"a", "b"});
}

TEST_CASE("Roads that cross at a common point join on one level, and pass on two", "[road_graph]") {
    const std::int8_t level = GENERATE(std::int8_t{0}, std::int8_t{1});
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.01}, {0.01, 0.01}, {0.02, 0.01}}, primary, level);
    tests::add_line(lines, {{0.01, 0.00}, {0.01, 0.01}, {0.01, 0.02}}, primary, 0);
    const geo::RoadGraph graph = graph_of(lines).value;
    CHECK(graph.edges.size() == (level == 0 ? 4 : 2));
    CHECK(part_count(graph) == (level == 0 ? 1 : 2));
}

TEST_CASE("Roads that cross without a common point do not join", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.01}, {0.02, 0.01}});
    tests::add_line(lines, {{0.01, 0.00}, {0.01, 0.02}});
    CHECK(part_count(graph_of(lines).value) == 2);
}

TEST_CASE("A bridge joins the roads at its ends", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.01, 0.0}}, primary, 0);
    tests::add_line(lines, {{0.01, 0.0}, {0.02, 0.0}}, primary, 1);
    tests::add_line(lines, {{0.02, 0.0}, {0.03, 0.0}}, primary, 0);
    CHECK(graph_of(lines).value.edges.size() == 1);
}

TEST_CASE("Ends within the tolerance join, ends beyond it do not", "[road_graph]") {
    const double gap_deg = GENERATE(3.0, 7.0) / 111'319.4908;
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.01, 0.0}});
    tests::add_line(lines, {{0.01 + gap_deg, 0.0}, {0.02, 0.0}});
    const auto loaded = graph_of(lines);
    const bool is_near = gap_deg * 111'319.4908 < tolerance_m;
    CHECK(part_count(loaded.value) == (is_near ? 1 : 2));
    CHECK(tells(loaded.issues, "joined_road_ends") == is_near);
    CHECK(tells(loaded.issues, "disconnected_roads") != is_near);
}

TEST_CASE("An end beside another road makes a T-junction, on its own level alone", "[road_graph]") {
    const std::int8_t level = GENERATE(std::int8_t{0}, std::int8_t{1});
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.02, 0.0}}, primary, level);
    tests::add_line(lines, {{0.01, 0.01}, {0.01, 0.00002}}, primary, 0); // ends 2.2 m north of it
    const geo::RoadGraph graph = graph_of(lines).value;
    CHECK(part_count(graph) == (level == 0 ? 1 : 2));
    CHECK(graph.edges.size() == (level == 0 ? 3 : 2));
}

TEST_CASE("Points with numbers join by number alone", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.01, 0.0}, {0.02, 0.0}});
    tests::add_line(lines, {{0.01, 0.0}, {0.01, 0.01}});
    const auto set_numbers = [&](std::vector<std::int64_t> numbers) { lines.node = std::move(numbers); };
    set_numbers({1, 2, 3, 4, 5}); // the same place, another point
    CHECK(part_count(graph_of(lines).value) == 2);
    set_numbers({1, 2, 3, 2, 5});
    CHECK(part_count(graph_of(lines).value) == 1);
    CHECK(graph_of(lines).value.edges.size() == 3);
}

TEST_CASE("Points with numbers on either side of the antimeridian are one", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{179.99, -17.0}, {180.0, -17.0}});
    tests::add_line(lines, {{-180.0, -17.0}, {-179.99, -17.0}});
    lines.node = {1, 2, 3, 4};
    CHECK(graph_of(lines).value.edges.size() == 1);
}

TEST_CASE("Roads drawn twice and roads without length are left out, and told", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.01, 0.0}});
    tests::add_line(lines, {{0.01, 0.0}, {0.00, 0.0}});
    tests::add_line(lines, {{0.01, 0.0}, {0.01, 0.0}});
    const auto loaded = graph_of(lines);
    CHECK(loaded.value.edges.size() == 1);
    CHECK(tells(loaded.issues, "duplicate_road"));
    CHECK(tells(loaded.issues, "zero_length_road"));
}

TEST_CASE("Of roads that are left out the first is named: by its id, if it has one, and its place", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.25}, {0.01, 0.25}}, primary, 0, "a");
    tests::add_line(lines, {{0.00, 0.25}, {0.01, 0.25}}, primary, 0, "b");
    tests::add_line(lines, {{0.00, 0.25}, {0.01, 0.25}}, primary, 0, "c");
    tests::add_line(lines, {{0.50, 0.25}, {0.50, 0.25}}, primary);
    tests::add_line(lines, {{0.75, 0.25}, {0.75, 0.25}}, primary, 0, "d");
    const std::vector<geo::Issue> issues = graph_of(lines).issues;
    REQUIRE(issues.size() == 2);
    CHECK(issues[0].message == "2 pieces of road have no length, the first at longitude 0.5, latitude 0.25; left out");
    CHECK(issues[1].message ==
          "2 pieces of road are drawn a second time, the first of road \"b\" at longitude 0, latitude 0.25; left out");
}

TEST_CASE("A road that is drawn along another is named beside the one that is kept", "[road_graph]") {
    const auto twins_of = [](const std::vector<std::pair<std::string, std::uint8_t>>& roads) {
        geo::RoadLines lines;
        for (const auto& [id, road_class] : roads)
            tests::add_line(lines, {{0.00, 0.25}, {0.01, 0.25}}, road_class, 0, id);
        tests::add_line(lines, {{0.01, 0.25}, {0.02, 0.25}}, primary, 0, "on");
        return graph_of(lines).value.twins;
    };
    using Twins = std::vector<geo::RoadTwin>;
    CHECK(twins_of({{"c", primary}, {"a", primary}, {"b", primary}}) == Twins{{0, 1}, {2, 1}});
    CHECK(twins_of({{"a", track}, {"b", primary}}) == Twins{{0, 1}});
    CHECK(twins_of({{"", primary}, {"b", primary}}).empty()); // b is kept
    CHECK(twins_of({{"", primary}, {"b", track}}) == Twins{{0, geo::RoadLines::no_road}});
}

TEST_CASE("A road that is drawn along a part of another is its twin, and keeps its other pieces", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.01, 0.0}, {0.02, 0.0}, {0.03, 0.0}}, primary, 0, "a");
    tests::add_line(lines, {{0.01, 0.0}, {0.02, 0.0}, {0.02, 0.01}}, primary, 0, "b");
    const geo::RoadGraph graph = graph_of(lines).value;
    CHECK(graph.twins == std::vector<geo::RoadTwin>{{.left_out = 1, .kept = 0}});
    CHECK(std::ranges::count(graph.edges.road, 1U) == 1);
}

TEST_CASE("A ring that nothing joins stays", "[road_graph]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.0, 0.0}, {0.01, 0.0}, {0.01, 0.01}, {0.0, 0.0}});
    const geo::RoadGraph graph = graph_of(lines).value;
    REQUIRE(graph.edges.size() == 1);
    CHECK(graph.edges.from[0] == graph.edges.to[0]);
    CHECK(graph.edges.bends(0).size() == 2);
}

TEST_CASE("Without any road there is no graph", "[road_graph]") {
    CHECK_THROWS_AS(graph_of(geo::RoadLines{}), geo::Error);
    geo::RoadLines lines;
    tests::add_line(lines, {{0.0, 0.0}, {0.0, 0.0}});
    CHECK_THROWS_AS(graph_of(lines), geo::Error);
}

TEST_CASE("The order of lines changes nothing", "[road_graph]") {
    std::mt19937 random{3};
    std::vector<std::vector<geo::LonLat>> roads;
    const auto cell = [&] { return static_cast<double>(random() % 12) * 0.001; };
    for (int road = 0; road < 60; ++road)
        roads.push_back({{cell(), cell()}, {cell(), cell()}, {cell(), cell()}});
    for (int copy = 0; copy < 3; ++copy) // drawn again, twice with an id
        roads.push_back(roads.front());
    std::vector<std::size_t> order(roads.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto graph_in_order = [&] {
        geo::RoadLines lines;
        for (const std::size_t road : order)
            tests::add_line(lines, roads[road], primary, 0, road % 3 == 0 ? "" : "road " + std::to_string(road % 7));
        geo::RoadGraph graph = graph_of(lines).value;
        std::vector<std::string> ids;
        for (std::uint32_t& road : graph.edges.road) {
            ids.emplace_back(road == geo::RoadLines::no_road ? "" : lines.road_id[road]);
            road = 0; // rows of ids are in the order of the lines
        }
        std::set<std::pair<std::string, std::string>> twins;
        for (const geo::RoadTwin twin : std::exchange(graph.twins, {}))
            twins.emplace(lines.road_id[twin.left_out], lines.road_id[twin.kept]);
        return std::tuple{graph, ids, twins};
    };
    const auto before = graph_in_order();
    CHECK_FALSE(std::get<2>(before).empty());
    std::ranges::shuffle(order, random);
    CHECK(graph_in_order() == before);
}

TEST_CASE("Crossings above one another are numbered by level, whatever the order of lines", "[road_graph]") {
    const auto crossing_graph = [](const std::vector<std::int8_t>& levels) {
        geo::RoadLines lines;
        for (const std::int8_t level : levels) {
            const double reach = level == 0 ? 0.01 : 0.02;
            tests::add_line(lines, {{0.1 - reach, 0.1}, {0.1, 0.1}, {0.1 + reach, 0.1}}, primary, level);
            tests::add_line(lines, {{0.1, 0.1 - reach}, {0.1, 0.1}, {0.1, 0.1 + reach}}, primary, level);
        }
        return graph_of(lines).value;
    };
    const geo::RoadGraph graph = crossing_graph({0, 1});
    CHECK(graph.edges.size() == 8);
    CHECK(graph.node_count() == 10);
    CHECK(crossing_graph({1, 0}) == graph);
}
