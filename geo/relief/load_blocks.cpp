// SPDX-License-Identifier: Apache-2.0
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "geo/parallel.h"
#include "geo/relief/relief_cells.h"

namespace geo {
namespace {

constexpr std::size_t cells_per_read = 262'144;

/// A window of a tile to be decoded.
struct WindowToRead {
    std::size_t tile;
    CellWindow window;
};

/// The file that a thread read last, kept open.
struct OpenTile {
    std::size_t tile = std::numeric_limits<std::size_t>::max();
    std::optional<RasterCells> cells;
    std::vector<float> values;
};

/// First and last block along one axis that hold cells of a range; a block holds one cell of the next one too.
class BlockRange {
public:
    BlockRange(int first_cell, int cell_count, int size)
        : first{std::max(first_cell - 1, 0) / side}, last{last_block(std::min(first_cell + cell_count, size) - 1)} {}
    const int first, last;

private:
    static constexpr int side = ReliefCells::block_side;
    static int last_block(int cell) { return cell < 0 ? -1 : cell / side; }
};

} // namespace

void ReliefCells::load(std::span<const std::size_t> wanted, Progress& progress) {
    std::vector<std::size_t> fresh;
    std::vector<bool> is_wanted(blocks_.size());
    for (const std::size_t block : wanted) {
        is_wanted[block] = true;
        if (!blocks_[block]) fresh.push_back(block);
    }
    for (std::size_t block = 0; block < blocks_.size(); ++block) {
        if (!is_wanted[block]) blocks_[block].reset();
    }
    if (fresh.empty()) return;
    constexpr std::size_t blocks_per_chunk = 16;
    parallel_chunks(fresh.size(), blocks_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            blocks_[fresh[i]] = std::make_unique_for_overwrite<float[]>(stride * stride);
            std::fill_n(blocks_[fresh[i]].get(), stride * stride, std::numeric_limits<float>::quiet_NaN());
        }
    });
    for (const std::size_t block : fresh)
        is_fresh_[block] = true;
    for (std::size_t wave = 0; wave < waves_.size(); ++wave)
        load_wave(wave, progress);
    for (const std::size_t block : fresh)
        is_fresh_[block] = false;
}

bool ReliefCells::touches_fresh_block(const ReliefTile& tile, const CellWindow& of_tile) const {
    for (const int shift : shifts()) {
        const BlockRange cols{tile.col + shift + of_tile.col, of_tile.width, width_};
        const BlockRange rows{tile.row + of_tile.row, of_tile.height, height_};
        for (int row = rows.first; row <= rows.last; ++row) {
            for (int col = cols.first; col <= cols.last; ++col) {
                if (is_fresh_[static_cast<std::size_t>(row) * block_columns_ + static_cast<std::size_t>(col)])
                    return true;
            }
        }
    }
    return false;
}

void ReliefCells::load_wave(std::size_t wave, Progress& progress) {
    std::vector<WindowToRead> to_read;
    for (const std::size_t tile : waves_[wave]) {
        const RasterSource& source = tiles_[tile].source;
        if (!touches_fresh_block(tiles_[tile], {0, 0, source.width, source.height})) continue;
        const WindowGrid windows{source, cells_per_read};
        for (std::size_t number = 0; number < windows.size(); ++number) {
            const CellWindow window = windows.window(number);
            if (touches_fresh_block(tiles_[tile], window)) to_read.push_back({tile, window});
        }
    }
    tbb::enumerable_thread_specific<OpenTile> open_tiles;
    parallel_chunks(to_read.size(), 1, progress, [&](std::size_t begin, std::size_t) {
        const auto& [tile, window] = to_read[begin];
        OpenTile& open = open_tiles.local();
        if (open.tile != tile) {
            open.cells.emplace(tiles_[tile].source);
            open.tile = tile;
        }
        open.cells->read(window, open.values);
        for (const int shift : shifts()) {
            fill_blocks(
                {tiles_[tile].col + shift + window.col, tiles_[tile].row + window.row, window.width, window.height},
                open.values, wave == 0);
        }
    });
}

/// Copies decoded cells to all blocks being loaded that hold them; a cell that an earlier tile filled stays.
void ReliefCells::fill_blocks(const CellWindow& on_frame, const std::vector<float>& values, bool are_first) {
    const BlockRange cols{on_frame.col, on_frame.width, width_}, rows{on_frame.row, on_frame.height, height_};
    for (int block_row = rows.first; block_row <= rows.last; ++block_row) {
        for (int block_col = cols.first; block_col <= cols.last; ++block_col) {
            const auto block =
                static_cast<std::size_t>(block_row) * block_columns_ + static_cast<std::size_t>(block_col);
            if (!is_fresh_[block]) continue;
            const int first_col = std::max(on_frame.col, block_col * block_side);
            const int end_col = std::min(on_frame.col + on_frame.width, block_col * block_side + block_side + 1);
            const int first_row = std::max(on_frame.row, block_row * block_side);
            const int end_row = std::min(on_frame.row + on_frame.height, block_row * block_side + block_side + 1);
            for (int row = first_row; row < end_row; ++row) {
                float* const to = blocks_[block].get() +
                                  static_cast<std::size_t>(row - block_row * block_side) * stride +
                                  (first_col - block_col * block_side);
                const float* const from =
                    values.data() +
                    static_cast<std::size_t>(row - on_frame.row) * static_cast<std::size_t>(on_frame.width) +
                    (first_col - on_frame.col);
                if (are_first) {
                    std::copy_n(from, end_col - first_col, to);
                    continue;
                }
                for (int cell = 0; cell < end_col - first_col; ++cell) {
                    if (std::isnan(to[cell])) to[cell] = from[cell];
                }
            }
        }
    }
}

} // namespace geo
