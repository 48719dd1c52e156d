// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gui/window.h"
#include "planner/data/load_dataset.h"

namespace gui {

/// What the command line asks of the desktop.
struct RunOptions {
    std::string path;         // dataset, scenario or run; empty: the start page
    planner::LoadRules rules; // how far any dataset is trusted
    std::string screenshot;   // file to write; empty: a person is there
    int width = 1280, height = 800;
    std::string select;     // a school's id
    std::string tab;        // of the details: "ranking", "school", "charts", "phases", "issues"
    std::string colour;     // the column that colours the schools
    std::string state_file; // where items and state are written as JSON after each frame; for tests
    int frame_count = 0;    // quit after so many frames once all is drawn; 0: stay
    bool bench_pan = false; // measure a scripted pan, print it, quit
};

/// Runs the desktop until it is closed or has done what was asked. Throws geo::Error where it cannot.
void run(Screen& screen, const RunOptions& options);

} // namespace gui
