// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "geo/io/text_column.h"
#include "geo/lon_lat.h"
#include "geo/progress.h"

namespace geo {

/// Where a table or a vector layer is read from, as a manifest says it.
struct LayerSource {
    std::string path{};     // a file; "a.zip/inner.csv" names a file inside an archive; ".gz" is unpacked on the way;
                            // or an address (geo/io/remote.h)
    std::string layer{};    // inside a file with several: layer, table or sheet; empty: the only or the first one
    int header_row = 1;     // spreadsheets and CSV: the row, counted from 1, that holds the column names
    bool has_header = true; // false: columns are then named "1", "2", ...
    std::string crs{};      // of a geometry, instead of what the file says; empty: the file's own, or an Error

    friend bool operator==(const LayerSource&, const LayerSource&) = default;
};

/// A table as text: columns of equal length, rows in file order. Cells are UTF-8, trimmed; empty = nothing there.
struct Table {
    std::vector<std::string> names;      // as in the file, trimmed, without a byte order mark
    std::vector<TextColumn> column;      // column[c][row] is a std::string_view
    std::vector<std::size_t> source_row; // as Issue::row
    std::vector<LonLat> place;           // WGS 84; NaN where a feature has no point; empty: no geometry at all
    std::string driver;                  // GDAL's short name of the format: "CSV", "GPKG"
    std::string crs;                     // what the places were read in, "EPSG:32737"; empty: no geometry

    std::size_t size() const { return source_row.size(); }
    bool has_places() const { return !place.empty(); }
    /// Position of the column so named (exact), or npos.
    std::size_t find(std::string_view name) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

/// Reads a table or point layer by one of the allowed drivers, after a look at the first bytes.
/// Throws Error for a file that is missing, empty, truncated or not what its name says.
Table read_table(const LayerSource& source, Progress& progress);

/// The layers (tables, sheets) inside a file, in file order.
std::vector<std::string> layer_names(const std::string& path);

} // namespace geo
