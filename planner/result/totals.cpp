// SPDX-License-Identifier: Apache-2.0
#include "planner/result/totals.h"

#include <cmath>
#include <numeric>

#include "planner/result/access.h"

namespace planner {

namespace {

double sum(const std::vector<double>& column) { return std::accumulate(column.begin(), column.end(), 0.0); }

/// Nothing where an addend was not known.
std::optional<double> if_known(double sum) { return std::isnan(sum) ? std::nullopt : std::optional{sum}; }

void count_schools(const ScenarioResult& result, Totals& totals) {
    const Schools& schools = result.dataset->schools;
    totals.schools = schools.size();
    double all = 0.0, before = 0.0, after = 0.0;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const double learners = result.indicators->learners[school];
        totals.connected += schools.connectivity[school] == Answer::yes;
        totals.unconnected += schools.connectivity[school] == Answer::no;
        totals.unknown_connectivity += schools.connectivity[school] == Answer::unknown;
        totals.unknown_electricity += schools.electricity[school] == Electricity::unknown;
        totals.imputed_learners += result.indicators->learners_imputed[school];
        all += learners;
        if (is_connected_before(result, school)) before += learners;
        if (is_connected_after(result, school)) after += learners;
    }
    totals.learners = if_known(all);
    totals.learners_connected_before = if_known(before);
    totals.learners_connected_after = if_known(after);
    totals.unknown = totals.unknown_connectivity;
}

/// How many of a kind the plan builds.
std::size_t count_built(const ScenarioResult& result, SharedWork work) {
    const SharedWorks& works = result.cost->works;
    std::size_t count = 0;
    for (std::size_t vertex = 0; vertex < works.size(); ++vertex) {
        if (result.plan->work_users[vertex] > 0 && works.edge[vertex].of(work) > 0.0) ++count;
    }
    return count;
}

void sum_outcomes(const ScenarioResult& result, const CostSums& connection, Totals& totals) {
    std::array<double, outcome_count> learners{};
    for (std::size_t school = 0; school < totals.schools; ++school) {
        const Outcome outcome = result.plan->outcome[school];
        OutcomeTotals& of = totals.plan[static_cast<std::size_t>(outcome)];
        ++of.schools;
        learners[static_cast<std::size_t>(outcome)] += result.indicators->learners[school];
        of.capex_usd += connection.capex_usd[school];
        of.opex_usd_per_year += connection.opex_usd_per_year[school];
        of.npv_usd += connection.npv_usd[school];
        if (outcome < Outcome::existing && (*result.standing)[school] == Standing::upgrade) ++totals.upgrades;
        if (result.plan->trench_users[school] == 0) continue;
        totals.fiber_route_km += result.layout->route_m(school, result.scenario.network.fiber) / 1'000.0;
    }
    totals.relay_towers = count_built(result, SharedWork::relay_tower);
    totals.new_sites = count_built(result, SharedWork::new_site);
    for (std::size_t outcome = 0; outcome < outcome_count; ++outcome)
        totals.plan[outcome].learners = if_known(learners[outcome]);
}

void sum_people(const ScenarioResult& result, Totals& totals) {
    for (std::size_t school = 0; school < totals.schools; ++school) {
        totals.devices_given += devices_given(result, school);
        totals.devices_bought += devices_bought(result, school);
        totals.teachers_trained += teachers_trained(result, school);
    }
}

/// Of the devices that the plan's schools hold; training counts as it is entered at the start.
void cost_seats(const ScenarioResult& result, Totals& totals) {
    SeatBasis basis;
    for (std::size_t school = 0; school < totals.schools; ++school) {
        if (!result.plan->has_people[school]) continue;
        basis.schools += 1.0;
        basis.devices += result.devices->held[school];
    }
    for (const Account& account : result.ledger->accounts) {
        if (account.item == Item::training && account.flow == Flow::capex)
            basis.training_usd += std::accumulate(account.usd.begin(), account.usd.end(), 0.0);
    }
    const Scenario& scenario = result.scenario;
    if (scenario.people.enabled && basis.devices > 0.0)
        totals.seat = cost_seat(basis, scenario.people, scenario.rates.power, scenario.horizon);
}

/// Learners whom the plan gives access to, in the first year, by the start of the work at their school.
std::vector<double> learners_given_access(const ScenarioResult& result) {
    const Plan& plan = *result.plan;
    std::vector<double> learners(static_cast<std::size_t>(plan.starts.last) + 1, 0.0);
    for (std::size_t school = 0; school < plan.outcome.size(); ++school) {
        if (!technology_of(plan.outcome[school])) continue;
        learners[static_cast<std::size_t>(plan.starts.of(school))] += result.indicators->learners[school];
    }
    return learners;
}

/// The present cost as a sum a year, and over the learner-years with access.
void spread_costs(const ScenarioResult& result, Totals& totals) {
    const Horizon& horizon = result.scenario.horizon;
    const double growth = result.scenario.demand.learners_growth_per_year;
    totals.equivalent_annual_usd = totals.npv_usd * capital_recovery_factor(horizon.real_rate(), horizon.years);
    double learner_years = 0.0, plain_learner_years = 0.0;
    for (int start = 0; const double learners : learners_given_access(result)) {
        learner_years += learners * discounted_years(horizon, growth, start);
        plain_learner_years += learners * plain_years(horizon, growth, start);
        ++start;
    }
    totals.learner_years = if_known(learner_years);
    if (!(learner_years > 0.0)) return;
    totals.npv_usd_per_learner_year = totals.npv_usd / learner_years;
    totals.npv_usd_per_plain_learner_year = totals.npv_usd / plain_learner_years;
}

void sum_costs(const ScenarioResult& result, const LedgerSums& sums, Totals& totals) {
    const auto npv_of = [&](Item item) { return sums.npv_usd[static_cast<std::size_t>(item)]; };
    totals.capex_usd = sum(sums.everything.capex_usd);
    totals.opex_usd_per_year = sum(sums.everything.opex_usd_per_year);
    totals.npv_usd = sum(sums.everything.npv_usd);
    totals.replacement_usd = sums.replacement_usd;
    totals.total_undiscounted_usd = sum(sums.paid_usd_by_year) + sums.residual_usd;
    totals.devices_npv_usd = npv_of(Item::devices);
    totals.people_npv_usd = npv_of(Item::training) + npv_of(Item::content);
    totals.device_power_npv_usd = npv_of(Item::device_power);
    totals.overheads_npv_usd = npv_of(Item::contingency) + npv_of(Item::programme);
    totals.operator_revenue_npv_usd = npv_of(Item::service);
    totals.operator_cost_npv_usd =
        npv_of(Item::link) + result.scenario.objective.service_cost_share * npv_of(Item::service);
    totals.residual_usd = sums.residual_usd;
    totals.paid_usd_by_year = sums.paid_usd_by_year;
    totals.present_usd_by_year = sums.present_usd_by_year;
    spread_costs(result, totals);
}

/// Least cost for all and a fixed order are about present cost; everything else about the benefit of the schools that
/// are connected. A fixed order with money for all optimises nothing, and what yearly budgets lay out has no bound for
/// its cost.
void judge_optimality(const ScenarioResult& result, Totals& totals) {
    const Objective::Kind kind = result.scenario.objective.kind;
    const Optimality& optimality = result.plan->optimality;
    const bool is_about_cost = kind == Objective::Kind::least_cost || kind == Objective::Kind::order;
    if (is_about_cost && !optimality.is_limited) {
        totals.objective_value = totals.npv_usd;
        if (kind == Objective::Kind::order || result.scenario.phasing.is_on()) return;
        const double gap_usd = optimality.cost_gap_usd;
        if (!std::isfinite(gap_usd)) return;
        totals.gap_share = share_of_gap(gap_usd, totals.npv_usd);
        totals.objective_bound = totals.npv_usd - (*totals.gap_share > 0.0 ? gap_usd : 0.0);
        return;
    }
    totals.objective_value = optimality.value;
    totals.objective_bound = optimality.bound;
    totals.gap_share = optimality.gap_share();
}

} // namespace

Totals sum_totals(const ScenarioResult& result, const LedgerSums& sums) {
    Totals totals;
    count_schools(result, totals);
    sum_outcomes(result, sums.connection, totals);
    sum_people(result, totals);
    cost_seats(result, totals);
    sum_costs(result, sums, totals);
    judge_optimality(result, totals);
    measure_equity(result, totals);
    return totals;
}

double devices_given(const ScenarioResult& result, std::size_t school) {
    const bool has_devices = result.scenario.people.enabled && result.plan->has_people[school];
    return has_devices ? result.devices->given[school] : 0.0;
}

double devices_bought(const ScenarioResult& result, std::size_t school) {
    return result.plan->has_people[school] ? std::round(result.paid_people->devices_bought[school]) : 0.0;
}

double teachers_trained(const ScenarioResult& result, std::size_t school) {
    return result.plan->has_people[school] ? std::round(result.paid_people->teachers_trained[school]) : 0.0;
}

double npv_usd_beside_connectivity(const Totals& totals) {
    return totals.devices_npv_usd + totals.people_npv_usd + totals.device_power_npv_usd + totals.overheads_npv_usd;
}

} // namespace planner
