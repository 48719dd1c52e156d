// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/result/scenario_result.h"

namespace planner {

/// A column of schools.csv that can colour schools.
struct ColourColumn {
    enum class Kind { outcome, answer, category, code, ramp }; // category: words of the file; code: of this program
    std::string name;                                          // as in schools.csv
    std::string title;                                         // "Need score"
    std::string unit;                                          // "USD"; empty: none
    std::string group;                                         // the heading it stands under: "Need"
    Kind kind = Kind::ramp;
};

/// All that `SchoolColouring::column` may name, group by group, in the order a person would look for them: every column
/// of schools.csv but names, places and texts, with one per context layer at the end.
std::vector<ColourColumn> colour_columns(const std::vector<ContextLayer>& context);

/// The column so named, or nothing.
std::optional<ColourColumn> find_colour_column(const std::vector<ContextLayer>& context, std::string_view name);

/// Numbers of a ramp column in the unit the column names; empty: the result does not have the table yet. Before the
/// first plan those stand there that the dataset alone tells.
std::vector<double> column_numbers(const ScenarioResult& result, const ColourColumn& column);

/// Whether a column's words are years, which have an order.
bool is_year(std::string_view name);

/// Whether a ramp column has few large values among many small ones, so that its classes go by quantiles.
bool is_skewed(std::string_view name);

/// Words of a category or code column, empty = unknown; an empty vector: the result does not have the table yet.
std::vector<std::string> column_words(const ScenarioResult& result, const ColourColumn& column);

} // namespace planner
