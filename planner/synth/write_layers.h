// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "geo/progress.h"
#include "planner/synth/country.h"
#include "planner/synth/dirt.h"
#include "planner/synth/school_places.h"

namespace planner::synth {

/// Writes admin1.gpkg and admin2.gpkg.
void write_areas(const Country& country, const std::string& folder, geo::Progress& progress);
/// Writes rivers.gpkg, roads.gpkg, power_grid.gpkg and fiber_lines.gpkg.
void write_lines(const Country& country, const std::string& folder, geo::Progress& progress);
/// Writes cell_sites.csv and transmission_nodes.geojson.
void write_points(const Country& country, const std::string& folder);
/// Writes relief.tif, population.tif, wealth.tif and coverage_2g.tif to coverage_4g.tif, row by row.
void write_rasters(const Country& country, const std::string& folder, geo::Progress& progress);
/// Writes schools.csv: so many rows, spoiled as planned.
void write_schools(const Country& country, const std::vector<SchoolPlace>& places, const Dirt& dirt,
                   std::size_t row_count, const std::string& folder, geo::Progress& progress);
/// Writes answer_key.json: per issue code how many rows a check must tell of, and which; and what it must tell of
/// other layers, which are clean: a relief too coarse for lines of sight in a large country.
void write_answer_key(const Country& country, const Dirt& dirt, std::size_t row_count, const std::string& folder);
/// Writes dataset.toml.
void write_manifest(const Country& country, const std::string& folder);

} // namespace planner::synth
