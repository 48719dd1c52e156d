// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/commands.h"
#include "gui/state.h"

namespace gui {

/// One frame: takes over finished work, draws every panel, applies what the person asked for.
/// Between ImGui::NewFrame() and ImGui::Render().
void frame(Model& model, View& view);

/// Does what a command says. The one function to read to learn what the program can do.
void apply(const Command& command, Model& model);

/// Puts an opened dataset with its scenario in the place of what was open before, and asks for its first plan.
void take_over(Model& model, Opened opened);

/// Takes over the results of finished jobs, or their failures, and starts what waits for them.
void collect_finished_jobs(Model& model);

/// Brings the view's copies up to date with the model: the draft after undo, the selection after opening.
void follow_model(const Model& model, View& view);

} // namespace gui
