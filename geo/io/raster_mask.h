// SPDX-License-Identifier: Apache-2.0
#pragma once

class GDALDataset;
class GDALRasterBand;

namespace geo {

/// The band that says cell by cell where the first band has data (0: it has not): one of transparency, or a mask; null
/// where nothing does. GDAL itself knows a transparent cell only of some cell types.
GDALRasterBand* find_mask(GDALDataset& dataset);

} // namespace geo
