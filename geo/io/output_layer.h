// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "geo/io/write.h"

class GDALDataset;

namespace geo {

/// An open file or database that layers are written to.
struct LayerTarget {
    GDALDataset& dataset;
    std::vector<std::string> options; // of the driver, for a new layer: "FID=fid"
    std::function<void()> check;      // throws Error if GDAL has complained since the writing began
};

/// Writes a layer as a new table, in WGS 84. Throws what `check` throws.
void write_layer(const LayerTarget& target, const OutputLayer& output, Progress& progress);

} // namespace geo
