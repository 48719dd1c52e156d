// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace tests {

/// ImGui without a window: a size, a font, and the mouse where the test puts it.
class NoWindow {
public:
    NoWindow(float width, float height);
    ~NoWindow();
    NoWindow(const NoWindow&) = delete;
    NoWindow& operator=(const NoWindow&) = delete;

    void move_mouse(float x, float y);
    void press(bool is_down);
    void turn_wheel(float steps);
    void hold_shift(bool is_down);
    /// Draws one frame.
    void frame(const std::function<void()>& draw);
};

} // namespace tests
