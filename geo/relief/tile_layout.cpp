// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/tile_layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "geo/error.h"
#include "geo/io/raster_grid.h"

namespace geo {
namespace {

constexpr double rounding_cells = 0.01; // that an origin written as text may be off

/// Position of a tile's first cell, in cells from that of the first tile; throws where it is not a whole number.
int whole_cells(double cells, const ReliefTile& tile, const ReliefTile& first) {
    if (!(std::abs(cells - std::round(cells)) <= rounding_cells) || std::abs(cells) > 1e9) {
        throw Error{tile.source.path + ": its cells do not lie on the grid of " + first.source.path +
                    "; a folder of tiles on one grid is expected"};
    }
    return static_cast<int>(std::lround(cells));
}

void check_same_kind(const ReliefTile& tile, const ReliefTile& first) {
    const auto &g = tile.source.geo_transform, &f = first.source.geo_transform;
    if (tile.source.crs_wkt != first.source.crs_wkt) {
        throw Error{tile.source.path + ": is in " + tile.source.crs_name + ", but " + first.source.path + " in " +
                    first.source.crs_name + "; a folder of tiles of one CRS is expected"};
    }
    const double drift_cells =
        std::max(std::abs(g[1] / f[1] - 1.0) * tile.source.width, std::abs(g[5] / f[5] - 1.0) * tile.source.height);
    const bool is_upright = g[2] == 0.0 && g[4] == 0.0 && f[2] == 0.0 && f[4] == 0.0;
    if (!is_upright || !(drift_cells <= rounding_cells)) {
        throw Error{tile.source.path + ": its cells are not as large and as upright as those of " + first.source.path +
                    "; a folder of tiles on one grid is expected"};
    }
}

/// Moves tiles around the Earth so that columns begin after the widest gap between them, and returns the width.
int close_ranks(std::span<ReliefTile> tiles, int around) {
    std::vector<std::pair<int, int>> spans; // first and last column, the first from 0 to around
    for (ReliefTile& tile : tiles) {
        tile.col = (tile.col % around + around) % around;
        spans.emplace_back(tile.col, tile.col + tile.source.width);
    }
    std::ranges::sort(spans);
    int start = spans.front().first, end = spans.front().second, widest = 0;
    for (const auto& [first, last] : spans) {
        if (first - end > widest) {
            widest = first - end;
            start = first;
        }
        end = std::max(end, last);
    }
    if (spans.front().first + around - end >= widest) start = spans.front().first;
    int width = 0;
    for (ReliefTile& tile : tiles) {
        tile.col = (tile.col - start + around) % around;
        width = std::max(width, tile.col + tile.source.width);
    }
    return std::min(width, around);
}

} // namespace

int whole_columns_around(const RasterSource& grid) {
    constexpr double most_columns = 1e9;
    const double around = RasterGrid{grid}.columns_around();
    const bool is_whole = around < most_columns && std::abs(around - std::round(around)) <= rounding_cells;
    return is_whole ? static_cast<int>(std::lround(around)) : 0;
}

RasterSource lay_out_tiles(std::span<ReliefTile> tiles) {
    RasterSource frame = tiles.front().source;
    if (tiles.size() == 1) return frame;
    const ReliefTile& first = tiles.front();
    const auto& f = first.source.geo_transform;
    int lowest_col = 0, lowest_row = 0, highest_row = 0, highest_col = 0;
    for (ReliefTile& tile : tiles) {
        check_same_kind(tile, first);
        tile.col = whole_cells((tile.source.geo_transform[0] - f[0]) / f[1], tile, first);
        tile.row = whole_cells((tile.source.geo_transform[3] - f[3]) / f[5], tile, first);
        lowest_col = std::min(lowest_col, tile.col);
        lowest_row = std::min(lowest_row, tile.row);
        highest_col = std::max(highest_col, tile.col + tile.source.width);
        highest_row = std::max(highest_row, tile.row + tile.source.height);
        frame.box = frame.box.united_with(tile.source.box);
    }
    for (ReliefTile& tile : tiles) {
        tile.col -= lowest_col;
        tile.row -= lowest_row;
    }
    frame.width = highest_col - lowest_col;
    frame.height = highest_row - lowest_row;
    if (const int around = whole_columns_around(first.source); around > 0) frame.width = close_ranks(tiles, around);
    // The frame's corner by a tile that touches its western edge: its own longitude, without a turn around the Earth.
    const auto western = std::ranges::min_element(tiles, {}, &ReliefTile::col);
    frame.geo_transform[0] = western->source.geo_transform[0];
    frame.geo_transform[3] = f[3] + lowest_row * f[5];
    return frame;
}

} // namespace geo
