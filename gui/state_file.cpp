// SPDX-License-Identifier: Apache-2.0
#include "gui/state_file.h"

#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "gui/panels/assumptions.h"
#include "gui/ui/items.h"
#include "planner/scenario/keys.h"
#include "planner/scenario/list_keys.h"

namespace gui {

namespace {

nlohmann::json json_of(const Model& model, const View& view, bool is_settled) {
    nlohmann::json state;
    state["settled"] = is_settled;
    state["error"] = model.last_error;
    const bool has_selection = model.dataset && view.selected_school;
    state["selected"] = has_selection ? model.dataset->schools.id[*view.selected_school] : std::string_view{};
    state["can_undo"] = model.tab() && model.tab()->history.before();
    if (model.tab()) {
        for (const AssumptionGroup& group : assumption_groups()) {
            for (const Assumption& assumption : group.assumptions) {
                const planner::Key& key = *planner::find_key(assumption.key);
                state["scenario"][key.name] =
                    std::get<planner::NumberKey>(key.value).get(model.tab()->history.present());
            }
        }
        for (const planner::ListKey& key : planner::list_keys())
            state["scenario"][key.name] = key.write(model.tab()->history.present());
    }
    for (const ui::Item& item : ui::items()) {
        if (item.visible) state["items"][item.id] = {item.min.x, item.min.y, item.max.x, item.max.y};
    }
    return state;
}

} // namespace

void write_state(const std::string& path, const Model& model, const View& view, bool is_settled) {
    const std::string text = json_of(model, view, is_settled).dump(1);
    const std::string beside = path + ".part";
    std::ofstream{beside, std::ios::binary} << text;
    std::filesystem::rename(beside, path);
}

} // namespace gui
