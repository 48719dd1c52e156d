// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace planner {

struct ScenarioResult;

/// What a year of a plan with yearly budgets does and pays, undiscounted USD of what the budgets cover.
struct PhaseYear {
    int year = 0;               // calendar
    std::size_t schools = 0;    // that get their connection
    double learners = 0.0;      // at these; NaN: not known
    double budget_usd = 0.0;    // of this year alone; 0 after the last one
    double earlier_usd = 0.0;   // running costs and replacements at schools of earlier years
    double capex_usd = 0.0;     // of work that begins, with its overheads
    double running_usd = 0.0;   // of the same work in this year
    double spent_usd = 0.0;     // of these three what budget and carried money pay
    double carried_usd = 0.0;   // left for the next year
    double uncovered_usd = 0.0; // what they do not pay: of earlier work alone

    double due_usd() const { return earlier_usd + capex_usd + running_usd; }
};

/// How a plan with yearly budgets goes. Source: METHODS.md "Phases".
struct Phases {
    std::vector<PhaseYear> years;         // every year of the horizon
    std::size_t schools_left = 0;         // that the plan would connect, and that find no room
    double learner_years_waited = 0.0;    // lost by waiting, present value; NaN: learners are not known, as below
    double learner_years_unreached = 0.0; // lost at schools that find no room
    double uncovered_usd = 0.0;           // over all years

    double learner_years_lost() const { return learner_years_waited + learner_years_unreached; }

    /// The last year in which a school is connected; the first of all where none is.
    int last_year() const;
};

/// Sums the ledger of a result whose scenario has yearly budgets.
Phases measure_phases(const ScenarioResult& result);

/// Calendar year in which the plan's work at a school begins: its connection, or devices, training and content alone;
/// 0: the plan does nothing there.
int phase_year(const ScenarioResult& result, std::size_t school);

/// The result whose plan stands as it does at the end of a calendar year, for maps: schools that are connected later
/// are offline and keep their year, what is built later is not there. Its totals stay those of the whole plan.
ScenarioResult result_by(const ScenarioResult& result, int year);

/// How the phases go, in a sentence: "by the yearly budgets 2,412 schools are connected by 2031"; what is left out or
/// not paid for; empty: none.
std::string describe_phases(const ScenarioResult& result);

} // namespace planner
