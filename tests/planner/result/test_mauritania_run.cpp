// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <numeric>
#include <string>

#include <nlohmann/json.hpp>

#include "planner/data/load_dataset.h"
#include "planner/output/run_folder.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/conformance/csv.h"

namespace {

/// Mauritania's dataset, planned by the default scenario.
std::shared_ptr<const planner::ScenarioResult> plan_mauritania() {
    tests::reference("data/MRT-mauritania");
    geo::Progress progress;
    auto loaded = planner::load_dataset(tests::data_file("MRT"), {.allow_outside = true}, progress);
    return planner::Study{std::make_shared<const planner::Dataset>(std::move(loaded.value))}.simulate({}, progress);
}

/// Sum of a column of a CSV file, over the rows whose `key` cell is `wanted` where one is named.
double sum_of(const std::string& path, const std::string& column, const std::string& key = "",
              const std::string& wanted = "") {
    double sum = 0.0;
    for (const tests::CsvRow& row : tests::read_csv(path)) {
        if (key.empty() || row.at(key) == wanted) sum += tests::number(row, column);
    }
    return sum;
}

} // namespace

TEST_CASE("Every school of Mauritania has a rank, and a technology or a reason, all sums agree", "[mauritania_run]") {
    const auto result = plan_mauritania();
    const auto& dataset = result->dataset;
    CHECK(dataset->school_counts.read == dataset->school_counts.used + dataset->school_counts.set_aside);
    CHECK(std::ranges::count(dataset->transmission_nodes.on_line, false) == 22);
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

TEST_CASE("The files of Mauritania's run add up by school, by technology, by year and by area", "[mauritania_run]") {
    const tests::TemporaryFolder folder;
    const std::string run = folder / "run";
    geo::Progress progress;
    planner::write_run_folder(run, *plan_mauritania(), {}, {}, false, progress);
    const auto summary = nlohmann::json::parse(tests::read_file(run + "/summary.json"));
    const double total_usd = summary["cost"]["npv_usd"];
    double by_technology = 0.0;
    for (const auto& [name, figure] : summary["plan"].items()) {
        if (figure.is_object()) by_technology += figure["npv_usd"].get<double>();
    }
    for (const auto section : {"devices", "people", "power", "overheads"})
        by_technology += summary[section]["npv_usd"].get<double>();
    CHECK(total_usd > 0.0);
    CHECK(by_technology == Approx(total_usd).epsilon(1e-9));
    CHECK(sum_of(run + "/schools.csv", "npv_usd") == Approx(total_usd).epsilon(1e-9));
    CHECK(sum_of(run + "/areas.csv", "npv_usd", "level", "1") == Approx(total_usd).epsilon(1e-9));
    CHECK(sum_of(run + "/areas.csv", "npv_usd", "level", "2") == Approx(total_usd).epsilon(1e-9));

    double by_year = 0.0, undiscounted_usd = 0.0;
    for (int year = 2027; year <= 2037; ++year) { // the last: what the residual value is of
        by_year += sum_of(run + "/cashflow.csv", "present_usd", "year", std::to_string(year));
        undiscounted_usd += sum_of(run + "/cashflow.csv", "usd", "year", std::to_string(year));
    }
    CHECK(by_year == Approx(total_usd).epsilon(1e-9));
    CHECK(undiscounted_usd == Approx(summary["cost"]["total_undiscounted_usd"].get<double>()).epsilon(1e-9));
}
