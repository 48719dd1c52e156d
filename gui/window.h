// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "gui/textures.h"
#include "planner/draw/image.h"

namespace gui {

/// What the program draws into: a window, or a picture in memory where there is no display. Owns ImGui's context.
class Screen {
public:
    virtual ~Screen() = default;
    /// Reads what the person did, and begins ImGui's frame. `wait_seconds` is how long it may sleep for an event;
    /// negative: until one comes; 0: the frame begins at once, however fast they follow each other.
    virtual void begin_frame(double wait_seconds) = 0;
    /// Draws what ImGui holds and shows it.
    virtual void end_frame() = 0;
    /// What was drawn last.
    virtual planner::Image picture() = 0;
    virtual bool is_closing() const { return false; }
    virtual Textures& textures() = 0;
};

/// A window of so many units of layout; nullptr where there is no display. Throws geo::Error if it has no OpenGL 3.3.
std::unique_ptr<Screen> open_window(int width, int height);

/// A picture in memory, drawn by EGL without a display. Throws geo::Error where EGL cannot do that.
std::unique_ptr<Screen> open_offscreen(int width, int height);

} // namespace gui
