// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "gui/state.h"

namespace gui {

/// Pans the map in a figure of eight, and prints the median and the 90th percentile of the frames' times, and the age
/// of the oldest picture that was on screen: how long ago it showed all that was wanted.
void bench_pan(const std::function<void()>& draw_frame, const Model& model, View& view);

} // namespace gui
