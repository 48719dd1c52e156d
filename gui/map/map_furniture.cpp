// SPDX-License-Identifier: Apache-2.0
#include "gui/map/map_furniture.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "gui/text/numbers.h"
#include "gui/ui/items.h"
#include "gui/ui/slider.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

constexpr ImU32 sheet = IM_COL32(255, 255, 255, 228);

void draw_sheet(ImDrawList& list, ImVec2 min, ImVec2 max) {
    list.AddRectFilled(min, max, sheet, px(4));
    list.AddRect(min, max, ui::colour::line, px(4));
}

float width_of(const std::string& text) { return ImGui::CalcTextSize(text.c_str()).x; }

/// The symbol that the map draws: a disc of the class's colour; for unknown a hatched square within a rim.
void draw_sign(ImDrawList& list, ImVec2 middle, const planner::LegendEntry& entry, bool is_ramp) {
    const float half = px(5);
    const ImVec2 min{middle.x - half, middle.y - half}, max{middle.x + half, middle.y + half};
    if (entry.hatched) {
        list.AddCircleFilled(middle, half, ui::colour::paper);
        list.AddCircle(middle, half - px(1), ui::colour::muted, 0, px(1.5f));
        for (const float offset : {-px(2), px(2)}) {
            list.AddLine({middle.x - px(2) + offset / 2.0f, middle.y + px(2) + offset / 2.0f},
                         {middle.x + px(2) + offset / 2.0f, middle.y - px(2) + offset / 2.0f}, ui::colour::muted);
        }
    } else if (is_ramp) {
        list.AddRectFilled({min.x, middle.y - px(8)}, {max.x, middle.y + px(8)}, ui::imgui_colour(entry.colour));
    } else {
        list.AddCircleFilled(middle, half, ui::imgui_colour(entry.colour));
    }
}

} // namespace

void draw_legend(ImDrawList& list, const PanelArea& map, const planner::Legend& legend) {
    if (legend.classes.empty()) return;
    const std::string title = legend.unit.empty() ? legend.title : legend.title + ", " + legend.unit;
    float label_width = 0.0f, count_width = 0.0f;
    for (const planner::LegendEntry& entry : legend.classes) {
        label_width = std::max(label_width, width_of(entry.label));
        count_width = std::max(count_width, width_of(count_text(static_cast<double>(entry.count))));
    }
    const float row = px(16), sign = px(20), gap = px(16), padding = px(8);
    const float width = std::max(sign + label_width + gap + count_width, width_of(title) * 1.06f) + 2 * padding;
    const float height = row * static_cast<float>(legend.classes.size()) + px(20) + 2 * padding;
    const ImVec2 max{map.max.x - px(8), map.max.y - px(8)}, min{max.x - width, max.y - height};
    draw_sheet(list, min, max);
    ui::note_item("map.legend", min, max);
    list.AddText(ui::fonts().bold, ui::fonts().bold->FontSize, {min.x + padding, min.y + padding}, ui::colour::text,
                 title.c_str());
    float middle = min.y + padding + px(20) + row / 2.0f;
    for (const planner::LegendEntry& entry : legend.classes) {
        const float text_top = middle - ImGui::GetTextLineHeight() / 2.0f;
        const std::string count = count_text(static_cast<double>(entry.count));
        draw_sign(list, {min.x + padding + px(6), middle}, entry, legend.is_ramp);
        list.AddText({min.x + padding + sign, text_top}, ui::colour::text, entry.label.c_str());
        list.AddText({max.x - padding - width_of(count), text_top}, ui::colour::muted, count.c_str());
        middle += row;
    }
}

void draw_scale(ImDrawList& list, const PanelArea& map, const planner::MapView& view,
                std::optional<geo::LonLat> under_mouse) {
    const planner::ScaleBar bar = planner::scale_bar(view, px(140));
    if (bar.pixels <= 0.0) return;
    const std::string place =
        under_mouse ? planner::coordinates_text(*under_mouse, view.metres_per_pixel) : std::string{};
    const float padding = px(8), height = px(24), length = static_cast<float>(bar.pixels);
    const float label_width = width_of(bar.label), place_width = place.empty() ? 0.0f : width_of(place) + px(16);
    const ImVec2 min{map.min.x + px(8), map.max.y - px(8) - height};
    const ImVec2 max{min.x + 2 * padding + length + px(8) + label_width + place_width, min.y + height};
    draw_sheet(list, min, max);
    const float base = min.y + px(15), left = min.x + padding, right = left + length;
    list.AddLine({left, base}, {right, base}, ui::colour::text, px(1.5f));
    for (const float x : {left, (left + right) / 2.0f, right})
        list.AddLine({x, base - px(5)}, {x, base}, ui::colour::text, px(1.5f));
    const float text_top = min.y + (height - ImGui::GetTextLineHeight()) / 2.0f;
    list.AddText({right + px(8), text_top}, ui::colour::text, bar.label.c_str());
    if (!place.empty()) list.AddText({right + px(24) + label_width, text_top}, ui::colour::muted, place.c_str());
}

PanelArea draw_years(ImDrawList& list, const PanelArea& map, const planner::Phases& phases, int& until_year) {
    const int first = phases.years.front().year, last = phases.last_year();
    if (until_year != 0) until_year = std::clamp(until_year, first, last);
    double year = until_year == 0 ? last : until_year, schools = 0.0, all_schools = 0.0;
    for (const planner::PhaseYear& phase : phases.years) {
        all_schools += static_cast<double>(phase.schools);
        if (phase.year <= static_cast<int>(year)) schools += static_cast<double>(phase.schools);
    }
    const float width = std::min(px(308), map.width() - px(60)), padding = px(8), height = px(48);
    const ImVec2 min{map.min.x + px(8), map.min.y + px(8)};
    const PanelArea below{{map.min.x, min.y + height}, map.max};
    draw_sheet(list, min, {min.x + width, min.y + height});
    const std::string words = "By the end of " + std::to_string(static_cast<int>(year));
    const std::string counts = count_text(schools) + " of " + count_text(all_schools) + " schools";
    list.AddText(ui::fonts().bold, ui::fonts().bold->FontSize, {min.x + padding, min.y + px(5)}, ui::colour::text,
                 words.c_str());
    list.AddText({min.x + width - padding - width_of(counts), min.y + px(5)}, ui::colour::muted, counts.c_str());
    if (first == last) return below;
    ImGui::SetCursorScreenPos({min.x + padding, min.y + px(26)});
    const ui::SliderRange range{static_cast<double>(first), static_cast<double>(last), static_cast<double>(last), 1.0};
    if (ui::slider("map.year", range, width - 2 * padding, year).changed)
        until_year = static_cast<int>(year) == last ? 0 : static_cast<int>(year);
    if (!ImGui::IsItemActive())
        ui::tip("Shows the map as it is at the end of a year: who is connected by then, and who comes later");
    return below;
}

void draw_north(ImDrawList& list, ImVec2 middle) {
    const float half = px(6);
    list.AddTriangleFilled({middle.x, middle.y - px(14)}, {middle.x - half, middle.y + px(2)},
                           {middle.x, middle.y - px(2)}, ui::colour::text);
    list.AddTriangle({middle.x, middle.y - px(14)}, {middle.x + half, middle.y + px(2)}, {middle.x, middle.y - px(2)},
                     ui::colour::text);
    list.AddText({middle.x - width_of("N") / 2.0f, middle.y + px(2)}, ui::colour::text, "N");
}

void draw_note(ImDrawList& list, const PanelArea& map, const char* words) {
    const ImVec2 min{map.min.x + px(8), map.min.y + px(8)};
    const ImVec2 size = ImGui::CalcTextSize(words, nullptr, false, map.width() / 2.0f);
    const ImVec2 max{min.x + size.x + px(16), min.y + size.y + px(8)};
    draw_sheet(list, min, max);
    ui::note_item("map.note", min, max);
    list.AddText(ImGui::GetFont(), ImGui::GetFontSize(), {min.x + px(8), min.y + px(4)}, ui::colour::text, words,
                 nullptr, map.width() / 2.0f);
}

} // namespace gui
