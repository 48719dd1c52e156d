// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <numeric>
#include <set>

#include "geo/missing.h"
#include "planner/output/area_table.h"
#include "planner/output/cash_flow_table.h"
#include "planner/result/school_columns.h"
#include "tests/catch.h"
#include "tests/planner/output/sample_result.h"

namespace {

using Numbers = std::vector<double>;
using Texts = std::vector<std::string>;

std::vector<geo::OutputColumn> school_table(const planner::ScenarioResult& result) {
    return planner::fill(planner::school_columns(result.dataset->context), result);
}

template <typename Values>
Values values_of(const std::vector<geo::OutputColumn>& table, const std::string& name) {
    for (const geo::OutputColumn& column : table)
        if (column.name == name) return std::get<Values>(column.values);
    FAIL("no column " + name);
    return {};
}

double sum(const Numbers& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0.0); }

} // namespace

TEST_CASE("The first columns of a school are those that others rely on, in their order", "[school_columns]") {
    const Texts first{"id",
                      "name",
                      "lon",
                      "lat",
                      "admin1",
                      "admin2",
                      "learners",
                      "learners_imputed",
                      "connected",
                      "need_score",
                      "need_rank",
                      "completeness",
                      "technology",
                      "year",
                      "reason",
                      "fiber_feasible",
                      "cellular_feasible",
                      "point_to_point_feasible",
                      "satellite_feasible",
                      "fiber_reason",
                      "cellular_reason",
                      "point_to_point_reason",
                      "satellite_reason",
                      "fiber_distance_m",
                      "cell_site_distance_m",
                      "hop_m",
                      "upstream_id",
                      "coverage",
                      "population_1km",
                      "population_3km",
                      "population_5km",
                      "demand_mbps",
                      "capex_usd",
                      "opex_usd_per_year",
                      "npv_usd",
                      "devices"};
    Texts names;
    for (const planner::SchoolColumn& column : planner::school_columns({}))
        names.push_back(column.name);
    REQUIRE(names.size() > first.size());
    CHECK(Texts(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(first.size())) == first);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
}

TEST_CASE("A school's row tells its place in the plan, and unknown is empty", "[school_columns]") {
    const std::vector<geo::OutputColumn> table = school_table(tests::sample_result());
    CHECK(values_of<Texts>(table, "technology") == Texts{"fiber", "fiber", "point_to_point", "offline"});
    CHECK(values_of<Texts>(table, "reason") == Texts{"least_cost", "least_cost", "least_cost", "beyond_budget"});
    CHECK(values_of<Texts>(table, "connected") == Texts{"no", "", "no", "no"});
    CHECK(values_of<Texts>(table, "learners_imputed") == Texts{"no", "no", "yes", "no"});
    CHECK(values_of<Texts>(table, "fiber_feasible") == Texts{"yes", "yes", "no", ""});
    CHECK(values_of<Texts>(table, "fiber_reason") == Texts{"", "", "too_far", "not_needed"});
    CHECK(values_of<Texts>(table, "upstream_id") == Texts{"n1", "a", "", ""});
    CHECK(values_of<Texts>(table, "radio_end_id") == Texts{"", "", "t1", ""});
    CHECK(values_of<Texts>(table, "coverage") == Texts{"4G", "none", "", "3G"});
    CHECK(std::isnan(values_of<Numbers>(table, "year")[3]));
    CHECK(values_of<Numbers>(table, "devices") == Numbers{10, 20, 30, 0});
    CHECK(values_of<Numbers>(table, "context_night_light")[2] == 2.5);
    CHECK(values_of<Numbers>(table, "contribution_learners")[0] == 0.01);
}

TEST_CASE("An area's mean need is that of the schools that have a score, else empty", "[area_table]") {
    planner::ScenarioResult result = tests::sample_result();
    planner::Ranking ranking = *result.ranking;
    ranking.score = {0.4, geo::missing, geo::missing, geo::missing}; // a and b lie in the North
    result.ranking = std::make_shared<const planner::Ranking>(ranking);
    const auto table = fill(planner::area_columns(), planner::sum_areas(result));
    const auto means = values_of<Numbers>(table, "need_score_mean");
    CHECK(means[0] == 0.4);
    CHECK(std::isnan(means[1]));
}

TEST_CASE("Areas of each level add up to the schools", "[area_table]") {
    const planner::ScenarioResult result = tests::sample_result();
    const std::vector<planner::AreaTotals> areas = planner::sum_areas(result);
    REQUIRE(areas.size() == 2 + 3);
    CHECK(areas[0].admin1 == "North");
    CHECK(areas[0].connected_after == 2);
    CHECK(areas[0].underserved == 1);
    CHECK(areas[1].learners_connected_after == 300.0);
    CHECK(areas[1].schools_by_outcome[static_cast<std::size_t>(planner::Outcome::offline)] == 1);
    for (const int level : {1, 2}) {
        double npv_usd = 0.0, learners = 0.0, devices = 0.0;
        std::size_t schools = 0;
        for (const planner::AreaTotals& area : areas) {
            if (area.level != level) continue;
            npv_usd += area.npv_usd;
            learners += area.learners;
            devices += area.devices;
            schools += area.schools;
        }
        CHECK(npv_usd == Approx(sum(result.school_costs.npv_usd)).epsilon(1e-12));
        CHECK(learners == 650.0);
        CHECK(devices == 60.0);
        CHECK(schools == 4);
    }
}

TEST_CASE("Payments add up to the ledger, discounted to the schools' present cost", "[cash_flow_table]") {
    const planner::ScenarioResult result = tests::sample_result();
    const std::vector<planner::Payment> payments = planner::list_payments(*result.ledger);
    double usd = 0.0, present_usd = 0.0;
    for (const planner::Payment& payment : payments) {
        usd += payment.usd;
        present_usd += payment.present_usd;
    }
    CHECK(usd == Approx(6'000.6 + 600 + 630 + 150 - 75).epsilon(1e-12));
    CHECK(present_usd == Approx(sum(result.school_costs.npv_usd)).epsilon(1e-12));

    REQUIRE(payments.size() == 5);
    const int start_year = result.scenario.horizon.start_year;
    CHECK(payments[0].year == start_year);
    CHECK(payments[0].usd == Approx(6'000.6));
    CHECK(payments[1].flow == planner::Flow::opex);
    CHECK(payments[1].year == start_year);     // running costs of the first year
    CHECK(payments[2].year == start_year + 1); // bought after the first year
    CHECK(payments[4].year == start_year + 1); // what is left at the end of the second and last
    CHECK(payments[4].usd == -75.0);
}
