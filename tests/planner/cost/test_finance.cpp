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
