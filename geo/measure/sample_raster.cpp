// SPDX-License-Identifier: Apache-2.0
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "geo/io/raster_cells.h"
#include "geo/io/raster_grid.h"
#include "geo/measure/zonal.h"
#include "geo/parallel.h"

namespace geo {
namespace {

constexpr std::size_t no_window = std::numeric_limits<std::size_t>::max();
constexpr std::size_t sample_window_cells = 65'536; // small: few places need few blocks

struct Cell {
    int col = -1, row = -1; // -1: outside
};

/// The cells that a value follows from, and by how much: one, or four of which the first holds the place.
struct CellsOfPlaces {
    std::size_t per_place = 1;
    std::vector<Cell> cell;    // per place per_place of them
    std::vector<double> share; // likewise
};

/// The cell that holds a position; a position on the outer edge belongs to the cell inside.
Cell cell_at(Pixel pixel, const RasterSource& source) {
    constexpr double rounding = 1e-9; // cells
    const auto is_inside = [](double at, int count) { return at >= -rounding && at <= count + rounding; };
    if (!is_inside(pixel.col, source.width) || !is_inside(pixel.row, source.height)) return {};
    return {std::clamp(static_cast<int>(pixel.col), 0, source.width - 1),
            std::clamp(static_cast<int>(pixel.row), 0, source.height - 1)};
}

/// The cell on the other side of the middle of a cell, along one axis, and its share 0..0.5. At the outer edge the cell
/// itself; where a raster goes once around the Earth the one at its other end.
struct Beside {
    int at = 0;
    double share = 0.0;
};
Beside cell_beside(double position, int cell, int count, bool is_around) {
    const double away = position - (cell + 0.5);
    int at = away < 0.0 ? cell - 1 : cell + 1;
    if (is_around) at = (at + count) % count;
    return {std::clamp(at, 0, count - 1), std::clamp(std::abs(away), 0.0, 0.5)};
}

CellsOfPlaces find_cells(const RasterSource& source, std::span<const LonLat> places, Interpolation interpolation,
                         Progress& progress) {
    constexpr std::size_t chunk_size = 16'384;
    CellsOfPlaces found;
    found.per_place = interpolation == Interpolation::bilinear ? 4 : 1;
    found.cell.resize(found.per_place * places.size());
    found.share.assign(found.per_place * places.size(), 1.0);
    tbb::enumerable_thread_specific<RasterGrid> grids{[&] { return RasterGrid{source}; }};
    parallel_chunks(places.size(), chunk_size, progress, [&](std::size_t begin, std::size_t end) {
        const RasterGrid& grid = grids.local();
        const bool is_around = grid.columns_around() > 0.0 && std::abs(grid.columns_around() - source.width) < 1e-6;
        std::vector<Pixel> pixels(end - begin);
        grid.to_pixels(places.subspan(begin, end - begin), pixels);
        for (std::size_t place = begin; place < end; ++place) {
            const Pixel at = pixels[place - begin];
            Cell* const cells = &found.cell[place * found.per_place];
            cells[0] = cell_at(at, source);
            if (interpolation == Interpolation::nearest || cells[0].col < 0) continue;
            const Beside col = cell_beside(at.col, cells[0].col, source.width, is_around);
            const Beside row = cell_beside(at.row, cells[0].row, source.height, false);
            cells[1] = {col.at, cells[0].row};
            cells[2] = {cells[0].col, row.at};
            cells[3] = {col.at, row.at};
            double* const shares = &found.share[place * found.per_place];
            shares[0] = (1.0 - col.share) * (1.0 - row.share);
            shares[1] = col.share * (1.0 - row.share);
            shares[2] = (1.0 - col.share) * row.share;
            shares[3] = col.share * row.share;
        }
    });
    return found;
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

/// The value of each cell, NaN outside; every window decoded once.
std::vector<double> read_cells(const RasterSource& source, const std::vector<Cell>& cells, Progress& progress) {
    const WindowGrid grid{source, sample_window_cells};
    const PlacesByWindow sorted{grid, cells};
    struct Reader {
        RasterCells cells;
        std::vector<double> values;
    };
    std::vector<double> read(cells.size(), std::numeric_limits<double>::quiet_NaN());
    tbb::enumerable_thread_specific<Reader> readers{[&] { return Reader{RasterCells{source}, {}}; }};
    parallel_chunks(sorted.windows.size(), 1, progress, [&](std::size_t begin, std::size_t) {
        Reader& reader = readers.local();
        const CellWindow window = grid.window(sorted.windows[begin]);
        reader.cells.read(window, reader.values);
        for (std::size_t at = sorted.first[begin]; at < sorted.first[begin + 1]; ++at) {
            const std::size_t place = sorted.places[at];
            const int col = cells[place].col - window.col, row = cells[place].row - window.row;
            read[place] = reader.values[static_cast<std::size_t>(row) * static_cast<std::size_t>(window.width) +
                                        static_cast<std::size_t>(col)];
        }
    });
    return read;
}

} // namespace

std::vector<double> sample_raster(const RasterSource& source, std::span<const LonLat> places,
                                  Interpolation interpolation, Progress& progress) {
    const CellsOfPlaces found = find_cells(source, places, interpolation, progress);
    std::vector<double> read = read_cells(source, found.cell, progress);
    if (interpolation == Interpolation::nearest) return read;
    std::vector<double> sampled(places.size());
    for (std::size_t place = 0; place < places.size(); ++place) {
        const std::size_t first = place * found.per_place;
        double value = 0.0;
        for (std::size_t at = first; at < first + found.per_place; ++at) {
            if (found.share[at] > 0.0) value += found.share[at] * read[at];
        }
        sampled[place] = std::isnan(value) ? read[first] : value;
    }
    return sampled;
}

} // namespace geo
