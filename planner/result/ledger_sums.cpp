// SPDX-License-Identifier: Apache-2.0
#include "planner/result/ledger_sums.h"

#include <algorithm>

#include "geo/parallel.h"
#include "planner/cost/payment_year.h"

namespace planner {

namespace {

/// By account and period: sums of undiscounted amounts over a chunk of schools.
using PeriodSums = std::vector<std::vector<double>>;

/// Adds one account's row of a period to the columns of the schools begin..end; gives the row's sum.
double add_row(const Ledger& ledger, const Account& account, int period, std::size_t begin, std::size_t end,
               LedgerSums& sums) {
    const double factor = present_factor(ledger.horizon, account.flow, period);
    const bool is_opex = account.flow == Flow::opex && period <= ledger.starts.last + 1;
    const bool is_capex = account.flow == Flow::capex;
    const double* usd = account.in(period).data();
    if (std::all_of(usd + begin, usd + end, [](double amount_usd) { return amount_usd == 0.0; })) return 0.0;
    double row_usd = 0.0;
    for (std::size_t school = begin; school < end; ++school) {
        row_usd += usd[school];
        sums.everything.npv_usd[school] += factor * usd[school];
    }
    const auto add_to = [&](std::vector<double>& column, double scale) {
        for (std::size_t school = begin; school < end; ++school)
            column[school] += scale * usd[school];
    };
    const auto add_first_year_to = [&](std::vector<double>& column) {
        for (std::size_t school = begin; school < end; ++school) {
            if (ledger.starts.of(school) + 1 == period) column[school] += usd[school];
        }
    };
    if (is_capex) add_to(sums.everything.capex_usd, 1.0);
    if (is_opex) add_first_year_to(sums.everything.opex_usd_per_year);
    if (!is_connection(account.item)) return row_usd;
    add_to(sums.connection.npv_usd, factor);
    if (is_capex) add_to(sums.connection.capex_usd, 1.0);
    if (is_opex) add_first_year_to(sums.connection.opex_usd_per_year);
    return row_usd;
}

/// Adds the accounts' rows to the columns of the schools begin..end.
PeriodSums add_rows(const Ledger& ledger, std::size_t begin, std::size_t end, LedgerSums& sums) {
    PeriodSums usd;
    for (const Account& account : ledger.accounts) {
        std::vector<double>& by_period = usd.emplace_back();
        for (int period = account.periods.first; period < account.periods.end; ++period)
            by_period.push_back(add_row(ledger, account, period, begin, end, sums));
    }
    return usd;
}

CostSums zeros(std::size_t school_count) {
    const std::vector<double> column(school_count, 0.0);
    return {column, column, column};
}

} // namespace

bool is_connection(Item item) {
    return item == Item::link || item == Item::service || item == Item::school_network || item == Item::link_power;
}

LedgerSums sum_ledger(const Ledger& ledger) {
    const auto year_count = static_cast<std::size_t>(ledger.horizon.years);
    LedgerSums sums{zeros(ledger.school_count), zeros(ledger.school_count), std::vector(year_count, 0.0),
                    std::vector(year_count, 0.0)};
    const std::size_t chunk_count = (ledger.school_count + geo::rows_per_chunk - 1) / geo::rows_per_chunk;
    std::vector<PeriodSums> chunk_usd(chunk_count);
    geo::Progress progress;
    geo::parallel_chunks(ledger.school_count, geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        chunk_usd[begin / geo::rows_per_chunk] = add_rows(ledger, begin, end, sums);
    });
    for (std::size_t row = 0; row < ledger.accounts.size(); ++row) {
        const Account& account = ledger.accounts[row];
        for (int period = account.periods.first; period < account.periods.end; ++period) {
            double period_usd = 0.0;
            for (const PeriodSums& chunk : chunk_usd)
                period_usd += chunk[row][static_cast<std::size_t>(period - account.periods.first)];
            const double present_usd = present_factor(ledger.horizon, account.flow, period) * period_usd;
            const int calendar_year = year_of_payment(ledger.horizon, account.flow, period);
            const auto year = static_cast<std::size_t>(calendar_year - ledger.horizon.start_year);
            (account.flow == Flow::residual ? sums.residual_usd : sums.paid_usd_by_year[year]) += period_usd;
            sums.present_usd_by_year[year] += present_usd;
            sums.npv_usd[static_cast<std::size_t>(account.item)] += present_usd;
            if (account.flow == Flow::replacement) sums.replacement_usd += period_usd;
        }
    }
    return sums;
}

} // namespace planner
