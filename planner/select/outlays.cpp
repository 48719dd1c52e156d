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
      trench_charges_{date_charges(trench_charges(basis.rates.fiber), basis.horizon.years)},
      radio_way_charges_{date_charges(radio_way_charges(basis.rates.point_to_point), basis.horizon.years)},
      new_site_charges_{date_charges(new_site_charges(basis.rates.new_sites), basis.horizon.years)} {
    for (const Work work : works)
        shared_radio_charges_[static_cast<std::size_t>(work)] =
            date_charges(shared_radio_charges(work, basis.rates), basis.horizon.years);
    for (const Technology technology : technologies) {
        for (const Work work : works)
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

std::vector<double> Outlays::of_trench_dollar(int start) const {
    const PaidYears years{start, basis_.horizon.years};
    std::vector<double> usd(static_cast<std::size_t>(years.end - years.start), 0.0);
    Series one;
    one.first = 1.0;
    for (const DatedCharge& charge : trench_charges_)
        pay_charge(charge, one, years, [&](Flow flow, int period, double amount_usd) {
            add_payment(years, flow, period, amount_usd, usd);
        });
    return usd;
}

void Outlays::measure(std::size_t school, Measured& measured) const {
    measured.charges = measured.besides = nullptr;
    const std::optional<Technology> technology = technology_of(plan_.outcome[school]);
    if (!technology) return;
    const Work work = work_for(basis_.plan.standing[school], basis_.plan.schools.has_fiber[school], *technology);
    meter_.measure(school, *technology, work, measured.quantities);
    measured.charges = &charges_[static_cast<std::size_t>(*technology)][static_cast<std::size_t>(work)];
    const NetworkOptions& options = basis_.plan.options;
    if (technology == Technology::cellular) {
        measured.quantities.of(Quantity::new_site_share).first = new_site_share(options, school);
        measured.besides = &new_site_charges_;
    } else if (technology == Technology::point_to_point && options.shares_radio(school)) {
        const std::span<const double> grid_share = basis_.plan.indicators.electricity_share;
        meter_.add_radio_way(whole_radio_way(options.relays, school, grid_share), measured.quantities);
        measured.charges = &shared_radio_charges_[static_cast<std::size_t>(work)];
        measured.besides = &radio_way_charges_;
    }
}

void Outlays::add(std::size_t school, const Measured& measured, PaidYears years, std::span<double> usd) const {
    const auto pay = [&](Flow flow, int period, double amount_usd) {
        add_payment(years, flow, period, amount_usd, usd);
    };
    for (const std::vector<DatedCharge>* charges : {measured.charges, measured.besides}) {
        if (!charges) continue;
        for (const DatedCharge& charge : *charges)
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
