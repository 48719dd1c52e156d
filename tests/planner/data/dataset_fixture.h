// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <set>
#include <string>
#include <vector>

#include "planner/data/dataset.h"
#include "planner/data/load_dataset.h"
#include "tests/catch.h"

namespace tests {

/// Loads a manifest of tests/data that refers to the reference data; `more` is added to it.
geo::Loaded<planner::Dataset> load_country(const std::string& name, const std::string& more = "");

/// A schools.csv.
inline const std::string two_schools = "id,lon,lat\n1,10.111,9.111\n2,10.222,9.222\n";

/// A dataset in a temporary folder, written file by file.
class SmallDataset {
public:
    /// Writes schools.csv and a manifest that names it; `more` is added to the manifest.
    explicit SmallDataset(const std::string& schools_csv, const std::string& more = "");
    void add(const std::string& file, const std::string& text) const { write_file(folder_ / file, text); }
    geo::Loaded<planner::Dataset> load() const;
    /// The message of the geo::Error that loading ends with; "none" if it doesn't.
    std::string complaint() const;
    const TemporaryFolder& folder() const { return folder_; }

private:
    TemporaryFolder folder_;
};

/// Rows of the issues with a code, in order.
std::vector<std::size_t> rows_of(const std::vector<geo::Issue>& issues, const std::string& code,
                                 const std::string& layer = "schools");

/// A GeoJSON file of squares, each with a name, west, south, east and north.
struct Square {
    std::string name;
    double west, south, east, north;
};
std::string squares_geojson(const std::vector<Square>& squares);

} // namespace tests
