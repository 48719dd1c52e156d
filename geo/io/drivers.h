// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

class GDALDataset;

namespace geo {

struct CloseDataset {
    void operator()(GDALDataset* dataset) const;
};
/// An open GDAL dataset that closes itself.
using DatasetHandle = std::unique_ptr<GDALDataset, CloseDataset>;

/// Registers the allowed drivers and no other, and settles GDAL's options, once per process: quiet, no network
/// (see geo/io/remote.h), no sidecar statistics, a fixed date so that equal input gives equal bytes. Whatever touches
/// GDAL calls it first.
void set_up_gdal();

/// Opens a file with tables, points, lines or polygons, by the driver that its name and its first bytes agree on; or a
/// PostGIS database, for reading only.
DatasetHandle open_vector_file(const std::string& path);

/// The same for a raster. A VRT may name raw files beside itself and nothing else.
DatasetHandle open_raster_file(const std::string& path);

/// What GDAL complained of since the last look, or `otherwise`.
std::string take_gdal_message(std::string_view otherwise);

/// Whether GDAL complained of an error since the last look.
bool gdal_has_failed();

} // namespace geo
