// SPDX-License-Identifier: Apache-2.0
#include "geo/freed_memory.h"

#include <limits>
#include <memory>
#include <vector>

#include <malloc.h>

#include "geo/parallel.h"

namespace geo {

void keep_freed_memory() {
    constexpr int no_limit = std::numeric_limits<int>::max();
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, no_limit);
    mallopt(M_ARENA_MAX, 1); // what one thread freed serves the others
}

void reserve_memory(std::size_t bytes, Progress& progress) {
    constexpr std::size_t page_bytes = 4'096, piece_bytes = 1U << 20;
    std::vector<std::unique_ptr<char[]>> pieces(bytes / piece_bytes);
    for (std::unique_ptr<char[]>& piece : pieces)
        piece = std::make_unique_for_overwrite<char[]>(piece_bytes);
    parallel_chunks(pieces.size(), 1, progress, [&](std::size_t piece, std::size_t) {
        for (std::size_t byte = 0; byte < piece_bytes; byte += page_bytes)
            static_cast<volatile char&>(pieces[piece][byte]) = 0;
    });
}

} // namespace geo
