// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/ledger.h"

#include <algorithm>
#include <tuple>

namespace planner {

std::string_view name_of(Payer payer) {
    switch (payer) {
    case Payer::provider:
        return "provider";
    case Payer::school:
        return "school";
    case Payer::government:
        return "government";
    }
    return "";
}

std::string_view name_of(Item item) {
    switch (item) {
    case Item::link:
        return "link";
    case Item::service:
        return "service";
    case Item::school_network:
        return "school_network";
    case Item::link_power:
        return "link_power";
    case Item::devices:
        return "devices";
    case Item::training:
        return "training";
    case Item::content:
        return "content";
    case Item::device_power:
        return "device_power";
    case Item::contingency:
        return "contingency";
    case Item::programme:
        return "programme";
    }
    return "";
}

std::string_view name_of(Flow flow) {
    switch (flow) {
    case Flow::capex:
        return "capex";
    case Flow::opex:
        return "opex";
    case Flow::replacement:
        return "replacement";
    case Flow::residual:
        return "residual";
    }
    return "";
}

Periods periods_of(Flow flow, const Horizon& horizon, int last_start) {
    switch (flow) {
    case Flow::capex:
        return {0, last_start + 1};
    case Flow::opex:
        return {1, horizon.years + 1};
    case Flow::replacement:
        return {1, horizon.years};
    case Flow::residual:
        return {horizon.years, horizon.years + 1};
    }
    return {};
}

Account::Account(Payer payer_, Item item_, Flow flow_, Periods periods_, std::size_t school_count_)
    : payer{payer_},
      item{item_},
      flow{flow_},
      periods{periods_},
      school_count{school_count_},
      usd(periods.count() * school_count) {}

double present_factor(const Horizon& horizon, Flow flow, int period) {
    return flow == Flow::opex ? opex_discount_factor(horizon, period) : discount_factor(horizon, period);
}

std::vector<double> present_usd_by_school(const std::vector<Account>& accounts, const Horizon& horizon,
                                          std::size_t school_count) {
    return present_usd_by_school(accounts, horizon, school_count, [](const Account&) { return true; });
}

Account& Ledger::account(Payer payer, Item item, Flow flow) {
    const auto key_of = [](const Account& account) { return std::tuple{account.payer, account.item, account.flow}; };
    const std::tuple key{payer, item, flow};
    const auto found = std::ranges::lower_bound(accounts, key, {}, key_of);
    if (found != accounts.end() && key_of(*found) == key) return *found;
    return *accounts.insert(found, Account{payer, item, flow, periods_of(flow, horizon, starts.last), school_count});
}

} // namespace planner
