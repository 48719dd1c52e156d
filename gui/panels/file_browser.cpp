// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/file_browser.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

namespace fs = std::filesystem;
using ui::px;

namespace {

constexpr const char* popup_name = "###file browser";

const char* word_of(PathKind kind) {
    switch (kind) {
    case PathKind::dataset:
        return "dataset";
    case PathKind::scenario:
        return "scenario";
    case PathKind::run:
        return "run";
    default:
        return "";
    }
}

struct Words {
    const char* title;
    const char* verb;
    const char* advice;
};

Words words_of(BrowserPurpose purpose) {
    switch (purpose) {
    case BrowserPurpose::save_scenario:
        return {"Save the scenario", "Save", "A scenario is one file that holds every assumption."};
    case BrowserPurpose::export_run:
        return {"Export the run", "Export", "A run is a new folder with tables, map layers and a summary."};
    case BrowserPurpose::open:
        break;
    }
    return {"Open", "Open", "A dataset, a scenario, or the folder of a run."};
}

std::string home_folder() {
    const char* home = std::getenv("HOME");
    return home ? home : "/";
}

/// Where the button would lead; empty: nowhere yet.
std::string target_of(const FileBrowser& browser) {
    if (browser.purpose == BrowserPurpose::open) return browser.selected;
    return browser.file_name.empty() ? "" : (fs::path{browser.folder} / browser.file_name).string();
}

void choose(FileBrowser& browser, const std::string& path, Commands& commands) {
    switch (browser.purpose) {
    case BrowserPurpose::open:
        commands.emplace_back(OpenPath{path});
        break;
    case BrowserPurpose::save_scenario:
        commands.emplace_back(SaveScenario{path});
        break;
    case BrowserPurpose::export_run:
        commands.emplace_back(ExportRun{path});
        break;
    }
    ImGui::CloseCurrentPopup();
}

void draw_path(FileBrowser& browser) {
    if (ui::icon_button("browser.up", ui::icon::up, "The folder above")) {
        enter_folder(browser, fs::path{browser.folder}.parent_path().string());
    }
    ImGui::SameLine();
    if (ui::icon_button("browser.home", ui::icon::home, "Your own folder")) enter_folder(browser, home_folder());
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    const float room = ImGui::GetContentRegionAvail().x;
    std::string shown = browser.folder;
    while (shown.size() > 8 && ImGui::CalcTextSize(shown.c_str()).x > room) {
        shown = "\u2026" + shown.substr(std::min(shown.size(), shown.find('/', 4)));
    }
    ImGui::TextUnformatted(shown.c_str());
}

/// One line of the list; true when it is to be taken at once.
bool draw_entry(FileBrowser& browser, const BrowserEntry& entry) {
    const bool is_folder = entry.kind == PathKind::folder;
    const ImVec2 start = ImGui::GetCursorPos();
    const bool clicked =
        ImGui::Selectable(("##" + entry.path).c_str(), browser.selected == entry.path,
                          ImGuiSelectableFlags_AllowDoubleClick | ImGuiSelectableFlags_DontClosePopups, {0, px(22)});
    ui::note_item("browser.entry." + entry.name);
    const bool is_double = clicked && ImGui::IsMouseDoubleClicked(0);
    if (clicked) {
        browser.selected = entry.path;
        if (entry.kind == PathKind::scenario && browser.purpose == BrowserPurpose::save_scenario)
            browser.file_name = entry.name;
    }
    ImGui::SetCursorPos({start.x + px(8), start.y + px(2)});
    ImGui::PushStyleColor(ImGuiCol_Text, is_folder ? ui::colour::faint : ui::colour::accent);
    ImGui::TextUnformatted(icon_of(entry.kind));
    ImGui::PopStyleColor();
    ImGui::SameLine(start.x + px(32));
    ImGui::TextUnformatted(entry.name.c_str());
    ImGui::SameLine(start.x + ImGui::GetContentRegionMax().x - px(88));
    ui::muted(word_of(entry.kind));
    ImGui::SetCursorPos({start.x, start.y + px(24)});
    return is_double;
}

void draw_entries(FileBrowser& browser, Commands& commands) {
    ImGui::PushStyleColor(ImGuiCol_ChildBg, ui::colour::paper);
    ImGui::BeginChild("entries", {0, -px(44)}, true);
    ImGui::PopStyleColor();
    std::string folder_to_enter, path_to_open;
    for (const BrowserEntry& entry : browser.entries) {
        if (!draw_entry(browser, entry)) continue;
        const bool is_opened = browser.purpose == BrowserPurpose::open && entry.kind != PathKind::folder;
        (is_opened ? path_to_open : folder_to_enter) = entry.path;
    }
    if (!browser.problem.empty())
        ui::empty_state(ui::icon::warning, "This folder cannot be read", browser.problem);
    else if (browser.entries.empty()) {
        ui::empty_state(ui::icon::folder_open, "Nothing to open here",
                        "Folders, datasets, scenarios and runs would be listed.");
    }
    ImGui::EndChild();
    if (!path_to_open.empty())
        choose(browser, path_to_open, commands);
    else if (!folder_to_enter.empty() && fs::is_directory(folder_to_enter))
        enter_folder(browser, folder_to_enter);
}

void draw_buttons(FileBrowser& browser, Commands& commands) {
    const Words words = words_of(browser.purpose);
    const float buttons = px(196);
    if (browser.purpose == BrowserPurpose::open) {
        ImGui::AlignTextToFramePadding();
        ui::muted(words.advice);
    } else {
        ui::text_field("browser.name", "Name", browser.file_name, ImGui::GetContentRegionAvail().x - buttons - px(16));
        ui::tip(words.advice);
    }
    ImGui::SameLine(ImGui::GetContentRegionMax().x - buttons);
    if (ui::button("browser.cancel", "Cancel", ui::ButtonKind::plain, px(92))) ImGui::CloseCurrentPopup();
    ImGui::SameLine();
    const std::string target = target_of(browser);
    const bool is_folder = browser.purpose == BrowserPurpose::open && kind_of(target) == PathKind::folder;
    ImGui::BeginDisabled(target.empty());
    if (ui::button("browser.accept", is_folder ? "Enter" : words.verb, ui::ButtonKind::primary, px(92))) {
        if (is_folder)
            enter_folder(browser, target);
        else
            choose(browser, target, commands);
    }
    ImGui::EndDisabled();
}

} // namespace

const char* icon_of(PathKind kind) {
    switch (kind) {
    case PathKind::dataset:
        return ui::icon::database;
    case PathKind::scenario:
        return ui::icon::sliders;
    case PathKind::run:
        return ui::icon::chart;
    case PathKind::folder:
        return ui::icon::folder;
    case PathKind::nothing:
        break;
    }
    return ui::icon::warning;
}

void show_file_browser(FileBrowser& browser, BrowserPurpose purpose, const std::string& folder,
                       const std::string& file_name) {
    browser.purpose = purpose;
    browser.is_asked_for = true;
    browser.file_name = file_name;
    enter_folder(browser, folder.empty() ? "." : folder);
}

void enter_folder(FileBrowser& browser, const std::string& folder) {
    std::error_code error;
    browser.folder = fs::absolute(folder, error).lexically_normal().string();
    if (browser.folder.size() > 1 && browser.folder.ends_with('/')) browser.folder.pop_back();
    browser.entries.clear();
    browser.selected.clear();
    fs::directory_iterator place{browser.folder, error};
    for (const fs::directory_iterator end; !error && place != end; place.increment(error)) {
        const std::string name = place->path().filename().string(), path = place->path().string();
        const PathKind kind = kind_of(path);
        if (kind != PathKind::nothing && !name.starts_with('.')) browser.entries.push_back({name, path, kind});
    }
    browser.problem = error ? error.message() : "";
    std::ranges::sort(browser.entries, [](const BrowserEntry& a, const BrowserEntry& b) {
        const bool a_is_file = a.kind == PathKind::scenario, b_is_file = b.kind == PathKind::scenario;
        return a_is_file != b_is_file ? b_is_file : a.name < b.name;
    });
}

void draw_file_browser(FileBrowser& browser, Commands& commands) {
    if (browser.is_asked_for) ImGui::OpenPopup(popup_name);
    browser.is_asked_for = false;
    const ImVec2 screen = ImGui::GetIO().DisplaySize;
    ImGui::SetNextWindowPos({screen.x / 2.0f, screen.y / 2.0f}, ImGuiCond_Always, {0.5f, 0.5f});
    ImGui::SetNextWindowSize({std::min(px(720), screen.x - px(32)), std::min(px(520), screen.y - px(32))});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(16), px(12)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, px(8));
    const std::string title = std::string{words_of(browser.purpose).title} + popup_name;
    constexpr ImGuiWindowFlags flags = ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize |
                                       ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings;
    if (ImGui::BeginPopupModal(title.c_str(), nullptr, flags)) {
        ui::heading(words_of(browser.purpose).title);
        draw_path(browser);
        draw_entries(browser, commands);
        draw_buttons(browser, commands);
        if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape))) ImGui::CloseCurrentPopup();
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

std::string file_name_for(const std::string& name) {
    std::string file;
    for (const char letter : name) {
        const auto byte = static_cast<unsigned char>(letter);
        if (std::isalnum(byte) || byte >= 0x80)
            file += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        else if (!file.empty() && file.back() != '-')
            file += '-';
    }
    return file.empty() ? "scenario" : file;
}

} // namespace gui
