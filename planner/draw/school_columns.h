// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/draw/school_classes.h"

namespace planner {

/// The column so named, or nothing.
std::optional<ColourColumn> find_colour_column(std::string_view name);

/// Numbers of a ramp column in the unit the column names; empty: the result does not have the table yet.
std::vector<double> column_numbers(const ScenarioResult& result, std::string_view name);

/// Whether a ramp column has few large values among many small ones, so that its classes go by quantiles.
bool is_skewed(std::string_view name);

/// Words of a category column, empty = unknown; an empty vector: the result does not have the table yet.
std::vector<std::string> column_words(const ScenarioResult& result, std::string_view name);

} // namespace planner
