// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "geo/io/shapes.h"
#include "planner/data/load_layers.h"

namespace planner {

/// The points of one part of a shape.
std::span<const geo::LonLat> part_points(const geo::Shapes& shapes, std::size_t part);

/// Shapes without any feature, with columns so named.
geo::Shapes empty_shapes(std::vector<std::string> column_names);

/// Adds the geometry of these features of `more`; their attributes must be added besides.
void append_geometry(const geo::Shapes& more, std::span<const std::size_t> features, geo::Shapes& shapes);

/// A layer of lines, all its files that say their CRS: geometry and attributes apart. The manifest must outlive it.
class LineLayer {
public:
    LineLayer(Loading& loading, std::span<const ManifestTable> entries, TableKind kind);

    std::size_t file_count() const { return tables_.size(); }
    /// Attributes of a file's lines; a row of it is a feature of geometry(file), which holds those that `where` leaves
    /// out too.
    const FieldTable& table(std::size_t file) const { return tables_[file]; }
    const geo::Shapes& geometry(std::size_t file) const { return geometry_[file]; }
    /// What the manifest says about a file.
    const ManifestTable& entry(std::size_t file) const { return *entries_[file]; }
    std::vector<geo::Issue>& issues() { return issues_; }
    /// Hands issues and report over; `lines` is what came of it.
    void finish(Loading& loading, const geo::Shapes& lines);

private:
    std::vector<const ManifestTable*> entries_; // those with a CRS
    std::vector<FieldTable> tables_;
    std::vector<geo::Shapes> geometry_;
    std::vector<geo::Issue> issues_;
    LayerReport report_;
};

} // namespace planner
