// SPDX-License-Identifier: Apache-2.0
#include "planner/result/keep_ledger.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "geo/parallel.h"

namespace planner {

namespace {

/// Adds an account's payments at the marked schools; `usd` is the account of its kind in the ledger.
void add_account(const Account& from, const std::vector<bool>& is_marked, geo::ZeroedTable<double>& usd) {
    const std::size_t school_count = is_marked.size();
    for (std::size_t first = 0; first < usd.size(); first += school_count) {
        for (std::size_t school = 0; school < school_count; ++school) {
            const double amount_usd = from.usd[first + school];
            if (is_marked[school] && amount_usd != 0.0) usd[first + school] += amount_usd;
        }
    }
}

/// Adds accounts of different kinds, each on a thread of its own.
void add_accounts(const std::vector<Account>& from, const std::vector<bool>& is_marked, Ledger& ledger) {
    for (const Account& account : from)
        ledger.account(account.payer, account.item, account.flow);
    std::vector<geo::ZeroedTable<double>*> columns; // once all are open: opening one moves the others
    columns.reserve(from.size());
    for (const Account& account : from) {
        columns.push_back(&ledger.account(account.payer, account.item, account.flow).usd);
    }
    geo::Progress progress;
    geo::parallel_chunks(from.size(), 1, progress, [&](std::size_t account, std::size_t) {
        add_account(from[account], is_marked, *columns[account]);
    });
}

/// Devices, training and content; what a school without any connection pays besides.
void enter_people(const Plan& plan, const PeopleBill& people, const std::vector<Standing>& standing, Ledger& ledger) {
    const std::vector<bool> is_offline = mark_offline(plan, standing);
    add_accounts(people.always, plan.has_people, ledger);
    if (std::ranges::find(is_offline, true) != is_offline.end()) add_accounts(people.offline, is_offline, ledger);
}

/// A share of every dollar of capex, when it is spent and at the school that it is spent for.
void enter_overheads(const OverheadRates& rates, Ledger& ledger) {
    std::vector<const Account*> capex;
    ledger.account(Payer::government, Item::contingency, Flow::capex);
    geo::ZeroedTable<double>& programme = ledger.account(Payer::government, Item::programme, Flow::capex).usd;
    geo::ZeroedTable<double>& contingency = ledger.account(Payer::government, Item::contingency, Flow::capex).usd;
    for (const Account& account : ledger.accounts) {
        if (account.flow == Flow::capex && account.item < Item::contingency) capex.push_back(&account);
    }
    for (std::size_t row = 0; row < programme.size(); ++row) { // of a start and a school
        double capex_usd = 0.0;
        for (const Account* account : capex)
            capex_usd += account->usd[row];
        programme[row] = rates.programme_share * capex_usd;
        contingency[row] = rates.contingency_share * capex_usd;
    }
}

void drop_empty_accounts(Ledger& ledger) {
    std::vector<char> is_empty(ledger.accounts.size()); // not bool: each is written by another thread
    geo::Progress progress;
    geo::parallel_chunks(is_empty.size(), 1, progress, [&](std::size_t account, std::size_t) {
        is_empty[account] = std::ranges::all_of(ledger.accounts[account].usd, [](double usd) { return usd == 0.0; });
    });
    std::vector<Account> kept;
    for (std::size_t account = 0; account < is_empty.size(); ++account) {
        if (!is_empty[account]) kept.push_back(std::move(ledger.accounts[account]));
    }
    ledger.accounts = std::move(kept);
}

} // namespace

Ledger keep_ledger(const Plan& plan, const PeopleBill& people, const CostBasis& basis, const Rates& rates,
                   const Horizon& horizon) {
    Ledger ledger{horizon, plan.outcome.size(), {}, plan.starts};
    enter_people(plan, people, basis.standing, ledger);
    enter_connections(plan.chosen_technology(), basis, rates, ledger);
    enter_overheads(rates.overheads, ledger);
    drop_empty_accounts(ledger);
    return ledger;
}

} // namespace planner
