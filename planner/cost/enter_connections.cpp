// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cassert>
#include <span>
#include <vector>

#include "geo/parallel.h"
#include "planner/cost/cost_table.h"
#include "planner/cost/payments.h"
#include "planner/cost/quantities.h"

namespace planner {
namespace {

constexpr std::size_t not_chosen = static_cast<std::size_t>(-1);

/// A charge, and the accounts that its payments go to.
struct Posting {
    DatedCharge charge;
    std::array<Periods, flow_count> periods{};
    std::array<double*, flow_count> usd{}; // by Flow; nullptr where it never pays
};

/// Writes payments into a ledger whose accounts are open.
class Bookkeeper {
public:
    explicit Bookkeeper(const Ledger& ledger)
        : school_count_{ledger.school_count}, years_{ledger.horizon.years}, starts_{ledger.starts} {}

    void post(const Posting& posting, const Series& series, std::size_t school) const {
        pay_charge(posting.charge, series, {starts_.of(school), years_}, [&](Flow flow, int period, double usd) {
            const auto position = static_cast<std::size_t>(flow);
            const auto row = static_cast<std::size_t>(period - posting.periods[position].first);
            posting.usd[position][row * school_count_ + school] += usd;
        });
    }

private:
    std::size_t school_count_;
    int years_;
    const Starts& starts_;
};

/// The postings of every connection that may be entered.
struct Postings {
    std::array<std::array<std::vector<Posting>, work_count>, technology_count> connection;
    std::array<std::vector<Posting>, work_count> shared_radio; // its way apart
    std::array<std::vector<Posting>, technology_count> works;  // by Technology: what schools build together

    const std::vector<Posting>& of(std::size_t technology, Work work) const {
        return connection[technology][static_cast<std::size_t>(work)];
    }
};

/// The flows of what a charge pays.
std::vector<Flow> flows_of(const Charge& charge) {
    std::vector<Flow> flows;
    if (charge.usd_per_year != 0.0) flows.push_back(Flow::opex);
    if (charge.usd != 0.0) flows.insert(flows.end(), {Flow::capex, Flow::replacement, Flow::residual});
    return flows;
}

std::vector<Posting> open_accounts(const std::vector<Charge>& charges, Ledger& ledger) {
    std::vector<Posting> postings;
    for (const Charge& charge : charges) {
        postings.push_back({{charge, ledger.horizon.years}});
        for (const Flow flow : flows_of(charge))
            ledger.account(charge.payer, charge.item, flow);
    }
    return postings;
}

/// Finds the columns of a charge. All accounts must be open: opening one moves the others.
void find_columns(Posting& posting, Ledger& ledger) {
    const Charge& charge = posting.charge.charge;
    for (const Flow flow : flows_of(charge)) {
        Account& account = ledger.account(charge.payer, charge.item, flow);
        posting.periods[static_cast<std::size_t>(flow)] = account.periods;
        posting.usd[static_cast<std::size_t>(flow)] = account.usd.data();
    }
}

/// Opens the accounts of the technologies that are chosen somewhere.
Postings open_postings(const std::vector<std::size_t>& chosen, const SharedWorks& works, const Rates& rates,
                       Ledger& ledger) {
    Postings postings;
    for (const Technology technology : technologies) {
        const auto row = static_cast<std::size_t>(technology);
        if (std::ranges::find(chosen, row) == chosen.end()) continue;
        const bool is_shared = works.has(technology);
        for (const Work work : work_kinds) {
            const auto of_work = static_cast<std::size_t>(work);
            postings.connection[row][of_work] = open_accounts(charges_of(technology, work, rates), ledger);
            if (is_shared && technology == Technology::point_to_point)
                postings.shared_radio[of_work] = open_accounts(shared_radio_charges(work, rates), ledger);
        }
        if (is_shared) postings.works[row] = open_accounts(works_charges(technology, rates), ledger);
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
    find_all(postings.works);
    return postings;
}

} // namespace

void enter_connections(const std::vector<std::size_t>& chosen, const CostBasis& basis, const Rates& rates,
                       Ledger& ledger) {
    assert(chosen.size() == ledger.school_count);
    const SharedWorks works = join_works(basis, rates.fiber);
    const std::vector<WorksPart> part = share_works(works, chosen, ledger.starts);
    const Postings postings = open_postings(chosen, works, rates, ledger);
    const QuantityMeter meter{basis, rates, ledger.horizon};
    const Bookkeeper bookkeeper{ledger};
    geo::Progress progress;
    geo::parallel_chunks(chosen.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        Quantities quantities;
        const auto post = [&](const std::vector<Posting>& list, std::size_t school) {
            for (const Posting& posting : list)
                bookkeeper.post(posting, quantities.of(posting.charge.charge.quantity), school);
        };
        for (std::size_t school = begin; school < end; ++school) {
            if (chosen[school] == not_chosen) continue;
            const auto technology = static_cast<Technology>(chosen[school]);
            const Work work = work_for(basis.standing[school], basis.schools.has_fiber[school], technology);
            meter.measure(school, technology, work, quantities);
            const bool is_shared = works.vertex_of(technology, school) != SharedWorks::none;
            if (is_shared) meter.add_works(part[school], quantities);
            const bool shares_radio = is_shared && technology == Technology::point_to_point;
            post(shares_radio ? postings.shared_radio[static_cast<std::size_t>(work)]
                              : postings.of(chosen[school], work),
                 school);
            if (is_shared) post(postings.works[chosen[school]], school);
        }
    });
}

} // namespace planner
