// SPDX-License-Identifier: Apache-2.0
#include "planner/result/summary.h"

#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "planner/result/locked_roads.h"

namespace planner {

namespace {

constexpr int summary_format = 1;
constexpr std::array outcomes_in_order{Outcome::existing,  Outcome::fiber,   Outcome::cellular, Outcome::point_to_point,
                                       Outcome::satellite, Outcome::offline, Outcome::excluded};

/// Gathers values under the section that was begun last.
class Summary {
public:
    void begin(std::string section) { section_ = std::move(section); }
    void add(std::string_view name, double value) { put(name, value); }
    void add(std::string_view name, std::size_t count) { put(name, static_cast<std::int64_t>(count)); }
    void add(std::string_view name, std::string text) { put(name, std::move(text)); }
    void add(std::string_view name, std::optional<double> value) {
        value ? put(name, *value) : put(name, std::monostate{});
    }
    void add_null(std::string_view name) { put(name, std::monostate{}); }
    std::vector<SummaryValue> take() { return std::move(values_); }

private:
    template <typename Value>
    void put(std::string_view name, Value value) {
        values_.push_back(
            {section_.empty() ? std::string{name} : section_ + "." + std::string{name}, std::move(value)});
    }

    std::string section_;
    std::vector<SummaryValue> values_;
};

void add_heading(const ScenarioResult& result, Summary& summary) {
    summary.add("format", std::size_t{summary_format});
    summary.add("dataset.name", result.dataset->name);
    summary.add("scenario.name", result.scenario.name);
    summary.add("seed", std::size_t{result.scenario.seed});
}

void add_schools(const ScenarioResult& result, Summary& summary) {
    const Totals& totals = result.totals;
    summary.begin("schools");
    summary.add("read", result.dataset->school_counts.read);
    summary.add("used", totals.schools);
    summary.add("set_aside", result.dataset->school_counts.set_aside);
    summary.add("connected", totals.connected);
    summary.add("unconnected", totals.unconnected);
    summary.add("unknown", totals.unknown);
    summary.add("imputed_learners", totals.imputed_learners);
    summary.begin("learners");
    summary.add("total", totals.learners);
    summary.add("connected_before", totals.learners_connected_before);
    summary.add("connected_after", totals.learners_connected_after);
    summary.add("years_with_access", totals.learner_years);
}

void add_plan(const ScenarioResult& result, Summary& summary) {
    const Totals& totals = result.totals;
    for (const Outcome outcome : outcomes_in_order) {
        const OutcomeTotals& of = totals.plan[static_cast<std::size_t>(outcome)];
        summary.begin("plan." + std::string{name_of(outcome)});
        summary.add("schools", of.schools);
        summary.add("learners", of.learners);
        summary.add("capex_usd", of.capex_usd);
        summary.add("opex_usd_per_year", of.opex_usd_per_year);
        summary.add("npv_usd", of.npv_usd);
    }
    summary.begin("plan");
    summary.add("fiber_route_km", totals.fiber_route_km);
    summary.add("locked_route_km", locked_route_km(result));
    summary.add("locked_trench_usd", locked_trench_usd(result));
    summary.add("relay_towers", totals.relay_towers);
    summary.add("new_sites", totals.new_sites);
    summary.add("upgrades", totals.upgrades);
}

void add_costs(const Totals& totals, Summary& summary) {
    summary.begin("cost");
    summary.add("capex_usd", totals.capex_usd);
    summary.add("opex_usd_per_year", totals.opex_usd_per_year);
    summary.add("replacement_usd", totals.replacement_usd);
    summary.add("npv_usd", totals.npv_usd);
    summary.add("total_undiscounted_usd", totals.total_undiscounted_usd);
    summary.add("npv_usd_per_learner_year", totals.npv_usd_per_learner_year);
    summary.add("npv_usd_per_undiscounted_learner_year", totals.npv_usd_per_plain_learner_year);
    summary.add("equivalent_annual_usd", totals.equivalent_annual_usd);
    summary.begin("devices");
    summary.add("given", totals.devices_given);
    summary.add("bought", totals.devices_bought);
    summary.add("npv_usd", totals.devices_npv_usd);
    summary.add("seat_usd", totals.seat ? std::optional{totals.seat->usd} : std::nullopt);
    summary.add("seat_purchase_share",
                totals.seat ? std::optional{totals.seat->purchase_usd / totals.seat->usd} : std::nullopt);
    summary.begin("people");
    summary.add("teachers_trained", totals.teachers_trained);
    summary.add("npv_usd", totals.people_npv_usd);
    summary.begin("power");
    summary.add("npv_usd", totals.device_power_npv_usd);
    summary.begin("overheads");
    summary.add("npv_usd", totals.overheads_npv_usd);
    summary.begin("operator");
    summary.add("revenue_npv_usd", totals.operator_revenue_npv_usd);
    summary.add("cost_npv_usd", totals.operator_cost_npv_usd);
    summary.add("npv_usd", totals.operator_revenue_npv_usd - totals.operator_cost_npv_usd);
}

/// What is optimised: a budget that does not suffice for all turns least cost and a fixed order into most learners, or
/// most schools where there are no learners to count.
std::string name_of_objective(const ScenarioResult& result) {
    const Objective::Kind kind = result.scenario.objective.kind;
    const Optimality& optimality = result.plan->optimality;
    if (optimality.is_limited && kind != Objective::Kind::operator_npv)
        return optimality.counts_schools ? "most_schools" : "most_learners";
    switch (kind) {
    case Objective::Kind::least_cost:
        return "least_cost";
    case Objective::Kind::most_learners:
        return "most_learners";
    case Objective::Kind::most_schools:
        return "most_schools";
    case Objective::Kind::order:
        return "order";
    case Objective::Kind::operator_npv:
        return "operator_npv";
    }
    return "";
}

void add_judgement(const ScenarioResult& result, Summary& summary) {
    const Totals& totals = result.totals;
    summary.begin("unknown");
    summary.add("connectivity", totals.unknown_connectivity);
    summary.add("electricity", totals.unknown_electricity);
    summary.add("npv_usd_if_yes", totals.unknown_npv_usd_if_yes);
    summary.add("npv_usd_if_no", totals.unknown_npv_usd_if_no);
    summary.begin("optimality");
    summary.add("objective", name_of_objective(result));
    summary.add("value", totals.objective_value);
    summary.add("bound", totals.objective_bound);
    summary.add("gap_share", totals.gap_share);
    summary.add("unspent_usd", result.plan->unspent_usd);
    summary.add("floors_cost", result.floors_cost);
    const std::string missed = describe_missed_floors(result.plan->optimality);
    missed.empty() ? summary.add_null("floors_missed") : summary.add("floors_missed", missed);
    summary.begin("uncertainty");
    for (const std::string_view name : {"draws", "npv_usd_p05", "npv_usd_p50", "npv_usd_p95"})
        summary.add_null(name);
}

void add_phases(const ScenarioResult& result, Summary& summary) {
    summary.begin("phasing");
    if (!result.phases) {
        for (const std::string_view name :
             {"years", "schools_left", "learner_years_lost", "learner_years_unreached", "uncovered_usd"})
            summary.add_null(name);
        return;
    }
    const Phases& phases = *result.phases;
    const auto if_known = [](double years) { return std::isnan(years) ? std::nullopt : std::optional{years}; };
    summary.add("years", result.scenario.phasing.annual_budget_usd.size());
    summary.add("schools_left", phases.schools_left);
    summary.add("learner_years_lost", if_known(phases.learner_years_lost()));
    summary.add("learner_years_unreached", if_known(phases.learner_years_unreached));
    summary.add("uncovered_usd", phases.uncovered_usd);
}

void add_equity(const Totals& totals, Summary& summary) {
    summary.begin("equity");
    summary.add("gini_before", totals.gini_before);
    summary.add("gini_after", totals.gini_after);
    summary.add("theil_between_before", totals.theil_between_before);
    summary.add("theil_between_after", totals.theil_between_after);
    summary.add("theil_within_before", totals.theil_within_before);
    summary.add("theil_within_after", totals.theil_within_after);
    totals.equity_reason.empty() ? summary.add_null("reason") : summary.add("reason", totals.equity_reason);
}

} // namespace

std::vector<SummaryValue> summarise(const ScenarioResult& result) {
    Summary summary;
    add_heading(result, summary);
    add_schools(result, summary);
    add_plan(result, summary);
    add_costs(result.totals, summary);
    add_judgement(result, summary);
    add_phases(result, summary);
    add_equity(result.totals, summary);
    return summary.take();
}

} // namespace planner
