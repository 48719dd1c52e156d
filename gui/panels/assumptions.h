// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gui/ui/slider.h"
#include "planner/scenario/keys.h"

namespace gui {

/// One of the assumptions that have a slider: a key of the scenario, and how a person sees it.
struct Assumption {
    std::string_view key;             // of planner::scenario_keys()
    double lowest = 0.0;              // the slider's ends, in the key's own unit: the span a country may expect,
    double highest = 0.0;             // METHODS.md "Default values"; typing reaches the key's whole range
    double shown_per_unit = 1.0;      // 0.001 shows metres as kilometres, 100 a share as percent
    std::string_view shown_unit = {}; // where shown_per_unit is not 1
    std::string_view label = {};      // where the key's own is too long beside a slider
    std::string_view only_with = {};  // shown where one of the group's choices is this word; empty: always
};

/// Assumptions under one heading, with the switch that turns all of them off and choices above them, if there are any.
struct AssumptionGroup {
    std::string_view title;
    std::string_view switch_key; // empty: none
    std::span<const Assumption> assumptions;
    bool starts_open = true;
    std::span<const std::string_view> choice_keys = {};
};
std::span<const AssumptionGroup> assumption_groups();

/// "12 000 USD/km", "6.0 %".
std::string value_text(const Assumption& assumption, const planner::Key& key, double value);
/// The slider's span in the key's own unit, with its default marked.
ui::SliderRange slider_range(const Assumption& assumption, const planner::Key& key);
/// What the tooltip says: the meaning, the default, the range that may be typed, the source.
std::string explanation(const Assumption& assumption, const planner::Key& key);

} // namespace gui
