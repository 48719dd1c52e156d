// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/finance.h"
#include "planner/cost/ledger.h"
#include "tests/catch.h"

#include <cmath>

using planner::Horizon;

TEST_CASE("Annuity factors are those of the printed table", "[finance]") {
    CHECK(planner::annuity_factor(0.05, 10) == Approx(7.721734929).epsilon(1e-9)); // (1 - 1.05^-10) / 0.05
    CHECK(1.0 / planner::annuity_factor(0.05, 10) == Approx(0.129504575).epsilon(1e-8));
    CHECK(planner::annuity_factor(0.02, 10) == Approx(8.982585006).epsilon(1e-9));
    CHECK(1.0 / planner::annuity_factor(0.08, 5) == Approx(0.250456455).epsilon(1e-8));
    CHECK(planner::annuity_factor(0.0, 7) == 7.0);
    CHECK(planner::annuity_factor(0.0, 0) == 0.0);
    CHECK(planner::annuity_factor(6.5e-18, 10) == Approx(10.0)); // 1 + r is 1 there: a rate less a rounded inflation
    CHECK(planner::annuity_factor(1e-10, 10) == Approx(10.0 - 55e-10).epsilon(1e-13)); // n - n (n + 1) / 2 r
}

TEST_CASE("The worked example of dated cash flows", "[finance]") {
    // worked value: capex 5,000 at t0, opex 600 a year x 10, 1,500 replacement at t = 4 and 8 (life 4), residual 1,500
    // x 2/4 at t = 10, 5 %. Capex has no residual of its own: its life is the horizon.
    for (const auto& [timing, printed] :
         {std::pair{Horizon::Timing::end, 11421.918773}, std::pair{Horizon::Timing::mid, 11536.332074}}) {
        const Horizon horizon{.years = 10, .discount_rate = 0.05, .opex_timing = timing};
        double opex_usd = 0.0;
        for (int period = 1; period <= 10; ++period)
            opex_usd += 600 * planner::opex_discount_factor(horizon, period);
        const double renewals_usd =
            1'500 * (planner::asset_factor(horizon, 4) - 1.0); // the first purchase is in the 5,000
        CHECK(5'000 * planner::asset_factor(horizon, 10) + opex_usd + renewals_usd == Approx(printed).epsilon(1e-10));
    }
}

TEST_CASE("A present cost is spread over years and over learner-years as the worked example is", "[finance]") {
    const Horizon horizon{.years = 10, .discount_rate = 0.05};
    const double npv_usd = 11421.918773; // of the worked example above
    CHECK(npv_usd * planner::capital_recovery_factor(0.05, 10) == Approx(1479.190736).epsilon(1e-9));
    CHECK(planner::capital_recovery_factor(0.0, 4) == 0.25);
    CHECK(npv_usd / (320 * planner::discounted_years(horizon, 0.0)) == Approx(4.622471).margin(5e-7));
    CHECK(npv_usd / (320 * planner::plain_years(horizon, 0.0)) == Approx(3.569350).margin(5e-7)); // of 3,200
    CHECK(npv_usd / (320 * planner::discounted_years(horizon, 0.03)) == Approx(4.080378).margin(5e-7));
    CHECK(planner::plain_years({.years = 3, .discount_rate = 0.05}, 0.10) == Approx(1 + 1.1 + 1.21));
}

TEST_CASE("Inflation turns a nominal rate into a real one", "[finance]") {
    CHECK(planner::real_rate(0.12, 0.07) == Approx(0.04672897).margin(5e-9));
    const Horizon nominal{.years = 10, .discount_rate = 0.12, .inflation_per_year = 0.07};
    CHECK(planner::discount_factor(nominal, 3) == Approx(std::pow(1.07 / 1.12, 3)));
    CHECK(planner::opex_discount_factor(nominal, 3) == Approx(std::pow(1.07 / 1.12, 3)));
    const Horizon even{.years = 10, .discount_rate = 0.07, .inflation_per_year = 0.07};
    CHECK(planner::discount_factor(even, 7) == 1.0);
    CHECK(planner::annuity_factor(even.real_rate(), 10) == 10.0);
    CHECK(Horizon{.discount_rate = 0.06}.real_rate() == 0.06);
}

TEST_CASE("A price of another year comes to the price year by the ratio of the index", "[finance]") {
    const planner::PriceIndex index{{2010, 218.056}, {2025, 313.689}};
    CHECK(1'000 * *planner::price_ratio(index, 2010, 2025) == Approx(1438.571).margin(5e-4));
    CHECK(*planner::price_ratio(index, 2010, 2025) * *planner::price_ratio(index, 2025, 2010) == Approx(1.0));
    CHECK(planner::price_ratio({}, 2025, 2025) == 1.0);
    CHECK_FALSE(planner::price_ratio(index, 2011, 2025));
    CHECK_FALSE(planner::price_ratio(index, 2010, 2026));
}

TEST_CASE("Prices fall by a share a year, or as makers learn", "[finance]") {
    CHECK(100 * planner::PriceTrend{.decline_per_year = 0.08}.share_after(5) == Approx(65.908152).margin(5e-7));
    CHECK(planner::learning_exponent(0.20) == Approx(0.321928).margin(5e-7));
    // 20 % off with each doubling: four-fold in two years of doubling, or in one of four-fold growth
    const planner::PriceTrend doubling{.learning_rate = 0.20, .volume_growth_per_year = 1.0};
    CHECK(100 * doubling.share_after(2) == Approx(64.0));
    CHECK(100 * planner::PriceTrend{.learning_rate = 0.20, .volume_growth_per_year = 3.0}.share_after(1) ==
          Approx(64.0));
    CHECK(planner::PriceTrend{.learning_rate = 0.20}.share_after(9) == 1.0); // nothing more is made
    CHECK(planner::PriceTrend{}.share_after(30) == 1.0);
}

TEST_CASE("What is bought later is bought at the price of then, and keeps its value by that price", "[finance]") {
    // bought for 1 at t = 0, for .9^4 at 4 and .9^8 at 8, half of its life left at 10
    const Horizon horizon{.years = 10, .discount_rate = 0.0};
    const double at_four = std::pow(0.9, 4), at_eight = std::pow(0.9, 8);
    CHECK(planner::asset_factor(horizon, 4, {.decline_per_year = 0.1}) ==
          Approx(1 + at_four + at_eight - at_eight / 2));
}

TEST_CASE("Without discounting present values are plain sums", "[finance]") {
    const Horizon horizon{.years = 10, .discount_rate = 0.0};
    CHECK(planner::asset_factor(horizon, 4) == Approx(1 + 1 + 1 - 0.5));
    CHECK(planner::asset_factor(horizon, 20) == Approx(1 - 0.5));
    CHECK(planner::asset_factor(horizon, 10) == 1.0); // no renewal on the last day
    CHECK(planner::opex_discount_factor(horizon, 3) == 1.0);
}

TEST_CASE("A ledger keeps its accounts sorted, each kind once", "[ledger]") {
    using namespace planner;
    Ledger ledger;
    ledger.horizon.years = 2;
    ledger.school_count = 3;
    ledger.account(Payer::school, Item::link, Flow::opex).usd[0] = 5.0; // of period 1
    ledger.account(Payer::provider, Item::link, Flow::capex).usd[0] = 7.0;
    ledger.account(Payer::school, Item::link, Flow::opex).usd[1] = 6.0;
    REQUIRE(ledger.accounts.size() == 2);
    CHECK(ledger.accounts[0].payer == Payer::provider);
    CHECK(ledger.accounts[1].usd[0] == 5.0);
    CHECK(ledger.accounts[1].usd[1] == 6.0);
    const auto present_usd = present_usd_by_school(ledger.accounts, ledger.horizon, ledger.school_count);
    CHECK(present_usd[0] == Approx(7.0 + 5.0 / 1.06));
}
