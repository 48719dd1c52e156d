// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gui/commands.h"
#include "gui/open.h"

namespace gui {

/// What a file is picked for.
enum class BrowserPurpose { open, save_scenario, export_run };

/// A line of the file browser.
struct BrowserEntry {
    std::string name;
    std::string path;
    PathKind kind = PathKind::folder;
};

/// A window over the others in which a person picks a dataset, a scenario or a run, or where to write one.
struct FileBrowser {
    BrowserPurpose purpose = BrowserPurpose::open;
    bool is_asked_for = false; // opens with the next frame
    std::string folder;        // absolute
    std::vector<BrowserEntry> entries;
    std::string selected;  // a path among them
    std::string file_name; // what is to be written
    std::string problem;   // why the folder cannot be shown; empty: it can
};

/// Opens the browser at a folder (empty: where the program was started).
void show_file_browser(FileBrowser& browser, BrowserPurpose purpose, const std::string& folder,
                       const std::string& file_name);

/// Goes to a folder and lists it: folders first, then what can be opened; hidden ones are left out.
void enter_folder(FileBrowser& browser, const std::string& folder);

/// Draws the browser if it is open.
void draw_file_browser(FileBrowser& browser, Commands& commands);

/// The icon of what a path holds.
const char* icon_of(PathKind kind);

/// A scenario's name as a file's: "Half budget" as "half-budget".
std::string file_name_for(const std::string& name);

} // namespace gui
