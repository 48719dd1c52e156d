// SPDX-License-Identifier: Apache-2.0
#include "tests/gui/cut_text.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>
#include <imgui.h>

namespace tests {

namespace {

using Triangle = std::array<ImDrawVert, 3>;

struct Range {
    float low, high;
    float length() const { return high - low; }
};

Range range_of(const Triangle& triangle, float (*value)(const ImDrawVert&)) {
    const auto [low, high] = std::minmax({value(triangle[0]), value(triangle[1]), value(triangle[2])});
    return {low, high};
}

/// A letter takes a rectangle of the font's atlas: shapes take one point or one line of it, pictures the whole.
bool is_letter(const Triangle& triangle) {
    const Range u = range_of(triangle, [](const ImDrawVert& vertex) { return vertex.uv.x; });
    const Range v = range_of(triangle, [](const ImDrawVert& vertex) { return vertex.uv.y; });
    return u.length() > 0.0f && v.length() > 0.0f && u.length() < 0.5f && v.length() < 0.5f;
}

} // namespace

std::size_t count_cut_letters(std::string& where) {
    std::size_t count = 0;
    const ImDrawData& drawn = *ImGui::GetDrawData();
    for (const ImDrawList* const list : std::span{drawn.CmdLists, static_cast<std::size_t>(drawn.CmdListsCount)}) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            for (unsigned at = command.IdxOffset; at + 2 < command.IdxOffset + command.ElemCount; at += 3) {
                Triangle triangle;
                for (unsigned corner = 0; corner < 3; ++corner) {
                    const unsigned vertex = command.VtxOffset + list->IdxBuffer[static_cast<int>(at + corner)];
                    triangle[corner] = list->VtxBuffer[static_cast<int>(vertex)];
                }
                if (!is_letter(triangle)) continue;
                const Range x = range_of(triangle, [](const ImDrawVert& vertex) { return vertex.pos.x; });
                const float slack = 1.0f; // a letter's soft edge
                if (x.low >= command.ClipRect.x - slack && x.high <= command.ClipRect.z + slack) continue;
                if (++count <= 6) where += fmt::format("{:.0f},{:.0f} ", x.low, triangle[0].pos.y);
            }
        }
    }
    return count / 2; // two triangles each
}

} // namespace tests
