// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace geo {

/// Throws Error unless a VRT names plain files in its own folder only, and computes nothing. Such a VRT describes raw
/// relief (.gri beside .vrt); any other could open what it likes.
void check_vrt(const std::string& path, const std::string& gdal_path);

} // namespace geo
