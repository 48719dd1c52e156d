// SPDX-License-Identifier: Apache-2.0
#include "geo/io/memory.h"

#include <gdal.h>

#include "geo/io/drivers.h"

namespace geo {

void limit_memory(std::uint64_t bytes) {
    set_up_gdal();
    GDALSetCacheMax64(static_cast<GIntBig>(bytes / 4));
}

} // namespace geo
