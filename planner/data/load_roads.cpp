// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "geo/road/road_cache.h"
#include "planner/data/load_layers.h"
#include "planner/data/shape_layers.h"

namespace planner {
namespace {

/// Ends that lie closer are one: a metre is within what roads are drawn to, and less than the width of any.
constexpr double road_tolerance_m = 1.0;
/// The graph of fewer points is made faster than it is read.
constexpr std::size_t points_worth_keeping = 500'000;

bool is_osm_extract(const LineLayer& layer, std::size_t file) {
    return layer.entry(file).file.source.path.ends_with(".pbf");
}

/// The ids of a layer's roads: their own, else by their row, "row-17", or "row-17#2" where another road has that.
class RoadIds {
public:
    explicit RoadIds(const LineLayer& layer) {
        for (std::size_t file = 0; file < layer.file_count(); ++file) {
            if (is_osm_extract(layer, file)) continue; // its ids are numbers
            const FieldColumn id = layer.table(file).column("id");
            for (const std::size_t row : layer.table(file).rows()) {
                if (id.text(row).starts_with(by_row)) taken_.emplace(id.text(row));
            }
        }
    }

    /// An id for a road of this row that has none.
    std::string give(std::size_t source_row) {
        const std::string wanted = fmt::format("{}{}", by_row, source_row);
        std::string id = wanted;
        for (std::size_t count = 2; !taken_.insert(id).second; ++count)
            id = fmt::format("{}#{}", wanted, count);
        return id;
    }

private:
    static constexpr std::string_view by_row = "row-";
    std::unordered_set<std::string> taken_; // those that begin like one by row
};

/// Tells once for a file that so many of its roads are called by their row, and how the first of them is called.
void tell_given_ids(LineLayer& layer, std::size_t file, std::size_t count, const std::string& first) {
    const FieldTable& table = layer.table(file);
    const std::string lack = table.has("id") ? fmt::format("{} roads have no id", count)
                                             : fmt::format("{} roads have no column with ids", count);
    geo::Issue issue =
        table.issue("repeated_id", 0, fmt::format("{}; each is called by its row, the first \"{}\"", lack, first));
    issue.severity = geo::Issue::Severity::note;
    issue.row.reset();
    layer.issues().push_back(std::move(issue));
}

/// Adds the lines of one file as drawn, each road with an id.
void add_drawn_roads(LineLayer& layer, std::size_t file, RoadIds& ids, geo::RoadLines& lines) {
    const FieldTable& table = layer.table(file);
    std::size_t given_count = 0;
    std::string first_given;
    for (const std::size_t row : table.rows()) {
        const std::string_view own = table.text("id", row);
        const std::string given = own.empty() ? ids.give(table.table().source_row[row]) : "";
        const geo::RoadWords words{table.text("highway", row), table.text("layer", row), table.text("bridge", row),
                                   table.text("tunnel", row), own.empty() ? given : own};
        const bool is_road = geo::add_drawn_road(layer.geometry(file), row, words, lines);
        if (is_road && own.empty() && ++given_count == 1) first_given = given;
    }
    if (given_count > 0) tell_given_ids(layer, file, given_count, first_given);
}

/// The lines of one file as the graph wants them: of an OpenStreetMap extract with the numbers of its points.
void add_road_lines(Loading& loading, LineLayer& layer, std::size_t file, RoadIds& ids, geo::RoadLines& lines) {
    const std::string& name = layer.entry(file).file.source.path;
    if (is_osm_extract(layer, file)) {
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
    add_drawn_roads(layer, file, ids, lines);
}

/// The graph of all roads and their ids; without edges where the files hold none.
void join_roads(Loading& loading, LineLayer& layer, Dataset& dataset) {
    geo::RoadLines lines;
    RoadIds ids{layer};
    for (std::size_t file = 0; file < layer.file_count(); ++file)
        add_road_lines(loading, layer, file, ids, lines);
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
