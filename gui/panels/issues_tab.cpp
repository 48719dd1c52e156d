// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <string>

#include "gui/panels/panels.h"
#include "gui/text/numbers.h"
#include "gui/text/words.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"
#include "planner/data/issue_codes.h"

namespace gui {

using ui::px;

namespace {

void draw_severity(geo::Issue::Severity severity) {
    const bool is_error = severity == geo::Issue::Severity::error;
    const bool is_note = severity == geo::Issue::Severity::note;
    ImGui::PushStyleColor(ImGuiCol_Text, is_error ? ui::colour::error : ui::colour::muted);
    ImGui::TextUnformatted(is_note ? ui::icon::info : ui::icon::warning);
    ImGui::PopStyleColor();
    ui::tip(is_error ? "Error" : is_note ? "Note" : "Warning");
}

/// "Rows with longitude and latitude swapped, repaired": what the code means and what became of the rows.
std::string title_of(const IssueKind& kind) {
    const planner::IssueCode* code = planner::find_issue_code(kind.code);
    std::string title = plain_words(kind.code);
    if (code != nullptr) {
        const bool is_of_rows = code->outcome != planner::IssueOutcome::layer;
        title = plain_words((is_of_rows ? "rows " : "") + std::string{code->summary});
    }
    if (kind.set_aside) return title + ", set aside";
    return code != nullptr && code->outcome == planner::IssueOutcome::repaired ? title + ", repaired" : title;
}

constexpr ImGuiTableFlags table_flags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
                                        ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_PadOuterX;

void draw_kinds(const Model& model, View& view) {
    if (!ImGui::BeginTable("kinds", 5, table_flags)) return;
    ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthFixed, px(16));
    ImGui::TableSetupColumn("Count", ImGuiTableColumnFlags_WidthFixed, px(56));
    ImGui::TableSetupColumn("What", ImGuiTableColumnFlags_WidthFixed, px(340));
    ImGui::TableSetupColumn("Layer", ImGuiTableColumnFlags_WidthFixed, px(120));
    ImGui::TableSetupColumn("For example", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableHeadersRow();
    for (std::size_t position = 0; position < model.issue_kinds.size(); ++position) {
        const IssueKind& kind = model.issue_kinds[position];
        const std::string& example = model.issues[kind.issues.front()].message;
        ImGui::TableNextRow();
        ImGui::TableSetColumnIndex(0);
        const std::string id = "issue." + kind.layer + "." + kind.code;
        const ImVec2 start = ImGui::GetCursorPos();
        if (ImGui::Selectable(("##" + id).c_str(), false, ImGuiSelectableFlags_SpanAllColumns))
            view.issue_kind = position;
        ui::note_item(id);
        ui::tip(title_of(kind) + "\n\n" + example + "\n\nClick to see every row");
        ImGui::SetCursorPos(start);
        draw_severity(kind.severity);
        ImGui::TableSetColumnIndex(1);
        ui::text_right(count_text(static_cast<double>(kind.issues.size())));
        ImGui::TableSetColumnIndex(2);
        ImGui::TextUnformatted(ui::shortened(title_of(kind), ImGui::GetContentRegionAvail().x).c_str());
        ImGui::TableSetColumnIndex(3);
        ui::muted(plain_words(kind.layer));
        ImGui::TableSetColumnIndex(4);
        ui::muted(ui::shortened(example, ImGui::GetContentRegionAvail().x));
    }
    ImGui::EndTable();
}

void draw_rows(const Model& model, const IssueKind& kind) {
    if (!ImGui::BeginTable("rows", 3, table_flags)) return;
    ImGui::TableSetupColumn("Row", ImGuiTableColumnFlags_WidthFixed, px(64));
    ImGui::TableSetupColumn("File", ImGuiTableColumnFlags_WidthFixed, px(180));
    ImGui::TableSetupColumn("What was found", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableHeadersRow();
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(kind.issues.size()));
    while (clipper.Step()) {
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            const geo::Issue& issue = model.issues[kind.issues[static_cast<std::size_t>(row)]];
            ImGui::TableNextRow();
            ImGui::TableSetColumnIndex(0);
            ui::text_right(issue.row ? count_text(static_cast<double>(*issue.row)) : unknown_text);
            ImGui::TableSetColumnIndex(1);
            ui::muted(ui::shortened(issue.file.empty() ? issue.layer : issue.file, ImGui::GetContentRegionAvail().x));
            ImGui::TableSetColumnIndex(2);
            ui::text_within(issue.message, ImGui::GetContentRegionAvail().x);
        }
    }
    ImGui::EndTable();
}

} // namespace

void draw_issues_tab(const Model& model, View& view) {
    if (!model.dataset) {
        ui::empty_state(ui::icon::warning, "Nothing was read yet",
                        "Open a dataset: what is wrong with its rows is listed here.");
    } else if (model.issues.empty()) {
        ui::empty_state(ui::icon::check, "No issues", "Every row of every layer was used as it stands.");
    } else if (!view.issue_kind || *view.issue_kind >= model.issue_kinds.size()) {
        draw_kinds(model, view);
    } else {
        const IssueKind& kind = model.issue_kinds[*view.issue_kind];
        if (ui::button("issues.back", std::string{ui::icon::left} + "  All issues", ui::ButtonKind::quiet)) {
            view.issue_kind.reset();
        }
        ImGui::SameLine();
        ImGui::AlignTextToFramePadding();
        ImGui::TextUnformatted((title_of(kind) + "  \u00b7  " + plain_words(kind.layer)).c_str());
        if (const planner::IssueCode* code = planner::find_issue_code(kind.code))
            ui::muted_wrapped(std::string{code->advice});
        draw_rows(model, kind);
    }
}

} // namespace gui
