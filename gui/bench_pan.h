// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "gui/state.h"

namespace gui {

/// Pans the map to and fro for some seconds, and prints the median and the 90th percentile of the frames' times and the
/// age of the oldest picture that was shown.
void bench_pan(const std::function<void()>& draw_frame, View& view);

} // namespace gui
