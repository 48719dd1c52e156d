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

void append_geometry(const geo::Shapes& more, geo::Shapes& shapes) {
    const std::size_t parts_before = shapes.part_count(), points_before = shapes.point.size();
    for (std::size_t feature = 1; feature < more.first_part.size(); ++feature) {
        shapes.first_part.push_back(parts_before + more.first_part[feature]);
    }
    for (std::size_t part = 1; part < more.first_point.size(); ++part) {
        shapes.first_point.push_back(points_before + more.first_point[part]);
    }
    shapes.point.insert(shapes.point.end(), more.point.begin(), more.point.end());
    shapes.is_hole.insert(shapes.is_hole.end(), more.is_hole.begin(), more.is_hole.end());
}

LineLayer::LineLayer(Loading& loading, std::span<const ManifestTable> entries, TableKind kind) {
    report_.layer = name_of(kind);
    for (const ManifestTable& entry : entries) {
        if (!loading.require_crs(report_.layer, entry.file.source)) continue;
        geo::Loaded<geo::Shapes> lines = geo::read_lines(loading.locate(entry.file.source), *loading.progress);
        report_.read += lines.value.size() + lines.issues.size();
        report_.set_aside += lines.issues.size();
        for (geo::Issue& issue : lines.issues) {
            issue.layer = name_of(kind);
            issue.file = entry.file.source.path;
            issues_.push_back(std::move(issue));
        }
        tables_.emplace_back(std::move(lines.value.attributes), entry, kind, entry.file.source.path);
        geometry_.push_back(std::move(lines.value));
        entries_.push_back(&entry);
    }
    if (tables_.empty()) return;
    report_.driver = tables_.front().table().driver;
    report_.crs = tables_.front().table().crs;
}

void LineLayer::finish(Loading& loading, const geo::Shapes& lines) {
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
