// SPDX-License-Identifier: Apache-2.0
#include "planner/data/shape_layers.h"

#include <algorithm>
#include <utility>

namespace planner {

std::span<const geo::LonLat> part_points(const geo::Shapes& shapes, std::size_t part) {
    return std::span{shapes.point}.subspan(shapes.first_point[part],
                                           shapes.first_point[part + 1] - shapes.first_point[part]);
}

geo::Shapes empty_shapes(std::vector<std::string> column_names) {
    geo::Shapes shapes;
    shapes.first_part = {0};
    shapes.first_point = {0};
    shapes.attributes.column.resize(column_names.size());
    shapes.attributes.names = std::move(column_names);
    return shapes;
}

void append_geometry(const geo::Shapes& more, std::span<const std::size_t> features, geo::Shapes& shapes) {
    for (const std::size_t feature : features) {
        for (std::size_t part = more.first_part[feature]; part < more.first_part[feature + 1]; ++part) {
            const std::span<const geo::LonLat> points = part_points(more, part);
            shapes.point.insert(shapes.point.end(), points.begin(), points.end());
            shapes.first_point.push_back(shapes.point.size());
            shapes.is_hole.push_back(more.is_hole[part]);
        }
        shapes.first_part.push_back(shapes.part_count());
    }
}

LineLayer::LineLayer(Loading& loading, std::span<const ManifestTable> entries, TableKind kind) {
    report_.layer = name_of(kind);
    for (const ManifestTable& entry : entries) {
        if (!loading.require_crs(report_.layer, entry.file.source)) continue;
        geo::Loaded<geo::Shapes> lines = geo::read_lines(loading.locate(entry.file.source), *loading.progress);
        for (geo::Issue& issue : lines.issues) {
            issue.layer = name_of(kind);
            issue.file = entry.file.source.path;
            issues_.push_back(std::move(issue));
        }
        tables_.emplace_back(std::move(lines.value.attributes), entry, kind, entry.file.source.path);
        report_.read += tables_.back().rows().size() + lines.issues.size();
        geometry_.push_back(std::move(lines.value));
        entries_.push_back(&entry);
    }
    if (tables_.empty()) return;
    report_.driver = tables_.front().table().driver;
    report_.crs = tables_.front().table().crs;
}

void LineLayer::finish(Loading& loading, const geo::Shapes& lines) {
    report_.set_aside = static_cast<std::size_t>(std::ranges::count(issues_, true, &geo::Issue::set_aside));
    report_.used = report_.read - report_.set_aside;
    report_.count = lines.size();
    for (const geo::LonLat point : lines.point)
        report_.box = report_.box.expanded_to(point);
    std::vector<std::string> files;
    for (const FieldTable& table : tables_)
        files.push_back(table.file_name());
    loading.reports.push_back(std::move(report_));
    loading.add_issues(std::move(issues_), files);
}

} // namespace planner
