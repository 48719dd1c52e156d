// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/tell_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "planner/data/grouped.h"
#include "planner/need/describe_ranking.h"
#include "planner/result/check_scenario.h"
#include "planner/result/describe_new_sites.h"
#include "planner/result/describe_node_room.h"
#include "planner/result/describe_offline.h"
#include "planner/result/describe_optimality.h"
#include "planner/result/locked_roads.h"
#include "planner/result/phases.h"
#include "planner/result/straight_hops.h"
#include "planner/result/totals.h"
#include "planner/result/unknown_sight.h"
#include "planner/select/exact_selection.h"
#include "planner/select/spending.h"

namespace planner {

namespace {

constexpr double percent = 100.0;

/// What a person wants to know first, on standard output.
void tell_result(const std::string& out, const ScenarioResult& result) {
    const Totals& totals = result.totals;
    constexpr double usd_per_million = 1e6;
    fmt::print("{}: {} schools, {:.1f} M USD over {} years\n", out, grouped(static_cast<double>(totals.schools)),
               totals.npv_usd / usd_per_million, result.scenario.horizon.years);
    for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
        const OutcomeTotals& of = totals.plan[outcome];
        if (of.schools == 0) continue;
        fmt::print("  {:<15}{:>9} {:<7} {:>12} learners {:>9.1f} M USD\n", name_of(static_cast<Outcome>(outcome)),
                   grouped(static_cast<double>(of.schools)), of.schools == 1 ? "school" : "schools",
                   of.learners ? grouped(std::round(*of.learners)) : "?", of.npv_usd / usd_per_million);
    }
    if (totals.relay_towers > 0)
        fmt::print("  {:<47}{:>9} {}\n", "schools that relay radio for others",
                   grouped(static_cast<double>(totals.relay_towers)), totals.relay_towers == 1 ? "tower" : "towers");
    if (!result.indicators->knows_learners())
        fmt::print("  the learners are not known: no devices are planned but each school's minimum set, and every "
                   "school asks for the least demand\n");
    fmt::print("  {:<47}{:>9.1f} M USD\n", "devices, people, their power, overheads",
               npv_usd_beside_connectivity(totals) / usd_per_million);
    fmt::print("  {:<47}{:>9.1f} M USD\n", "equivalent annual cost", totals.equivalent_annual_usd / usd_per_million);
    if (totals.npv_usd_per_learner_year)
        fmt::print("  {:<47}{:>9.2f} USD, {:.2f} over years not discounted\n", "levelised cost of a learner-year",
                   *totals.npv_usd_per_learner_year, *totals.npv_usd_per_plain_learner_year);
}

/// What a learner's device costs while it lives, and whether it is mostly its purchase.
void tell_seat(const ScenarioResult& result) {
    if (!result.totals.seat) return;
    const auto& [usd, purchase_usd] = *result.totals.seat;
    constexpr double suspicious_share = 0.5;
    const double purchase_share = purchase_usd / usd;
    fmt::print("  {:<47}{:>9.2f} USD, {:.0f} % of it the purchase{}\n", "a learner's device over its life", usd,
               purchase_share * percent,
               purchase_share > suspicious_share ? "; support or training may be missing" : "");
}

/// What a plan is worth to an operator, and what no plan exceeds.
void tell_operators_worth(const ScenarioResult& result) {
    constexpr double usd_per_million = 1e6;
    const Optimality& optimality = result.plan->optimality;
    const Totals& totals = result.totals;
    const double service_usd = result.scenario.objective.service_cost_share * totals.operator_revenue_npv_usd;
    fmt::print(
        "  worth {:.2f} M USD to an operator, who earns {:.1f} M USD, spends {:.1f} on links and {:.1f} on service",
        optimality.value / usd_per_million, totals.operator_revenue_npv_usd / usd_per_million,
        (totals.operator_cost_npv_usd - service_usd) / usd_per_million, service_usd / usd_per_million);
    if (!result.phases)
        fmt::print("; with fiber laid out so, no plan{} is worth more than {:.2f} (gap <= {})",
                   optimality.is_limited ? " within the budget" : "", optimality.bound / usd_per_million,
                   describe_gap(optimality.gap_share()));
    fmt::print("\n");
}

/// What a budget reaches, and what no plan within it exceeds.
void tell_reach(const ScenarioResult& result) {
    fmt::print("  {}\n", describe_reach(result));
    if (result.plan->optimality.counts_schools && result.scenario.objective.kind != Objective::Kind::most_schools)
        fmt::print("  it counts schools, since {}\n", result.indicators->knows_learners()
                                                          ? "those to connect have no learners, or no need"
                                                          : "their learners are not known");
}

/// Why the optimum is not proven though that was asked for; empty: it is, or was not.
std::string describe_unproven(Unproven unproven) {
    switch (unproven) {
    case Unproven::none:
        return "";
    case Unproven::no_solver:
        return "this build has no exact solver";
    case Unproven::many_schools:
        return fmt::format("that is done for at most {} schools that can be served", exact_school_limit);
    case Unproven::gave_up:
        return "the exact solver gave up after a counted number of steps";
    case Unproven::full_nodes:
        return "the gap is what other uses of the room at full transmission nodes might bring";
    }
    return "";
}

/// What floors cost, and which are not reached.
void tell_floors(const ScenarioResult& result) {
    const Optimality& optimality = result.plan->optimality;
    if (result.floors_cost > 0.0)
        fmt::print("  floors cost {}: without them a plan reaches so much more\n",
                   describe_benefit(result, *result.floors_cost));
    const std::string missed = describe_missed_floors(optimality), share = describe_reached_share(optimality);
    if (!missed.empty())
        fmt::print("  floors not reached, {} missing: {}{}{}\n",
                   result.indicators->knows_learners() ? "learners" : "schools", missed,
                   share.empty() ? "" : "; " + share,
                   optimality.floors_are_out_of_reach ? "; no plan within the budget reaches all" : "");
}

/// Lines that are only there where there is something to say.
void tell_line(const std::string& line) {
    if (!line.empty()) fmt::print("  {}\n", line);
}

/// How good the plan is known to be.
void tell_optimality(const ScenarioResult& result) {
    const bool is_operators = result.scenario.objective.kind == Objective::Kind::operator_npv;
    const bool is_limited = result.plan->optimality.is_limited;
    if (is_operators) tell_operators_worth(result);
    if (is_limited && !is_operators) tell_reach(result);
    tell_line(describe_least_cost(result));
    if (result.plan->unspent_usd)
        fmt::print("  unspent {} USD: {}\n", grouped(std::round(*result.plan->unspent_usd)),
                   is_limited ? "nothing more was found to fit" : "the budget pays for all of the plan");
    if (const std::string why = describe_unproven(result.plan->optimality.unproven); !why.empty())
        fmt::print("  the optimum is not proven: {}\n", why);
    tell_floors(result);
}

/// What each year of the phases does and pays.
void tell_phases(const ScenarioResult& result) {
    if (!result.phases) return;
    constexpr double usd_per_million = 1e6;
    for (const PhaseYear& year : result.phases->years) {
        if (year.budget_usd == 0.0 && year.due_usd() == 0.0) continue;
        fmt::print("  {:<15}{:>9} {:<7} {:>12} learners {:>9.1f} M USD, {:.1f} carried over", year.year,
                   grouped(static_cast<double>(year.schools)), year.schools == 1 ? "school" : "schools",
                   std::isnan(year.learners) ? "?" : grouped(std::round(year.learners)),
                   year.spent_usd / usd_per_million, year.carried_usd / usd_per_million);
        if (year.uncovered_usd > 0.0) fmt::print(", {:.1f} not covered", year.uncovered_usd / usd_per_million);
        fmt::print("\n");
    }
    fmt::print("  {}\n", describe_phases(result));
}

} // namespace

void tell_plan(const std::string& out, const ScenarioResult& result) {
    tell_result(out, result);
    tell_seat(result);
    tell_optimality(result);
    tell_line(describe_node_room(result));
    tell_line(describe_straight_hops(result));
    tell_line(describe_locked_roads(result));
    tell_line(describe_new_sites(result));
    tell_line(describe_unknown_sight(result));
    tell_phases(result);
    tell_line(describe_offline(result));
    for (const std::string& line : describe_odd_overrides(result))
        tell_line(line);
    tell_line(describe_thin_ranking(*result.ranking, result.scenario.ranking));
}

} // namespace planner
