// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/state.h"

namespace gui {

/// Asks for the answer to a scenario of the active tab: a kept one at once, else as soon as the running computation
/// ends.
void ask_for(Model& model, const planner::Scenario& scenario);

/// Starts the computation that waits, if none is running.
void start_waiting_simulation(Model& model);

/// Starts weighing alternatives of the result on screen, if nothing is running and they are not there.
void weigh_alternatives(Model& model);

/// Takes over the answer of a finished computation. Throws what the computation threw.
void collect_simulation(Model& model);

/// Stops a computation whose answer is no longer wanted if it has been running for long; a short one is let finish, so
/// that a dragged slider never starves.
void drop_outdated_simulation(Model& model);

} // namespace gui
