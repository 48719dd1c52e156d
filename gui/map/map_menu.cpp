// SPDX-License-Identifier: Apache-2.0
#include "gui/map/map_menu.h"

#include <cmath>
#include <string>

#include "gui/map/find_road.h"
#include "gui/text/words.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

namespace {

using planner::RoadOverride;

constexpr const char* menu_name = "map.menu";

/// A place to a metre, as a person would write it into a file.
geo::LonLat rounded(geo::LonLat place) {
    constexpr double per_degree = 1e5;
    return {std::round(place.lon * per_degree) / per_degree, std::round(place.lat * per_degree) / per_degree};
}

/// The proposed node nearest to a pixel; empty: none within reach.
std::optional<planner::ProposedNode> find_proposed_node(const View& view, geo::Xy pixel, double reach_px) {
    std::optional<planner::ProposedNode> found;
    for (const planner::ProposedNode& node : view.draft.indicators.nodes.proposed) {
        const geo::Xy at = planner::pixel_from_place(view.map, node.place);
        const double away_px = std::hypot(at.x - pixel.x, at.y - pixel.y);
        if (away_px > reach_px) continue;
        reach_px = away_px;
        found = node;
    }
    return found;
}

bool draw_item(const std::string& id, const char* words, bool is_chosen = false) {
    const bool is_picked = ImGui::MenuItem(words, nullptr, is_chosen);
    ui::note_item(menu_name + ("." + id));
    return is_picked;
}

/// What may be decided about a road; what is decided already is taken back.
void draw_road_items(const View& view, const std::string& road, Commands& commands) {
    const RoadOverride decided = planner::override_of(view.draft.overrides.roads, road);
    ui::heading("Road " + road);
    const auto draw_choice = [&](const char* id, RoadOverride choice) {
        if (!draw_item(id, capitalised(describe_override(choice)).c_str(), decided == choice)) return;
        planner::Scenario edited = view.draft;
        set_override(edited.overrides.roads, road, decided == choice ? RoadOverride::none : choice);
        commands.emplace_back(EditScenario{edited});
    };
    draw_choice("forbid_road", RoadOverride::forbidden);
    draw_choice("lock_road", RoadOverride::locked);
    if (!planner::goes_along_roads(view.draft.network.fiber.mode, *view.dataset))
        ui::muted("Counts where fiber runs along roads");
}

void draw_node_items(const View& view, const MapMenu& menu, Commands& commands) {
    planner::Scenario edited = view.draft;
    planner::NodeRules& rules = edited.indicators.nodes;
    if (menu.node) {
        ui::heading("Proposed node " + menu.node->id);
        if (!draw_item("withdraw_node", "Withdraw this node")) return;
        std::erase(rules.proposed, *menu.node);
    } else {
        if (!draw_item("propose_node", "Propose a transmission node here")) return;
        propose_node(rules, {free_node_id(view.dataset->transmission_nodes, rules), menu.place});
    }
    commands.emplace_back(EditScenario{edited});
}

} // namespace

void open_map_menu(const View& view, geo::Xy pixel, double reach_px, MapState& state) {
    const std::optional<std::size_t> road = find_road(*view.dataset, view.map, pixel, reach_px);
    state.menu = {.place = rounded(planner::place_from_pixel(view.map, pixel)),
                  .road = road ? std::string{view.dataset->road_id[*road]} : std::string{},
                  .node = find_proposed_node(view, pixel, reach_px)};
    ImGui::OpenPopup(menu_name);
}

void draw_map_menu(const View& view, const MapState& state, Commands& commands) {
    if (!ImGui::BeginPopup(menu_name)) return;
    draw_node_items(view, state.menu, commands);
    if (!state.menu.road.empty()) draw_road_items(view, state.menu.road, commands);
    ImGui::EndPopup();
}

} // namespace gui
