// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "gui/commands.h"
#include "gui/state.h"

namespace gui {

/// What a person decides about a school's connection instead of the plan, as a list to choose from.
void draw_school_decision(const View& view, std::string_view school_id, Commands& commands);

} // namespace gui
