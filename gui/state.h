// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "geo/issue.h"
#include "gui/history.h"
#include "gui/issue_kinds.h"
#include "gui/job.h"
#include "gui/open.h"
#include "gui/override_rows.h"
#include "gui/panels/file_browser.h"
#include "gui/ranking_rows.h"
#include "gui/school_words.h"
#include "gui/textures.h"
#include "planner/data/dataset.h"
#include "planner/draw/map_image.h"
#include "planner/result/link_profile.h"
#include "planner/result/scenario_result.h"
#include "planner/result/study.h"
#include "planner/scenario/scenario.h"

namespace gui {

using ResultPointer = std::shared_ptr<const planner::ScenarioResult>;

/// A scenario under work: one tab of the top bar.
struct ScenarioTab {
    int number = 0; // stays with the tab while others come and go
    History<planner::Scenario> history;
    std::string path;        // the file it was read from or last saved to; empty: none
    planner::Scenario saved; // as that file holds it
    ResultPointer result;    // the newest answer, be it to an earlier state or to a draft under the hand
    std::vector<std::string> changed_inputs; // of the dataset, since the opened run was written, until one is written

    bool has_unsaved_changes() const { return path.empty() || !(history.present() == saved); }
};

/// A computation in the background, and whom it is for.
struct Simulation {
    Simulation(int number, Job<ResultPointer>::Task task) : tab_number{number}, job{std::move(task)} {}

    int tab_number;
    Job<ResultPointer> job;
};

/// A scenario that was written, and whose it is.
struct SavedScenario {
    int tab_number = 0;
    std::string path;
    planner::Scenario scenario;
};

/// A run folder that was written, and whose it is.
struct ExportedRun {
    int tab_number = 0;
    std::string path;
};

/// The ground under a school's radio link, as a layout has it.
struct ShownProfile {
    std::shared_ptr<const planner::NetworkLayout> layout;
    std::size_t school = 0;
    std::optional<planner::LinkProfile> profile; // none: no relief

    bool is_of(const planner::ScenarioResult& result, std::size_t of_school) const {
        return layout == result.layout && school == of_school;
    }
};

/// What the program knows. Written by apply() and collect_finished_jobs() only.
struct Model {
    std::shared_ptr<const planner::Dataset> dataset;
    std::vector<geo::Issue> issues; // of the dataset
    std::vector<IssueKind> issue_kinds;
    Doubts doubts;                 // about enrolments
    std::vector<ScenarioTab> tabs; // none without a dataset
    std::size_t active_tab = 0;
    int next_tab_number = 1;

    std::shared_ptr<planner::Study> study; // used by one simulation at a time
    std::unique_ptr<Job<Opened>> opening;
    std::unique_ptr<Simulation> simulation;
    std::unique_ptr<Job<ShownProfile>> profiling;
    std::optional<ShownProfile> profile; // the newest that was read
    std::unique_ptr<Job<SavedScenario>> saving;
    std::unique_ptr<Job<ExportedRun>> exporting;
    planner::Scenario asked;                 // the newest scenario of the active tab that an answer was asked for
    std::optional<planner::Scenario> wanted; // the same while its computation waits for the running one
    std::vector<ResultPointer> kept_results; // of states that undo and redo come back to, newest last
    double last_simulation_seconds = 0.0;

    std::string last_error;          // empty: none
    std::string last_notice;         // such as "Saved scenarios/baseline.toml"
    std::vector<std::string> recent; // paths, newest first
    Trust trust;
    std::optional<NetworkQuestion> question; // that waits for the person's answer
    std::string sample_path;                 // of the sample country; empty: not installed
    int edition = 0;                         // counts every change of what the scenarios hold; not of drafts

    const ScenarioTab* tab() const { return tabs.empty() ? nullptr : &tabs[active_tab]; }
    const planner::ScenarioResult* result() const { return tabs.empty() ? nullptr : tabs[active_tab].result.get(); }
    /// Whether the result on screen answers this scenario.
    bool result_is_current(const planner::Scenario& scenario) const {
        return result() != nullptr && result()->scenario == scenario;
    }
    bool is_working() const { return opening || simulation || profiling || saving || exporting || wanted; }
};

/// The tabs under the map.
enum class DetailTab { ranking, school, charts, phases, issues };

struct MapState;

/// What is looked at and how. Written by panels.
struct View {
    planner::Scenario draft; // what the sliders show: the present scenario, or that under the hand
    int draft_edition = -1;  // of the model, when the draft was taken from it

    std::shared_ptr<const planner::Dataset> dataset; // that the places below belong to
    planner::MapView map;
    bool map_needs_fit = true;
    planner::MapLayers layers;
    std::string colouring_search;               // what is typed above the list of columns that colour
    std::optional<std::size_t> selected_school; // rows of Dataset::schools, shared by map, table and details
    std::optional<std::size_t> hovered_school;  // as the frame before found it: what is drawn as hovered
    std::optional<std::size_t> hovering_school; // set by the panel that the mouse is over
    bool scroll_to_selected = false;

    DetailTab detail_tab = DetailTab::ranking;
    std::optional<DetailTab> detail_tab_to_show; // set by others than the tab bar itself
    float detail_height = 236.0f;                // before the display's scale
    float result_height = 340.0f;                // what the figures of the result took
    RankingRows ranking_rows;
    RankingQuery ranking_query;
    OverrideRows override_rows;
    SchoolWords school_words;              // of the school in its tab
    std::optional<std::size_t> issue_kind; // shown row by row; none: all kinds, counted

    double budget_scale_usd = 0.0;     // the right end of the budget's slider
    double yearly_scale_usd = 0.0;     // the same of the yearly budgets'
    std::string typed_key, typed_text; // the assumption whose value is being typed
    bool typed_needs_focus = false;

    FileBrowser browser;
    Textures* textures = nullptr;           // of the window
    std::vector<std::size_t> boxed_schools; // chosen by a box on the map, by row
    std::shared_ptr<MapState> map_state;    // made by the map panel
};

} // namespace gui
