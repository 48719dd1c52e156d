// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "gui/map/layer_sign.h"
#include "gui/panels/panels.h"
#include "gui/text/numbers.h"
#include "gui/text/words.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"
#include "planner/draw/colour_columns.h"
#include "planner/draw/palette.h"

namespace gui {

using ui::px;

namespace {

std::string generations_text(const planner::Dataset& dataset) {
    std::string text;
    for (const planner::CoverageLayer& layer : dataset.coverage) {
        text += (text.empty() ? "" : "  ") + std::string{label_of(layer.generation)};
    }
    return text.empty() ? unknown_text : text;
}

std::string count_or_dash(std::size_t count) {
    return count == 0 ? unknown_text : count_text(static_cast<double>(count));
}

/// Nodes that the dataset lists, without the take-up points that loading made along its fiber lines.
std::size_t listed_node_count(const planner::TransmissionNodes& nodes) {
    return static_cast<std::size_t>(std::count(nodes.on_line.begin(), nodes.on_line.end(), false));
}

void draw_nodes(const planner::TransmissionNodes& nodes) {
    const std::size_t listed = listed_node_count(nodes), along_lines = nodes.size() - listed;
    ui::name_and_figure("Transmission nodes", count_or_dash(listed));
    ui::note_item("data.nodes." + std::to_string(listed));
    if (along_lines == 0) return;
    ui::name_and_figure("Take-up points", count_text(static_cast<double>(along_lines)));
    ui::tip("Places along the fiber lines of the dataset where a school can be joined");
    ui::note_item("data.take_up_points." + std::to_string(along_lines));
}

void draw_issue_link(const Model& model, View& view) {
    if (model.issues.empty()) return;
    const std::string text = std::string{ui::icon::warning} + "  " +
                             count_text(static_cast<double>(model.issues.size())) +
                             (model.issues.size() == 1 ? " issue" : " issues");
    if (ui::button("issues.open", text, ui::ButtonKind::plain, ImGui::GetContentRegionAvail().x)) {
        view.detail_tab_to_show = DetailTab::issues;
    }
    ui::tip("What was found while the files were read");
    ImGui::Dummy({0.0f, px(2)});
}

void draw_contents(const Model& model, View& view) {
    const planner::Dataset& dataset = *model.dataset;
    ui::name_and_figure("Schools", count_text(static_cast<double>(dataset.school_counts.used)), true);
    ui::tip(count_text(static_cast<double>(dataset.school_counts.read)) + " rows read, " +
            count_text(static_cast<double>(dataset.school_counts.set_aside)) + " set aside");
    draw_issue_link(model, view);
    ui::name_and_figure("Coverage", generations_text(dataset));
    draw_nodes(dataset.transmission_nodes);
    ui::name_and_figure("Fiber lines", count_or_dash(dataset.fiber_lines.size()));
    ui::name_and_figure("Roads", count_or_dash(dataset.roads.size()));
    ui::note_item("data.roads." + std::to_string(dataset.roads.size()));
    ui::name_and_figure("Cell sites", count_or_dash(dataset.cell_sites.size()));
    ui::name_and_figure("Areas", dataset.admin.empty() ? unknown_text : count_or_dash(dataset.admin.front().size()));
    ui::name_and_figure("Population", dataset.population ? "grid" : unknown_text);
    ui::name_and_figure("Elevation", dataset.elevation ? "grid" : unknown_text);
}

void draw_layer(const char* id, const char* label, bool is_there, bool& is_shown) {
    ImGui::BeginDisabled(!is_there);
    bool shown = is_shown && is_there;
    if (ui::checkbox("layer." + std::string{id}, label, shown)) is_shown = shown;
    ImGui::EndDisabled();
    if (!is_there) ui::tip("The dataset has no such layer");
}

/// Whether a title holds what is searched for, in capitals or not.
bool holds_words(const std::string& title, const std::string& words) {
    const auto same = [](char left, char right) {
        return std::tolower(static_cast<unsigned char>(left)) == std::tolower(static_cast<unsigned char>(right));
    };
    return !std::ranges::search(title, words, same).empty() || words.empty();
}

/// The columns under the headings of their groups, those that are searched for.
void draw_colour_list(const std::vector<planner::ColourColumn>& columns, View& view) {
    std::string& chosen = view.layers.colouring.column;
    std::string group;
    for (const planner::ColourColumn& column : columns) {
        if (!holds_words(column.title + ' ' + column.group, view.colouring_search)) continue;
        if (column.group != group) ui::heading(group = column.group);
        if (ImGui::Selectable(column.title.c_str(), column.name == chosen)) {
            chosen = column.name;
            ImGui::CloseCurrentPopup(); // a list within a popup does not close it by itself
        }
        if (column.name == chosen && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
        ui::note_item("colouring." + column.name);
    }
    if (group.empty()) ui::muted("No column of this name");
}

void draw_colouring(const planner::Dataset& dataset, View& view) {
    const std::vector<planner::ColourColumn> columns = planner::colour_columns(dataset.context);
    const auto shown = std::ranges::find(columns, view.layers.colouring.column, &planner::ColourColumn::name);
    if (!ui::begin_choice("colouring", shown == columns.end() ? view.layers.colouring.column : shown->title,
                          ImGui::GetContentRegionAvail().x))
        return;
    if (ImGui::IsWindowAppearing()) {
        view.colouring_search.clear();
        ImGui::SetKeyboardFocusHere();
    }
    ui::text_field("colouring.search", "Search a column", view.colouring_search, px(236));
    ImGui::BeginChild("columns", {px(236), px(340)}, false, ImGuiWindowFlags_NoBackground);
    draw_colour_list(columns, view);
    ImGui::EndChild();
    ImGui::EndCombo();
}

/// A second sign of a layer, in words below it.
void draw_variant(const char* id, const char* words, LayerSign sign, planner::Colour colour) {
    ImGui::SetCursorPosX(ImGui::GetCursorPosX() + px(28));
    ui::muted(words);
    draw_layer_sign(id, sign, colour);
}

bool has_planned_nodes(const planner::TransmissionNodes& nodes) {
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (!nodes.on_line[node] && nodes.status[node] != planner::TransmissionNodes::Status::operational) return true;
    }
    return false;
}

/// What the tints of the coverage shown mean.
void draw_coverage_signs(const planner::Dataset& dataset, const planner::MapLayers& layers) {
    const auto layer = std::ranges::find(dataset.coverage, layers.coverage, &planner::CoverageLayer::generation);
    if (layer == dataset.coverage.end()) return;
    const planner::Colour tint = planner::palette_of(layers.theme).coverage;
    draw_variant("coverage", "covered", LayerSign::tint, tint);
    if (layer->raster && layer->rule.values.size() > 1)
        draw_variant("variable_coverage", "covered at times", LayerSign::hatching, tint);
}

void draw_coverage(const planner::Dataset& dataset, View& view) {
    planner::Generation& chosen = view.layers.coverage;
    const bool is_none = chosen == planner::Generation::unknown;
    ImGui::BeginDisabled(dataset.coverage.empty());
    if (ui::begin_choice("coverage", is_none || dataset.coverage.empty() ? "None" : label_of(chosen),
                         ImGui::GetContentRegionAvail().x)) {
        if (ImGui::Selectable("None", is_none)) chosen = planner::Generation::unknown;
        for (const planner::CoverageLayer& layer : dataset.coverage) {
            if (ImGui::Selectable(label_of(layer.generation), layer.generation == chosen)) chosen = layer.generation;
        }
        ImGui::EndCombo();
    }
    ImGui::EndDisabled();
    if (dataset.coverage.empty()) ui::tip("The dataset has no coverage layer");
}

/// The roads that the scenario on screen forbids or locks, where it does.
void draw_overridden_roads(const Model& model, planner::MapLayers& layers) {
    if (!model.result()) return;
    const planner::RoadOverrides& roads = model.result()->scenario.overrides.roads;
    if (roads == planner::RoadOverrides{}) return;
    const planner::Palette& palette = planner::palette_of(layers.theme);
    draw_layer("overridden_roads", "Road overrides", true, layers.overridden_roads);
    if (!roads.forbid.empty())
        draw_variant("forbidden_roads", "no fiber along", LayerSign::line, palette.forbidden_road);
    if (!roads.lock.empty()) draw_variant("locked_roads", "fiber anyway", LayerSign::double_line, palette.fiber_line);
}

/// Fiber and radio: what is planned, what is there, and what the scenario adds.
void draw_network_layers(const Model& model, planner::MapLayers& layers) {
    const planner::Dataset& dataset = *model.dataset;
    const planner::Palette& palette = planner::palette_of(layers.theme);
    const bool has_new_sites = model.result() && model.result()->options->new_sites.size() > 0;
    const bool has_proposed_nodes = model.result() && !model.result()->scenario.indicators.nodes.proposed.empty();
    const bool has_nodes = listed_node_count(dataset.transmission_nodes) > 0 || has_proposed_nodes;
    draw_layer("fiber_routes", "Planned fiber routes", true, layers.fiber_routes);
    draw_layer_sign("fiber_routes", LayerSign::line, planner::colour_of(planner::Outcome::fiber));
    draw_layer("radio_links", "Planned radio links", true, layers.radio_links);
    draw_layer_sign("radio_links", LayerSign::dashes, planner::colour_of(planner::Outcome::point_to_point));
    draw_layer("nodes", "Transmission nodes", has_nodes, layers.transmission_nodes);
    draw_layer_sign("nodes", LayerSign::square, palette.transmission_node);
    if (has_planned_nodes(dataset.transmission_nodes))
        draw_variant("planned_nodes", "not in use yet", LayerSign::hollow_square, palette.transmission_node);
    if (has_proposed_nodes)
        draw_variant("proposed_nodes", "proposed", LayerSign::large_hollow_square, palette.transmission_node);
    draw_layer("fiber_lines", "Fiber lines", dataset.fiber_lines.size() > 0, layers.fiber_lines);
    draw_layer_sign("fiber_lines", LayerSign::line, palette.fiber_line);
    draw_layer("cell_sites", "Cell sites", dataset.cell_sites.size() > 0 || has_new_sites, layers.cell_sites);
    ui::tip("Near by, those at the ends of radio links are drawn with the links");
    draw_layer_sign("cell_sites", LayerSign::triangle, palette.cell_site);
    if (has_new_sites) draw_variant("new_sites", "new", LayerSign::hollow_triangle, palette.cell_site);
    draw_layer("roads", "Roads", dataset.roads.size() > 0, layers.roads);
    draw_layer_sign("roads", LayerSign::line, palette.road);
    draw_overridden_roads(model, layers);
}

/// The country itself.
void draw_ground_layers(const planner::Dataset& dataset, planner::MapLayers& layers) {
    const planner::Palette& palette = planner::palette_of(layers.theme);
    draw_layer("admin", "Borders", !dataset.admin.empty(), layers.admin);
    draw_layer_sign("admin", LayerSign::line, palette.outer_border);
    draw_layer("population", "Population", dataset.population.has_value(), layers.population);
    draw_layer_sign("population", LayerSign::tint, palette.population);
    draw_layer("relief", "Relief", dataset.elevation.has_value(), layers.relief);
    draw_layer("labels", "Names", true, layers.labels);
}

void draw_layers(const Model& model, View& view) {
    const planner::Dataset& dataset = *model.dataset;
    ui::muted("Colour schools by");
    draw_colouring(dataset, view);
    ui::muted("Mobile coverage");
    draw_coverage(dataset, view);
    draw_coverage_signs(dataset, view.layers);
    ImGui::Dummy({0.0f, px(2)});
    draw_layer("schools", "Schools", true, view.layers.schools);
    draw_network_layers(model, view.layers);
    draw_ground_layers(dataset, view.layers);
}

} // namespace

void draw_data_panel(const Model& model, View& view, const PanelArea& area) {
    begin_panel("Data", area, ui::colour::panel, {px(12), px(8)});
    ui::heading("Data");
    if (!model.dataset) {
        ui::empty_state(ui::icon::database, "No data yet", "Open a dataset: its layers are listed here.");
    } else {
        draw_contents(model, view);
        ui::rule();
        ui::heading("Map layers");
        ImGui::BeginChild("layers", {0, 0}, false, ImGuiWindowFlags_NoBackground);
        draw_layers(model, view);
        ImGui::EndChild();
    }
    ImGui::End();
}

} // namespace gui
