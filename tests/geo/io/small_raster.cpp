// SPDX-License-Identifier: Apache-2.0
#include "tests/geo/io/small_raster.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <memory>
#include <stdexcept>

namespace tests {
namespace {

void check(CPLErr result) {
    if (result != CE_None) throw std::runtime_error{std::string{"test raster: "} + CPLGetLastErrorMsg()};
}

void write_mask(GDALDataset& dataset, const SmallRaster& raster) {
    CPLSetThreadLocalConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES");
    check(dataset.CreateMaskBand(GMF_PER_DATASET));
    std::vector<GByte> bytes;
    for (const int shown : raster.mask) {
        bytes.push_back(shown ? 255 : 0);
    }
    check(dataset.GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Write, 0, 0, raster.width, raster.height, bytes.data(),
                                                            raster.width, raster.height, GDT_Byte, 0, 0, nullptr));
}

void write_wrong_overviews(const std::string& path) {
    const std::unique_ptr<GDALDataset> dataset{GDALDataset::Open(path.c_str(), GDAL_OF_RASTER | GDAL_OF_UPDATE)};
    int factors[] = {2, 4};
    check(dataset->BuildOverviews("NEAREST", 2, factors, 0, nullptr, nullptr, nullptr));
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    for (int overview = 0; overview < band.GetOverviewCount(); ++overview) {
        check(band.GetOverview(overview)->Fill(123'456.0));
    }
}

void write_palette(GDALRasterBand& band) {
    GDALColorTable table;
    const GDALColorEntry red{255, 0, 0, 255};
    table.SetColorEntry(1, &red);
    check(band.SetColorTable(&table));
}

} // namespace

std::string write_raster(const std::string& path, const SmallRaster& raster) {
    GDALAllRegister();
    CPLStringList options;
    for (const std::string& option : raster.options) {
        options.AddString(option.c_str());
    }
    const bool is_rgba = raster.photometric == "RGBA", is_gray_alpha = raster.photometric == "GRAYALPHA";
    if (is_rgba) options.AddString("PHOTOMETRIC=RGB");
    if (is_rgba || is_gray_alpha) options.AddString("ALPHA=YES");
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GTiff");
    std::unique_ptr<GDALDataset> dataset{driver->Create(path.c_str(), raster.width, raster.height,
                                                        is_rgba         ? 4
                                                        : is_gray_alpha ? 2
                                                                        : 1,
                                                        GDALGetDataTypeByName(raster.cell_type.c_str()),
                                                        options.List())};
    if (!dataset) throw std::runtime_error{"test raster: cannot create " + path};
    auto geo_transform = raster.geo_transform;
    check(dataset->SetGeoTransform(geo_transform.data()));
    if (!raster.crs.empty()) {
        OGRSpatialReference reference;
        reference.SetFromUserInput(raster.crs.c_str());
        check(dataset->SetSpatialRef(&reference));
    }
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    if (raster.nodata) check(band.SetNoDataValue(*raster.nodata));
    if (raster.scale != 1.0) check(band.SetScale(raster.scale));
    if (raster.offset != 0.0) check(band.SetOffset(raster.offset));
    if (!raster.unit.empty()) check(band.SetUnitType(raster.unit.c_str()));
    if (raster.photometric == "PALETTE") write_palette(band);
    std::vector<double> cells = raster.cells;
    check(band.RasterIO(GF_Write, 0, 0, raster.width, raster.height, cells.data(), raster.width, raster.height,
                        GDT_Float64, 0, 0, nullptr));
    if (!raster.mask.empty()) write_mask(*dataset, raster);
    if (!raster.alpha.empty()) {
        std::vector<int> alpha = raster.alpha;
        check(dataset->GetRasterBand(2)->RasterIO(GF_Write, 0, 0, raster.width, raster.height, alpha.data(),
                                                  raster.width, raster.height, GDT_Int32, 0, 0, nullptr));
    }
    dataset.reset();
    if (raster.has_wrong_overviews) write_wrong_overviews(path);
    return path;
}

} // namespace tests
