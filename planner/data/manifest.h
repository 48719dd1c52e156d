// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "geo/io/table.h"
#include "planner/data/terms.h"
#include "planner/data/words.h"

namespace planner {

/// A file of a layer as the manifest names it, and where it comes from.
struct ManifestFile {
    geo::LayerSource source; // path relative to the manifest
    std::string origin;      // "Ministry of Education, 2016"; the key is "source"
    std::string licence;

    friend bool operator==(const ManifestFile&, const ManifestFile&) = default;
};

/// A table of things with columns: schools, cell sites, transmission nodes, lines, roads, sight lines.
struct ManifestTable {
    ManifestFile file;
    std::map<std::string, std::string> columns; // field -> column name; what is not named is recognised by alias
    std::map<std::string, ValueWords> values;   // field -> what its words mean
    std::map<std::string, std::string> where;   // column -> value: only rows that have it are of the layer
    bool merge_by_id = false;                   // cell sites: rows of one id are one site
    double takeup_every_m = 5'000.0;            // fiber lines: 0 = at the ends only

    friend bool operator==(const ManifestTable&, const ManifestTable&) = default;
};

/// Mobile coverage of one generation: a raster with a rule, or polygons of the covered area.
struct ManifestCoverage {
    ManifestFile file;
    Generation generation = Generation::g4;
    std::string covered;    // "in [1, 2]"; empty for polygons
    std::string confidence; // "measured", "modelled", "declared" or empty

    friend bool operator==(const ManifestCoverage&, const ManifestCoverage&) = default;
};

/// One level of administrative areas.
struct ManifestAdmin {
    ManifestFile file;
    int level = 1;
    std::string name_column;                                 // empty: recognised by alias
    std::map<std::string, std::vector<std::string>> aliases; // area -> what the schools call it

    friend bool operator==(const ManifestAdmin&, const ManifestAdmin&) = default;
};

/// Population counts or densities.
struct ManifestPopulation {
    ManifestFile file;
    bool is_density = false; // unit = "per_km2"; else "count"

    friend bool operator==(const ManifestPopulation&, const ManifestPopulation&) = default;
};

/// Any further raster or vector, sampled at the school.
struct ManifestContext {
    std::string name;
    ManifestFile file;
    bool lower_is_need = true; // need = "lower"; else "higher"

    friend bool operator==(const ManifestContext&, const ManifestContext&) = default;
};

/// A dataset.toml: which files are which layer, and what their columns and values mean.
struct Manifest {
    static constexpr int format = 1;

    std::string name;
    std::string country; // ISO 3166-1 alpha-3, or empty
    bool repair = true;  // repair what is certain; false: such rows are set aside
    std::vector<ManifestTable> schools, cell_sites, transmission_nodes, fiber_lines, roads, sight_lines;
    std::vector<ManifestCoverage> coverage;
    std::vector<ManifestPopulation> population; // at most one
    std::vector<ManifestFile> elevation;        // at most one
    std::vector<ManifestAdmin> admin;
    std::vector<ManifestContext> context;

    friend bool operator==(const Manifest&, const Manifest&) = default;
};

/// Reads a manifest strictly: an unknown key, a wrong type or a value out of range is a geo::Error that names file,
/// key, value and what was expected. `path` is the file itself.
Manifest read_manifest(const std::string& path);

/// The same from text; `path` is for messages.
Manifest parse_manifest(std::string_view text, const std::string& path);

/// "4g", as a manifest names a generation's coverage.
std::string coverage_key(Generation generation);

/// The manifest as TOML with comments, always in the same order; reading it gives it back.
std::string format_manifest(const Manifest& manifest);

} // namespace planner
