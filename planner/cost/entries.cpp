// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/entries.h"

#include <utility>

namespace planner {

Entries::Entries(Payer payer, const Horizon& horizon, int last_start, std::size_t school_count)
    : payer_{payer}, horizon_{horizon}, last_start_{last_start}, school_count_{school_count} {}

Account& Entries::account(Item item, Flow flow) {
    Place& place = places_[static_cast<std::size_t>(item) * flow_count + static_cast<std::size_t>(flow)];
    std::call_once(place.is_opened, [&] {
        place.account.emplace(payer_, item, flow, periods_of(flow, horizon_, last_start_), school_count_);
    });
    return *place.account;
}

void Entries::pay(Item item, Flow flow, int period, std::size_t school, double usd) {
    if (usd == 0.0) return;
    account(item, flow).in(period)[school] += usd;
}

std::vector<Account> Entries::take() {
    std::vector<Account> accounts;
    for (Place& place : places_) {
        if (place.account) accounts.push_back(std::move(*place.account));
    }
    return accounts;
}

} // namespace planner
