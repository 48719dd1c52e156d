// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/entries.h"

#include <utility>

namespace planner {

Entries::Entries(Payer payer, const Horizon& horizon, std::size_t school_count)
    : payer_{payer}, horizon_{horizon}, school_count_{school_count} {}

Account& Entries::account(Item item, Flow flow) {
    Place& place = places_[static_cast<std::size_t>(item) * flow_count + static_cast<std::size_t>(flow)];
    std::call_once(place.is_opened, [&] { place.account.emplace(payer_, item, flow, horizon_, school_count_); });
    return *place.account;
}

void Entries::pay(Item item, Flow flow, int period, std::size_t school, double usd) {
    if (usd == 0.0) return;
    account(item, flow).in(period)[school] += usd;
}

void Entries::pay_yearly(Item item, std::size_t school, double usd_per_year) {
    for (int period = 1; period <= horizon_.years; ++period)
        pay(item, Flow::opex, period, school, usd_per_year);
}

void Entries::buy(Item item, std::size_t school, double usd, int life_years) {
    pay(item, Flow::capex, 0, school, usd);
    int bought = 0;
    for (int period = life_years; period < horizon_.years; period += life_years) {
        pay(item, Flow::replacement, period, school, usd);
        bought = period;
    }
    const int remaining_years = bought + life_years - horizon_.years;
    pay(item, Flow::residual, horizon_.years, school, -usd * remaining_years / life_years);
}

std::vector<Account> Entries::take() {
    std::vector<Account> accounts;
    for (Place& place : places_) {
        if (place.account) accounts.push_back(std::move(*place.account));
    }
    return accounts;
}

} // namespace planner
