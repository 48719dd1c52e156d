// SPDX-License-Identifier: Apache-2.0
#include "geo/io/raster_mask.h"

#include <gdal_priv.h>

namespace geo {

GDALRasterBand* find_mask(GDALDataset& dataset) {
    for (int band = 2; band <= dataset.GetRasterCount(); ++band) {
        GDALRasterBand* const other = dataset.GetRasterBand(band);
        if (other->GetColorInterpretation() == GCI_AlphaBand) return other;
    }
    GDALRasterBand* const first = dataset.GetRasterBand(1);
    return (first->GetMaskFlags() & GMF_PER_DATASET) ? first->GetMaskBand() : nullptr;
}

} // namespace geo
