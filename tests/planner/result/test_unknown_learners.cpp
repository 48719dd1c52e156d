// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <variant>

#include "planner/data/load_dataset.h"
#include "planner/result/study.h"
#include "planner/result/summary.h"
#include "tests/catch.h"

namespace {

planner::SummaryValue find_value(const planner::ScenarioResult& result, const std::string& name) {
    for (const planner::SummaryValue& value : summarise(result)) {
        if (value.name == name) return value;
    }
    return {"", std::string{"no such name"}};
}

bool is_null(const planner::ScenarioResult& result, const std::string& name) {
    return std::holds_alternative<std::monostate>(find_value(result, name).value);
}

} // namespace

TEST_CASE("Countries whose enrolment is not known have unknown learners, and half the money connects schools",
          "[unknown_learners]") {
    tests::reference("data/RWA-rwanda");
    const std::string country = GENERATE("ESP", "NIC", "RWA", "ZWE");
    INFO(country);
    geo::Progress progress;
    auto loaded = planner::load_dataset(tests::data_file(country), {.allow_outside = true}, progress);
    planner::Study study{std::make_shared<const planner::Dataset>(std::move(loaded.value))};
    planner::Scenario scenario;
    const auto for_all = study.simulate(scenario, progress);
    REQUIRE_FALSE(for_all->indicators->knows_learners());
    CHECK(std::ranges::all_of(for_all->indicators->learners, [](double count) { return std::isnan(count); }));
    CHECK(for_all->totals.imputed_learners == 0);
    CHECK(std::isfinite(for_all->totals.npv_usd));
    for (const auto name : {"learners.total", "cost.npv_usd_per_learner_year", "equity.gini_after"})
        CHECK(is_null(*for_all, name));
    CHECK(for_all->totals.equity_reason == "the learners of schools are not known");

    scenario.objective.budget_usd = for_all->totals.npv_usd / 2.0;
    const auto result = study.simulate(scenario, progress);
    const planner::Optimality& optimality = result->plan->optimality;
    REQUIRE(optimality.is_limited);
    CHECK(optimality.counts_schools);
    const auto connected = std::ranges::count_if(
        result->plan->outcome, [](planner::Outcome outcome) { return outcome < planner::Outcome::existing; });
    CHECK(connected > 0);
    CHECK(static_cast<double>(connected) == optimality.value);
    CHECK(optimality.bound >= optimality.value);
    CHECK(std::get<std::string>(find_value(*result, "optimality.objective").value) == "most_schools");
}
