// SPDX-License-Identifier: Apache-2.0
#include "planner/select/outlays.h"

#include "geo/parallel.h"

namespace planner {

namespace {

std::vector<DatedCharge> date_charges(const std::vector<Charge>& charges, int years) {
    std::vector<DatedCharge> dated;
    for (const Charge& charge : charges)
        dated.emplace_back(charge, years);
    return dated;
}

} // namespace

Outlays::Outlays(const Plan& plan, const PhasingBasis& basis, bool with_people, int start_count)
    : plan_{plan},
      basis_{basis},
      with_people_{with_people && basis.people_rules.enabled},
      start_count_{start_count},
      capex_factor_{1.0 + basis.rates.overheads.contingency_share + basis.rates.overheads.programme_share},
      meter_{basis.cost, basis.rates, basis.horizon},
      biller_{basis.people, basis.people_rules, basis.rates.power, basis.horizon, start_count - 1},
      is_offline_{mark_offline(plan, basis.plan.standing)},
      works_charges_{date_charges(works_charges(basis.rates), basis.horizon.years)} {
    for (const Work work : work_kinds)
        shared_radio_charges_[static_cast<std::size_t>(work)] =
            date_charges(shared_radio_charges(work, basis.rates), basis.horizon.years);
    for (const Technology technology : technologies) {
        for (const Work work : work_kinds)
            charges_[static_cast<std::size_t>(technology)][static_cast<std::size_t>(work)] =
                date_charges(charges_of(technology, work, basis.rates), basis.horizon.years);
    }
}

std::vector<std::vector<double>> Outlays::in_first_year(std::span<const std::size_t> schools) const {
    const std::vector<double> zeros(plan_.outcome.size(), 0.0);
    std::vector<std::vector<double>> usd(static_cast<std::size_t>(start_count_), zeros);
    geo::Progress progress;
    geo::parallel_chunks(schools.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        Measured measured;
        for (const std::size_t school : schools.subspan(begin, end - begin)) {
            measure(school, measured);
            for (int start = 0; start < start_count_; ++start)
                add(school, measured, {start, start + 1}, {&usd[static_cast<std::size_t>(start)][school], 1});
        }
    });
    return usd;
}

std::vector<double> Outlays::by_year(std::span<const std::size_t> schools, int start) const {
    const PaidYears years{start, basis_.horizon.years};
    const std::vector<double> zeros(static_cast<std::size_t>(years.end - years.start), 0.0);
    const std::size_t chunk_count = (schools.size() + geo::rows_per_chunk - 1) / geo::rows_per_chunk;
    std::vector<std::vector<double>> chunk_usd(chunk_count, zeros);
    geo::Progress progress;
    geo::parallel_chunks(schools.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        Measured measured;
        for (const std::size_t school : schools.subspan(begin, end - begin)) {
            measure(school, measured);
            add(school, measured, years, chunk_usd[begin / geo::rows_per_chunk]);
        }
    });
    std::vector<double> usd = zeros;
    for (const std::vector<double>& chunk : chunk_usd) {
        for (std::size_t year = 0; year < usd.size(); ++year)
            usd[year] += chunk[year];
    }
    return usd;
}

std::vector<double> Outlays::of_works(const WorksPart& built, int start) const {
    const PaidYears years{start, basis_.horizon.years};
    std::vector<double> usd(static_cast<std::size_t>(years.end - years.start), 0.0);
    Quantities quantities;
    meter_.add_works(built, quantities);
    for (const DatedCharge& charge : works_charges_)
        pay_charge(charge, quantities.of(charge.charge.quantity), years, [&](Flow flow, int period, double amount_usd) {
            add_payment(years, flow, period, amount_usd, usd);
        });
    return usd;
}

std::vector<double> Outlays::of_edges_in_first_year(int start) const {
    std::array<double, shared_works.size()> one_usd{}; // of one of each
    for (const SharedWork work : shared_works) {
        WorksPart one;
        one.of(work) = 1.0;
        one_usd[static_cast<std::size_t>(work)] = of_works(one, start).front();
    }
    std::vector<double> usd;
    for (const WorksPart& edge : basis_.plan.cost.works.edge)
        usd.push_back(edge.times(one_usd));
    return usd;
}

void Outlays::measure(std::size_t school, Measured& measured) const {
    measured.charges = nullptr;
    const std::optional<Technology> technology = technology_of(plan_.outcome[school]);
    if (!technology) return;
    const Work work = work_for(basis_.plan.standing[school], basis_.plan.schools.has_fiber[school], *technology);
    meter_.measure(school, *technology, work, measured.quantities);
    measured.charges = &charges_[static_cast<std::size_t>(*technology)][static_cast<std::size_t>(work)];
    if (technology == Technology::point_to_point && basis_.plan.options.shares_radio(school))
        measured.charges = &shared_radio_charges_[static_cast<std::size_t>(work)];
}

void Outlays::add(std::size_t school, const Measured& measured, PaidYears years, std::span<double> usd) const {
    const auto pay = [&](Flow flow, int period, double amount_usd) {
        add_payment(years, flow, period, amount_usd, usd);
    };
    if (measured.charges) {
        for (const DatedCharge& charge : *measured.charges)
            pay_charge(charge, measured.quantities.of(charge.charge.quantity), years, pay);
    }
    if (!with_people_ || !plan_.has_people[school]) return;
    const bool is_offline = is_offline_[school];
    biller_.bill(
        school, years, [&](Item, Flow flow, int period, double amount_usd) { pay(flow, period, amount_usd); },
        [&](Item, Flow flow, int period, double amount_usd) {
            if (is_offline) pay(flow, period, amount_usd);
        });
}

void Outlays::add_payment(PaidYears years, Flow flow, int period, double amount_usd, std::span<double> usd) const {
    if (flow == Flow::residual) return;
    const int year = flow == Flow::opex ? period - 1 : period;
    usd[static_cast<std::size_t>(year - years.start)] += flow == Flow::capex ? capex_factor_ * amount_usd : amount_usd;
}

} // namespace planner
