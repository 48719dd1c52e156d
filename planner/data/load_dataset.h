// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "geo/issue.h"
#include "geo/progress.h"
#include "planner/data/dataset.h"

namespace planner {

/// How far a manifest is trusted.
struct LoadRules {
    bool allow_outside = false; // files outside the dataset's folder may be opened
    bool allow_network = false; // addresses of databases and web servers may be asked; a person's word, never a file's
};

/// Reads the dataset at a folder or its dataset.toml: every table, every raster's header; checks and repairs.
/// Issues stand in the order of layers, then rows. Throws geo::Error where the dataset cannot be used at all.
geo::Loaded<Dataset> load_dataset(const std::string& path, const LoadRules& rules, geo::Progress& progress);

} // namespace planner
