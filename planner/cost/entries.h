// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <mutex>
#include <optional>
#include <vector>

#include "planner/cost/finance.h"
#include "planner/cost/ledger.h"

namespace planner {

/// Enters the payments of one payer, school by school, into accounts of their own; accounts that stay empty don't
/// exist. Several threads may enter at once, each for other schools.
class Entries {
public:
    Entries(Payer payer, const Horizon& horizon, std::size_t school_count);

    /// One payment in one of the flow's periods.
    void pay(Item item, Flow flow, int period, std::size_t school, double usd);
    /// The same payment at t = 1..years.
    void pay_yearly(Item item, std::size_t school, double usd_per_year);
    /// An asset bought at t = 0, again whenever its life ends before the horizon does, and its straight-line value at
    /// the horizon's end. Source: METHODS.md "Present value".
    void buy(Item item, std::size_t school, double usd, int life_years);

    /// The accounts, sorted by item and flow.
    std::vector<Account> take();

private:
    /// Opened by the first payment.
    struct Place {
        std::once_flag is_opened;
        std::optional<Account> account;
    };
    Account& account(Item item, Flow flow);

    Payer payer_;
    Horizon horizon_;
    std::size_t school_count_;
    std::array<Place, item_count * flow_count> places_; // by item, then flow
};

} // namespace planner
