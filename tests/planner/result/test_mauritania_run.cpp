// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "planner/data/load_dataset.h"
#include "planner/result/study.h"
#include "tests/catch.h"

TEST_CASE("Every school of Mauritania has a rank, and a technology or a reason; all sums agree", "[mauritania_run]") {
    tests::reference("data/MRT-mauritania");
    geo::Progress progress;
    auto loaded = planner::load_dataset(tests::data_file("MRT"), {.allow_outside = true}, progress);
    const auto dataset = std::make_shared<const planner::Dataset>(std::move(loaded.value));
    CHECK(dataset->school_counts.read == dataset->school_counts.used + dataset->school_counts.set_aside);
    CHECK(std::ranges::count(dataset->transmission_nodes.on_line, false) == 22);

    const auto result = planner::Study{dataset}.simulate({}, progress);
    const planner::Totals& totals = result->totals;
    REQUIRE(totals.schools == dataset->schools.size());

    std::vector<std::size_t> ranks = result->ranking->rank;
    std::ranges::sort(ranks);
    std::vector<std::size_t> expected(totals.schools);
    std::iota(expected.begin(), expected.end(), std::size_t{1});
    CHECK(ranks == expected);
    for (std::size_t school = 0; school < totals.schools; ++school) {
        const bool is_offline = result->plan->outcome[school] == planner::Outcome::offline;
        const bool has_reason = result->plan->offline_reason[school] != planner::OfflineReason::none;
        CHECK(is_offline == has_reason);
    }

    const std::vector<double>& npv_usd = result->school_costs.npv_usd;
    const double by_school = std::accumulate(npv_usd.begin(), npv_usd.end(), 0.0);
    const double by_year = std::accumulate(totals.present_usd_by_year.begin(), totals.present_usd_by_year.end(), 0.0);
    double by_technology =
        totals.devices_npv_usd + totals.people_npv_usd + totals.device_power_npv_usd + totals.overheads_npv_usd;
    for (const planner::OutcomeTotals& outcome : totals.plan)
        by_technology += outcome.npv_usd;
    CHECK(totals.npv_usd > 0.0);
    CHECK(by_school == Approx(totals.npv_usd).epsilon(1e-9));
    CHECK(by_year == Approx(totals.npv_usd).epsilon(1e-9));
    CHECK(by_technology == Approx(totals.npv_usd).epsilon(1e-9));
}
