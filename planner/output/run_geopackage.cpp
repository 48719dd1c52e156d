// SPDX-License-Identifier: Apache-2.0
#include "planner/output/run_geopackage.h"

#include <map>
#include <string_view>
#include <utility>

#include "planner/output/link_layers.h"
#include "planner/output/phase_table.h"
#include "planner/output/qgis_style.h"
#include "planner/result/school_columns.h"

namespace planner {

namespace {

geo::OutputLayer school_layer(const ScenarioResult& result) {
    return {.name = "schools",
            .geometry = geo::OutputLayer::Geometry::point,
            .place = result.dataset->schools.place,
            .columns = fill(school_columns(result.dataset->context), result),
            .qgis_style = technology_style()};
}

void append_shapes(geo::Shapes& all, const geo::Shapes& more) {
    const std::size_t part_offset = all.part_count(), point_offset = all.point.size();
    for (std::size_t feature = 1; feature < more.first_part.size(); ++feature)
        all.first_part.push_back(part_offset + more.first_part[feature]);
    for (std::size_t part = 1; part < more.first_point.size(); ++part)
        all.first_point.push_back(point_offset + more.first_point[part]);
    all.point.insert(all.point.end(), more.point.begin(), more.point.end());
    all.is_hole.insert(all.is_hole.end(), more.is_hole.begin(), more.is_hole.end());
}

/// The totals of a level by the area's name; a second-level name that several first-level areas share stands for none.
std::map<std::string_view, const AreaTotals*> by_name(const std::vector<AreaTotals>& areas, int level) {
    std::map<std::string_view, const AreaTotals*> named;
    for (const AreaTotals& area : areas) {
        if (area.level != level) continue;
        const auto [position, is_new] = named.emplace(level == 1 ? area.admin1 : area.admin2, &area);
        if (!is_new) position->second = nullptr;
    }
    return named;
}

/// The admin polygons of levels 1 and 2, each with the totals of the area so named; empty where no school is in it.
geo::OutputLayer area_layer(const ScenarioResult& result, const std::vector<AreaTotals>& areas) {
    geo::Shapes shapes;
    shapes.first_part.push_back(0);
    shapes.first_point.push_back(0);
    std::vector<AreaTotals> rows;
    std::vector<std::string> name;
    for (const AdminAreas& admin : result.dataset->admin) {
        const auto named = by_name(areas, admin.level);
        append_shapes(shapes, admin.shapes);
        for (const std::string& area_name : admin.name) {
            name.push_back(area_name);
            const auto found = named.find(area_name);
            AreaTotals row;
            if (found != named.end() && found->second != nullptr) row = *found->second;
            row.level = admin.level;
            rows.push_back(std::move(row));
        }
    }
    std::vector<geo::OutputColumn> columns{{"name", name}};
    for (geo::OutputColumn& column : fill(area_columns(), rows))
        columns.push_back(std::move(column));
    return {.name = "areas",
            .geometry = geo::OutputLayer::Geometry::polygon,
            .shapes = std::move(shapes),
            .columns = std::move(columns),
            .qgis_style = outline_style()};
}

} // namespace

std::vector<geo::OutputLayer> run_layers(const ScenarioResult& result, const std::vector<AreaTotals>& areas) {
    std::vector<geo::OutputLayer> layers;
    if (result.phases) layers.push_back({.name = "phases", .columns = fill(phase_columns(), result.phases->years)});
    layers.push_back(area_layer(result, areas));
    layers.push_back(fiber_route_layer(result));
    layers.push_back(radio_link_layer(result));
    layers.push_back(new_site_layer(result));
    if (!result.scenario.indicators.nodes.proposed.empty()) layers.push_back(proposed_node_layer(result));
    layers.push_back(school_layer(result));
    return layers;
}

void write_run_tables(const geo::DatabaseSchema& schema, const ScenarioResult& result, geo::Progress& progress) {
    progress.begin_step("Writing to the database");
    geo::write_postgis(schema, run_layers(result, sum_areas(result)), progress);
}

} // namespace planner
