// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "geo/measure/geodesic.h"
#include "geo/missing.h"
#include "planner/data/load_points.h"
#include "planner/data/shape_layers.h"
#include "planner/data/unread_words.h"
#include "planner/data/words.h"

namespace planner {
namespace {

using Status = TransmissionNodes::Status;

/// The status of a row, from its own column or from words such as "Fibre Under Construction" in that of the medium;
/// a node without one counts as operational and is told.
Status status_of(const FieldTable& table, std::size_t row, std::vector<geo::Issue>& issues) {
    for (const std::string_view field : {"status", "medium"}) {
        const auto status = parse_status(table.text(field, row), table.words(field));
        if (status) return *status;
    }
    const std::string_view stated = table.text("status", row);
    issues.push_back(table.issue("unknown_status", row, fmt::format("status is \"{}\"; taken as operational", stated)));
    issues.back().severity = geo::Issue::Severity::note;
    return Status::operational;
}

bool has_fiber(const FieldTable& table, std::size_t row) {
    const std::string_view cell = table.text("medium", row);
    const ValueWords& words = table.words("medium");
    return words.empty() ? !names_other_medium(cell) : find_term(cell, words) != "other";
}

struct PlaceHash {
    std::size_t operator()(geo::LonLat place) const {
        return std::hash<double>{}(place.lon) * 31U + std::hash<double>{}(place.lat);
    }
};

/// What the take-up points of a line have of it.
struct FiberLine {
    Status status;
    std::string id, owner;
    std::size_t file, feature;
};

/// Adds take-up points along lines, one place once.
class TakeupPoints {
public:
    explicit TakeupPoints(TransmissionNodes& nodes) : nodes_{nodes} {}

    /// Both ends of a line, and a point every `step_m` along it (0: none).
    void add_along(std::span<const geo::LonLat> way, double step_m, const FiberLine& line) {
        std::size_t number = 0;
        const auto add = [&](geo::LonLat place) {
            if (!known_.insert(place).second) return;
            nodes_.id.push_back(fmt::format("{}@{}", line.id, ++number));
            nodes_.place.push_back(place);
            nodes_.operator_name.push_back(line.owner);
            nodes_.status.push_back(line.status);
            nodes_.has_fiber.push_back(true);
            nodes_.on_line.push_back(true);
            nodes_.capacity_mbps.push_back(geo::missing);
        };
        add(way.front());
        double to_next_m = step_m;
        for (std::size_t point = 1; point < way.size(); ++point) {
            const geo::LonLat from = way[point - 1], to = way[point];
            const double length_m = geo::distance_m(from, to);
            double at_m = to_next_m;
            for (; step_m > 0.0 && at_m < length_m; at_m += step_m) {
                add(geo::place_between(from, to, at_m / length_m));
            }
            to_next_m = at_m - length_m;
        }
        add(way.back());
    }

private:
    TransmissionNodes& nodes_;
    std::unordered_set<geo::LonLat, PlaceHash> known_;
};

/// Whether all parts of a feature stay where they begin.
bool has_no_length(const geo::Shapes& lines, std::size_t feature) {
    for (std::size_t part = lines.first_part[feature]; part < lines.first_part[feature + 1]; ++part) {
        const std::span<const geo::LonLat> points = part_points(lines, part);
        const auto is_elsewhere = [&](geo::LonLat point) { return point != points.front(); };
        if (std::ranges::any_of(points, is_elsewhere)) return false;
    }
    return true;
}

/// The layer's lines of one file that have a length; the others are set aside and told.
std::vector<std::size_t> rows_with_length(LineLayer& layer, std::size_t file) {
    const FieldTable& table = layer.table(file);
    const geo::Shapes& lines = layer.geometry(file);
    std::vector<std::size_t> rows;
    for (const std::size_t row : table.rows()) {
        if (!has_no_length(lines, row)) {
            rows.push_back(row);
            continue;
        }
        const geo::LonLat place = lines.point[lines.first_point[lines.first_part[row]]];
        layer.issues().push_back(table.issue(
            "zero_length_line", row,
            fmt::format("the line at longitude {}, latitude {} has no length; set aside", place.lon, place.lat)));
        layer.issues().back().severity = geo::Issue::Severity::note;
        layer.issues().back().set_aside = true;
    }
    return rows;
}

/// Adds one line's attributes to the columns "id", "operator" and "status".
void add_attributes(geo::Shapes& lines, const FiberLine& line) {
    constexpr std::array<std::string_view, 3> names{"operational", "under_construction", "planned"};
    lines.attributes.column[0].push_back(line.id);
    lines.attributes.column[1].push_back(line.owner);
    lines.attributes.column[2].push_back(names[static_cast<std::size_t>(line.status)]);
    lines.attributes.source_row.push_back(lines.attributes.source_row.size());
}

} // namespace

TransmissionNodes load_transmission_nodes(Loading& loading, const Manifest& manifest, const CountryShape& country) {
    TransmissionNodes nodes;
    if (manifest.transmission_nodes.empty()) return nodes;
    loading.progress->begin_step("Reading transmission nodes");
    PointLayer layer{loading, manifest.transmission_nodes, TableKind::transmission_nodes, country};
    layer.for_each_used([&](std::size_t at) {
        const FieldTable& table = layer.rows().tables[layer.rows().file[at]];
        const std::size_t row = layer.rows().row[at];
        nodes.id.emplace_back(table.text("id", row));
        nodes.place.push_back(layer.rows().place[at]);
        nodes.operator_name.emplace_back(table.text("operator", row));
        nodes.status.push_back(status_of(table, row, layer.issues()));
        nodes.has_fiber.push_back(has_fiber(table, row));
        nodes.on_line.push_back(false);
        nodes.capacity_mbps.push_back(table.number("capacity_mbps", row, layer.issues()));
    });
    layer.finish(loading, nodes.size());
    return nodes;
}

geo::Shapes load_fiber_lines(Loading& loading, const Manifest& manifest, TransmissionNodes& nodes) {
    geo::Shapes lines = empty_shapes({"id", "operator", "status"});
    if (manifest.fiber_lines.empty()) return lines;
    loading.progress->begin_step("Reading fiber lines");
    LineLayer layer{loading, manifest.fiber_lines, TableKind::fiber_lines};
    std::vector<FiberLine> found;
    for (std::size_t file = 0; file < layer.file_count(); ++file) {
        const FieldTable& table = layer.table(file);
        const std::vector<std::size_t> rows = rows_with_length(layer, file);
        append_geometry(layer.geometry(file), rows, lines);
        tell_unread_words(table, TableKind::fiber_lines, rows, layer.issues());
        for (const std::size_t row : rows) {
            const Status status = status_of(table, row, layer.issues());
            const std::string_view stated = table.text("id", row);
            const std::string id = stated.empty() ? fmt::format("line-{}", lines.size() + 1) : std::string{stated};
            found.push_back({status, id, std::string{table.text("operator", row)}, file, row});
            add_attributes(lines, found.back());
        }
    }
    // where lines meet, the point is that of the one in operation, then of the first by id, whatever their order
    std::ranges::stable_sort(found, {},
                             [](const FiberLine& line) { return std::tie(line.status, line.id, line.owner); });
    TakeupPoints points{nodes};
    for (const FiberLine& line : found) {
        const geo::Shapes& shapes = layer.geometry(line.file);
        for (std::size_t part = shapes.first_part[line.feature]; part < shapes.first_part[line.feature + 1]; ++part)
            points.add_along(part_points(shapes, part), layer.entry(line.file).takeup_every_m, line);
    }
    layer.finish(loading, lines);
    return lines;
}

} // namespace planner
