// SPDX-License-Identifier: Apache-2.0
#include "planner/output/data_dictionary.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "planner/output/area_table.h"
#include "planner/output/cash_flow_table.h"
#include "planner/output/cost_effectiveness_table.h"
#include "planner/output/frontier_table.h"
#include "planner/output/issue_table.h"
#include "planner/output/phase_table.h"
#include "planner/output/profile_table.h"
#include "planner/output/reach_tables.h"
#include "planner/output/reconciliation_folder.h"
#include "planner/result/school_columns.h"

namespace planner {

namespace {

template <typename Source>
void describe(std::string& text, std::string_view file, std::string_view row,
              const std::vector<Column<Source>>& columns) {
    text += fmt::format("### {}\n\n{}\n\n| column | unit | meaning |\n|---|---|---|\n", file, row);
    for (const Column<Source>& column : columns)
        text += fmt::format("| `{}` | {} | {} |\n", column.name, column.unit, column.meaning);
    text += '\n';
}

} // namespace

std::string data_dictionary() {
    ContextLayer any_layer;
    any_layer.name = "NAME";
    std::string text;
    describe(text, "schools.csv",
             "One row per school that is used, in file order; also the layer `schools` of run.gpkg.",
             school_columns({any_layer}));
    describe(text, "areas.csv", "One row per area and level; also the layer `areas` of run.gpkg.", area_columns());
    describe(text, "cashflow.csv", "One row per period and kind of payment; payments of zero are left out.",
             cash_flow_columns());
    describe(text, "frontier.csv",
             "One row per plan that is the best for its price, from nothing to everybody; rising money buys ever less.",
             frontier_columns());
    describe(
        text, "phases.csv",
        "One row per year of the horizon, where the scenario has yearly budgets; also the table `phases` of run.gpkg.",
        phase_columns());
    describe(text, "issues.csv", "One row per thing that was set aside, repaired or told.", issue_columns());
    describe(text, "cost_effectiveness.csv of `causeway compare`", "One row per run, after doing nothing.",
             cost_effectiveness_columns());
    describe(text, "schools.csv of `causeway reconcile`", "One row per school that is used, in file order.",
             reconciliation_columns());
    describe(text, "The table of `causeway profile`",
             "One row per sample of the relief under a school's radio link, from the school to the far end.",
             profile_columns());
    describe(text, "The table of `causeway reach`", "One row per level of education and radius.", reach_columns());
    describe(text, "The schools of `causeway reach`", "One row per level of education, radius and school.",
             school_reach_columns());
    return text;
}

} // namespace planner
