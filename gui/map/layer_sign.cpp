// SPDX-License-Identifier: Apache-2.0
#include "gui/map/layer_sign.h"

#include <cmath>
#include <string>

#include "gui/ui/items.h"
#include "gui/ui/theme.h"

namespace gui {

using ui::px;

namespace {

void draw_hollow_square(ImDrawList& list, ImVec2 middle, ImU32 colour, float half) {
    list.AddRect({middle.x - half, middle.y - half}, {middle.x + half, middle.y + half}, colour, 0.0f, 0, px(1.5f));
}

void draw_triangle(ImDrawList& list, ImVec2 middle, ImU32 colour, bool is_hollow) {
    const float half = px(5);
    const ImVec2 top{middle.x, middle.y - half}, left{middle.x - half, middle.y + px(4)},
        right{middle.x + half, middle.y + px(4)};
    if (is_hollow)
        list.AddTriangle(top, left, right, colour, px(1.5f));
    else
        list.AddTriangleFilled(top, left, right, colour);
}

void draw_hatching(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 colour) {
    list.PushClipRect(min, max, true);
    const float height = max.y - min.y;
    for (float x = min.x - height; x < max.x; x += px(4))
        list.AddLine({x, max.y}, {x + height, min.y}, colour, px(1.5f));
    list.PopClipRect();
}

} // namespace

void draw_layer_sign(std::string_view id, LayerSign sign, planner::Colour colour) {
    const float width = px(20), half_height = px(5);
    ImGui::SameLine();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right = at.x + ImGui::GetContentRegionAvail().x - px(4);
    const float y = std::round((ImGui::GetItemRectMin().y + ImGui::GetItemRectMax().y) / 2.0f);
    ImGui::Dummy({0.0f, 0.0f});
    const ImVec2 min{right - width, y - half_height}, max{right, y + half_height};
    const ImVec2 middle{right - width / 2.0f, y};
    const ImU32 ink = ui::imgui_colour(colour);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    switch (sign) {
    case LayerSign::line:
        list.AddLine({min.x, y}, {max.x, y}, ink, px(2));
        break;
    case LayerSign::double_line:
        for (const float edge : {y - px(2), y + px(2)})
            list.AddLine({min.x, edge}, {max.x, edge}, ink, px(1.5f));
        break;
    case LayerSign::dashes:
        for (float x = min.x; x < max.x; x += px(8))
            list.AddLine({x, y}, {x + px(5), y}, ink, px(2));
        break;
    case LayerSign::square:
        list.AddRectFilled({middle.x - px(4), y - px(4)}, {middle.x + px(4), y + px(4)}, ink);
        break;
    case LayerSign::hollow_square:
        draw_hollow_square(list, middle, ink, px(4));
        break;
    case LayerSign::large_hollow_square:
        draw_hollow_square(list, middle, ink, px(6));
        break;
    case LayerSign::triangle:
    case LayerSign::hollow_triangle:
        draw_triangle(list, middle, ink, sign == LayerSign::hollow_triangle);
        break;
    case LayerSign::tint:
        list.AddRectFilled(min, max, ink);
        break;
    case LayerSign::hatching:
        draw_hatching(list, min, max, ink);
        break;
    }
    ui::note_item("sign." + std::string{id}, min, max);
}

} // namespace gui
