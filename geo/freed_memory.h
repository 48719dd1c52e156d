// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace geo {

/// From now on the process keeps the memory that it frees for its next large table, instead of giving it back page by
/// page: tables that are made again and again then cost no page faults. For programs that answer many times.
void keep_freed_memory();

} // namespace geo
