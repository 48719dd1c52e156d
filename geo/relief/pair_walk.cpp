// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/pair_walk.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

#include "geo/io/memory.h"
#include "geo/parallel.h"

namespace geo {
namespace {

constexpr std::size_t pairs_per_chunk = 512;
constexpr std::size_t masts_per_chunk = 4'096;

/// The masts of a batch on the ground and on the grid.
struct PlacedMasts {
    PlacedMasts(const Relief& relief, std::span<const Mast> masts, Progress& progress)
        : ground(masts.size()), at(masts.size()) {
        tbb::enumerable_thread_specific<RasterGrid> grids{[&] { return RasterGrid{relief.frame}; }};
        parallel_chunks(masts.size(), masts_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
            std::vector<LonLat> places(end - begin);
            for (std::size_t mast = begin; mast < end; ++mast) {
                places[mast - begin] = masts[mast].place;
                ground[mast] = GroundPoint{masts[mast].place};
            }
            grids.local().to_pixels(places, std::span{at}.subspan(begin, end - begin));
        });
    }
    std::vector<GroundPoint> ground;
    std::vector<Pixel> at;
};

/// What a thread works with.
struct WalkBench {
    explicit WalkBench(const Relief& relief) : grid{relief.frame} {}
    RasterGrid grid;
    GridLine line;
    std::vector<std::size_t> blocks;
};

/// Walks along pairs batch by batch, so that the blocks of a batch fit in memory.
class PairWalk {
public:
    PairWalk(const Relief& relief, std::span<const Mast> masts, std::span<const MastPair> pairs, Progress& progress)
        : masts_{masts},
          pairs_{pairs},
          progress_{progress},
          cells_{relief},
          placed_{relief, masts, progress},
          benches_{[&] { return WalkBench{relief}; }} {}

    void walk(const PairLook& look) {
        sort_by_block();
        find_blocks();
        const std::size_t most_blocks = std::max<std::size_t>(1, cell_memory_bytes() / ReliefCells::block_bytes);
        for (std::size_t first = 0; first < chunk_blocks_.size();) {
            std::vector<std::size_t> blocks = chunk_blocks_[first];
            std::size_t end = first + 1;
            for (std::vector<std::size_t> more; end < chunk_blocks_.size(); ++end, blocks.swap(more)) {
                more.clear();
                std::ranges::set_union(blocks, chunk_blocks_[end], std::back_inserter(more));
                if (more.size() > most_blocks) break;
            }
            cells_.load(blocks, progress_);
            walk_chunks(first, end, look);
            first = end;
        }
    }

private:
    /// Pairs in the order of the block under their first mast, so that near ones come together.
    void sort_by_block() {
        std::vector<std::size_t> begin(cells_.block_count() + 2, 0), block_of(pairs_.size());
        for (std::size_t pair = 0; pair < pairs_.size(); ++pair) {
            block_of[pair] = cells_.block_at(placed_.at[pairs_[pair].first]);
            ++begin[block_of[pair] + 1];
        }
        std::partial_sum(begin.begin(), begin.end(), begin.begin());
        order_.resize(pairs_.size());
        for (std::size_t pair = 0; pair < pairs_.size(); ++pair)
            order_[begin[block_of[pair]]++] = pair;
    }

    /// As PairGround has it.
    bool is_turned(const MastPair& pair) const {
        const auto key = [&](std::size_t mast) {
            return std::tuple{masts_[mast].place.lon, masts_[mast].place.lat, masts_[mast].height_m};
        };
        return key(pair.second) < key(pair.first);
    }

    void lay(const MastPair& pair, WalkBench& bench) const {
        const auto [from, to] =
            is_turned(pair) ? std::pair{pair.second, pair.first} : std::pair{pair.first, pair.second};
        lay_on_grid(bench.grid, placed_.ground[from], placed_.ground[to], placed_.at[from], placed_.at[to], bench.line);
    }

    void find_blocks() {
        chunk_blocks_.resize((pairs_.size() + pairs_per_chunk - 1) / pairs_per_chunk);
        parallel_chunks(pairs_.size(), pairs_per_chunk, progress_, [&](std::size_t begin, std::size_t end) {
            WalkBench& bench = benches_.local();
            bench.blocks.clear();
            for (std::size_t i = begin; i < end; ++i) {
                lay(pairs_[order_[i]], bench);
                const std::vector<Pixel>& corners = bench.line.corners;
                for (std::size_t corner = 1; corner < corners.size(); ++corner)
                    cells_.add_blocks_between(corners[corner - 1], corners[corner], bench.blocks);
            }
            std::ranges::sort(bench.blocks);
            const auto repeated = std::ranges::unique(bench.blocks);
            chunk_blocks_[begin / pairs_per_chunk].assign(bench.blocks.begin(), repeated.begin());
        });
    }

    void walk_chunks(std::size_t first, std::size_t end_chunk, const PairLook& look) {
        const std::size_t begin_pair = first * pairs_per_chunk;
        const std::size_t end_pair = std::min(end_chunk * pairs_per_chunk, pairs_.size());
        parallel_chunks(end_pair - begin_pair, pairs_per_chunk, progress_, [&](std::size_t begin, std::size_t end) {
            WalkBench& bench = benches_.local();
            for (std::size_t i = begin_pair + begin; i < begin_pair + end; ++i) {
                const std::size_t pair = order_[i];
                lay(pairs_[pair], bench);
                look(pair, {bench.line, cells_, is_turned(pairs_[pair])});
            }
        });
    }

    std::span<const Mast> masts_;
    std::span<const MastPair> pairs_;
    Progress& progress_;
    ReliefCells cells_;
    PlacedMasts placed_;
    tbb::enumerable_thread_specific<WalkBench> benches_;
    std::vector<std::size_t> order_;                     // of pairs
    std::vector<std::vector<std::size_t>> chunk_blocks_; // that each chunk of the order needs, sorted
};

} // namespace

void look_along_pairs(const Relief& relief, std::span<const Mast> masts, std::span<const MastPair> pairs,
                      Progress& progress, const PairLook& look) {
    PairWalk{relief, masts, pairs, progress}.walk(look);
}

} // namespace geo
