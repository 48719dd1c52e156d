// SPDX-License-Identifier: Apache-2.0
#include "geo/io/raster_window.h"

#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "geo/error.h"
#include "geo/io/cell_map.h"
#include "geo/io/drivers.h"
#include "geo/io/nodata_test.h"
#include "geo/io/raster_grid.h"
#include "geo/io/raster_mask.h"

namespace geo {

namespace {

constexpr float no_value = std::numeric_limits<float>::quiet_NaN();
constexpr double margin_share = 0.25;                  // of a window's size, read beyond each side for the next images
constexpr std::int64_t whole_raster_cells = 4'000'000; // up to here the whole raster is read at once

/// Cells of a raster, thinned by a whole factor: row by row, `width` x `height` of them.
struct Block {
    int factor = 1;
    Resampling resampling = Resampling::nearest;
    int column = 0, row = 0, columns = 0, rows = 0; // the raster's own cells that it covers
    int width = 0, height = 0;
    std::vector<float> value;

    bool covers(const Block& wanted) const {
        return factor == wanted.factor && resampling == wanted.resampling && column <= wanted.column &&
               row <= wanted.row && column + columns >= wanted.column + wanted.columns &&
               row + rows >= wanted.row + wanted.rows;
    }
    float at(int x, int y) const {
        return value[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

/// The largest power of two not above the number of cells in a pixel (means: the nearest power).
int thinning(double cells_per_pixel, Resampling resampling) {
    if (!(cells_per_pixel > 1.0)) return 1;
    const double exponent = std::log2(cells_per_pixel);
    const double whole = resampling == Resampling::nearest ? std::floor(exponent) : std::round(exponent);
    return static_cast<int>(std::exp2(std::clamp(whole, 0.0, 20.0)));
}

/// The cells from `first` to `last` with a margin, in whole steps of the factor: start and length.
std::pair<int, int> span_of(double first, double last, int factor, int size, bool with_margin) {
    const double margin = with_margin ? (last - first) * margin_share : 0.0;
    const int start = static_cast<int>(std::max(0.0, std::floor((first - margin) / factor) * factor));
    const int end = static_cast<int>(std::min<double>(size, std::ceil((last + margin + 1.0) / factor) * factor));
    return {start, end - start};
}

Block block_for(const CellMap::Range& range, int factor, Resampling resampling, int width, int height,
                bool with_margin) {
    Block block{.factor = factor,
                .resampling = resampling,
                .column = 0,
                .row = 0,
                .columns = 0,
                .rows = 0,
                .width = 0,
                .height = 0,
                .value = {}};
    std::tie(block.column, block.columns) =
        span_of(range.lowest_column, range.highest_column, factor, width, with_margin);
    std::tie(block.row, block.rows) = span_of(range.lowest_row, range.highest_row, factor, height, with_margin);
    return block;
}

int stop_if_asked(double, const char*, void* progress) {
    return static_cast<Progress*>(progress)->stop_requested() ? FALSE : TRUE;
}

float sampled(const Block& block, double x, double y) {
    return block.at(std::min(static_cast<int>(x), block.width - 1), std::min(static_cast<int>(y), block.height - 1));
}

/// Bilinear between the middles of four cells; the nearest cell's value where one of them has none.
float smoothed(const Block& block, double x, double y) {
    const double left = std::clamp(x - 0.5, 0.0, block.width - 1.0), top = std::clamp(y - 0.5, 0.0, block.height - 1.0);
    const int x0 = static_cast<int>(left), y0 = static_cast<int>(top);
    const int x1 = std::min(x0 + 1, block.width - 1), y1 = std::min(y0 + 1, block.height - 1);
    const auto right = static_cast<float>(left - x0), down = static_cast<float>(top - y0);
    const float above = block.at(x0, y0) * (1.0F - right) + block.at(x1, y0) * right;
    const float below = block.at(x0, y1) * (1.0F - right) + block.at(x1, y1) * right;
    const float value = above * (1.0F - down) + below * down;
    return std::isnan(value) ? sampled(block, x, y) : value;
}

} // namespace

struct RasterWindow::Reader {
    RasterSource source;
    RasterGrid grid;
    DatasetHandle dataset;
    NodataTest is_nodata;
    std::optional<Block> last;

    explicit Reader(RasterSource raster)
        : source{std::move(raster)},
          grid{source},
          dataset{open_raster_file(source.path)},
          is_nodata{source.nodata, source.cell_type} {}

    const Block& block_over(const CellMap::Range& range, int factor, Resampling resampling, Progress& progress) {
        const Block needed = block_for(range, factor, resampling, source.width, source.height, false);
        if (last && last->covers(needed)) return *last;
        const std::int64_t all = std::int64_t{source.width / factor + 1} * (source.height / factor + 1);
        const CellMap::Range whole{0.0, static_cast<double>(source.width), 0.0, static_cast<double>(source.height)};
        last.reset();
        last = read(
            block_for(all <= whole_raster_cells ? whole : range, factor, resampling, source.width, source.height, true),
            progress);
        return *last;
    }

    Block read(Block block, Progress& progress) const {
        block.width = (block.columns + block.factor - 1) / block.factor;
        block.height = (block.rows + block.factor - 1) / block.factor;
        GDALRasterBand& band = *dataset->GetRasterBand(1);
        fill(band, block, block.value, GDT_Float32, progress);
        std::vector<std::uint8_t> has_data;
        if (GDALRasterBand* const mask = find_mask(*dataset)) fill(*mask, block, has_data, GDT_Byte, progress);
        for (std::size_t cell = 0; cell < block.value.size(); ++cell) {
            float& value = block.value[cell];
            const bool is_known = !is_nodata(value) && (has_data.empty() || has_data[cell] != 0);
            value = is_known ? static_cast<float>(value * source.scale + source.offset) : no_value;
        }
        return block;
    }

    template <typename Cell>
    void fill(GDALRasterBand& band, const Block& block, std::vector<Cell>& cells, GDALDataType type,
              Progress& progress) const {
        cells.resize(static_cast<std::size_t>(block.width) * static_cast<std::size_t>(block.height));
        GDALRasterIOExtraArg how;
        INIT_RASTERIO_EXTRA_ARG(how);
        how.eResampleAlg = block.resampling == Resampling::nearest ? GRIORA_NearestNeighbour : GRIORA_Average;
        how.pfnProgress = stop_if_asked;
        how.pProgressData = &progress;
        const CPLErr result = band.RasterIO(GF_Read, block.column, block.row, block.columns, block.rows, cells.data(),
                                            block.width, block.height, type, 0, 0, &how);
        progress.report(progress.share());
        if (result == CE_None) return;
        throw Error{source.path + ": cells cannot be drawn (" + take_gdal_message("no reason given") +
                    "); a complete file is expected"};
    }
};

RasterWindow::RasterWindow(RasterSource source) : reader_{std::make_unique<Reader>(std::move(source))} {}
RasterWindow::RasterWindow(RasterWindow&&) noexcept = default;
RasterWindow& RasterWindow::operator=(RasterWindow&&) noexcept = default;
RasterWindow::~RasterWindow() = default;

const RasterSource& RasterWindow::source() const { return reader_->source; }

std::vector<float> RasterWindow::read(const MercatorGrid& grid, Resampling resampling, Progress& progress) {
    const RasterSource& raster = reader_->source;
    std::vector<float> values(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height), no_value);
    const CellMap map{reader_->grid, grid};
    const CellMap::Range range = map.range_within(raster.width, raster.height);
    if (range.empty()) return values;

    const int factor = thinning(map.cells_per_pixel(), resampling);
    const Block& block = reader_->block_over(range, factor, resampling, progress);
    const bool is_smooth = resampling == Resampling::smooth;
    const double across = static_cast<double>(block.width) / block.columns,
                 down = static_cast<double>(block.height) / block.rows;
    std::vector<Pixel> cells;
    float* value = values.data();
    for (int y = 0; y < grid.height; ++y) {
        map.read_row(y, cells);
        for (const Pixel cell : cells) {
            if (cell.col >= 0.0 && cell.row >= 0.0 && cell.col < raster.width && cell.row < raster.height) {
                const double column = (cell.col - block.column) * across, row = (cell.row - block.row) * down;
                *value = is_smooth ? smoothed(block, column, row) : sampled(block, column, row);
            }
            ++value;
        }
    }
    return values;
}

} // namespace geo
