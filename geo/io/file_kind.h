// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace geo {

/// What is looked for in a file: features (or rows), or a raster.
enum class Content { vector, raster };

/// A file that may be opened: where GDAL finds it, by which driver, and in a person's words.
struct FoundFile {
    std::string gdal_path; // "/vsizip/{a.zip}/inner.csv", "PG:dbname=emis"
    std::string driver;    // GDAL's short name
    std::string what;      // "a GeoPackage"
};

/// Looks at a file's name and its first bytes before any driver does. "a.zip/inner.csv" is a file in an archive,
/// "a.zip" the only suitable one in it, ".gz" is unpacked. An address (geo/io/remote.h) is treated alike, where the
/// network is allowed. Throws Error for a file that is missing, empty, a folder, of a kind that is not allowed, or not
/// what its name says.
FoundFile find_file(const std::string& path, Content content);

/// Whether a file is of a kind that is read, by how its name ends: "a.csv", "a.csv.gz", "N00E010.hgt.zip".
bool has_known_suffix(const std::string& path, Content content);

} // namespace geo
