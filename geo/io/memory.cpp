// SPDX-License-Identifier: Apache-2.0
#include "geo/io/memory.h"

#include <gdal.h>

#include "geo/io/drivers.h"

namespace geo {

void limit_memory(std::uint64_t bytes) {
    set_up_gdal();
    GDALSetCacheMax64(static_cast<GIntBig>(bytes / 4));
}

std::uint64_t cell_memory_bytes() {
    set_up_gdal();
    return static_cast<std::uint64_t>(GDALGetCacheMax64());
}

} // namespace geo
