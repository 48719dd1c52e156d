// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "geo/progress.h"

namespace geo {

/// From now on the process keeps the memory that it frees for its next large table, instead of giving it back page by
/// page: tables that are made again and again then cost no page faults. For programs that answer many times.
void keep_freed_memory();

/// Takes so much memory once and frees it again: after keep_freed_memory, the next tables of together that size find
/// their pages there.
void reserve_memory(std::size_t bytes, Progress& progress);

} // namespace geo
