// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "planner/result/cost_effectiveness.h"
#include "planner/result/summary.h"
#include "planner/scenario/scenario.h"

namespace planner {

/// What a comparison needs of a run: the same from a result in memory and from a run folder.
struct ComparedRun {
    std::string name;
    Scenario scenario;
    std::vector<SummaryValue> summary;

    // One row per school.
    std::vector<std::string> id, admin1;
    std::vector<double> learners;
    std::vector<Outcome> outcome;
    std::vector<double> npv_usd;
    std::vector<int> connection_year; // 0: the plan does not connect it

    // One row per calendar year.
    std::vector<int> year;
    std::vector<double> usd; // paid, undiscounted: without residual value
};

/// A result as a run to compare.
ComparedRun compared_run(const ScenarioResult& result);

/// What becomes of a school in a run, seen from the baseline.
enum class SchoolChange {
    same,
    gains,      // connected here, not in the baseline
    loses,      // connected in the baseline, not here
    technology, // connected in both, by another technology
    other       // not connected in either, for another reason, or not in both runs
};
std::string_view name_of(SchoolChange change);

/// Figures with one value per run: row by row, NaN where a run has none or a part of it is not known. value[run][row].
struct ComparedFigures {
    std::vector<std::string> label;
    std::vector<std::vector<double>> value;
};

/// Assumptions in which runs differ, their names apart. value[run][row], as state_keys gives them; empty: none.
struct ComparedAssumptions {
    std::vector<std::string> name;
    std::vector<std::vector<std::string>> value;
};

/// Runs side by side; the first is the baseline.
struct Comparison {
    std::vector<std::string> runs; // names; one that repeats is followed by its position
    ComparedAssumptions assumptions;
    ComparedFigures totals;        // label: its name in summary.json; numbers only
    ComparedFigures area_schools;  // label: first-level area; connected schools
    ComparedFigures area_learners; // learners in connected schools
    ComparedFigures area_npv_usd;
    ComparedFigures year_usd;     // label: calendar year; paid, undiscounted
    ComparedFigures year_schools; // that get their connection

    // Doing nothing, then the runs.
    std::vector<CostedEffect> option; // present cost, learner-years with access that the plan gives
    std::vector<CostEffectiveness> cost_effectiveness;

    // Schools of all runs: those of the baseline in its order, then others as they come.
    std::vector<std::string> id, admin1;
    std::vector<double> learners;
    std::vector<std::vector<std::optional<Outcome>>> outcome; // [run][school]; empty: not in the run
    std::vector<std::vector<double>> npv_usd;                 // [run][school]; NaN: not in the run

    SchoolChange change_of(std::size_t run, std::size_t school) const;
    std::string name_of_option(std::size_t row) const { return row == 0 ? "doing nothing" : runs[row - 1]; }
};

/// The names of what dominates an option, "a" or "a and b"; empty: nothing does.
std::string name_better(const CostEffectiveness& judged, const Comparison& comparison);

/// What the learner-years of a run cost beside doing nothing and the other runs: "1,204 learner-years with
/// access, 53.33 USD each; dominated by a: costs more and reaches less".
std::string describe_cost_effectiveness(const Comparison& comparison, std::size_t run);

/// Compares runs with the first. Schools are matched by id, areas and figures by name.
Comparison compare(const std::vector<ComparedRun>& runs);

} // namespace planner
