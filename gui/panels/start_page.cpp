// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <string>

#include "gui/panels/file_browser.h"
#include "gui/panels/panels.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

/// A path as a line to click: icon, name, folder in grey.
void draw_path_line(const std::string& id, const std::string& path, const char* icon, Commands& commands) {
    const std::filesystem::path place{path};
    const bool is_inner = place.filename() == "dataset.toml" || place.filename() == "scenario.toml";
    const std::string name = is_inner ? place.parent_path().filename().string() : place.filename().string();
    const ImVec2 start = ImGui::GetCursorPos();
    if (ImGui::Selectable(("##" + id).c_str(), false, 0, {0, px(28)})) commands.emplace_back(OpenPath{path});
    ui::note_item(id);
    ui::tip(path);
    ImGui::SetCursorPos({start.x + px(8), start.y + px(5)});
    ImGui::PushStyleColor(ImGuiCol_Text, ui::colour::accent);
    ImGui::TextUnformatted(icon);
    ImGui::PopStyleColor();
    ImGui::SameLine(start.x + px(36));
    ImGui::TextUnformatted(name.c_str());
    ImGui::SameLine(0.0f, px(12));
    ui::muted(ui::shortened(place.parent_path().string(), ImGui::GetContentRegionAvail().x));
    ImGui::SetCursorPos({start.x, start.y + px(32)});
}

void draw_opening(const Model& model, Commands& commands) {
    const std::string step = *model.opening->step() ? model.opening->step() : "Opening";
    ImGui::TextUnformatted((step + "\u2026").c_str());
    ui::progress_bar(static_cast<float>(model.opening->share()), ImGui::GetContentRegionAvail().x);
    ImGui::Dummy({0.0f, px(4)});
    if (ui::button("start.cancel", "Cancel")) commands.emplace_back(CancelWork{});
}

void draw_choices(const Model& model, View& view, Commands& commands) {
    if (!model.sample_path.empty()) {
        if (ui::button("start.sample", "Open the sample country", ui::ButtonKind::primary, px(220))) {
            commands.emplace_back(OpenPath{model.sample_path});
        }
        ImGui::SameLine();
    }
    const auto kind = model.sample_path.empty() ? ui::ButtonKind::primary : ui::ButtonKind::plain;
    if (ui::button("start.open", std::string{ui::icon::folder_open} + "  Open\u2026", kind, px(120))) {
        show_file_browser(view.browser, BrowserPurpose::open, view.browser.folder, {});
    }
    ImGui::Dummy({0.0f, px(12)});
    ui::heading("Recent work");
    if (model.recent.empty()) {
        ui::muted_wrapped(
            "What you open is listed here. A dataset is a folder with a dataset.toml: the command "
            "\u201ccauseway new\u201d makes one from your files, \u201ccauseway synth\u201d invents a country.");
    }
    for (std::size_t position = 0; position < model.recent.size(); ++position) {
        const std::string& path = model.recent[position];
        draw_path_line("start.recent." + std::to_string(position), path, icon_of(kind_of(path)), commands);
    }
}

} // namespace

void draw_start_page(const Model& model, View& view, const PanelArea& area, Commands& commands) {
    begin_panel("Start", area, ui::colour::paper, {0, 0});
    const float width = std::min(px(560), area.width() - px(32));
    ImGui::SetCursorPos({(area.width() - width) / 2.0f, std::max(px(24), area.height() * 0.2f)});
    ImGui::BeginChild("start", {width, 0}, false, ImGuiWindowFlags_NoBackground);
    ImGui::PushFont(ui::fonts().headline);
    ImGui::TextUnformatted("Every school, connected");
    ImGui::PopFont();
    ui::muted_wrapped("Map the digital divide in education, rank the schools that need most, and see what it costs to "
                      "close the gap, under assumptions you can move by hand.");
    ImGui::Dummy({0.0f, px(12)});
    if (model.opening)
        draw_opening(model, commands);
    else
        draw_choices(model, view, commands);
    ImGui::EndChild();
    ImGui::End();
}

} // namespace gui
