// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "gui/panels/panels.h"
#include "gui/text/numbers.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

struct Work {
    const char* step = "";
    double share = 0.0;
    bool is_quick = false; // not worth a bar
};

/// What is being done that takes long enough to be shown.
Work work_of(const Model& model) {
    constexpr double quick_seconds = 0.25;
    const auto of = [&](const auto& job) { return Work{job.step(), job.share(), job.seconds() < quick_seconds}; };
    if (model.opening) return of(*model.opening);
    if (model.exporting) return of(*model.exporting);
    if (model.simulation) return of(model.simulation->job);
    return {.step = "", .share = 0.0, .is_quick = true};
}

std::string state_text(const Model& model, const View& view) {
    if (!model.dataset) return "Ready";
    std::string text = count_text(static_cast<double>(model.dataset->schools.size())) + " schools";
    if (model.result_is_current(view.draft))
        text += "  \u00b7  plan in " + duration_text(model.last_simulation_seconds);
    if (const ScenarioTab* tab = model.tab()) {
        const bool is_untouched = tab->path.empty() && !tab->history.before();
        if (!is_untouched) text += tab->has_unsaved_changes() ? "  \u00b7  not saved" : "  \u00b7  saved";
    }
    return text;
}

void draw_work(const Work& work, float right, Commands& commands) {
    const float bar_width = px(160);
    const std::string step = *work.step ? std::string{work.step} + "\u2026" : "Working\u2026";
    const float width = ImGui::CalcTextSize(step.c_str()).x + bar_width + px(24) + px(64);
    ImGui::SameLine(right - width);
    ui::muted(step);
    ImGui::SameLine();
    ui::progress_bar(static_cast<float>(work.share), bar_width);
    ui::note_item("status.progress");
    ImGui::SameLine();
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(8), 0.0f});
    if (ui::button("status.cancel", "Cancel", ui::ButtonKind::quiet)) commands.emplace_back(CancelWork{});
    ImGui::PopStyleVar();
}

} // namespace

void draw_status_bar(const Model& model, const View& view, const PanelArea& area, Commands& commands) {
    const bool has_error = !model.last_error.empty();
    begin_panel("Status", area, has_error ? ui::colour::error_soft : ui::colour::panel, {px(16), px(2)});
    if (has_error) {
        ImGui::PushStyleColor(ImGuiCol_Text, ui::colour::error);
        ImGui::TextUnformatted(ui::icon::warning);
        ImGui::SameLine();
        ImGui::TextUnformatted(ui::shortened(model.last_error, area.width() - px(120)).c_str());
        ImGui::PopStyleColor();
        ui::note_item("status.error");
        ui::tip(model.last_error);
        ImGui::SameLine(area.width() - px(90));
        ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {px(8), 0.0f});
        if (ui::button("status.dismiss", "Dismiss", ui::ButtonKind::quiet)) commands.emplace_back(DismissMessage{});
        ImGui::PopStyleVar();
    } else {
        ui::muted(model.last_notice.empty() ? state_text(model, view) : model.last_notice);
        ui::note_item("status.text");
        if (const Work work = work_of(model); !work.is_quick) draw_work(work, area.width(), commands);
    }
    ImGui::End();
}

} // namespace gui
