// SPDX-License-Identifier: Apache-2.0
#include "planner/output/cash_flow_table.h"

#include <string>
#include <utility>

#include "planner/cost/payment_year.h"

namespace planner {

namespace {

using Payments = std::vector<Payment>;

double sum_of_period(const Account& account, int period) {
    double sum_usd = 0.0;
    for (const double usd : account.in(period))
        sum_usd += usd;
    return sum_usd;
}

/// A column of the cash flow.
template <typename Value>
Column<Payments> of_payment(std::string name, std::string unit, std::string meaning, Value value) {
    return list_column<Payment>(std::move(name), std::move(unit), std::move(meaning), value);
}

} // namespace

std::vector<Payment> list_payments(const Ledger& ledger) {
    std::vector<Payment> payments;
    for (int period = 0; period <= ledger.horizon.years; ++period) {
        for (const Account& account : ledger.accounts) {
            const double usd = account.periods.holds(period) ? sum_of_period(account, period) : 0.0;
            if (usd == 0.0) continue;
            payments.push_back({year_of_payment(ledger.horizon, account.flow, period), period, account.payer,
                                account.item, account.flow, usd,
                                usd * present_factor(ledger.horizon, account.flow, period)});
        }
    }
    return payments;
}

std::vector<Column<Payments>> cash_flow_columns() {
    return {
        of_payment("year", "year", "calendar year of the payment", &Payment::year),
        of_payment("period", "year",
                   "0: the start; t: the end of the t-th year, for running costs the t-th year itself",
                   &Payment::period),
        of_payment("payer", "", "provider, school, government",
                   [](const Payment& payment) { return name_of(payment.payer); }),
        of_payment("item", "",
                   "link, school_network, link_power, devices, training, content, device_power, contingency, programme",
                   [](const Payment& payment) { return name_of(payment.item); }),
        of_payment("flow", "", "capex, opex, replacement, residual (negative)",
                   [](const Payment& payment) { return name_of(payment.flow); }),
        of_payment("usd", "USD", "real, not discounted", &Payment::usd),
        of_payment("present_usd", "USD", "discounted to the start", &Payment::present_usd)};
}

} // namespace planner
