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
/// exist. The last work begins at t = `last_start`. Several threads may enter at once, each for other schools.
class Entries {
public:
    Entries(Payer payer, const Horizon& horizon, int last_start, std::size_t school_count);

    /// One payment in one of the flow's periods.
    void pay(Item item, Flow flow, int period, std::size_t school, double usd);

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
    int last_start_;
    std::size_t school_count_;
    std::array<Place, item_count * flow_count> places_; // by item, then flow
};

} // namespace planner
