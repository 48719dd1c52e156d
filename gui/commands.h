// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "planner/scenario/scenario.h"

namespace gui {

/// Opens a dataset, a scenario or a run folder, whatever the path is.
struct OpenPath {
    std::string path;
};
/// Yes to the question whether a dataset may ask other machines: remembered, and the dataset opens.
struct AllowNetwork {};
/// No: the dataset stays closed.
struct RefuseNetwork {};
/// Back to the start page.
struct CloseDataset {};
/// Computes a scenario that is still under the hand; no undo step.
struct PreviewScenario {
    planner::Scenario scenario;
};
/// One undo step.
struct EditScenario {
    planner::Scenario scenario;
};
/// Computes benefit against budget, and what floors cost, for the result on screen.
struct WeighAlternatives {};
/// Reads the ground under the radio link of a school, of the result on screen.
struct ReadProfile {
    std::size_t school;
};
struct Undo {};
struct Redo {};
/// A copy of the active scenario in a tab of its own.
struct AddTab {};
struct ShowTab {
    std::size_t tab;
};
struct CloseTab {
    std::size_t tab;
};
/// Writes the active scenario.
struct SaveScenario {
    std::string path;
};
/// Writes the run folder of the active scenario's result.
struct ExportRun {
    std::string path;
};
/// Stops whatever is being computed, loaded or written.
struct CancelWork {};
struct DismissMessage {};

/// What a person wants; buttons, shortcuts and tests make the same ones. gui::apply says what each does.
using Command = std::variant<OpenPath, AllowNetwork, RefuseNetwork, CloseDataset, PreviewScenario, EditScenario,
                             WeighAlternatives, ReadProfile, Undo, Redo, AddTab, ShowTab, CloseTab, SaveScenario,
                             ExportRun, CancelWork, DismissMessage>;
using Commands = std::vector<Command>;

} // namespace gui
