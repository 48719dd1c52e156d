// SPDX-License-Identifier: Apache-2.0
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <limits>
#include <numeric>

#include "geo/io/raster_cells.h"
#include "geo/io/raster_grid.h"
#include "geo/measure/zonal.h"
#include "geo/parallel.h"

namespace geo {
namespace {

constexpr std::size_t no_window = std::numeric_limits<std::size_t>::max();
constexpr std::size_t sample_window_cells = 256 * 256; // small: few places need few blocks

struct Cell {
    int col = -1, row = -1; // -1: outside
};

/// The cell that holds a position; a position on the outer edge belongs to the cell inside.
Cell cell_at(Pixel pixel, const RasterSource& source) {
    constexpr double rounding = 1e-9; // cells
    const auto is_inside = [](double at, int count) { return at >= -rounding && at <= count + rounding; };
    if (!is_inside(pixel.col, source.width) || !is_inside(pixel.row, source.height)) return {};
    return {std::clamp(static_cast<int>(pixel.col), 0, source.width - 1),
            std::clamp(static_cast<int>(pixel.row), 0, source.height - 1)};
}

std::vector<Cell> find_cells(const RasterSource& source, std::span<const LonLat> places, Progress& progress) {
    constexpr std::size_t chunk_size = 16 * 1024;
    std::vector<Cell> cells(places.size());
    tbb::enumerable_thread_specific<RasterGrid> grids{[&] { return RasterGrid{source}; }};
    parallel_chunks(places.size(), chunk_size, progress, [&](std::size_t begin, std::size_t end) {
        std::vector<Pixel> pixels(end - begin);
        grids.local().to_pixels(places.subspan(begin, end - begin), pixels);
        for (std::size_t place = begin; place < end; ++place) {
            cells[place] = cell_at(pixels[place - begin], source);
        }
    });
    return cells;
}

/// Places sorted by the window that holds their cell, and where each window that holds any begins.
struct PlacesByWindow {
    PlacesByWindow(const WindowGrid& grid, const std::vector<Cell>& cells) {
        std::vector<std::size_t> count(grid.size() + 1, 0), window_of(cells.size(), no_window);
        for (std::size_t place = 0; place < cells.size(); ++place) {
            if (cells[place].col < 0) continue;
            const WindowGrid::Range range = grid.range({cells[place].col, cells[place].row, 1, 1});
            window_of[place] = grid.at(range.first_column, range.first_row);
            ++count[window_of[place] + 1];
        }
        std::partial_sum(count.begin(), count.end(), count.begin());
        for (std::size_t window = 0; window < grid.size(); ++window) {
            if (count[window] == count[window + 1]) continue;
            windows.push_back(window);
            first.push_back(count[window]);
        }
        first.push_back(count.back());
        places.resize(count.back());
        for (std::size_t place = 0; place < cells.size(); ++place) {
            if (window_of[place] != no_window) places[count[window_of[place]]++] = place;
        }
    }

    std::vector<std::size_t> windows; // that hold places, in order
    std::vector<std::size_t> first;   // per window its first position in places; one more at the end
    std::vector<std::size_t> places;
};

} // namespace

std::vector<double> sample_raster(const RasterSource& source, std::span<const LonLat> places, Progress& progress) {
    const std::vector<Cell> cells = find_cells(source, places, progress);
    const WindowGrid grid{source, sample_window_cells};
    const PlacesByWindow sorted{grid, cells};

    struct Reader {
        RasterCells cells;
        std::vector<double> values;
    };
    std::vector<double> sampled(places.size(), std::numeric_limits<double>::quiet_NaN());
    tbb::enumerable_thread_specific<Reader> readers{[&] { return Reader{RasterCells{source}, {}}; }};
    parallel_chunks(sorted.windows.size(), 1, progress, [&](std::size_t begin, std::size_t) {
        Reader& reader = readers.local();
        const CellWindow window = grid.window(sorted.windows[begin]);
        reader.cells.read(window, reader.values);
        for (std::size_t at = sorted.first[begin]; at < sorted.first[begin + 1]; ++at) {
            const std::size_t place = sorted.places[at];
            const int col = cells[place].col - window.col, row = cells[place].row - window.row;
            sampled[place] = reader.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(window.width) +
                                           static_cast<std::size_t>(col)];
        }
    });
    return sampled;
}

} // namespace geo
