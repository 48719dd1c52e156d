// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include <imgui.h>

namespace gui::ui {

/// How much a button asks for attention.
enum class ButtonKind {
    plain,   // outlined, on a panel
    primary, // filled with the accent: at most one per panel
    quiet,   // words alone until hovered
    on_bar   // on the dark top bar
};

/// A button with a stable id; true when clicked.
bool button(std::string_view id, const std::string& label, ButtonKind kind = ButtonKind::plain, float width = 0.0f);
/// A square button with an icon, and a tooltip that names it.
bool icon_button(std::string_view id, const char* icon, const std::string& tip, ButtonKind kind = ButtonKind::quiet);
/// A box to tick; true when changed.
bool checkbox(std::string_view id, const std::string& label, bool& value);
/// A line to type in, with grey words while it is empty; true when changed.
bool text_field(std::string_view id, const std::string& hint, std::string& text, float width);

/// A list that drops down from the word chosen now; where true, items follow and ImGui::EndCombo() ends it.
bool begin_choice(std::string_view id, const std::string& chosen, float width);

/// A small title that begins a group.
void heading(const std::string& text);
/// Words of lesser weight.
void muted(const std::string& text);
void muted_wrapped(const std::string& text);
/// Text that ends at the right edge of what is available, or at `right` (cursor coordinates of the window).
void text_right(const std::string& text);
/// Muted name at the left, figure at the right.
void name_and_figure(const std::string& name, const std::string& figure, bool bold = false);
/// A square of colour in a line of text; unknown is hatched, never a colour.
void swatch(ImU32 fill, bool hatched = false);
/// A thin line across what is available, with space around it.
void rule();
/// Words that appear when the last item is hovered; wrapped.
void tip(const std::string& text);
/// What an empty place says: an icon, what is missing, and what to do next; in the middle of what is available.
void empty_state(const char* icon, const std::string& title, const std::string& advice);
/// Text shortened with an ellipsis to a width.
std::string shortened(const std::string& text, float width);
/// The same, drawn; where it is cut, all of it appears when it is hovered.
void text_within(const std::string& text, float width);
/// A bar of progress in a line of text.
void progress_bar(float share, float width);

} // namespace gui::ui
