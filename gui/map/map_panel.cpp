// SPDX-License-Identifier: Apache-2.0
#include "gui/map/map_panel.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "gui/map/camera.h"
#include "gui/map/map_furniture.h"
#include "gui/map/map_menu.h"
#include "gui/map/map_state.h"
#include "gui/map/school_overlay.h"
#include "gui/text/numbers.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

constexpr double pick_reach_px = 12.0; // before the display's scale
constexpr double wheel_factor = 1.25, button_factor = 1.6;
constexpr double slow_picture_seconds = 0.5; // a first look at a large raster: say that it is coming

/// The newest answer, or the dataset alone until there is one.
std::shared_ptr<const planner::ScenarioResult> shown_result(const Model& model, MapState& state) {
    if (model.tab() && model.tab()->result) return model.tab()->result;
    if (!state.bare || state.bare->dataset != model.dataset) {
        auto bare = std::make_shared<planner::ScenarioResult>();
        bare->dataset = model.dataset;
        state.bare = bare;
    }
    return state.bare;
}

MapRequest request_of(const Model& model, const View& view, MapState& state) {
    MapRequest wanted{shown_result(model, state), view.layers, view.map};
    wanted.layers.scale = ui::scale();
    if (!wanted.result->phases) wanted.layers.until_year = 0;
    return wanted;
}

double pick_reach() { return pick_reach_px * static_cast<double>(ui::scale()); }

geo::Xy mouse_on(const PanelArea& area) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    return {static_cast<double>(mouse.x - area.min.x), static_cast<double>(mouse.y - area.min.y)};
}

/// Fits the dataset when asked to, follows the window's size, and brings a school that was selected elsewhere into
/// sight.
void settle_view(View& view, MapState& state, const PanelArea& area) {
    const int width = std::max(1, static_cast<int>(area.width())),
              height = std::max(1, static_cast<int>(area.height()));
    if (view.map_needs_fit) view.map = planner::view_of(planner::extent_of(*view.dataset), width, height);
    view.map_needs_fit = false;
    resize(view.map, width, height);
    if (!state.finder || state.finder->dataset() != view.dataset) {
        state.finder.emplace(view.dataset);
        state.followed_school = view.selected_school;
        view.boxed_schools.clear();
    }
    if (state.followed_school == view.selected_school) return;
    state.followed_school = view.selected_school;
    if (!view.selected_school) return;
    const geo::LonLat place = view.dataset->schools.place[*view.selected_school];
    const geo::Xy pixel = planner::pixel_from_place(view.map, place);
    const bool is_in_sight = pixel.x >= 0.0 && pixel.y >= 0.0 && pixel.x <= width && pixel.y <= height;
    if (!is_in_sight) pan(view.map, width / 2.0 - pixel.x, height / 2.0 - pixel.y);
}

void draw_picture(ImDrawList& list, const PanelArea& area, const View& view, const MapState& state) {
    const MapPicture* const picture = state.pictures.newest();
    list.AddRectFilled(area.min, area.max, ui::imgui_colour(planner::palette_of(view.layers.theme).neighbour));
    if (!picture || picture->request.result->dataset != view.dataset) return;
    const ImagePlace place = place_of_image(picture->view, view.map);
    const ImVec2 min{area.min.x + static_cast<float>(place.corner.x), area.min.y + static_cast<float>(place.corner.y)};
    list.AddImage(picture->texture, min,
                  {min.x + static_cast<float>(place.width), min.y + static_cast<float>(place.height)});
}

/// A click selects the school under it, or none; shift and a drag select all in a box; a drag moves the map.
void handle_button(View& view, MapState& state, const PanelArea& area) {
    const geo::Xy mouse = mouse_on(area);
    if (ImGui::IsItemActivated()) {
        state.has_moved = false;
        if (ImGui::GetIO().KeyShift) state.box_corner = mouse;
    }
    if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, px(3))) {
        const ImVec2 move = ImGui::GetIO().MouseDelta;
        state.has_moved = true;
        if (!state.box_corner) pan(view.map, static_cast<double>(move.x), static_cast<double>(move.y));
    }
    if (!ImGui::IsItemDeactivated()) return;
    if (state.box_corner && state.has_moved) {
        view.boxed_schools = state.finder->inside(view.map, *state.box_corner, mouse);
    } else if (!state.has_moved) {
        view.selected_school = state.finder->nearest(view.map, mouse, pick_reach());
        state.followed_school = view.selected_school;
        view.scroll_to_selected = view.selected_school.has_value();
        view.boxed_schools.clear();
    }
    state.box_corner.reset();
}

void handle_hover(View& view, MapState& state, const PanelArea& area) {
    if (!ImGui::IsItemHovered()) return;
    const geo::Xy mouse = mouse_on(area);
    const float wheel = ImGui::GetIO().MouseWheel;
    if (wheel != 0.0f) zoom_about(view.map, mouse, std::pow(wheel_factor, static_cast<double>(wheel)));
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) zoom_about(view.map, mouse, 2.0);
    if (!state.has_moved || !ImGui::IsItemActive()) {
        view.hovering_school = state.finder->nearest(view.map, mouse, pick_reach());
    }
}

void draw_box(ImDrawList& list, const PanelArea& area, const MapState& state) {
    if (!state.box_corner) return;
    const ImVec2 corner{area.min.x + static_cast<float>(state.box_corner->x),
                        area.min.y + static_cast<float>(state.box_corner->y)};
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const ImVec2 min{std::min(corner.x, mouse.x), std::min(corner.y, mouse.y)},
        max{std::max(corner.x, mouse.x), std::max(corner.y, mouse.y)};
    list.AddRectFilled(min, max, (ui::colour::accent & ~IM_COL32_A_MASK) | IM_COL32(0, 0, 0, 32));
    list.AddRect(min, max, ui::colour::accent, 0.0f, 0, px(1));
}

void draw_buttons(View& view, const PanelArea& area) {
    const geo::Xy middle{view.map.width / 2.0, view.map.height / 2.0};
    const float side = px(28), left = area.max.x - px(8) - side;
    float top = area.min.y + px(40);
    const auto button = [&](const char* id, const char* icon, const char* tip) {
        ImGui::SetCursorScreenPos({left, top});
        top += side + px(4);
        return ui::icon_button(id, icon, tip, ui::ButtonKind::plain);
    };
    draw_north(*ImGui::GetWindowDrawList(), {left + side / 2.0f, area.min.y + px(22)});
    if (button("map.zoom_in", ui::icon::plus, "Zoom in")) zoom_about(view.map, middle, button_factor);
    if (button("map.zoom_out", ui::icon::minus, "Zoom out")) zoom_about(view.map, middle, 1.0 / button_factor);
    if (button("map.fit", ui::icon::fit, "Show the whole country (F)")) view.map_needs_fit = true;
}

void draw_notes(ImDrawList& list, const PanelArea& area, const View& view, const MapState& state) {
    if (!state.pictures.error().empty()) {
        draw_note(list, area, ("The map cannot be drawn: " + state.pictures.error()).c_str());
    } else if (state.pictures.painting_seconds() > slow_picture_seconds) {
        draw_note(list, area, "Drawing the map");
    } else if (view.dataset->schools.size() == 0) {
        draw_note(list, area, "This dataset has no schools: the map shows its other layers");
    } else if (!view.boxed_schools.empty()) {
        const std::string count = count_text(static_cast<double>(view.boxed_schools.size()));
        draw_note(list, area, (count + " schools in the box; a click ends the selection").c_str());
    }
}

} // namespace

void draw_map_panel(const Model& model, View& view, const PanelArea& area, Commands& commands) {
    begin_panel("Map", area, ui::colour::paper, {0, 0}, ImGuiWindowFlags_NoScrollWithMouse);
    if (!view.map_state) view.map_state = std::make_shared<MapState>();
    MapState& state = *view.map_state;
    settle_view(view, state, area);

    ImGui::SetCursorScreenPos(area.min);
    ImGui::InvisibleButton("map", {std::max(1.0f, area.width()), std::max(1.0f, area.height())});
    ImGui::SetItemAllowOverlap();
    ui::note_item("map");
    const bool is_hovered = ImGui::IsItemHovered();
    handle_button(view, state, area);
    handle_hover(view, state, area);
    if (model.tab() && ImGui::IsItemClicked(ImGuiMouseButton_Right))
        open_map_menu(view, mouse_on(area), pick_reach(), state);

    const MapRequest wanted = request_of(model, view, state);
    if (view.textures) state.pictures.update(wanted, *view.textures);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_picture(list, area, view, state);
    draw_school_rings(list, area, view);
    draw_box(list, area, state);
    if (const MapPicture* const picture = state.pictures.newest()) draw_legend(list, area, picture->legend);
    const geo::Xy mouse = mouse_on(area);
    draw_scale(list, area, view.map,
               is_hovered ? std::optional{planner::place_from_pixel(view.map, mouse)} : std::nullopt);
    const std::optional<planner::Phases>& phases = wanted.result->phases;
    draw_notes(list, phases ? draw_years(list, area, *phases, view.layers.until_year) : area, view, state);
    draw_buttons(view, area);
    if (is_hovered && view.hovering_school && !state.box_corner) draw_school_tip(*wanted.result, *view.hovering_school);
    draw_map_menu(view, state, commands);
    ImGui::End();
}

bool map_is_complete(const Model& model, const View& view) {
    if (!model.dataset || !view.textures) return true;
    if (!view.map_state || view.map_needs_fit) return false;
    return view.map_state->pictures.shows(request_of(model, view, *view.map_state));
}

bool map_is_settled(const Model& model, const View& view) {
    if (!view.map_state) return map_is_complete(model, view);
    const MapPictures& pictures = view.map_state->pictures;
    return !pictures.is_painting() && (map_is_complete(model, view) || !pictures.error().empty());
}

} // namespace gui
