// SPDX-License-Identifier: Apache-2.0
#include "planner/result/keep_ledger.h"

#include "planner/result/ledger_sums.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/random_country.h"

namespace {

std::shared_ptr<const planner::ScenarioResult> simulate(const planner::Scenario& scenario) {
    geo::Progress progress;
    return planner::Study{std::make_shared<const planner::Dataset>(tests::random_country(80, 2))}.simulate(scenario,
                                                                                                           progress);
}

double sum_of(const planner::Ledger& ledger, planner::Item item, planner::Flow flow) {
    double usd = 0.0;
    for (const planner::Account& account : ledger.accounts) {
        if (account.item != item || account.flow != flow) continue;
        for (const double amount_usd : account.usd)
            usd += amount_usd;
    }
    return usd;
}

} // namespace

TEST_CASE("Overheads are their shares of all other capex, school by school", "[keep_ledger]") {
    const auto result = simulate({});
    double capex_usd = 0.0;
    for (const planner::Account& account : result->ledger->accounts) {
        if (account.flow != planner::Flow::capex || account.item >= planner::Item::contingency) continue;
        for (const double usd : account.usd)
            capex_usd += usd;
    }
    CHECK(sum_of(*result->ledger, planner::Item::contingency, planner::Flow::capex) == Approx(0.10 * capex_usd));
    CHECK(sum_of(*result->ledger, planner::Item::programme, planner::Flow::capex) == Approx(0.08 * capex_usd));
}

TEST_CASE("No account of a ledger is empty", "[keep_ledger]") {
    planner::Scenario scenario;
    scenario.rates.overheads = {0.0, 0.0};
    scenario.people.enabled = false;
    const auto result = simulate(scenario);
    for (const planner::Account& account : result->ledger->accounts) {
        const bool is_overhead = account.item >= planner::Item::contingency; // none, their rates are 0
        CHECK_FALSE(is_overhead);
        CHECK(std::ranges::any_of(account.usd, [](double usd) { return usd != 0.0; }));
    }
}

TEST_CASE("Only schools without any connection pay for visits", "[keep_ledger]") {
    planner::Scenario scenario;
    scenario.network.satellite.enabled = false;
    const auto result = simulate(scenario);
    REQUIRE(result->totals.plan[static_cast<std::size_t>(planner::Outcome::offline)].schools > 0);
    const auto is_visits = [](const planner::Account& account) {
        return account.item == planner::Item::content && account.flow == planner::Flow::opex;
    };
    const std::vector<double> visits_usd =
        planner::present_usd_by_school(result->ledger->accounts, scenario.horizon, 80, is_visits);
    for (std::size_t school = 0; school < 80; ++school) {
        const bool is_visited = result->plan->outcome[school] == planner::Outcome::offline &&
                                (*result->standing)[school] == planner::Standing::to_connect;
        CHECK((visits_usd[school] > 0.0) == is_visited);
    }
}

TEST_CASE("A ledger's sums are those over its accounts", "[keep_ledger]") {
    const auto result = simulate({});
    const planner::LedgerSums sums = sum_ledger(*result->ledger);
    const auto& [horizon, school_count, accounts, starts] = *result->ledger;
    const std::vector<double> npv_usd = present_usd_by_school(accounts, horizon, school_count);
    for (std::size_t school = 0; school < school_count; ++school) {
        CHECK(sums.everything.npv_usd[school] == Approx(npv_usd[school]).epsilon(1e-9));
    }
    double usd = 0.0, by_year = 0.0;
    for (const planner::Account& account : accounts) {
        for (const double amount_usd : account.usd)
            usd += amount_usd;
    }
    for (const double year_usd : sums.paid_usd_by_year)
        by_year += year_usd;
    CHECK(by_year + sums.residual_usd == Approx(usd).epsilon(1e-9));
    CHECK(sums.residual_usd < 0.0);
    CHECK(sums.paid_usd_by_year.size() ==
          static_cast<std::size_t>(horizon.years)); // nothing is paid after the last year
}
