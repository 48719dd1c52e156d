// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "geo/issue.h"
#include "geo/progress.h"
#include "planner/data/country_shape.h"
#include "planner/data/dataset.h"
#include "planner/data/field_table.h"
#include "planner/data/load_dataset.h"
#include "planner/data/manifest.h"
#include "planner/data/named_areas.h"

namespace planner {

/// What every layer's loading shares: where files are, what was found wrong, which files were read.
struct Loading {
    std::string manifest_path;
    LoadRules rules;
    geo::Progress* progress = nullptr;
    bool repair = true;
    std::vector<geo::Issue> issues;
    std::vector<LayerReport> reports;
    std::vector<geo::LayerSource> sources; // as the manifest names them, in order of reading, each file or table once

    /// The source with its path on disk; remembers it.
    geo::LayerSource locate(const geo::LayerSource& source);
    void remember(const geo::LayerSource& source);
    /// Whether a vector layer says its CRS, or has no geometry; if not, missing_crs is told and the file is left out.
    bool require_crs(const std::string& layer, const geo::LayerSource& source);
    /// The files of a layer that say their CRS, or need none.
    std::vector<ManifestTable> with_crs(std::span<const ManifestTable> entries, TableKind kind);
    /// For layers that are loaded beside the others: the same rules, nothing found yet.
    Loading beside(geo::Progress& progress) const;
    /// Takes over what was found in layers that were loaded beside.
    void append(Loading found);
    /// Takes a layer's issues over in the order of its files and rows; the file is left out where there is only one.
    void add_issues(std::vector<geo::Issue> layer_issues, std::span<const std::string> layer_files);
};

/// A vector layer's tables, read and with their columns known.
std::vector<FieldTable> read_tables(Loading& loading, std::span<const ManifestTable> entries, TableKind kind);

/// The administrative areas, outermost level first. Tells invalid_polygon and unknown_alias.
std::vector<NamedAreas> load_admin(Loading& loading, const Manifest& manifest);

/// The schools: read, checked, repaired, matched to the areas; fills the dataset's schools, counts and rejected rows.
void load_schools(Loading& loading, const Manifest& manifest, std::span<const NamedAreas> levels, Dataset& dataset);

/// Cell sites; rows of one id are united where the manifest says so. Tells merged_sites.
CellSites load_cell_sites(Loading& loading, const Manifest& manifest, const CountryShape& country);

/// Transmission nodes, and the take-up points along the fiber lines. Tells unknown_status.
TransmissionNodes load_transmission_nodes(Loading& loading, const Manifest& manifest, const CountryShape& country);

/// Fiber lines with attributes "id", "operator" and "status", and their take-up points, added to the nodes.
geo::Shapes load_fiber_lines(Loading& loading, const Manifest& manifest, TransmissionNodes& nodes);

/// Roads with an attribute "highway", and their graph. Tells what build_road_graph and read_osm_roads tell.
void load_roads(Loading& loading, const Manifest& manifest, Dataset& dataset);

SightLines load_sight_lines(Loading& loading, const Manifest& manifest);

/// Throws geo::Error for a picture given as values to be counted.
void refuse_picture(const geo::RasterSource& raster, const std::string& file);

/// Coverage, population, elevation and context layers. Tells picture_as_coverage and nodata_in_range.
void load_rasters(Loading& loading, const Manifest& manifest, Dataset& dataset);

} // namespace planner
