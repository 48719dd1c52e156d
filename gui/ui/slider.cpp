// SPDX-License-Identifier: Apache-2.0
#include "gui/ui/slider.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <imgui.h>

#include "gui/ui/items.h"
#include "gui/ui/theme.h"

namespace gui::ui {

namespace {

constexpr float knob_radius = 6.0f;

struct Track {
    float left, right, middle;
    float x_of(const SliderRange& range, double value) const {
        const double share = (value - range.lowest) / std::max(range.highest - range.lowest, 1e-12);
        return left + static_cast<float>(std::clamp(share, 0.0, 1.0)) * (right - left);
    }
};

void draw(const Track& track, const SliderRange& range, double value, bool is_hot) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float half = px(2), knob_x = track.x_of(range, value);
    list.AddRectFilled({track.left, track.middle - half}, {track.right, track.middle + half}, colour::track, half);
    list.AddRectFilled({track.left, track.middle - half}, {knob_x, track.middle + half}, colour::accent, half);
    const float usual_x = std::round(track.x_of(range, range.usual));
    list.AddLine({usual_x, track.middle - px(6)}, {usual_x, track.middle + px(6)}, colour::faint, px(1));
    const ImVec2 knob{knob_x, track.middle};
    list.AddCircleFilled(knob, px(is_hot ? knob_radius + 1.0f : knob_radius), colour::accent, 24);
    list.AddCircleFilled(knob, px(is_hot ? 3.0f : 3.5f), colour::paper, 24);
}

double value_at(const Track& track, const SliderRange& range, float x) {
    const double share = std::clamp((x - track.left) / std::max(track.right - track.left, 1.0f), 0.0f, 1.0f);
    const double value = range.lowest + share * (range.highest - range.lowest);
    return std::clamp(std::round(value / range.step) * range.step, range.lowest, range.highest);
}

} // namespace

double slider_step(double lowest, double highest, bool is_whole) {
    const double wished = (highest - lowest) / 200.0;
    const double power = std::pow(10.0, std::floor(std::log10(std::max(wished, 1e-9))));
    double step = power;
    if (wished >= 2.0 * power) step = 2.0 * power;
    if (wished >= 5.0 * power) step = 5.0 * power;
    return is_whole ? std::max(1.0, std::round(step)) : step;
}

SliderAnswer slider(std::string_view id, const SliderRange& range, float width, double& value) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float height = px(16);
    const std::string name{id};
    const ImGuiID item_id = ImGui::GetID(name.c_str());
    ImGui::InvisibleButton(name.c_str(), {width, height});
    note_item(id);

    const Track track{at.x + px(knob_radius), at.x + width - px(knob_radius), at.y + height / 2.0f};
    SliderAnswer answer;
    const ImGuiIO& io = ImGui::GetIO();
    const bool is_hovered = ImGui::IsItemHovered();
    answer.wants_typing = is_hovered && (ImGui::IsMouseDoubleClicked(0) || (io.KeyCtrl && ImGui::IsMouseClicked(0)));
    if (ImGui::IsItemActive() && !io.KeyCtrl && !answer.wants_typing) {
        const double moved = value_at(track, range, io.MousePos.x);
        // a press without a movement leaves a typed value between two steps as it is
        const bool is_dragged = ImGui::IsMouseDragging(0, 0.0f) && (io.MouseDelta.x != 0.0f);
        const bool is_pressed_beside =
            ImGui::IsItemActivated() && std::abs(io.MousePos.x - track.x_of(range, value)) > px(knob_radius + 1.0f);
        if ((is_dragged || is_pressed_beside) && moved != value) {
            value = moved;
            answer.changed = true;
            ImGui::GetStateStorage()->SetBool(item_id, true);
        }
    }
    if (ImGui::IsItemDeactivated()) {
        answer.released = ImGui::GetStateStorage()->GetBool(item_id);
        ImGui::GetStateStorage()->SetBool(item_id, false);
    }
    draw(track, range, value, is_hovered || ImGui::IsItemActive());
    return answer;
}

} // namespace gui::ui
