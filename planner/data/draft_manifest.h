// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "geo/io/raster_source.h"
#include "geo/progress.h"
#include "planner/data/fields.h"
#include "planner/data/manifest.h"
#include "planner/data/people_count.h"
#include "planner/data/unused_columns.h"

namespace planner {

/// The files that a person hands over for a new dataset, by layer.
struct HandedFiles {
    std::string name, country;
    std::map<TableKind, std::vector<std::string>> tables;     // all kinds but admin
    std::vector<std::string> admin;                           // level 1, 2, ...
    std::vector<std::pair<Generation, std::string>> coverage; // rasters or polygons
    std::map<Generation, std::string> covered;                // rules that the person gave
    std::string population, elevation;                        // empty: none
    bool population_is_density = false;
    std::vector<std::pair<std::string, std::string>> context; // name, file
};

/// Asked for a rule that the values of a coverage raster don't plainly say; gives its text, or throws.
using AskCoveredRule = std::function<std::string(Generation, const std::string& file, const geo::RasterSummary&)>;

/// A manifest, what of its files it does not use, and how many people its raster holds.
struct ManifestDraft {
    Manifest manifest;
    std::map<std::string, std::vector<UnusedColumn>> unused; // by file as handed over
    PeopleCount people;
};

/// A manifest whose paths are those of the files as they were handed over: columns recognised by alias and written out,
/// the header found below titles, sites merged where one id repeats at one place, OpenCelliD's files without a header
/// known by their look, coverage rules guessed or asked for, people counted. Throws geo::Error for a file that cannot
/// be what it was handed over as.
ManifestDraft draft_manifest(const HandedFiles& files, const AskCoveredRule& ask, geo::Progress& progress);

/// How a dataset's folder is made.
struct DatasetFolderRules {
    bool in_place = false; // refer to the files instead of copying them
    bool replace = false;  // an earlier folder at that place
};

/// Makes the folder with the files copied in (shapefiles and folders of tiles whole; what has an address is referred
/// to) and dataset.toml. Made beside and renamed at the end: whole or absent. Throws geo::Error if `path` exists and
/// may not be replaced, or if an address holds credentials.
void make_dataset_folder(const std::string& path, Manifest manifest, const DatasetFolderRules& rules,
                         geo::Progress& progress);

} // namespace planner
