// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <vector>

#include "geo/parallel.h"
#include "planner/cost/cost_table.h"
#include "planner/cost/quantities.h"
#include "planner/cost/trench_share.h"

namespace planner {
namespace {

constexpr std::size_t not_chosen = static_cast<std::size_t>(-1);

/// A charge, and the accounts that its payments go to; nullptr where it never pays.
struct Posting {
    Charge charge;
    std::vector<double> usd_at{}; // by t = 0..years - 1: price of a unit then
    double* capex = nullptr;
    double* opex = nullptr;
    double* replacement = nullptr;
    double* residual = nullptr;
};

/// Writes payments into a ledger whose accounts are open.
class Bookkeeper {
public:
    explicit Bookkeeper(Ledger& ledger) : school_count_{ledger.school_count}, years_{ledger.horizon.years} {}

    void post(const Posting& posting, const Series& series, std::size_t school) const {
        double held = 0.0;
        for (int year = 1; year <= years_; ++year) {
            const double used = series.in(year);
            if (posting.opex) add(posting.opex, year - 1, school, used * posting.charge.usd_per_year);
            if (posting.capex && used > held) buy(posting, year - 1, school, used - held);
            held = std::max(held, used);
        }
    }

private:
    /// `row` counts from the first of the flow's periods.
    void add(double* usd, int row, std::size_t school, double amount_usd) const {
        usd[static_cast<std::size_t>(row) * school_count_ + school] += amount_usd;
    }

    /// Buys at t = `bought`, renews at every end of life, and leaves the straight-line value at the horizon's end.
    void buy(const Posting& posting, int bought, std::size_t school, double units) const {
        const int life_years = posting.charge.life_years;
        double usd = units * posting.usd_at[static_cast<std::size_t>(bought)];
        if (bought == 0) add(posting.capex, 0, school, usd);
        if (bought > 0) add(posting.replacement, bought - 1, school, usd);
        int renewed = bought;
        while (renewed + life_years < years_) {
            renewed += life_years;
            usd = units * posting.usd_at[static_cast<std::size_t>(renewed)];
            add(posting.replacement, renewed - 1, school, usd);
        }
        const int remaining_years = renewed + life_years - years_;
        add(posting.residual, 0, school, -usd * remaining_years / life_years);
    }

    std::size_t school_count_;
    int years_;
};

/// The postings of every connection that may be entered.
struct Postings {
    std::array<std::array<std::vector<Posting>, work_count>, technology_count> connection;
    std::array<std::vector<Posting>, work_count> shared_radio; // its way apart
    std::vector<Posting> radio_way;
    std::vector<Posting> trench, new_site;

    const std::vector<Posting>& of(std::size_t technology, Work work) const {
        return connection[technology][static_cast<std::size_t>(work)];
    }
};

std::vector<Posting> open_accounts(const std::vector<Charge>& charges, Ledger& ledger) {
    std::vector<Posting> postings;
    for (const Charge& charge : charges) {
        Posting& posting = postings.emplace_back(Posting{.charge = charge});
        for (int t = 0; t < ledger.horizon.years; ++t)
            posting.usd_at.push_back(charge.usd * charge.trend.share_after(t));
        if (charge.usd_per_year != 0.0) ledger.account(charge.payer, charge.item, Flow::opex);
        if (charge.usd == 0.0) continue;
        for (const Flow flow : {Flow::capex, Flow::replacement, Flow::residual})
            ledger.account(charge.payer, charge.item, flow);
    }
    return postings;
}

/// Finds the columns of a charge. All accounts must be open: opening one moves the others.
void find_columns(Posting& posting, Ledger& ledger) {
    const Charge& charge = posting.charge;
    const auto column = [&](Flow flow) { return ledger.account(charge.payer, charge.item, flow).usd.data(); };
    if (charge.usd_per_year != 0.0) posting.opex = column(Flow::opex);
    if (charge.usd == 0.0) return;
    posting.capex = column(Flow::capex);
    posting.replacement = column(Flow::replacement);
    posting.residual = column(Flow::residual);
}

/// Opens the accounts of the technologies that are chosen somewhere.
Postings open_postings(const std::vector<std::size_t>& chosen, bool shares_radio, bool has_new_sites,
                       const Rates& rates, Ledger& ledger) {
    Postings postings;
    for (const Technology technology : technologies) {
        const auto row = static_cast<std::size_t>(technology);
        if (std::ranges::find(chosen, row) == chosen.end()) continue;
        for (const Work work : {Work::everything, Work::link, Work::bandwidth})
            postings.connection[row][static_cast<std::size_t>(work)] =
                open_accounts(charges_of(technology, work, rates), ledger);
        if (technology == Technology::fiber) postings.trench = open_accounts(trench_charges(rates.fiber), ledger);
        if (technology == Technology::cellular && has_new_sites)
            postings.new_site = open_accounts(new_site_charges(rates.new_sites), ledger);
    }
    if (shares_radio) {
        for (const Work work : {Work::everything, Work::link, Work::bandwidth})
            postings.shared_radio[static_cast<std::size_t>(work)] =
                open_accounts(shared_radio_charges(work, rates), ledger);
        postings.radio_way = open_accounts(radio_way_charges(rates.point_to_point), ledger);
    }
    const auto find_all = [&](std::span<std::vector<Posting>> lists) {
        for (std::vector<Posting>& list : lists) {
            for (Posting& posting : list)
                find_columns(posting, ledger);
        }
    };
    for (auto& by_work : postings.connection)
        find_all(by_work);
    find_all(postings.shared_radio);
    find_all({&postings.radio_way, 1});
    find_all({&postings.trench, 1});
    find_all({&postings.new_site, 1});
    return postings;
}

/// First cost of each school's own hop; 0 where there is none.
std::vector<double> price_hops(const CostBasis& basis, const FiberRates& rates) {
    const geo::SpanningForest& fiber = basis.layout.fiber;
    std::vector<double> hop_usd(fiber.hop_m.size(), 0.0);
    for (const std::size_t school : fiber.order)
        hop_usd[school] = trench_usd(basis.layout, school, basis.network.fiber, rates);
    return hop_usd;
}

/// The schools whose radio links are shared with others.
std::vector<bool> find_shared_radio(const std::vector<std::size_t>& chosen, const NetworkOptions& options) {
    std::vector<bool> takes_shared_radio(chosen.size());
    for (std::size_t school = 0; school < chosen.size(); ++school) {
        takes_shared_radio[school] =
            chosen[school] == static_cast<std::size_t>(Technology::point_to_point) && options.shares_radio(school);
    }
    return takes_shared_radio;
}

} // namespace

void enter_connections(const std::vector<std::size_t>& chosen, const std::vector<std::size_t>& trench_users,
                       const CostBasis& basis, const Rates& rates, Ledger& ledger) {
    assert(chosen.size() == ledger.school_count && trench_users.size() == ledger.school_count);
    const std::vector<bool> takes_shared_radio = find_shared_radio(chosen, basis.options);
    const std::vector<RadioPart> radio_part =
        share_radio(basis.options.relays, takes_shared_radio, basis.indicators.electricity_share);
    const Postings postings =
        open_postings(chosen, !radio_part.empty(), basis.options.new_sites.size() > 0, rates, ledger);
    const std::vector<double> trench_share_usd =
        share_trench(basis.layout.fiber, trench_users, price_hops(basis, rates.fiber));
    const QuantityMeter meter{basis, rates, ledger.horizon};
    const Bookkeeper bookkeeper{ledger};
    geo::Progress progress;
    geo::parallel_chunks(chosen.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        Quantities quantities;
        const auto post = [&](const std::vector<Posting>& list, std::size_t school) {
            for (const Posting& posting : list)
                bookkeeper.post(posting, quantities.of(posting.charge.quantity), school);
        };
        for (std::size_t school = begin; school < end; ++school) {
            if (chosen[school] == not_chosen) continue;
            const auto technology = static_cast<Technology>(chosen[school]);
            const Work work = work_for(basis.standing[school], basis.schools.has_fiber[school], technology);
            meter.measure(school, technology, work, quantities);
            if (takes_shared_radio[school]) {
                meter.add_radio_way(radio_part[school], quantities);
                post(postings.shared_radio[static_cast<std::size_t>(work)], school);
                post(postings.radio_way, school);
                continue;
            }
            post(postings.of(chosen[school], work), school);
            if (technology == Technology::cellular) {
                quantities.of(Quantity::new_site_share).first = new_site_share(basis.options, school);
                post(postings.new_site, school);
            }
            if (technology != Technology::fiber) continue;
            quantities.of(Quantity::trench_usd).first = trench_share_usd[school];
            post(postings.trench, school);
        }
    });
}

} // namespace planner
