// SPDX-License-Identifier: Apache-2.0
#include "planner/select/frontier.h"

#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"

using planner::Frontier;
using planner::Technology;
using tests::PlanTables;

namespace {

Frontier trace(const PlanTables& tables, std::size_t point_limit = 50) {
    geo::Progress progress;
    return trace_frontier(tables.basis(), {.kind = planner::Objective::Kind::most_learners}, point_limit, progress);
}

} // namespace

TEST_CASE("The frontier goes from nothing over the best ratios to everybody", "[frontier]") {
    PlanTables tables{tests::forest_of(std::vector(3, geo::SpanningForest::none))};
    tables.indicators.learners = {100, 300, 200};
    for (std::size_t school = 0; school < 3; ++school)
        tables.offer(school, Technology::cellular, 10.0 * static_cast<double>(school + 1));
    const Frontier frontier = trace(tables); // learners per dollar 10, 15, 6.7: the second school first, the third last
    REQUIRE(frontier.points.size() == 4);
    const std::vector<std::pair<double, double>> expected{{0, 0}, {20, 300}, {30, 400}, {60, 600}};
    for (std::size_t point = 0; point < 4; ++point) {
        CHECK(frontier.points[point].usd == expected[point].first);
        CHECK(frontier.points[point].benefit == expected[point].second);
    }
    CHECK(frontier.points[2].usd_per_further_benefit == Approx(10.0 / 100.0));
    CHECK(frontier.points[3].schools == 3);
    CHECK(frontier.knee == 1); // 300 of 600 for 20 of 60: 1/6 above the line; the next as well, the cheaper is taken
}

TEST_CASE("Trench makes the frontier start with a jump", "[frontier]") {
    PlanTables tables{tests::forest_of({tests::source, 0})};
    for (const std::size_t school : {0, 1}) {
        tables.offer(school, Technology::fiber, 1);
        tables.dig(school, school == 0 ? 50 : 1);
    }
    const Frontier frontier = trace(tables); // the first alone costs 51 for 100 learners, both 53 for 200
    REQUIRE(frontier.points.size() == 2);
    CHECK(frontier.points[1].usd == 53);
    CHECK(frontier.points[1].benefit == 200);
}

TEST_CASE("Every point of the frontier is a plan: its budget reaches its benefit, and no more", "[frontier]") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const PlanTables tables = tests::random_tables(200, seed);
        const Frontier frontier = trace(tables, 12);
        for (std::size_t point = 1; point < frontier.points.size(); ++point) {
            const planner::FrontierPoint& at = frontier.points[point];
            CHECK(at.usd > frontier.points[point - 1].usd);
            CHECK(at.benefit > frontier.points[point - 1].benefit);
            if (point > 1)
                CHECK(at.usd_per_further_benefit >= frontier.points[point - 1].usd_per_further_benefit * (1 - 1e-9));
            const planner::Plan plan =
                tables.plan({.kind = planner::Objective::Kind::most_learners, .budget_usd = at.budget_usd});
            INFO(seed << " " << point);
            CHECK(plan.optimality.value == Approx(at.benefit).epsilon(1e-9));
            CHECK(at.budget_usd == Approx(at.usd).margin(0.01 + 1e-6)); // a cent, and 2e-9 of less than 100,000
        }
    }
}

TEST_CASE("A country where nothing can be served has a frontier of one point", "[frontier]") {
    const PlanTables tables{tests::forest_of(std::vector(2, geo::SpanningForest::none))};
    REQUIRE(trace(tables).points.size() == 1);
    CHECK(trace(tables).points[0].usd == 0.0);
}
