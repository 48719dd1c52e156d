// SPDX-License-Identifier: Apache-2.0
#include "geo/io/write.h"

#include <algorithm>
#include <array>
#include <cassert>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include "geo/error.h"
#include "geo/io/crs.h"
#include "geo/io/drivers.h"
#include "geo/io/new_file.h"

namespace geo {

namespace {

using Cell = OutputGrid::Cell;

constexpr int tile_cells = 256; // along each side

GDALDataType gdal_type(Cell cell) {
    switch (cell) {
    case Cell::uint8:
        return GDT_Byte;
    case Cell::int16:
        return GDT_Int16;
    case Cell::float32:
        return GDT_Float32;
    }
    return GDT_Float32;
}

DatasetHandle create(const std::string& path, const OutputGrid& grid) {
    CPLStringList options;
    options.SetNameValue("TILED", "YES");
    options.SetNameValue("BLOCKXSIZE", std::to_string(tile_cells).c_str());
    options.SetNameValue("BLOCKYSIZE", std::to_string(tile_cells).c_str());
    options.SetNameValue("COMPRESS", "DEFLATE");
    options.SetNameValue("PREDICTOR", grid.cell == Cell::float32 ? "3" : "2");
    options.SetNameValue("BIGTIFF", "IF_SAFER");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    return DatasetHandle{
        driver->Create(path.c_str(), grid.width, grid.height, 1, gdal_type(grid.cell), options.List())};
}

void describe(GDALDataset& dataset, const OutputGrid& grid) {
    std::array<double, 6> geo_transform{grid.box.west, grid.box.width() / grid.width,   0.0, grid.box.north,
                                        0.0,           -grid.box.height() / grid.height};
    dataset.SetGeoTransform(geo_transform.data());
    dataset.SetSpatialRef(wgs84_crs().get());
    if (grid.has_nodata) dataset.GetRasterBand(1)->SetNoDataValue(grid.nodata);
    if (!grid.unit.empty()) dataset.GetRasterBand(1)->SetUnitType(grid.unit.c_str());
}

} // namespace

void write_geotiff(const std::string& path, const OutputGrid& grid,
                   const std::function<void(int row, std::span<float> cells)>& fill_row, Progress& progress) {
    assert(grid.width > 0 && grid.height > 0);
    NewFile file{path};
    DatasetHandle dataset = create(path, grid);
    if (!dataset) file.check();
    describe(*dataset, grid);

    // A row of tiles at a time, so that each tile is compressed once.
    const auto width = static_cast<std::size_t>(grid.width);
    std::vector<float> strip(width * tile_cells);
    for (int top = 0; top < grid.height; top += tile_cells) {
        progress.report(static_cast<double>(top) / grid.height);
        const int row_count = std::min(tile_cells, grid.height - top);
        for (int row = 0; row < row_count; ++row) {
            fill_row(top + row, std::span{strip}.subspan(static_cast<std::size_t>(row) * width, width));
        }
        const CPLErr failed = dataset->GetRasterBand(1)->RasterIO(GF_Write, 0, top, grid.width, row_count, strip.data(),
                                                                  grid.width, row_count, GDT_Float32, 0, 0, nullptr);
        if (failed != CE_None) file.check();
    }
    dataset.reset();
    file.check();
    file.keep();
    progress.report(1.0);
}

} // namespace geo
