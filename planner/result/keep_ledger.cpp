// SPDX-License-Identifier: Apache-2.0
#include "planner/result/keep_ledger.h"

#include <algorithm>
#include <vector>

namespace planner {

namespace {

/// Adds an account's payments at the marked schools.
void add_account(const Account& from, const std::vector<bool>& is_marked, Ledger& ledger) {
    std::vector<double>& usd = ledger.account(from.payer, from.item, from.flow).usd;
    for (std::size_t first = 0; first < usd.size(); first += ledger.school_count) {
        for (std::size_t school = 0; school < ledger.school_count; ++school) {
            if (is_marked[school]) usd[first + school] += from.usd[first + school];
        }
    }
}

/// Devices, training and content; what a school without any connection pays besides.
void enter_people(const Plan& plan, const PeopleBill& people, const std::vector<Standing>& standing, Ledger& ledger) {
    std::vector<bool> is_offline(plan.outcome.size());
    for (std::size_t school = 0; school < plan.outcome.size(); ++school) {
        is_offline[school] = plan.has_people[school] && plan.outcome[school] == Outcome::offline &&
                             standing[school] == Standing::to_connect;
    }
    for (const Account& account : people.always)
        add_account(account, plan.has_people, ledger);
    for (const Account& account : people.offline)
        add_account(account, is_offline, ledger);
}

void enter_overhead(Item item, double share, const std::vector<double>& capex_usd, Ledger& ledger) {
    std::vector<double>& usd = ledger.account(Payer::government, item, Flow::capex).usd;
    for (std::size_t entry = 0; entry < capex_usd.size(); ++entry)
        usd[entry] = share * capex_usd[entry];
}

/// A share of every dollar of capex, when it is spent and at the school that it is spent for.
void enter_overheads(const OverheadRates& rates, Ledger& ledger) {
    std::vector<double> capex_usd(ledger.period_count() * ledger.school_count, 0.0);
    for (const Account& account : ledger.accounts) {
        if (account.flow != Flow::capex) continue;
        std::ranges::transform(capex_usd, account.usd, capex_usd.begin(), std::plus{});
    }
    enter_overhead(Item::contingency, rates.contingency_share, capex_usd, ledger);
    enter_overhead(Item::programme, rates.programme_share, capex_usd, ledger);
}

} // namespace

Ledger keep_ledger(const Plan& plan, const PeopleBill& people, const CostBasis& basis, const Rates& rates,
                   const Horizon& horizon) {
    Ledger ledger{horizon, plan.outcome.size(), {}};
    enter_people(plan, people, basis.standing, ledger);
    enter_connections(plan.chosen_technology(), plan.trench_users, basis, rates, ledger);
    enter_overheads(rates.overheads, ledger);
    std::erase_if(ledger.accounts, [](const Account& account) {
        return std::ranges::all_of(account.usd, [](double usd) { return usd == 0.0; });
    });
    return ledger;
}

} // namespace planner
