// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gui/state.h"

namespace gui {

/// Writes what is on screen as JSON, whole or not at all: the items with their rectangles, the selection, the draft's
/// main numbers. For tests that drive the program from outside.
void write_state(const std::string& path, const Model& model, const View& view, bool is_settled);

} // namespace gui
