// SPDX-License-Identifier: Apache-2.0
#include "gui/ui/widgets.h"

#include <algorithm>
#include <cmath>

#include <imgui_internal.h>
#include <imgui_stdlib.h>

#include "gui/ui/items.h"
#include "gui/ui/theme.h"

namespace gui::ui {

namespace {

struct ButtonColours {
    ImU32 fill, hovered, active, text, border;
};

ButtonColours colours_of(ButtonKind kind) {
    constexpr ImU32 clear = IM_COL32(0, 0, 0, 0);
    switch (kind) {
    case ButtonKind::primary:
        return {colour::accent, colour::accent_hover, colour::bar, colour::paper, colour::accent};
    case ButtonKind::quiet:
        return {clear, colour::hover, colour::accent_soft, colour::text, clear};
    case ButtonKind::on_bar:
        return {clear, IM_COL32(255, 255, 255, 28), IM_COL32(255, 255, 255, 48), colour::on_bar, clear};
    case ButtonKind::plain:
        break;
    }
    return {colour::paper, colour::hover, colour::accent_soft, colour::text, colour::track};
}

/// ImGui's own identity of a widget stays apart from its words.
std::string labelled(std::string_view id, const std::string& label) { return label + "###" + std::string{id}; }

bool coloured_button(std::string_view id, const std::string& label, ButtonKind kind, ImVec2 size) {
    const ButtonColours colours = colours_of(kind);
    ImGui::PushStyleColor(ImGuiCol_Button, colours.fill);
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, colours.hovered);
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, colours.active);
    ImGui::PushStyleColor(ImGuiCol_Text, colours.text);
    ImGui::PushStyleColor(ImGuiCol_Border, colours.border);
    const bool clicked = ImGui::Button(labelled(id, label).c_str(), size);
    ImGui::PopStyleColor(5);
    note_item(id);
    return clicked;
}

} // namespace

bool button(std::string_view id, const std::string& label, ButtonKind kind, float width) {
    return coloured_button(id, label, kind, {width, 0.0f});
}

bool icon_button(std::string_view id, const char* icon, const std::string& tip_text, ButtonKind kind) {
    const float side = ImGui::GetFrameHeight();
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {0.0f, ImGui::GetStyle().FramePadding.y});
    const bool clicked = coloured_button(id, icon, kind, {side, side});
    ImGui::PopStyleVar();
    tip(tip_text);
    return clicked;
}

bool checkbox(std::string_view id, const std::string& label, bool& value) {
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(1), px(0)});
    ImGui::PushStyleColor(ImGuiCol_Border, value ? colour::accent : colour::faint);
    const bool changed = ImGui::Checkbox(labelled(id, label).c_str(), &value);
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
    note_item(id);
    return changed;
}

bool text_field(std::string_view id, const std::string& hint, std::string& text, float width) {
    ImGui::SetNextItemWidth(width);
    const bool changed = ImGui::InputTextWithHint(labelled(id, "").c_str(), hint.c_str(), &text);
    note_item(id);
    return changed;
}

bool begin_choice(std::string_view id, const std::string& chosen, float width) {
    ImGui::SetNextItemWidth(width);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = ImGui::GetFrameHeight();
    const bool is_open = ImGui::BeginCombo(labelled(id, "").c_str(), chosen.c_str(),
                                           ImGuiComboFlags_HeightLarge | ImGuiComboFlags_NoArrowButton);
    if (is_open) return true;
    note_item(id);
    const ImVec2 middle{at.x + width - px(14), at.y + height / 2.0f};
    const ImVec2 corners[]{
        {middle.x - px(4), middle.y - px(2)}, {middle.x, middle.y + px(2)}, {middle.x + px(4), middle.y - px(2)}};
    ImGui::GetWindowDrawList()->AddPolyline(corners, 3, colour::muted, 0, px(1.5f));
    return false;
}

void heading(const std::string& text) {
    ImGui::PushFont(fonts().bold);
    ImGui::PushStyleColor(ImGuiCol_Text, colour::accent);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void muted(const std::string& text) {
    ImGui::PushStyleColor(ImGuiCol_Text, colour::muted);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
}

void muted_wrapped(const std::string& text) {
    ImGui::PushTextWrapPos(0.0f);
    muted(text);
    ImGui::PopTextWrapPos();
}

void text_right(const std::string& text) {
    const float width = ImGui::CalcTextSize(text.c_str()).x;
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0f, ImGui::GetContentRegionAvail().x - width));
    ImGui::TextUnformatted(text.c_str());
}

void name_and_figure(const std::string& name, const std::string& figure, bool bold) {
    const float figure_width = ImGui::CalcTextSize(figure.c_str()).x + px(12);
    muted(shortened(name, ImGui::GetContentRegionAvail().x - figure_width));
    ImGui::SameLine();
    if (bold) ImGui::PushFont(fonts().bold);
    text_right(figure);
    if (bold) ImGui::PopFont();
}

void swatch(ImU32 fill, bool hatched) {
    const float side = px(10);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float top = at.y + std::round((ImGui::GetTextLineHeight() - side) / 2.0f);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min{at.x, top}, max{at.x + side, top + side};
    if (hatched) {
        list.AddRectFilled(min, max, colour::paper);
        list.PushClipRect(min, max, true);
        const int line_count = static_cast<int>(std::ceil(2.0f * side / px(3)));
        for (int line = 0; line < line_count; ++line) {
            const float left = min.x - side + px(3) * static_cast<float>(line);
            list.AddLine({left, max.y}, {left + side, min.y}, colour::muted, px(1));
        }
        list.PopClipRect();
        list.AddRect(min, max, colour::muted);
    } else {
        list.AddRectFilled(min, max, fill, px(2));
    }
    ImGui::Dummy({side, ImGui::GetTextLineHeight()});
}

void rule() {
    ImGui::Dummy({0.0f, px(2)});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(at, {at.x + ImGui::GetContentRegionAvail().x, at.y}, colour::line);
    ImGui::Dummy({0.0f, px(2)});
}

void tip(const std::string& text) {
    if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(12), px(8)});
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(px(320));
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

void empty_state(const char* icon, const std::string& title, const std::string& advice) {
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const ImVec2 start = ImGui::GetCursorPos();
    const float width = std::min(room.x - px(16), px(380));
    const float line = ImGui::GetTextLineHeightWithSpacing();
    const float advice_height = ImGui::CalcTextSize(advice.c_str(), nullptr, false, width).y;
    float y = start.y + std::max(0.0f, (room.y - line * 2.5f - advice_height) / 2.0f);
    const auto centred = [&](const std::string& text, ImU32 text_colour) {
        ImGui::SetCursorPos({start.x + (room.x - ImGui::CalcTextSize(text.c_str()).x) / 2.0f, y});
        ImGui::PushStyleColor(ImGuiCol_Text, text_colour);
        ImGui::TextUnformatted(text.c_str());
        ImGui::PopStyleColor();
        y += line * 1.25f;
    };
    ImGui::PushFont(fonts().headline);
    centred(icon, colour::faint);
    ImGui::PopFont();
    ImGui::PushFont(fonts().bold);
    centred(title, colour::text);
    ImGui::PopFont();
    const float advice_width = std::min(width, ImGui::CalcTextSize(advice.c_str(), nullptr, false, width).x);
    const float left = start.x + (room.x - advice_width) / 2.0f;
    ImGui::SetCursorPos({left, y});
    ImGui::PushTextWrapPos(left + advice_width + 1.0f);
    muted(advice);
    ImGui::PopTextWrapPos();
}

std::string shortened(const std::string& text, float width) {
    if (ImGui::CalcTextSize(text.c_str()).x <= width) return text;
    const float ellipsis = ImGui::CalcTextSize("\u2026").x;
    const char* rest = nullptr;
    ImGui::GetFont()->CalcTextSizeA(ImGui::GetFontSize(), std::max(0.0f, width - ellipsis), 0.0f, text.c_str(), nullptr,
                                    &rest);
    return std::string{text.c_str(), rest} + "\u2026";
}

void text_within(const std::string& text, float width) {
    const std::string shown = shortened(text, width);
    ImGui::TextUnformatted(shown.c_str());
    if (shown != text) tip(text);
}

void progress_bar(float share, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = px(6);
    const float top = at.y + (ImGui::GetTextLineHeight() - height) / 2.0f;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({at.x, top}, {at.x + width, top + height}, colour::track, height / 2.0f);
    const float filled = width * std::clamp(share, 0.0f, 1.0f);
    if (filled >= height) list.AddRectFilled({at.x, top}, {at.x + filled, top + height}, colour::accent, height / 2.0f);
    ImGui::Dummy({width, ImGui::GetTextLineHeight()});
}

} // namespace gui::ui
