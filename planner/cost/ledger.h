// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "geo/parallel.h"
#include "geo/zeroed.h"
#include "planner/cost/finance.h"
#include "planner/cost/starts.h"

namespace planner {

/// Who pays.
enum class Payer : std::uint8_t { provider, school, government };
/// What is paid for.
enum class Item : std::uint8_t {
    link,           // access to the network: equipment, routes, towers
    service,        // what a school pays an internet provider for
    school_network, // cabling, switch, access points
    link_power,     // electricity of link and school network
    devices,
    training,
    content, // offline servers and their visits
    device_power,
    contingency,
    programme
};
inline constexpr std::size_t item_count = 10;
/// When and how often it is paid. Capex counts when the work at a school begins, t = 0 without phases; replacement
/// (renewal, and what growth adds) at t = 1..years - 1, opex at t = 1..years, residual (negative) at t = years.
enum class Flow : std::uint8_t { capex, opex, replacement, residual };
inline constexpr std::size_t flow_count = 4;

std::string_view name_of(Payer payer);
std::string_view name_of(Item item);
std::string_view name_of(Flow flow);

/// The periods in which payments of a flow can fall.
struct Periods {
    int first = 0;
    int end = 0; // the one after the last

    std::size_t count() const { return static_cast<std::size_t>(end - first); }
    bool holds(int period) const { return first <= period && period < end; }

    friend bool operator==(const Periods&, const Periods&) = default;
};

/// Those of a plan whose last work begins at t = `last_start`.
Periods periods_of(Flow flow, const Horizon& horizon, int last_start);

/// All payments of one kind: a matrix of its flow's periods by schools, undiscounted real USD.
struct Account {
    Payer payer = Payer::provider;
    Item item = Item::link;
    Flow flow = Flow::capex;
    Periods periods;
    std::size_t school_count = 0;
    geo::ZeroedTable<double> usd; // usd[(period - periods.first) * school_count + school]

    Account(Payer payer, Item item, Flow flow, Periods periods, std::size_t school_count);

    /// The payments of one of its periods, by school.
    std::span<double> in(int period) { return std::span{usd}.subspan(first_of(period), school_count); }
    std::span<const double> in(int period) const { return std::span{usd}.subspan(first_of(period), school_count); }

    friend bool operator==(const Account&, const Account&) = default;

private:
    std::size_t first_of(int period) const {
        assert(periods.holds(period));
        return static_cast<std::size_t>(period - periods.first) * school_count;
    }
};

/// Every payment of a plan. All totals of a run are sums over it, in row order.
struct Ledger {
    Horizon horizon;
    std::size_t school_count = 0;
    std::vector<Account> accounts; // sorted by payer, item, flow; each kind once
    Starts starts = {};            // of the schools' payments

    /// The account of a kind, made empty if need be.
    Account& account(Payer payer, Item item, Flow flow);
};

/// The factor that makes a payment of this flow and period a present value.
double present_factor(const Horizon& horizon, Flow flow, int period);

/// Present value of each school's payments, USD, over the accounts that `counts` picks.
template <typename Counts>
std::vector<double> present_usd_by_school(const std::vector<Account>& accounts, const Horizon& horizon,
                                          std::size_t school_count, Counts counts) {
    std::vector<double> present_usd(school_count, 0.0);
    geo::Progress progress;
    geo::parallel_chunks(school_count, geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (const Account& account : accounts) {
            if (!counts(account)) continue;
            for (int period = account.periods.first; period < account.periods.end; ++period) {
                const double factor = present_factor(horizon, account.flow, period);
                const std::span<const double> usd = account.in(period);
                for (std::size_t school = begin; school < end; ++school)
                    present_usd[school] += factor * usd[school];
            }
        }
    });
    return present_usd;
}

/// The same over all accounts.
std::vector<double> present_usd_by_school(const std::vector<Account>& accounts, const Horizon& horizon,
                                          std::size_t school_count);

} // namespace planner
