// SPDX-License-Identifier: Apache-2.0
#include "geo/freed_memory.h"

#include <limits>

#include <malloc.h>

namespace geo {

void keep_freed_memory() {
    constexpr int no_limit = std::numeric_limits<int>::max();
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, no_limit);
}

} // namespace geo
