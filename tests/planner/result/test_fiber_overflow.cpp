// SPDX-License-Identifier: Apache-2.0
// What full transmission nodes refuse goes to others with room. METHODS.md "Fiber laid out anew".
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>

#include "geo/parallel.h"
#include "planner/result/describe_node_room.h"
#include "planner/select/least_cost.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"
#include "tests/planner/result/rounds.h"

using planner::Objective;
using planner::Outcome;
using planner::Scenario;
using tests::at_km;
using tests::simulate_rounds;
using Mode = planner::NetworkRules::Fiber::Mode;
using Result = std::shared_ptr<const planner::ScenarioResult>;
using Upstream = std::vector<std::size_t>;

namespace {

constexpr double no_limit = geo::missing;

/// Fiber or nothing, lengths as they are drawn.
Scenario fiber_alone(Mode mode) {
    Scenario scenario = tests::drawn_lengths(mode);
    scenario.network.satellite.enabled = false;
    scenario.network.point_to_point.enabled = false;
    return scenario;
}

std::size_t count(const planner::ScenarioResult& result, Outcome outcome) {
    return static_cast<std::size_t>(std::ranges::count(result.plan->outcome, outcome));
}

/// Schools of 20 Mbps at so many, at 6 and at 7 km from a node with room for one, and a node without a limit at 20 km,
/// on a road.
planner::Dataset three_schools(double first_km) {
    planner::Dataset dataset = tests::schools_at({at_km(first_km, 0), at_km(6, 0), at_km(7, 0)});
    tests::add_node(dataset, "n", at_km(0, 0));
    tests::add_node(dataset, "m", at_km(20, 0));
    dataset.transmission_nodes.capacity_mbps = {20.0, no_limit};
    tests::add_roads(dataset, {{at_km(0, 0), at_km(20, 0)}});
    return dataset;
}

/// Schools in a square of 60 km, on a grid of roads with gaps, one road of which has an id, and six nodes of which
/// most carry few of them.
planner::Dataset random_world(std::mt19937_64& random) {
    const auto share = [&] { return static_cast<double>(random() % 10'000) / 10'000.0; };
    const auto place = [&] { return at_km(60.0 * share(), 60.0 * share()); };
    std::vector<geo::LonLat> places(30);
    for (geo::LonLat& school : places)
        school = place();
    planner::Dataset dataset = tests::schools_at(places);
    for (double& learners : dataset.schools.learners)
        learners = std::floor(50.0 + 2'000.0 * share() * share());
    for (const std::string id : {"a", "b", "c", "d", "e", "f"})
        tests::add_node(dataset, id, place());
    for (double& capacity_mbps : dataset.transmission_nodes.capacity_mbps)
        capacity_mbps = share() < 0.8 ? std::floor(200.0 * share()) : no_limit;
    std::vector<std::vector<geo::LonLat>> lines;
    std::vector<std::string> ids;
    for (double line_km = 0.0; line_km <= 60.0; line_km += 10.0) {
        for (double from_km = 0.0; from_km < 60.0; from_km += 10.0) {
            if (share() < 0.8) lines.push_back({at_km(line_km, from_km), at_km(line_km, from_km + 10.0)});
            if (share() < 0.8) lines.push_back({at_km(from_km, line_km), at_km(from_km + 10.0, line_km)});
        }
    }
    for (std::size_t line = 0; line < lines.size(); ++line)
        ids.push_back(std::to_string(line));
    tests::add_roads(dataset, lines, ids);
    return dataset;
}

Scenario random_scenario(Mode mode, Objective::Kind kind, std::mt19937_64& random) {
    Scenario scenario = fiber_alone(mode);
    scenario.network.satellite.enabled = random() % 2 == 0;
    scenario.network.fiber.max_hop_m = 5'000.0 + static_cast<double>(random() % 15'000);
    scenario.rates.fiber.capex_usd_per_km = 100.0 + static_cast<double>(random() % 1'500);
    scenario.rates.satellite.usd_per_terminal_month = 50.0 + static_cast<double>(random() % 500);
    scenario.objective.kind = kind;
    if (kind != Objective::Kind::least_cost)
        scenario.objective.budget_usd = 1e6 * static_cast<double>(1 + random() % 8);
    if (random() % 4 == 0) scenario.overrides.roads.lock = {"7"};
    return scenario;
}

/// The less the better: as METHODS.md "Fiber laid out anew" judges a round.
std::pair<double, double> worth_of(const planner::ScenarioResult& result) {
    const planner::PlanBasis basis = planner::plan_basis(result);
    return {-result.plan->optimality.value, price_of(result.plan->outcome, basis, price_choices(basis))};
}

void check_room(const planner::ScenarioResult& result) {
    const planner::NetworkLayout& layout = *result.layout;
    std::vector<double> load_mbps(layout.nodes.size(), 0.0);
    for (std::size_t school = 0; school < result.plan->outcome.size(); ++school) {
        if (result.plan->outcome[school] != Outcome::fiber) continue;
        std::size_t at = school;
        while (at < layout.fiber.upstream.size())
            at = layout.fiber.upstream[at];
        const std::size_t node = layout.source_node[at - layout.fiber.upstream.size()];
        if (node != planner::NetworkLayout::none) load_mbps[node] += (*result.demand_mbps)[school];
    }
    for (std::size_t node = 0; node < load_mbps.size(); ++node) {
        if (std::isfinite(layout.nodes.capacity_mbps[node]))
            CHECK(load_mbps[node] <= layout.nodes.capacity_mbps[node] * (1.0 + 1e-9));
    }
}

} // namespace

TEST_CASE("Schools that a full node refuses are laid out to a node with room, straight and along a road",
          "[reroute][node_room]") {
    for (const Mode mode : {Mode::straight, Mode::road}) {
        for (const bool has_budget : {true, false}) {
            Scenario scenario = fiber_alone(mode);
            if (has_budget) {
                scenario.objective.kind = Objective::Kind::most_learners;
                scenario.objective.budget_usd = 5e6;
            }
            const Result once = simulate_rounds(three_schools(2.0), scenario, 0);
            CHECK(once->plan->outcome == std::vector{Outcome::fiber, Outcome::offline, Outcome::offline});
            const Result anew = simulate_rounds(three_schools(2.0), scenario, 1);
            CHECK(count(*anew, Outcome::fiber) == 3);
            CHECK(anew->layout->fiber.upstream == Upstream{3, 2, 4});
            CHECK(anew->totals.fiber_route_km == Approx(2.0 + 13.0 + 1.0).epsilon(1e-3));
            CHECK(describe_node_room(*anew).find("full") == std::string::npos);
            if (mode == Mode::straight) continue;
            REQUIRE_FALSE(anew->layout->way(2).empty()); // from the school to the node
            CHECK(geo::distance_m(anew->layout->way(2).back(), at_km(20, 0)) < 1.0);
        }
    }
}

TEST_CASE("A school that has fiber leaves its full node with the others where that is cheaper",
          "[reroute][node_room]") {
    for (const Mode mode : {Mode::straight, Mode::road}) {
        const Result anew = simulate_rounds(three_schools(5.0), fiber_alone(mode), 2);
        CHECK(count(*anew, Outcome::fiber) == 3);
        CHECK(anew->layout->fiber.upstream == Upstream{1, 2, 4});
        CHECK(anew->totals.fiber_route_km == Approx(13.0 + 1.0 + 1.0).epsilon(1e-3));
    }
}

TEST_CASE("A locked road takes schools that a full node refuses", "[reroute][node_room]") {
    planner::Dataset dataset = tests::schools_at({at_km(2, 0), at_km(6, 0), at_km(7, 0)});
    tests::add_node(dataset, "n", at_km(0, 0));
    dataset.transmission_nodes.capacity_mbps = {20.0};
    tests::add_roads(dataset, {{at_km(0, 0), at_km(15, 0)}, {at_km(15, 0), at_km(20, 0)}}, {"dug", "locked"});
    Scenario scenario = fiber_alone(Mode::road);
    scenario.overrides.roads.lock = {"locked"};
    CHECK(count(*simulate_rounds(dataset, scenario, 0), Outcome::fiber) == 1);
    const Result anew = simulate_rounds(dataset, scenario, 1);
    CHECK(anew->layout->fiber.upstream == Upstream{3, 2, 4}); // 3: the node, 4: the road
    CHECK(anew->totals.fiber_route_km == Approx(2.0 + 8.0 + 1.0).epsilon(1e-3));
}

TEST_CASE("A node that becomes full by those whom another refused passes them on in the next round",
          "[reroute][node_room]") {
    // From west to east: a node with room for one, three schools, a node whose room its own school takes, one without
    // a limit.
    planner::Dataset dataset = tests::schools_at({at_km(5, 0), at_km(6, 0), at_km(7, 0), at_km(19, 0)});
    tests::add_node(dataset, "n", at_km(0, 0));
    tests::add_node(dataset, "k", at_km(18, 0));
    tests::add_node(dataset, "m", at_km(6, 15));
    dataset.transmission_nodes.capacity_mbps = {20.0, 20.0, no_limit};
    const Scenario scenario = fiber_alone(Mode::straight);
    CHECK(count(*simulate_rounds(dataset, scenario, 0), Outcome::fiber) == 2);
    CHECK(count(*simulate_rounds(dataset, scenario, 1), Outcome::fiber) == 2);
    const Result anew = simulate_rounds(dataset, scenario, 2);
    CHECK(count(*anew, Outcome::fiber) == 4);
    CHECK(anew->layout->fiber.upstream == Upstream{4, 6, 1, 5});
}

TEST_CASE("A plan that lays fiber anew without room is no worse, keeps to all room, and often reaches more",
          "[reroute][node_room]") {
    for (const Mode mode : {Mode::straight, Mode::road}) {
        int better = 0;
        for (const auto kind :
             {Objective::Kind::least_cost, Objective::Kind::most_learners, Objective::Kind::most_schools}) {
            std::mt19937_64 random{9};
            for (int world = 0; world < 25; ++world) {
                const planner::Dataset dataset = random_world(random);
                const Scenario scenario = random_scenario(mode, kind, random);
                const Result once = simulate_rounds(dataset, scenario, 0), anew = simulate_rounds(dataset, scenario, 5);
                INFO(world << ", objective " << static_cast<int>(kind));
                CHECK(worth_of(*anew) <= worth_of(*once));
                check_room(*anew);
                for (std::size_t school = 0; school < dataset.schools.size(); ++school)
                    CHECK(std::isnan(anew->layout->fiber.hop_m[school]) ==
                          std::isnan(once->layout->fiber.hop_m[school]));
                if (anew->plan->optimality.value > once->plan->optimality.value) ++better;
            }
        }
        CHECK(better > 10);
    }
}

TEST_CASE("Turned rows, and one thread or many, pass the same schools on", "[reroute][node_room]") {
    const auto hops = [](const planner::ScenarioResult& result) {
        std::map<std::string, std::pair<Outcome, double>> by_id;
        for (std::size_t school = 0; school < result.plan->outcome.size(); ++school) {
            if (!std::isnan(result.layout->fiber.hop_m[school]))
                by_id[std::string{result.dataset->schools.id[school]}] = {result.plan->outcome[school],
                                                                          result.layout->fiber.hop_m[school]};
        }
        return by_id;
    };
    for (const Mode mode : {Mode::straight, Mode::road}) {
        std::mt19937_64 random{11};
        planner::Dataset dataset = random_world(random);
        Scenario scenario = fiber_alone(mode);
        const Result one = simulate_rounds(dataset, scenario, 5);
        REQUIRE(one->plan->optimality.value > simulate_rounds(dataset, scenario, 0)->plan->optimality.value);
        geo::limit_threads(1);
        CHECK(hops(*simulate_rounds(dataset, scenario, 5)) == hops(*one));
        geo::limit_threads(0);
        tests::reverse(dataset.schools);
        tests::reverse(dataset.transmission_nodes);
        CHECK(hops(*simulate_rounds(dataset, scenario, 5)) == hops(*one));
    }
}

TEST_CASE("Where another node has room, rounds that would bring the refused there are named", "[node_room]") {
    const std::string hint = "; fiber.reroute_rounds may bring them to nodes with room";
    const planner::Dataset dataset = three_schools(5.0);
    planner::Dataset without_room = dataset;
    without_room.transmission_nodes.capacity_mbps = {20.0, 19.0};
    const Scenario scenario = fiber_alone(Mode::straight);
    CHECK_THAT(describe_node_room(*simulate_rounds(dataset, scenario, 0)), Catch::Contains(hint));
    for (const int rounds : {0, 1}) {
        const std::string text = describe_node_room(*simulate_rounds(without_room, scenario, rounds));
        CHECK_THAT(text, Catch::Contains("no room for fiber at 2 schools") && !Catch::Contains(hint));
    }
}
