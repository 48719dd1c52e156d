// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "planner/draw/image.h"
#include "planner/draw/palette.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// What colours the schools: the name of a column of schools.csv ("need" is "need_score").
struct SchoolColouring {
    std::string column = "technology";
    friend bool operator==(const SchoolColouring&, const SchoolColouring&) = default;
};

/// A line of the legend: what a colour means and how many schools wear it.
struct LegendEntry {
    Colour colour;
    bool hatched = false; // unknown: hollow on the map, hatched in the legend, never a colour
    std::string label;
    std::size_t count = 0;
};

/// The legend of a colouring. Counts sum to the number of schools; unknown stands last, and only where it occurs.
struct Legend {
    std::string title, unit;
    bool is_ramp = false; // classes are steps of a ramp, lowest first
    std::vector<LegendEntry> classes;
};

/// The class of each school in the legend beside it; what the map draws.
struct SchoolClasses {
    Legend legend;
    std::vector<std::uint8_t> of_school; // position in legend.classes
};

/// Classes of a colouring. A column whose table the result does not have (yet) makes every school unknown.
SchoolClasses classify_schools(const ScenarioResult& result, const SchoolColouring& colouring,
                               MapTheme theme = MapTheme::light);
/// The legend alone.
Legend legend_of(const ScenarioResult& result, const SchoolColouring& colouring, MapTheme theme = MapTheme::light);

} // namespace planner
