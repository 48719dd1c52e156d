// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <functional>
#include <string>

namespace gui::ui {

/// Plays a person: moves the mouse to items by id, presses, drags, types. One event a frame, set between the platform's
/// new frame and ImGui's.
class Driver {
public:
    void click(std::string id);
    void double_click(std::string id);
    /// With the right button, at shares of the item's width and height.
    void right_click(std::string id, double x_share, double y_share);
    /// Presses on the item at a share of its width, moves to another share in steps, and lets go.
    void drag(const std::string& id, double from_share, double to_share, int step_count = 5);
    /// The same, without letting go: for what happens while the hand is still on it.
    void drag_and_hold(const std::string& id, double from_share, double to_share, int step_count = 5);
    void release();
    void hover(std::string id);
    void type(std::string text);
    /// A key by GLFW's number, with control held or not.
    void press_key(int key, bool with_control = false);
    /// Lets frames pass.
    void wait(int frame_count);

    bool done() const { return events_.empty(); }
    /// Sets ImGui's inputs for the next frame. Throws geo::Error where an item to be pointed at is not on screen.
    void apply_next();

private:
    static void point_at(const std::string& id, double x_share, double y_share = 0.5);

    std::deque<std::function<void()>> events_;
};

} // namespace gui::ui
