// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace gui::ui {

/// The values that a slider runs over.
struct SliderRange {
    double lowest = 0.0, highest = 1.0;
    double usual = 0.0; // marked on the track
    double step = 0.01; // values are multiples of it
};

/// A round step (1, 2 or 5 times a power of ten) that divides a range into about 200; whole where asked.
double slider_step(double lowest, double highest, bool is_whole);

/// What the hand did in this frame.
struct SliderAnswer {
    bool changed = false;      // the value moved
    bool released = false;     // it was let go after moving: one undo step
    bool wants_typing = false; // double click, or click with control
};

/// A track with a knob, so wide; moves `value`.
SliderAnswer slider(std::string_view id, const SliderRange& range, float width, double& value);

} // namespace gui::ui
