// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "gui/panels/panels.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

constexpr const char* question_name = "###network question";

void draw_question(const NetworkQuestion& question) {
    ui::heading("May this dataset ask other machines?");
    ui::muted_wrapped(question.manifest_path + " takes data from addresses that then learn of you:");
    for (const std::string& address : question.addresses)
        ImGui::TextUnformatted(ui::shortened(address, ImGui::GetContentRegionAvail().x).c_str());
    ui::muted_wrapped("Your answer is kept in your own settings. Another address is asked about again.");
    ImGui::Dummy({0.0f, px(8)});
}

void draw_answers(Commands& commands) {
    if (ui::button("network.allow", "Allow for this dataset")) {
        commands.emplace_back(AllowNetwork{});
        ImGui::CloseCurrentPopup();
    }
    ImGui::SameLine();
    if (ui::button("network.refuse", "Don't open it", ui::ButtonKind::primary)) {
        commands.emplace_back(RefuseNetwork{});
        ImGui::CloseCurrentPopup();
    }
}

} // namespace

void draw_network_question(const Model& model, Commands& commands) {
    if (!model.question) return;
    if (!ImGui::IsPopupOpen(question_name)) ImGui::OpenPopup(question_name);
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2.0f, screen.y / 2.0f}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSize({std::min(px(560), screen.x - px(32)), 0.0f});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(16), px(12)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(8));
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                       ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings;
    if (ImGui::BeginPopupModal(question_name, nullptr, flags)) {
        draw_question(*model.question);
        draw_answers(commands);
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

} // namespace gui
