// SPDX-License-Identifier: Apache-2.0
#include "gui/charts/charts.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "gui/text/numbers.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

std::vector<double> axis_marks(double lowest, double highest) {
    const double span = std::max(highest - lowest, 1e-9);
    const double power = std::pow(10.0, std::floor(std::log10(span / 3.0)));
    double step = power;
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        step = factor * power;
        if (span / step <= 5.0) break;
    }
    std::vector<double> marks;
    const double first = std::floor(lowest / step), last = std::floor(highest / step + 0.999);
    for (int at = 0; first + at <= last; ++at)
        marks.push_back((first + at) * step);
    return marks;
}

std::string mark_text(double mark) {
    if (std::abs(mark) < 1'000.0 && mark != std::round(mark)) return fmt::format("{:g}", mark);
    std::string text = short_text(mark);
    const std::size_t point = text.find('.');
    if (point == std::string::npos) return text;
    const std::size_t end = std::min(text.find_first_not_of("0123456789", point + 1), text.size());
    std::size_t keep = end;
    while (text[keep - 1] == '0')
        --keep;
    if (text[keep - 1] == '.') --keep;
    return text.erase(keep, end - keep);
}

void draw_height_mark(ImDrawList& list, const std::string& words, ImVec2 from, float right, bool is_base) {
    const ImVec2 size = ImGui::CalcTextSize(words.c_str());
    const float y = std::round(from.y);
    list.AddLine({from.x, y}, {right, y}, is_base ? ui::colour::faint : ui::colour::line);
    list.AddText({from.x - px(8) - size.x, y - size.y / 2.0f}, ui::colour::muted, words.c_str());
}

std::size_t label_stride(std::size_t mark_count, float axis_length, float label_width) {
    if (mark_count < 2 || axis_length <= 0.0f) return 1;
    const float pitch = axis_length / static_cast<float>(mark_count - 1);
    return std::max<std::size_t>(1, static_cast<std::size_t>(std::ceil((label_width + px(4)) / pitch)));
}

void draw_columns(std::span<const ChartColumn> columns, ImU32 colour, ImVec2 size) {
    double highest = 0.0;
    for (const ChartColumn& column : columns)
        highest = std::max(highest, column.value);
    if (highest == 0.0) highest = 1.0;
    const std::vector<double> marks = axis_marks(0.0, highest);
    const float axis_width = px(52), label_height = px(20);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 min{at.x + axis_width, at.y + ImGui::GetTextLineHeight() / 2.0f},
        max{at.x + size.x - px(12), at.y + size.y - label_height};
    const auto y_of = [&](double value) {
        return std::round(max.y - static_cast<float>(value / marks.back()) * (max.y - min.y));
    };
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (const double mark : marks)
        draw_height_mark(list, mark_text(mark), {min.x, y_of(mark)}, max.x, mark == 0.0);
    const float pitch = (max.x - min.x) / static_cast<float>(std::max<std::size_t>(1, columns.size()));
    const float width = std::min(pitch * 0.64f, px(36));
    const std::size_t labels_every = label_stride(columns.size(), max.x - min.x - pitch, ImGui::CalcTextSize("2000").x);
    for (std::size_t position = 0; position < columns.size(); ++position) {
        const ChartColumn& column = columns[position];
        const float middle = min.x + pitch * (static_cast<float>(position) + 0.5f);
        const ImVec2 slot_min{middle - pitch / 2.0f, min.y}, slot_max{middle + pitch / 2.0f, max.y + label_height};
        const bool is_hovered = ImGui::IsWindowHovered() && ImGui::IsMouseHoveringRect(slot_min, slot_max);
        if (is_hovered) list.AddRectFilled({slot_min.x, min.y}, {slot_max.x, max.y}, ui::colour::hover);
        list.AddRectFilled({middle - width / 2.0f, y_of(column.value)}, {middle + width / 2.0f, max.y}, colour);
        if (is_hovered) ImGui::SetTooltip("%s\n%s", column.label.c_str(), usd_text(column.value).c_str());
        if (position % labels_every != 0) continue;
        const float label_width = ImGui::CalcTextSize(column.label.c_str()).x;
        list.AddText({middle - label_width / 2.0f, max.y + px(2)}, ui::colour::muted, column.label.c_str());
    }
    ImGui::Dummy(size);
}

void draw_bar(double share, ImU32 colour, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = px(10), top = at.y + std::round((ImGui::GetTextLineHeight() - height) / 2.0f);
    const float filled = width * static_cast<float>(std::clamp(share, 0.0, 1.0));
    ImGui::GetWindowDrawList()->AddRectFilled(
        {at.x, top}, {at.x + std::max(filled, share > 0.0 ? 1.0f : 0.0f), top + height}, colour);
    ImGui::Dummy({width, ImGui::GetTextLineHeight()});
}

} // namespace gui
