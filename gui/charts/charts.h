// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include <imgui.h>

namespace gui {

/// Round marks of an axis from 0 (or the lowest value) to the highest: 3 to 6 of them, 1, 2 or 5 apart times a power of
/// ten.
std::vector<double> axis_marks(double lowest, double highest);

/// A round mark without the decimals that say nothing: "50 M", "2.5 k".
std::string mark_text(double mark);
/// A line across a chart from `from` to `right`, with its words left of it; the base stands out.
void draw_height_mark(ImDrawList& list, const std::string& words, ImVec2 from, float right, bool is_base);
/// How many marks apart labels must stand so that none touches the next: 1 = every mark has its label.
std::size_t label_stride(std::size_t mark_count, float axis_length, float label_width);

/// A column of a chart over years.
struct ChartColumn {
    std::string label;
    double value = 0.0; // not negative
};

/// Columns over years with an axis in short numbers and a tip on each column; fills `size`.
void draw_columns(std::span<const ChartColumn> columns, ImU32 colour, ImVec2 size);

/// A point of a curve that rises from left to right.
struct CurvePoint {
    double x = 0.0, y = 0.0;
    std::string tip;
};

/// Whether a curve rises from 0 in both directions; one that does not has nothing to show.
bool has_shape(std::span<const CurvePoint> points);

/// Points joined by a line, axes in short numbers, the point at `knee` stressed and named, a diamond named "now" where
/// things stand, on the curve or below it; fills `size`. Gives the point of the curve that is clicked, if one is. The
/// curve must have a shape.
std::optional<std::size_t> draw_curve(std::span<const CurvePoint> points, std::size_t knee,
                                      const std::optional<CurvePoint>& now, ImVec2 size);

/// A path over the ground: equally long rows of samples, metres.
struct PathProfile {
    std::span<const double> distance_m;
    std::span<const double> ground_m; // above sea level; NaN: not known
    std::span<const double> ray_m;
    std::span<const double> zone_m;      // lower edge of the room that the ray needs
    double clutter_m = 0.0;              // on top of the ground
    std::optional<std::size_t> tightest; // the sample that is stressed
};

/// The ground filled, what stands on it above, the ray and the room below it; heights in metres, distance in
/// kilometres; fills `size`.
void draw_profile(const PathProfile& profile, ImVec2 size);

/// A bar within a table's cell, `share` of its width.
void draw_bar(double share, ImU32 colour, float width);

} // namespace gui
