// SPDX-License-Identifier: Apache-2.0
#include "gui/run.h"

#include <algorithm>
#include <cfloat>
#include <filesystem>
#include <utility>

#include "geo/error.h"
#include "gui/app.h"
#include "gui/bench_pan.h"
#include "gui/map/map_panel.h"
#include "gui/recent.h"
#include "gui/state_file.h"
#include "planner/draw/colour_columns.h"

namespace gui {

namespace {

constexpr int frames_after_event = 3;        // ImGui settles hovers and popups one frame later
constexpr double next_frame_seconds = 0.001; // at once, but no faster than a screen shows
constexpr double working_wait_seconds = 0.016;
constexpr double typing_wait_seconds = 0.25; // the caret blinks

bool is_settled(const Model& model, const View& view) {
    const bool has_answer = !model.dataset || model.result_is_current(view.draft);
    return !model.is_working() && has_answer && map_is_settled(model, view);
}

DetailTab tab_of(const std::string& name) {
    if (name == "school") return DetailTab::school;
    if (name == "charts") return DetailTab::charts;
    if (name == "phases") return DetailTab::phases;
    return name == "issues" ? DetailTab::issues : DetailTab::ranking;
}

void set_up_view(const RunOptions& options, View& view) {
    view.detail_tab = tab_of(options.tab);
    if (!options.colour.empty()) view.layers.colouring.column = options.colour;
}

/// Throws where the command line names a column that cannot colour this dataset's schools.
void check_colour(const RunOptions& options, const Model& model) {
    if (options.colour.empty() || !model.dataset) return;
    if (planner::find_colour_column(model.dataset->context, options.colour)) return;
    throw geo::Error{"--colour " + options.colour +
                     " is no column that can colour schools; such as technology or need_score is expected"};
}

/// Selects the school that the command line names, once the dataset is there.
void select_school(const RunOptions& options, const Model& model, View& view) {
    if (options.select.empty() || !model.dataset || view.selected_school) return;
    view.selected_school = model.dataset->schools.id.find(options.select);
    if (!view.selected_school) throw geo::Error{"--select " + options.select + " is no school's id in this dataset"};
    view.scroll_to_selected = true;
}

/// How long the loop may sleep: hardly while something moves, for ever when nothing does.
double wait_seconds(const Model& model, const View& view, int frames_to_draw) {
    if (frames_to_draw > 0) return next_frame_seconds;
    if (model.is_working() || !map_is_settled(model, view)) return working_wait_seconds;
    return ImGui::GetIO().WantTextInput ? typing_wait_seconds : -1.0;
}

/// The sample country: in the source tree, as `./dev demo` makes it, or where the program is installed.
std::string find_sample() {
    std::error_code ignored;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    for (const std::filesystem::path& place :
         {program.parent_path() / "../../../datasets/sample", program.parent_path() / "../../demo/country",
          program.parent_path() / "../share/causeway/datasets/sample", std::filesystem::path{"datasets/sample"}}) {
        if (kind_of(place.string()) == PathKind::dataset)
            return std::filesystem::weakly_canonical(place, ignored).string();
    }
    return {};
}

void draw_frame(Screen& screen, Model& model, View& view, double wait, bool has_pointer = true) {
    screen.begin_frame(wait);
    // a picture of a state shows no hover, wherever the display has left its pointer
    if (!has_pointer) ImGui::GetIO().MousePos = {-FLT_MAX, -FLT_MAX};
    ImGui::NewFrame();
    frame(model, view);
    ImGui::Render();
    screen.end_frame();
}

} // namespace

void run(Screen& screen, const RunOptions& options) {
    Model model;
    View view;
    view.textures = &screen.textures();
    model.trust = {options.rules, read_consents()};
    const NetworkConsents consents_before = model.trust.consents;
    model.sample_path = find_sample();
    model.recent = read_recent();
    const std::vector<std::string> recent_before = model.recent;
    set_up_view(options, view);
    if (!options.path.empty())
        apply(OpenPath{std::filesystem::absolute(options.path).lexically_normal().string()}, model);

    const bool is_unattended = !options.screenshot.empty() || options.bench_pan || options.frame_count > 0;
    int frames_to_draw = frames_after_event, settled_count = 0;
    while (!screen.is_closing()) {
        const double wait = is_unattended ? working_wait_seconds : wait_seconds(model, view, frames_to_draw);
        frames_to_draw = wait < 0.0 ? frames_after_event : std::max(0, frames_to_draw - 1);
        draw_frame(screen, model, view, wait, options.screenshot.empty());
        check_colour(options, model);
        select_school(options, model, view);
        if (!options.state_file.empty()) write_state(options.state_file, model, view, is_settled(model, view));
        if (!is_unattended) continue;
        if (!model.last_error.empty()) throw geo::Error{model.last_error};
        if (model.question)
            throw geo::Error{model.question->manifest_path + ": asks other machines; --allow-network is expected"};
        settled_count = is_settled(model, view) ? settled_count + 1 : 0;
        if (settled_count > std::max(frames_after_event, options.frame_count)) break;
    }
    if (options.bench_pan) bench_pan([&] { draw_frame(screen, model, view, 0.0); }, model, view);
    if (!options.screenshot.empty()) planner::write_png(options.screenshot, screen.picture());
    if (model.recent != recent_before && !is_unattended) write_recent(model.recent);
    if (model.trust.consents != consents_before && !is_unattended) write_consents(model.trust.consents);
}

} // namespace gui
