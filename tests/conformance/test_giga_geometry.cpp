// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "geo/measure/sphere_index.h"
#include "tests/catch.h"
#include "tests/conformance/csv.h"
#include "tests/conformance/giga_fixture.h"

using geo::SpanningForest;
using planner::GigaOptions;
using planner::GigaRules;
using planner::Technology;

namespace {

constexpr double mm = 0.0005; // printed to the millimetre

GigaOptions cost(double max_hop_m, bool relays = true) {
    tests::GigaCase rules = tests::giga_case_a();
    rules.of(Technology::fiber).max_length_m = max_hop_m;
    rules.own.economies_of_scale = relays;
    return tests::cost_as_giga(tests::giga_fixture(), rules);
}

double total_km(const SpanningForest& forest) {
    double sum_m = 0.0;
    for (const std::size_t school : forest.order)
        sum_m += forest.hop_m[school];
    return sum_m / 1'000.0;
}

std::size_t count_below(const std::vector<double>& values_m, double limit_m) {
    return static_cast<std::size_t>(std::ranges::count_if(values_m, [&](double value) { return value < limit_m; }));
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2.0;
}

std::vector<double> nearest_nodes_m() {
    const planner::Dataset dataset = tests::giga_fixture();
    const geo::SphereIndex index{dataset.transmission_nodes.place, GigaRules::earth_radius_m};
    std::vector<double> distance_m;
    for (const geo::LonLat school : dataset.schools.place)
        distance_m.push_back(index.nearest(school).distance_m);
    return distance_m;
}

} // namespace

TEST_CASE("Giga's forest of 20 km hops", "[conformance][giga]") {
    const SpanningForest forest = cost(20'000.0).layout.fiber;
    CHECK(forest.order.size() == 36);
    CHECK(total_km(forest) == Approx(333.274979).margin(5e-7));
    std::vector<std::size_t> unreached;
    std::vector<double> hop_m;
    std::size_t from_node = 0;
    for (std::size_t school = 0; school < 50; ++school) {
        if (forest.upstream[school] == SpanningForest::none) {
            unreached.push_back(school);
        } else {
            hop_m.push_back(forest.hop_m[school]);
            from_node += forest.upstream[school] >= 50 ? 1 : 0;
        }
    }
    REQUIRE(unreached.size() == 14);
    unreached.resize(10);
    CHECK(unreached == std::vector<std::size_t>{0, 3, 6, 7, 11, 14, 15, 16, 28, 33});
    CHECK(std::ranges::min(hop_m) == Approx(862.861).margin(mm));
    CHECK(mean(hop_m) == Approx(9'257.638).margin(mm));
    CHECK(std::ranges::max(hop_m) == Approx(19'380.438).margin(mm));
    CHECK(from_node == 8);
}

TEST_CASE("Giga's trees by root", "[conformance][giga]") {
    const SpanningForest forest = cost(20'000.0).layout.fiber;
    std::vector<std::size_t> root(50, SpanningForest::none), size(10, 0);
    std::vector<double> km(10, 0.0);
    for (const std::size_t school : forest.order) {
        const std::size_t upstream = forest.upstream[school];
        root[school] = upstream < 50 ? root[upstream] : upstream - 50;
        ++size[root[school]];
        km[root[school]] += forest.hop_m[school] / 1'000.0;
    }
    std::vector<std::pair<std::size_t, long>> trees; // schools, metres
    for (std::size_t node = 0; node < 10; ++node) {
        if (size[node] > 0) trees.emplace_back(size[node], std::lround(km[node] * 1'000.0));
    }
    std::ranges::sort(trees, std::ranges::greater{});
    CHECK(trees ==
          std::vector<std::pair<std::size_t, long>>{{27, 250'521}, {4, 35'052}, {3, 22'888}, {1, 12'624}, {1, 12'191}});
}

TEST_CASE("Giga's forest under other limits", "[conformance][giga]") {
    CHECK(cost(20'000.0, false).layout.fiber.order.size() == 12);
    CHECK(total_km(cost(20'000.0, false).layout.fiber) == Approx(125.356).margin(mm));
    CHECK(cost(10'000.0).layout.fiber.order.size() == 9);
    CHECK(total_km(cost(10'000.0).layout.fiber) == Approx(68.402).margin(mm));
    CHECK(cost(47'000.0).layout.fiber.order.size() == 50);
    CHECK(total_km(cost(47'000.0).layout.fiber) == Approx(649.249).margin(mm));
    CHECK(total_km(cost(std::numeric_limits<double>::infinity()).layout.fiber) == Approx(649.249).margin(mm));
}

TEST_CASE("Giga's distances to towers, nodes and along sight lines", "[conformance][giga]") {
    const GigaOptions options = cost(20'000.0);
    const std::vector<double>& tower_m = options.cell_site_m;
    CHECK(std::ranges::min(tower_m) == Approx(1'007.398).margin(mm));
    CHECK(median(tower_m) == Approx(9'677.977).margin(mm));
    CHECK(mean(tower_m) == Approx(12'039.204).margin(mm));
    CHECK(std::ranges::max(tower_m) == Approx(41'769.157).margin(mm));
    std::vector<std::size_t> within;
    for (const double km : {1.0, 2.0, 5.0, 8.0, 10.0, 12.2, 35.0})
        within.push_back(count_below(tower_m, km * 1'000.0));
    CHECK(within == std::vector<std::size_t>{0, 3, 10, 23, 27, 32, 48});

    const std::vector<double> node_m = nearest_nodes_m();
    CHECK(median(node_m) == Approx(26'897.297).margin(mm));
    CHECK(mean(node_m) == Approx(30'018.838).margin(mm));
    CHECK(std::ranges::max(node_m) == Approx(95'001.887).margin(mm));
    CHECK(count_below(node_m, 5'000.0) == 0);
    CHECK(count_below(node_m, 10'000.0) == 7);
    CHECK(count_below(node_m, 15'000.0) == 10);
    CHECK(count_below(node_m, 20'000.0) == 12);

    std::vector<std::size_t> visible;
    for (const double km : {8.0, 20.0, 35.0, 50.0, 1'000.0})
        visible.push_back(count_below(options.visible_site_m, km * 1'000.0));
    CHECK(visible == std::vector<std::size_t>{10, 25, 37, 45, 48});
}

TEST_CASE("Giga's figures school by school", "[conformance][giga]") {
    const planner::Dataset dataset = tests::giga_fixture();
    const GigaOptions options = cost(20'000.0);
    const std::vector<double> node_m = nearest_nodes_m();
    const auto rows = tests::read_csv(tests::reference("conformance/giga/expected_per_school.csv"));
    REQUIRE(rows.size() == 50);
    const auto same = [](double value, double printed) {
        return std::isnan(printed) ? std::isnan(value) : std::abs(value - printed) < 0.0006;
    };
    std::vector<std::string> root(50);
    for (const std::size_t school : options.layout.fiber.order) { // upstream first
        const std::size_t upstream = options.layout.fiber.upstream[school];
        root[school] = upstream < 50 ? root[upstream] : dataset.transmission_nodes.id[upstream - 50];
    }
    for (std::size_t school = 0; school < 50; ++school) {
        INFO("school " << school);
        CHECK(dataset.schools.id[school] == rows[school].at("giga_id_school"));
        CHECK(same(node_m[school], tests::number(rows[school], "nearest_fiber_m")));
        CHECK(same(options.cell_site_m[school], tests::number(rows[school], "nearest_4g_tower_m")));
        CHECK(same(options.visible_site_m[school], tests::number(rows[school], "p2p_cache_m")));
        CHECK(same(options.layout.fiber.hop_m[school], tests::number(rows[school], "mst20_edge_m")));
        const std::size_t upstream = options.layout.fiber.upstream[school];
        const std::string_view parent = upstream == SpanningForest::none ? ""
                                        : upstream < 50                  ? dataset.schools.id[upstream]
                                                                         : dataset.transmission_nodes.id[upstream - 50];
        CHECK(parent == rows[school].at("mst20_parent"));
        CHECK(root[school] == rows[school].at("mst20_root"));
    }
}
