// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "geo/io/raster_source.h"

namespace geo {

/// A rectangle of cells.
struct CellWindow {
    int col = 0, row = 0; // of its first cell
    int width = 0, height = 0;

    std::size_t cell_count() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
    friend bool operator==(const CellWindow&, const CellWindow&) = default;
};

/// Reads the cells of a raster's first band. Holds the file open; one thread at a time.
class RasterCells {
public:
    explicit RasterCells(const RasterSource& source);
    RasterCells(RasterCells&&) noexcept;
    RasterCells& operator=(RasterCells&&) noexcept;
    ~RasterCells();

    /// Reads a window inside the raster, row by row: scale and offset applied, NaN where there is no data.
    /// Nothing is kept: read whole blocks (WindowGrid), each once. As float, cells are what the double rounds to.
    void read(const CellWindow& window, std::vector<double>& cells);
    void read(const CellWindow& window, std::vector<float>& cells);

private:
    struct File;
    std::unique_ptr<File> file_;
};

/// Windows of whole blocks of the file that together tile the raster, row by row; each decodes alone.
class WindowGrid {
public:
    /// Windows of at least one block and otherwise of about `cell_count` cells.
    WindowGrid(const RasterSource& source, std::size_t cell_count);

    std::size_t size() const { return columns_ * rows_; }
    CellWindow window(std::size_t window) const;
    /// The windows that meet the cells of a rectangle: columns from..to, rows from..to, inclusive.
    struct Range {
        std::size_t first_column, last_column, first_row, last_row;
    };
    Range range(const CellWindow& cells) const;
    std::size_t at(std::size_t column, std::size_t row) const { return row * columns_ + column; }

private:
    int width_ = 0, height_ = 0;               // of the raster
    int window_width_ = 1, window_height_ = 1; // multiples of the block's
    std::size_t columns_ = 0, rows_ = 0;
};

} // namespace geo
