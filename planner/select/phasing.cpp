// SPDX-License-Identifier: Apache-2.0
#include "planner/select/phasing.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

#include "planner/select/operator_plan.h"
#include "planner/select/phase_queue.h"
#include "planner/select/pose_selection.h"
#include "planner/select/prices.h"
#include "planner/select/spending.h"

namespace planner {

namespace {

bool is_connected_by(const Plan& plan, std::size_t school) { return technology_of(plan.outcome[school]).has_value(); }

/// Benefit for a dollar of present cost, works shared as if all were built at once.
std::vector<double> measure_efficiency(const Plan& plan, const PlanBasis& basis, const Objective& objective) {
    const Prices prices = price_choices(basis);
    const double overhead_share = basis.overheads.contingency_share + basis.overheads.programme_share;
    std::vector<double> efficiency = measure_benefit(basis, objective).of_school;
    for (std::size_t school = 0; school < efficiency.size(); ++school) {
        const std::optional<Technology> technology = technology_of(plan.outcome[school]);
        if (!technology) continue;
        double usd = prices.of(*technology)[school] + plan.shared_npv_usd[school] +
                     overhead_share * plan.shared_capex_usd[school];
        if (objective.budget_covers_people) usd += prices.people_usd[school];
        efficiency[school] = usd > 0.0 ? efficiency[school] / usd : std::numeric_limits<double>::infinity();
    }
    return efficiency;
}

/// Connections by the order of the rules, then what is only to be equipped, neediest first.
std::vector<std::size_t> order_work(const Plan& plan, const PhasingBasis& basis, const Objective& objective,
                                    const PhasingRules& rules) {
    std::vector<std::size_t> order;
    for (const std::size_t school : basis.plan.ranking.order) {
        if (is_connected_by(plan, school)) order.push_back(school);
    }
    if (rules.order == PhasingRules::Order::efficiency) {
        const std::vector<double> efficiency = measure_efficiency(plan, basis.plan, objective);
        std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t school) { return efficiency[school]; });
    }
    if (!objective.budget_covers_people || !basis.people_rules.enabled) return order;
    for (const std::size_t school : basis.plan.ranking.order) {
        if (!is_connected_by(plan, school) && plan.has_people[school]) order.push_back(school);
    }
    return order;
}

/// Takes those off a plan whose work never begins.
void leave_out(const std::vector<std::size_t>& schools, bool with_people, Plan& plan) {
    for (const std::size_t school : schools) {
        if (with_people) plan.has_people[school] = false;
        if (!is_connected_by(plan, school)) continue;
        plan.outcome[school] = Outcome::offline;
        plan.offline_reason[school] = OfflineReason::beyond_phases;
        plan.year[school] = 0;
    }
}

/// Gives each school its start, year by year; those that are left are the answer.
std::vector<std::size_t> find_starts(PhaseQueue& queue, const Outlays& outlays, const PhasingRules& rules, int years,
                                     Starts& starts) {
    const std::vector<std::vector<double>> first_usd = outlays.in_first_year(queue.waiting());
    std::vector<double> due_usd(static_cast<std::size_t>(years), 0.0);
    double carried_usd = 0.0;
    for (std::size_t year = 0; year < first_usd.size(); ++year) {
        const auto start = static_cast<int>(year);
        const double has_usd = carried_usd + rules.annual_budget_usd[year];
        const double left_usd = std::max(has_usd - due_usd[year], 0.0);
        const std::vector<double> edge_usd = outlays.of_edges_in_first_year(start);
        const Cohort cohort = queue.take({left_usd, first_usd[year], edge_usd}, rules.skip_ahead);
        const std::vector<double> cohort_usd = outlays.by_year(cohort.schools, start);
        const std::vector<double> built_usd = outlays.of_works(cohort.built, start);
        for (std::size_t later = 0; later < cohort_usd.size(); ++later)
            due_usd[year + later] += cohort_usd[later] + built_usd[later];
        for (const std::size_t school : cohort.schools)
            starts.of_school[school] = start;
        if (!cohort.schools.empty()) starts.last = start;
        carried_usd = std::max(has_usd - due_usd[year], 0.0);
    }
    return queue.waiting();
}

} // namespace

Plan lay_out_phases(const Plan& plan, const PhasingBasis& basis, const Objective& objective,
                    const PhasingRules& rules) {
    const bool with_people = objective.budget_covers_people;
    const int start_count = std::min(static_cast<int>(rules.annual_budget_usd.size()), basis.horizon.years);
    Plan phased = plan;
    phased.starts.of_school.assign(plan.outcome.size(), 0);
    PhaseQueue queue{basis.plan.cost.works, plan.chosen_technology(), order_work(plan, basis, objective, rules)};
    const Outlays outlays{plan, basis, with_people, start_count};
    const std::vector<std::size_t> left = find_starts(queue, outlays, rules, basis.horizon.years, phased.starts);
    leave_out(left, with_people, phased);
    phased.unspent_usd.reset();
    if (!rules.skip_ahead && !left.empty()) phased.stops_at = left.front();
    for (std::size_t school = 0; school < phased.year.size(); ++school) {
        if (phased.year[school] > 0) phased.year[school] += phased.starts.of(school);
    }
    write_shares(basis.plan.cost, phased);
    Optimality reached = phased.optimality; // the value and the bound stay those of the budget
    judge_reach(basis.plan, objective, phased.outcome, reached);
    phased.optimality.missed_floors = std::move(reached.missed_floors);
    phased.optimality.floors_reached_share = reached.floors_reached_share;
    phased.optimality.phased_value = reached.value;
    if (objective.kind == Objective::Kind::operator_npv)
        phased.optimality.value = worth_to_operator(basis.plan, objective, phased.outcome);
    return phased;
}

} // namespace planner
