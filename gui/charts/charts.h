// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include <imgui.h>

namespace gui {

/// Round marks of an axis from 0 (or the lowest value) to the highest: 3 to 6 of them, 1, 2 or 5 apart times a power of
/// ten.
std::vector<double> axis_marks(double lowest, double highest);

/// A column of a chart over years.
struct ChartColumn {
    std::string label;
    double value = 0.0; // may be negative: a residual
};

/// Columns over years with an axis in short numbers and a tip on each column; fills `size`.
void draw_columns(std::span<const ChartColumn> columns, ImU32 colour, ImVec2 size);

/// A bar within a table's cell, `share` of its width.
void draw_bar(double share, ImU32 colour, float width);

} // namespace gui
