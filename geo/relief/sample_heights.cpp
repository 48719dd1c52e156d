// SPDX-License-Identifier: Apache-2.0
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <numeric>

#include "geo/io/memory.h"
#include "geo/missing.h"
#include "geo/parallel.h"
#include "geo/relief/relief.h"
#include "geo/relief/relief_cells.h"

namespace geo {

std::vector<double> sample_heights(const Relief& relief, std::span<const LonLat> places, Progress& progress) {
    constexpr std::size_t places_per_chunk = 4'096;
    std::vector<Pixel> at(places.size());
    tbb::enumerable_thread_specific<RasterGrid> grids{[&] { return RasterGrid{relief.frame}; }};
    parallel_chunks(places.size(), places_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        grids.local().to_pixels(places.subspan(begin, end - begin), std::span{at}.subspan(begin, end - begin));
    });

    ReliefCells cells{relief};
    std::vector<std::size_t> block_of(places.size()), order(places.size());
    for (std::size_t place = 0; place < places.size(); ++place)
        block_of[place] = cells.block_at(at[place]);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t place) { return block_of[place]; });

    std::vector<double> heights_m(places.size(), missing);
    const std::size_t most_blocks = std::max<std::size_t>(1, cell_memory_bytes() / ReliefCells::block_bytes);
    for (std::size_t first = 0; first < order.size();) {
        std::vector<std::size_t> blocks;
        std::size_t end = first;
        for (; end < order.size(); ++end) {
            const std::size_t block = block_of[order[end]];
            if (block == cells.block_count() || (!blocks.empty() && blocks.back() == block)) continue;
            if (blocks.size() == most_blocks) break;
            blocks.push_back(block);
        }
        cells.load(blocks, progress);
        for (std::size_t i = first; i < end; ++i)
            heights_m[order[i]] = cells.height_m(at[order[i]]);
        first = end;
    }
    return heights_m;
}

} // namespace geo
