// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "geo/box.h"
#include "geo/io/raster_source.h"
#include "geo/io/shapes.h"
#include "geo/io/text_column.h"
#include "geo/measure/zonal.h"
#include "geo/relief/relief.h"
#include "geo/road/road_graph.h"
#include "planner/data/infrastructure.h"
#include "planner/data/schools.h"
#include "planner/data/terms.h"

namespace planner {

/// Which cell values mean covered: "in [1, 2]", ">= -105", "== 1".
struct CoveredRule {
    enum class Kind { at_least, at_most, one_of };
    Kind kind = Kind::one_of;
    std::vector<double> values; // one for at_least and at_most

    bool covers(double value) const; // NaN is never covered
    friend bool operator==(const CoveredRule&, const CoveredRule&) = default;
};

/// Mobile coverage of one generation: a raster with its rule, or polygons of the covered area.
struct CoverageLayer {
    Generation generation = Generation::g4;
    std::optional<geo::RasterSource> raster;
    CoveredRule rule;
    geo::Shapes polygons;
    std::string confidence; // "measured", "modelled", "declared"
};

/// A raster sampled at the school that may enter the ranking.
struct ContextLayer {
    std::string name;
    std::optional<geo::RasterSource> raster;
    geo::Shapes shapes;     // where the layer is a vector: distance to it counts
    bool has_areas = false; // the shapes are polygons: within them the distance is 0
    bool lower_is_need = true;
};

/// A file, or a table of a database, that a dataset was read from.
struct InputFile {
    std::string path; // as the manifest says; of a table in a database, its name after the address
    std::uint64_t bytes = 0;
    std::string sha256;  // hexadecimal; of a table, see geo::hash_layer; empty: a file on a server
    std::string version; // of a file on a server: see geo::RemoteFile
};

/// What was read of one layer, for a person to check.
struct LayerReport {
    std::string layer; // "schools", "coverage.4g"
    std::string driver;
    std::string crs;
    std::size_t read = 0, used = 0, set_aside = 0; // rows; 0 for rasters
    std::size_t count = 0;                         // of what the rows gave: sites after merging, areas, lines
    geo::Box box;
};

/// The school rows that were set aside, as they stand in their files, to be written out, corrected and read again.
struct RejectedRows {
    std::vector<std::string> names;              // of the columns, all files together
    std::vector<std::vector<std::string>> cells; // one entry per row, each as long as names
    std::vector<std::string> file;               // per row
    std::vector<std::size_t> source_row;         // as geo::Issue::row
    std::vector<std::string> reason;             // code and message

    std::size_t size() const { return cells.size(); }
};

/// How many school rows were read and what became of them: read = used + set_aside.
struct SchoolCounts {
    std::size_t read = 0, used = 0, set_aside = 0;
};

/// A country's data: tables in memory; rasters opened, looked at, unread.
struct Dataset {
    std::string name;
    std::string country; // ISO 3166-1 alpha-3, or empty
    std::string manifest_path;
    Schools schools;
    SchoolCounts school_counts;
    RejectedRows rejected_schools;
    std::vector<std::string> school_files;
    CellSites cell_sites;
    TransmissionNodes transmission_nodes;
    geo::Shapes fiber_lines;
    std::vector<AdminAreas> admin; // by level, outermost first
    std::vector<CoverageLayer> coverage;
    std::optional<geo::RasterSource> population;
    geo::CellUnit population_unit = geo::CellUnit::count;
    std::optional<geo::Relief> elevation;
    std::vector<ContextLayer> context;
    geo::Shapes roads;         // as drawn
    geo::RoadGraph road_graph; // what joins them; without edges where there are none
    geo::TextColumn road_id;   // of the road that an edge is a piece of, by RoadEdges::road; one road may have several
    SightLines sight_lines;
    std::vector<LayerReport> layers;
    std::vector<InputFile> files;
};

/// A relief of larger cells hides hills: no line of sight is asked of it.
inline constexpr double coarsest_cell_for_sight_m = 250.0;

/// The longer side of a cell of the dataset's relief in the middle of it, metres; NaN without a relief.
double relief_cell_m(const Dataset& dataset);

/// Whether the dataset has a relief that is fine enough for lines of sight.
inline bool has_relief_for_sight(const Dataset& dataset) { return relief_cell_m(dataset) <= coarsest_cell_for_sight_m; }

} // namespace planner
