// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace geo {

/// Keeps the cells that are held in memory while rasters are read within a quarter of so many bytes; the rest is for
/// tables. Without a call GDAL takes 5 % of the machine's memory.
void limit_memory(std::uint64_t bytes);

/// How many bytes of cells may be held in memory at once.
std::uint64_t cell_memory_bytes();

} // namespace geo
