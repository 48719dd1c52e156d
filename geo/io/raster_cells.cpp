// SPDX-License-Identifier: Apache-2.0
#include "geo/io/raster_cells.h"

#include <gdal_priv.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "geo/error.h"
#include "geo/io/drivers.h"
#include "geo/io/nodata_test.h"
#include "geo/io/raster_mask.h"

namespace geo {

struct RasterCells::File {
    explicit File(const RasterSource& of)
        : source{of},
          dataset{open_raster_file(of.path)},
          band{dataset->GetRasterBand(1)},
          mask{find_mask(*dataset)},
          type{band->GetRasterDataType()},
          is_nodata{of.nodata, of.cell_type} {}

    void read(GDALRasterBand& from, const CellWindow& window, void* cells, GDALDataType as) const {
        const CPLErr result = from.RasterIO(GF_Read, window.col, window.row, window.width, window.height, cells,
                                            window.width, window.height, as, 0, 0, nullptr);
        from.FlushCache(false); // blocks are read once: the cache would only grow
        if (result != CE_None) {
            throw Error{source.path + ": cells from column " + std::to_string(window.col) + ", row " +
                        std::to_string(window.row) + " cannot be read (" + take_gdal_message("no reason given") +
                        "); a complete file is expected"};
        }
    }

    bool is_scaled() const { return source.scale != 1.0 || source.offset != 0.0; }
    bool is_small_integer() const { return type == GDT_Byte || type == GDT_UInt16 || type == GDT_Int16; }

    template <typename Real>
    void take_out_nodata(std::vector<Real>& cells) const {
        if (is_small_integer() && !source.nodata) return;
        for (Real& cell : cells) {
            if (is_nodata(cell)) cell = std::numeric_limits<Real>::quiet_NaN();
        }
    }

    template <typename Real>
    void take_out_masked(const CellWindow& window, std::vector<Real>& cells) {
        if (!mask) return;
        mask_cells.resize(cells.size());
        read(*mask, window, mask_cells.data(), GDT_Byte);
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            if (mask_cells[cell] == 0) cells[cell] = std::numeric_limits<Real>::quiet_NaN();
        }
    }

    RasterSource source;
    DatasetHandle dataset;
    GDALRasterBand* band;
    GDALRasterBand* mask; // or null
    GDALDataType type;
    NodataTest is_nodata;
    std::vector<std::uint8_t> mask_cells;
    std::vector<double> wide_cells; // of a window asked for as float, where float cannot hold them
};

RasterCells::RasterCells(const RasterSource& source) : file_{std::make_unique<File>(source)} {}
RasterCells::RasterCells(RasterCells&&) noexcept = default;
RasterCells& RasterCells::operator=(RasterCells&&) noexcept = default;
RasterCells::~RasterCells() = default;

void RasterCells::read(const CellWindow& window, std::vector<double>& cells) {
    cells.resize(window.cell_count());
    file_->read(*file_->band, window, cells.data(), GDT_Float64);
    file_->take_out_nodata(cells);
    if (file_->is_scaled()) {
        const double scale = file_->source.scale, offset = file_->source.offset;
        for (double& cell : cells)
            cell = cell * scale + offset;
    }
    file_->take_out_masked(window, cells);
}

void RasterCells::read(const CellWindow& window, std::vector<float>& cells) {
    const bool fits = (file_->is_small_integer() || file_->type == GDT_Float32) && !file_->is_scaled();
    if (!fits) {
        read(window, file_->wide_cells);
        cells.assign(file_->wide_cells.begin(), file_->wide_cells.end());
        return;
    }
    cells.resize(window.cell_count());
    file_->read(*file_->band, window, cells.data(), GDT_Float32);
    file_->take_out_nodata(cells);
    file_->take_out_masked(window, cells);
}

WindowGrid::WindowGrid(const RasterSource& source, std::size_t cell_count)
    : width_{source.width}, height_{source.height} {
    const DatasetHandle dataset = open_raster_file(source.path);
    int block_width = 1, block_height = 1;
    dataset->GetRasterBand(1)->GetBlockSize(&block_width, &block_height);
    block_width = std::clamp(block_width, 1, width_);
    block_height = std::clamp(block_height, 1, height_);
    // grow towards a square, by whole blocks
    const int side = std::max(1, static_cast<int>(std::sqrt(static_cast<double>(cell_count))));
    window_width_ = std::min(width_, block_width * std::max(1, side / block_width));
    const int high = std::max(1, static_cast<int>(cell_count / static_cast<std::size_t>(window_width_)));
    window_height_ = std::min(height_, block_height * std::max(1, high / block_height));
    columns_ = static_cast<std::size_t>((width_ + window_width_ - 1) / window_width_);
    rows_ = static_cast<std::size_t>((height_ + window_height_ - 1) / window_height_);
}

CellWindow WindowGrid::window(std::size_t window) const {
    const int col = static_cast<int>(window % columns_) * window_width_;
    const int row = static_cast<int>(window / columns_) * window_height_;
    return {col, row, std::min(window_width_, width_ - col), std::min(window_height_, height_ - row)};
}

WindowGrid::Range WindowGrid::range(const CellWindow& cells) const {
    const auto column_of = [&](int col) { return static_cast<std::size_t>(col / window_width_); };
    const auto row_of = [&](int row) { return static_cast<std::size_t>(row / window_height_); };
    return {column_of(cells.col), column_of(cells.col + cells.width - 1), row_of(cells.row),
            row_of(cells.row + cells.height - 1)};
}

} // namespace geo
