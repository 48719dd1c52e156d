// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <string>
#include <utility>

#include "geo/road/road_cache.h"
#include "planner/data/load_layers.h"
#include "planner/data/shape_layers.h"

namespace planner {
namespace {

/// Ends that lie closer are one: a metre is within what roads are drawn to, and less than the width of any.
constexpr double road_tolerance_m = 1.0;
/// The graph of fewer points is made faster than it is read.
constexpr std::size_t points_worth_keeping = 500'000;

/// The lines of one file as the graph wants them: of an OpenStreetMap extract with the numbers of its points.
void add_road_lines(Loading& loading, LineLayer& layer, std::size_t file, geo::RoadLines& lines) {
    const FieldTable& table = layer.table(file);
    const std::string& name = layer.entry(file).file.source.path;
    if (name.ends_with(".pbf")) {
        geo::Loaded<geo::RoadLines> osm =
            geo::read_osm_roads(loading.locate(layer.entry(file).file.source).path, *loading.progress);
        geo::append_road_lines(osm.value, lines);
        for (geo::Issue& issue : osm.issues) {
            issue.layer = name_of(TableKind::roads);
            issue.file = name;
            layer.issues().push_back(std::move(issue));
        }
        return;
    }
    for (const std::size_t row : table.rows()) {
        const geo::RoadWords words{table.text("highway", row), table.text("layer", row), table.text("bridge", row),
                                   table.text("tunnel", row), table.text("id", row)};
        geo::add_drawn_road(layer.geometry(file), row, words, lines);
    }
}

/// The graph of all roads and their ids; without edges where the files hold none.
void join_roads(Loading& loading, LineLayer& layer, Dataset& dataset) {
    geo::RoadLines lines;
    for (std::size_t file = 0; file < layer.file_count(); ++file)
        add_road_lines(loading, layer, file, lines);
    if (lines.size() == 0) return;
    geo::Loaded<geo::RoadGraph> graph =
        lines.point.size() < points_worth_keeping
            ? geo::build_road_graph(lines, road_tolerance_m, *loading.progress)
            : geo::find_road_graph(lines, road_tolerance_m, loading.manifest_path + ".roads", *loading.progress);
    for (geo::Issue& issue : graph.issues) {
        issue.layer = name_of(TableKind::roads);
        layer.issues().push_back(std::move(issue));
    }
    dataset.road_graph = std::move(graph.value);
    dataset.road_id = std::move(lines.road_id);
}

} // namespace

void load_roads(Loading& loading, const Manifest& manifest, Dataset& dataset) {
    geo::Shapes& roads = dataset.roads;
    roads = empty_shapes({"highway"});
    if (manifest.roads.empty()) return;
    loading.progress->begin_step("Reading roads");
    LineLayer layer{loading, manifest.roads, TableKind::roads};
    for (std::size_t file = 0; file < layer.file_count(); ++file) {
        append_geometry(layer.geometry(file), layer.table(file).rows(), roads);
        for (const std::size_t row : layer.table(file).rows()) {
            roads.attributes.column[0].push_back(layer.table(file).text("highway", row));
            roads.attributes.source_row.push_back(roads.attributes.source_row.size());
        }
    }
    join_roads(loading, layer, dataset);
    layer.finish(loading, roads);
}

} // namespace planner
