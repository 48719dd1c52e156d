// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gui/app.h"
#include "gui/ui/driver.h"
#include "gui/ui/items.h"
#include "tests/gui/no_window.h"

namespace tests {

/// The desktop without a window: ImGui with our fonts and theme and no graphics, one frame at a time, a driver as
/// person.
class Desk {
public:
    explicit Desk(float width = 1280.0f, float height = 800.0f);

    gui::Model model;
    gui::View view;
    gui::ui::Driver person;

    /// One frame; the person's next event comes before it.
    void frame();
    /// Frames until the person has nothing more to do.
    void play();
    /// Frames until nothing is being computed, painted or written. Fails after ten seconds.
    void settle();
    /// Opens a country drawn as text (tests::ascii_map) and computes its first plan.
    void open(const std::string& picture);
    bool shows(const std::string& item) const { return gui::ui::find_item(item) != nullptr; }

private:
    NoWindow window_;
    gui::NoTextures textures_;
};

/// Four schools at one node: two near, two far; a cell site and its coverage.
inline const char* const small_country = "*---a--b####\n"
                                         "        ^###\n"
                                         "c         d \n";

} // namespace tests
