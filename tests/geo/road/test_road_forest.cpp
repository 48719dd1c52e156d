// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "geo/road/road_class.h"
#include "geo/road/road_forest.h"
#include "tests/catch.h"
#include "tests/geo/road/small_graphs.h"

namespace {

constexpr double degree_m = 111'319.4908; // of the equator: 6,378,137 m x pi / 180
constexpr double meridian_degree_m =
    110'574.2758; // at the equator: the meridian's radius is a (1 - e2) = 6,335,439.327 m
constexpr std::size_t none = geo::SpanningForest::none;

/// A road along the equator from 0 to 0.1 E, and one from its middle 0.05 degrees north.
geo::RoadGraph t_junction() {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.05, 0.0}, {0.10, 0.0}});
    tests::add_line(lines, {{0.05, 0.0}, {0.05, 0.05}});
    geo::Progress progress;
    return geo::build_road_graph(lines, 0.0, progress).value;
}

geo::RoadForest forest_of(const std::vector<geo::LonLat>& sites, const std::vector<geo::LonLat>& sources,
                          double max_hop_m = 1e6, const std::vector<bool>& goes_first = {}) {
    std::vector<std::size_t> rank(sites.size() + sources.size());
    std::iota(rank.begin(), rank.end(), std::size_t{0});
    geo::Progress progress;
    return geo::grow_road_forest(t_junction(), sites, sources, {max_hop_m, 1'000.0}, rank, goes_first, progress);
}

} // namespace

TEST_CASE("Two schools beyond a junction share the trench up to it, dug once", "[road_forest]") {
    // From the source at 0 E to schools at the ends of both branches; the northern one is nearer to the junction.
    const geo::RoadForest roads = forest_of({{0.10, 0.0}, {0.05, 0.04}}, {{0.0, 0.0}});
    CHECK(roads.forest.upstream == std::vector<std::size_t>{1, 2});
    CHECK(roads.forest.order == std::vector<std::size_t>{1, 0});
    CHECK(roads.forest.hop_m[1] == Approx(0.05 * degree_m + 0.04 * meridian_degree_m).epsilon(1e-6));
    CHECK(roads.forest.hop_m[0] == Approx(0.05 * degree_m).epsilon(1e-6)); // to the junction, not to the other school
    CHECK(roads.joins_m[0] == Approx(0.04 * meridian_degree_m).epsilon(1e-6)); // where the other is still so far away
    CHECK(roads.joins_m[1] == 0.0);
    CHECK(roads.way(0).front() == geo::LonLat{0.10, 0.0});
    CHECK(roads.way(0).back() == geo::LonLat{0.05, 0.0});
    CHECK(roads.way(1).back() == geo::LonLat{0.0, 0.0});
}

TEST_CASE("A school on the way carries the trench on", "[road_forest]") {
    const geo::RoadForest roads = forest_of({{0.10, 0.0}, {0.03, 0.0}}, {{0.0, 0.0}});
    CHECK(roads.forest.upstream == std::vector<std::size_t>{1, 2});
    CHECK(roads.forest.hop_m[0] == Approx(0.07 * degree_m).epsilon(1e-6));
    CHECK(roads.joins_m[0] == 0.0); // at the school itself
}

TEST_CASE("Who goes first carries his own trench, and the nearer one joins it at the junction", "[road_forest]") {
    const geo::RoadForest roads = forest_of({{0.10, 0.0}, {0.05, 0.04}}, {{0.0, 0.0}}, 1e6, {true, false});
    CHECK(roads.forest.upstream == std::vector<std::size_t>{2, 0});
    CHECK(roads.forest.hop_m[0] == Approx(0.10 * degree_m).epsilon(1e-6));
    CHECK(roads.forest.hop_m[1] == Approx(0.04 * meridian_degree_m).epsilon(1e-6));
    CHECK(roads.way(1).back() == geo::LonLat{0.05, 0.0});
}

TEST_CASE("Of schools in one spot the one that goes first carries the trench", "[road_forest]") {
    const geo::RoadForest roads =
        forest_of({{0.10, 0.0}, {0.10, 0.0}, {0.05, 0.04}}, {{0.0, 0.0}}, 1e6, {false, true, false});
    CHECK(roads.forest.upstream == std::vector<std::size_t>{1, 3, 1});
    CHECK(roads.forest.hop_m[1] == Approx(0.10 * degree_m).epsilon(1e-6));
}

TEST_CASE("A school on the way carries on even the trench of one that goes first", "[road_forest]") {
    const geo::RoadForest roads = forest_of({{0.10, 0.0}, {0.03, 0.0}}, {{0.0, 0.0}}, 1e6, {true, false});
    CHECK(roads.forest.upstream == std::vector<std::size_t>{1, 2});
}

TEST_CASE("Who goes first and is too far from the others still joins over those between", "[road_forest]") {
    const geo::RoadForest roads = forest_of({{0.10, 0.0}, {0.05, 0.0}}, {{0.0, 0.0}}, 0.06 * degree_m, {true, false});
    CHECK(roads.forest.upstream == std::vector<std::size_t>{1, 2});
}

TEST_CASE("A school off the roads is joined by a straight line, and stands without a way", "[road_forest]") {
    const geo::RoadForest roads = forest_of({{0.10, 0.0}, {0.10, 0.03}}, {{0.0, 0.0}});
    CHECK(roads.forest.upstream[1] == 0);
    CHECK(roads.forest.hop_m[1] == Approx(0.03 * meridian_degree_m).epsilon(1e-5));
    CHECK(roads.way(1).empty());
    CHECK(roads.road_factor[1] == 1.0);
    CHECK(roads.spur_m[1] == 0.0);
}

TEST_CASE("A school farther along the road than a hop may be is not joined", "[road_forest]") {
    CHECK(forest_of({{0.10, 0.0}}, {{0.0, 0.0}}, 0.099 * degree_m).forest.upstream[0] == none);
    CHECK(forest_of({{0.10, 0.0}}, {{0.0, 0.0}}, 0.101 * degree_m).forest.upstream[0] == 1);
}

TEST_CASE("Who is within a hop is the same whatever roads cost, also where the trench passes a school",
          "[road_forest]") {
    // From the source 9 km of path to one school; by the main road 11 km to another and as far on to the first.
    const geo::LonLat source{0.0, 0.0}, end{9'000.0 / degree_m, 0.0};
    const geo::LonLat by_the_way{4'500.0 / degree_m, std::sqrt(11.0 * 11.0 - 4.5 * 4.5) * 1'000.0 / meridian_degree_m};
    geo::RoadLines lines;
    tests::add_line(lines, {source, end}, *geo::road_class_of("path"));
    tests::add_line(lines, {source, by_the_way, end}, *geo::road_class_of("primary"));
    geo::Progress progress;
    const geo::RoadGraph roads = geo::build_road_graph(lines, 0.0, progress).value;
    const std::vector<std::size_t> rank{0, 1, 2};
    for (const auto& [path_factor, hop_m] : {std::pair{1.0, 9'000.0}, std::pair{5.0, 22'000.0}}) {
        for (const std::vector<bool>& goes_first :
             std::vector<std::vector<bool>>{{}, {true, false}, {false, true}, {true, true}}) {
            geo::RoadForestRules rules{.max_hop_m = 10'000.0, .max_spur_m = 1'000.0};
            rules.trench.road_factors[static_cast<std::size_t>(geo::RoadGroup::path)] = path_factor;
            const geo::RoadForest grown = geo::grow_road_forest(roads, std::vector{end, by_the_way},
                                                                std::vector{source}, rules, rank, goes_first, progress);
            CHECK(grown.forest.upstream == std::vector<std::size_t>{2, none});
            CHECK(grown.forest.hop_m[0] == Approx(hop_m).epsilon(1e-3));
            CHECK(grown.forest.order == std::vector<std::size_t>{0});
        }
    }
}

TEST_CASE("A school on a road that leads to no source is joined by a straight line", "[road_forest]") {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.0}, {0.10, 0.0}});
    tests::add_line(lines, {{0.11, 0.0}, {0.20, 0.0}}); // beyond a gap of a kilometre
    geo::Progress progress;
    const geo::Loaded<geo::RoadGraph> roads = geo::build_road_graph(lines, 1.0, progress);
    CHECK(std::ranges::count(roads.issues, "disconnected_roads", &geo::Issue::code) == 1);
    const std::vector<geo::LonLat> schools{{0.08, 0.0}, {0.15, 0.0}}, sources{{0.0, 0.0}};
    const std::vector<std::size_t> rank{0, 1, 2};
    const geo::RoadForest grown =
        geo::grow_road_forest(roads.value, schools, sources, {1e6, 1'000.0}, rank, {}, progress);
    CHECK(grown.forest.upstream == std::vector<std::size_t>{2, 0});
    CHECK(grown.forest.hop_m[1] == Approx(0.07 * degree_m).epsilon(1e-6));
    CHECK(grown.way(0).size() > 1);
    CHECK(grown.way(1).empty());
}

TEST_CASE("A source in the sea changes no way along roads, and alone is reached by a straight line within a hop",
          "[road_forest]") {
    const std::vector<geo::LonLat> schools{{0.10, 0.0}, {0.05, 0.04}};
    const geo::LonLat landing{0.0, 0.0}, sea{0.0, -0.5};
    CHECK(forest_of(schools, {landing, sea}).forest == forest_of(schools, {landing}).forest);
    // 0.1 and 0.5 degrees apart; the other school hangs on the first.
    const double to_sea_m = std::hypot(0.10 * degree_m, 0.5 * meridian_degree_m);
    const geo::RoadForest alone = forest_of(schools, {sea}, 1.01 * to_sea_m);
    CHECK(alone.forest.upstream == std::vector<std::size_t>{2, 0});
    CHECK(alone.forest.hop_m[0] == Approx(to_sea_m).epsilon(1e-4));
    CHECK(alone.way(0).empty());
    CHECK(forest_of(schools, {sea}, 0.5 * to_sea_m).forest.order.empty());
}

TEST_CASE("Schools in the spot of another, or of a source, need no trench", "[road_forest]") {
    const geo::RoadForest roads = forest_of({{0.04, 0.0}, {0.04, 0.0}, {0.0, 0.0}}, {{0.0, 0.0}});
    CHECK(roads.forest.upstream == std::vector<std::size_t>{3, 0, 3});
    CHECK(roads.forest.hop_m[1] == 0.0);
    CHECK(roads.forest.hop_m[2] == 0.0);
    CHECK(roads.forest.order.size() == 3);
}

TEST_CASE("Without a source nothing is joined", "[road_forest]") {
    const geo::RoadForest roads = forest_of({{0.04, 0.0}, {0.3, 0.3}}, {});
    CHECK(roads.forest.order.empty());
    CHECK(std::isnan(roads.forest.hop_m[0]));
}
