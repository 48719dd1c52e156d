// SPDX-License-Identifier: Apache-2.0
#include "geo/library_versions.h"

#include <gdal.h>
#include <geos_c.h>
#include <proj.h>

namespace geo {

std::vector<std::pair<std::string, std::string>> library_versions() {
    return {{"GDAL", GDALVersionInfo("RELEASE_NAME")}, {"GEOS", GEOSversion()}, {"PROJ", proj_info().version}};
}

} // namespace geo
