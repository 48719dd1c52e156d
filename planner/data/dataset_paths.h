// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "planner/data/load_dataset.h"
#include "planner/data/manifest.h"

namespace planner {

/// The manifest of a dataset that is named by its folder or by the manifest itself. Throws geo::Error if there is none.
std::string manifest_path_of(const std::string& dataset);

/// Whether the name of a database or a web address holds a password, a key, or who asks: nothing for a manifest, which
/// is copied and handed on.
bool holds_credentials(const std::string& file);

/// Calls `visit` on the path of every file that a manifest names, so that it may change it.
void visit_paths(Manifest& manifest, const std::function<void(std::string& path)>& visit);

/// The addresses on other machines that a manifest names, sorted, each once.
std::vector<std::string> addresses_in(Manifest manifest);

/// Where a file that the manifest names really is. Symbolic links and ".." are resolved; a place outside the
/// manifest's folder is a geo::Error unless the rules allow it. "a.zip/inner.csv" is judged by the archive. An address
/// stays as it is, and is a geo::Error unless the rules allow the network.
std::string resolve_in_dataset(const std::string& manifest_path, const std::string& file, const LoadRules& rules);

/// The part of a path that is on disk, or on a server: "a.zip" of "a.zip/inner.csv"; the path itself where nothing is.
std::string file_on_disk(const std::string& path);

/// A file with those that belong to it (shapefiles come in four or five, raw rasters in two or three), or all files of
/// a folder of tiles; sorted.
std::vector<std::string> files_of_layer(const std::string& on_disk);

/// Whether a path is a raster by its name, or a folder of tiles; anything else is a vector file or a table.
bool is_raster_path(const std::string& path);

} // namespace planner
