// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/sight.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <tuple>
#include <utility>

#include "geo/io/memory.h"
#include "geo/parallel.h"
#include "geo/relief/clearance.h"
#include "geo/relief/ground_line.h"
#include "geo/relief/relief_cells.h"

namespace geo {
namespace {

constexpr std::size_t pairs_per_chunk = 512;
constexpr std::size_t masts_per_chunk = 4'096;

/// Samples of a line: the ends and what lies between them, not farther apart than cells.
int count_steps(const GridLine& line) { return static_cast<int>(line.cells()) + 1; }

/// Calls `take(share, ground)` for every sample strictly between the ends, from the first to the last.
template <typename Take>
void walk_samples(const GridLine& line, const ReliefCells& cells, Take take) {
    const int steps = count_steps(line);
    const std::size_t pieces = line.corners.size() - 1;
    int step = 1;
    for (std::size_t piece = 0; piece < pieces; ++piece) {
        const Pixel from = line.corners[piece], to = line.corners[piece + 1];
        const double cols = to.col - from.col, rows = to.row - from.row;
        // the last step of this piece; the one that ends it belongs to it
        const auto end = static_cast<int>(static_cast<std::int64_t>(steps) * static_cast<std::int64_t>(piece + 1) /
                                          static_cast<std::int64_t>(pieces));
        for (; step <= end && step < steps; ++step) {
            const double share = static_cast<double>(step) / steps;
            const double on_piece = share * static_cast<double>(pieces) - static_cast<double>(piece);
            take(share, cells.height_m({from.col + cols * on_piece, from.row + rows * on_piece}));
        }
    }
}

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
struct SightBench {
    explicit SightBench(const Relief& relief) : grid{relief.frame} {}
    RasterGrid grid;
    GridLine line;
    std::vector<std::size_t> blocks;
};

/// Judges pairs batch by batch, so that the blocks of a batch fit in memory.
class SightJudge {
public:
    SightJudge(const Relief& relief, std::span<const Mast> masts, std::span<const MastPair> pairs,
               const SightRules& rules, Progress& progress)
        : masts_{masts},
          pairs_{pairs},
          rules_{rules},
          progress_{progress},
          cells_{relief},
          placed_{relief, masts, progress},
          benches_{[&] { return SightBench{relief}; }} {}

    std::vector<Sight> judge_all() {
        std::vector<Sight> sights(pairs_.size());
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
            judge_chunks(first, end, sights);
            first = end;
        }
        return sights;
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

    /// Whether a pair is judged from its second mast: a choice that does not depend on which one is named first.
    bool is_turned(const MastPair& pair) const {
        const auto key = [&](std::size_t mast) {
            return std::tuple{masts_[mast].place.lon, masts_[mast].place.lat, masts_[mast].height_m};
        };
        return key(pair.second) < key(pair.first);
    }

    void lay(const MastPair& pair, SightBench& bench) const {
        const auto [from, to] =
            is_turned(pair) ? std::pair{pair.second, pair.first} : std::pair{pair.first, pair.second};
        lay_on_grid(bench.grid, placed_.ground[from], placed_.ground[to], placed_.at[from], placed_.at[to], bench.line);
    }

    void find_blocks() {
        chunk_blocks_.resize((pairs_.size() + pairs_per_chunk - 1) / pairs_per_chunk);
        parallel_chunks(pairs_.size(), pairs_per_chunk, progress_, [&](std::size_t begin, std::size_t end) {
            SightBench& bench = benches_.local();
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

    void judge_chunks(std::size_t first, std::size_t end_chunk, std::vector<Sight>& sights) {
        const std::size_t begin_pair = first * pairs_per_chunk;
        const std::size_t end_pair = std::min(end_chunk * pairs_per_chunk, pairs_.size());
        parallel_chunks(end_pair - begin_pair, pairs_per_chunk, progress_, [&](std::size_t begin, std::size_t end) {
            SightBench& bench = benches_.local();
            for (std::size_t i = begin_pair + begin; i < begin_pair + end; ++i)
                sights[order_[i]] = judge(pairs_[order_[i]], bench);
        });
    }

    Sight judge(const MastPair& pair, SightBench& bench) const {
        lay(pair, bench);
        const bool turned = is_turned(pair);
        const double first_m = masts_[turned ? pair.second : pair.first].height_m;
        const double second_m = masts_[turned ? pair.first : pair.second].height_m;
        const std::vector<Pixel>& corners = bench.line.corners;
        Clearance clearance{bench.line.length_m, cells_.height_m(corners.front()) + first_m,
                            cells_.height_m(corners.back()) + second_m, rules_};
        walk_samples(bench.line, cells_, [&](double share, double ground_m) { clearance.add(share, ground_m); });
        Sight sight = clearance.judge(first_m, second_m);
        if (turned) {
            std::swap(sight.clearing_first_m, sight.clearing_second_m);
            sight.worst_at_m = sight.length_m - sight.worst_at_m;
        }
        return sight;
    }

    std::span<const Mast> masts_;
    std::span<const MastPair> pairs_;
    SightRules rules_;
    Progress& progress_;
    ReliefCells cells_;
    PlacedMasts placed_;
    mutable tbb::enumerable_thread_specific<SightBench> benches_;
    std::vector<std::size_t> order_;                     // of pairs
    std::vector<std::vector<std::size_t>> chunk_blocks_; // that each chunk of the order needs, sorted
};

} // namespace

std::vector<Sight> judge_sights(const Relief& relief, std::span<const Mast> masts, std::span<const MastPair> pairs,
                                const SightRules& rules, Progress& progress) {
    return SightJudge{relief, masts, pairs, rules, progress}.judge_all();
}

ReliefProfile read_profile(const Relief& relief, LonLat from, LonLat to, Progress& progress) {
    const RasterGrid grid{relief.frame};
    GridLine line;
    lay_on_grid(grid, GroundPoint{from}, GroundPoint{to}, grid.pixel(from), grid.pixel(to), line);
    ReliefCells cells{relief};
    std::vector<std::size_t> blocks;
    for (std::size_t corner = 1; corner < line.corners.size(); ++corner)
        cells.add_blocks_between(line.corners[corner - 1], line.corners[corner], blocks);
    std::ranges::sort(blocks);
    const auto repeated = std::ranges::unique(blocks);
    blocks.erase(repeated.begin(), repeated.end());
    cells.load(blocks, progress);
    ReliefProfile profile{{0.0}, {cells.height_m(line.corners.front())}};
    walk_samples(line, cells, [&](double share, double ground_m) {
        profile.distance_m.push_back(share * line.length_m);
        profile.ground_m.push_back(ground_m);
    });
    profile.distance_m.push_back(line.length_m);
    profile.ground_m.push_back(cells.height_m(line.corners.back()));
    return profile;
}

} // namespace geo
