// SPDX-License-Identifier: Apache-2.0
#include "planner/output/cost_effectiveness_table.h"

#include <functional>
#include <utility>

namespace planner {

namespace {

/// A column of the options or of the verdicts on them.
template <typename Row, typename Member>
Column<Comparison> option_column(std::string name, std::string unit, std::string meaning,
                                 std::vector<Row> Comparison::*rows, Member member) {
    return row_column<Comparison>(std::move(name), std::move(unit), std::move(meaning),
                                  [rows, member](const Comparison& comparison, std::size_t row) {
                                      return std::invoke(member, (comparison.*rows)[row]);
                                  });
}

} // namespace

std::vector<Column<Comparison>> cost_effectiveness_columns() {
    const auto judged = &Comparison::cost_effectiveness;
    return {
        row_column<Comparison>(
            "option", "", "doing nothing, or the name of a run",
            [](const Comparison& comparison, std::size_t row) { return comparison.name_of_option(row); }),
        option_column("npv_usd", "USD", "present cost of everything", &Comparison::option, &CostedEffect::usd),
        option_column("learner_years", "years", "learner-years with access that the plan gives, present value",
                      &Comparison::option, &CostedEffect::effect),
        option_column("usd_per_learner_year", "USD", "on the average of all of them", judged,
                      &CostEffectiveness::usd_per_effect),
        option_column("usd_per_step", "USD",
                      "for each learner-year beyond those of the next cheaper option that is not dominated by one",
                      judged, &CostEffectiveness::usd_per_step),
        option_column("usd_per_further_learner_year", "USD",
                      "the same beside the next cheaper option on the frontier; empty off the frontier", judged,
                      &CostEffectiveness::usd_per_further_effect),
        option_column("efficiency", "",
                      "frontier; dominated: another one reaches as much for less, or more for no more; "
                      "extendedly_dominated: two others, each in part, do",
                      judged, [](const CostEffectiveness& option) { return name_of(option.efficiency); }),
        row_column<Comparison>("better", "", "what dominates it", [](const Comparison& comparison, std::size_t row) {
            return name_better(comparison.cost_effectiveness[row], comparison);
        })};
}

} // namespace planner
