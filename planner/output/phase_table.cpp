// SPDX-License-Identifier: Apache-2.0
#include "planner/output/phase_table.h"

namespace planner {

std::vector<Column<std::vector<PhaseYear>>> phase_columns() {
    return {
        list_column<PhaseYear>("year", "year", "calendar year", &PhaseYear::year),
        list_column<PhaseYear>("schools", "schools", "that get their connection in this year", &PhaseYear::schools),
        list_column<PhaseYear>("learners", "learners", "at these schools", &PhaseYear::learners),
        list_column<PhaseYear>("budget_usd", "USD", "money of this year alone, not discounted as all here",
                               &PhaseYear::budget_usd),
        list_column<PhaseYear>("earlier_usd", "USD",
                               "running costs and replacements at schools whose work began in earlier years",
                               &PhaseYear::earlier_usd),
        list_column<PhaseYear>("capex_usd", "USD", "of the work that begins in this year, overheads included",
                               &PhaseYear::capex_usd),
        list_column<PhaseYear>("running_usd", "USD", "running costs of the same work in this year",
                               &PhaseYear::running_usd),
        list_column<PhaseYear>("spent_usd", "USD", "what budget and carried money pay of these three",
                               &PhaseYear::spent_usd),
        list_column<PhaseYear>("carried_usd", "USD", "what is left of them for the next year", &PhaseYear::carried_usd),
        list_column<PhaseYear>("uncovered_usd", "USD", "what they do not pay; earlier work causes all of it",
                               &PhaseYear::uncovered_usd)};
}

} // namespace planner
