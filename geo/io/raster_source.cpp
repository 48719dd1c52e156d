// SPDX-License-Identifier: Apache-2.0
#include "geo/io/raster_source.h"

#include <cpl_conv.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>
#include <vector>

#include "geo/error.h"
#include "geo/io/crs.h"
#include "geo/io/drivers.h"
#include "geo/io/raster_cells.h"
#include "geo/io/raster_grid.h"

namespace geo {
namespace {

std::string wkt_of(const OGRSpatialReference& reference) {
    char* text = nullptr;
    const char* const options[] = {"FORMAT=WKT2_2019", nullptr};
    reference.exportToWkt(&text, options);
    std::string wkt = text ? text : "";
    CPLFree(text);
    return wkt;
}

/// GDAL's name, and "Float16" for what it reads as Float32.
std::string cell_type_of(GDALRasterBand& band) {
    const char* const bits = band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE");
    const GDALDataType type = band.GetRasterDataType();
    return type == GDT_Float32 && bits && std::string_view{bits} == "16" ? "Float16" : GDALGetDataTypeName(type);
}

/// Whether the bands are the colours of an image: red, green and blue, or a table of colours. Transparency alone says
/// where there is data.
bool shows_picture(GDALDataset& dataset) {
    for (int band = 1; band <= dataset.GetRasterCount(); ++band) {
        const GDALColorInterp meaning = dataset.GetRasterBand(band)->GetColorInterpretation();
        if (meaning != GCI_Undefined && meaning != GCI_GrayIndex && meaning != GCI_AlphaBand) return true;
        if (dataset.GetRasterBand(band)->GetColorTable()) return true;
    }
    return false;
}

/// The extent in degrees. A raster across the antimeridian, kept in longitudes of 0 to 360, has all longitudes: a box
/// does not wrap.
Box extent_of(const RasterSource& source) {
    constexpr int steps = 20; // per side: a projected raster is curved in degrees, and may hold a pole
    const RasterGrid grid{source};
    Box box;
    bool is_split = false;
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; j <= steps; ++j) {
            const LonLat place = grid.place(
                {source.width * (static_cast<double>(i) / steps), source.height * (static_cast<double>(j) / steps)});
            if (std::isnan(place.lon)) continue;
            is_split = is_split || place.lon > 180.0 || place.lon < -180.0;
            box = box.expanded_to(place);
        }
    }
    if (!is_split) return box;
    if (box.west >= 180.0) return {box.west - 360.0, box.south, box.east - 360.0, box.north};
    if (box.east <= -180.0) return {box.west + 360.0, box.south, box.east + 360.0, box.north};
    return {-180.0, box.south, 180.0, box.north};
}

/// A truncated file opens well; its first or its last cells then cannot be read.
void check_readable(const RasterSource& source) {
    RasterCells cells{source};
    std::vector<double> cell;
    cells.read({0, 0, 1, 1}, cell);
    cells.read({source.width - 1, source.height - 1, 1, 1}, cell);
}

} // namespace

RasterSource open_raster(const std::string& path, const std::string& crs) {
    const DatasetHandle dataset = open_raster_file(path);
    RasterSource source;
    source.path = path;
    source.driver = dataset->GetDriver()->GetDescription();
    source.width = dataset->GetRasterXSize();
    source.height = dataset->GetRasterYSize();
    source.band_count = dataset->GetRasterCount();
    if (source.width <= 0 || source.height <= 0 || source.band_count <= 0) {
        throw Error{path + ": holds no cells; a raster of at least one band and one cell is expected"};
    }
    if (dataset->GetGeoTransform(source.geo_transform.data()) != CE_None) {
        throw Error{path + ": does not say where on Earth its cells lie; a georeferenced raster is expected"};
    }
    GDALRasterBand& band = *dataset->GetRasterBand(1);
    source.cell_type = cell_type_of(band);
    const CrsHandle reference = choose_crs(dataset->GetSpatialRef(), crs, path);
    source.crs_wkt = wkt_of(*reference);
    source.crs_name = crs_name(*reference);
    int has_nodata = 0;
    const double nodata = band.GetNoDataValue(&has_nodata);
    if (has_nodata) source.nodata = nodata;
    source.scale = band.GetScale();
    source.offset = band.GetOffset();
    source.unit = band.GetUnitType();
    source.is_picture = shows_picture(*dataset);
    source.box = extent_of(source);
    check_readable(source);
    return source;
}

RasterSummary summarise_raster(const RasterSource& source) {
    constexpr std::size_t most_distinct = 16;
    constexpr int most_windows_per_side = 8, most_window_side = 256; // at most 64 windows, 4 million cells
    RasterCells cells{source};
    RasterSummary summary;
    summary.lowest = summary.highest = std::numeric_limits<double>::quiet_NaN();
    std::set<double> distinct;
    std::vector<double> values;
    const int width = std::min(source.width, most_window_side), height = std::min(source.height, most_window_side);
    const int across = std::min((source.width + width - 1) / width, most_windows_per_side);
    const int down = std::min((source.height + height - 1) / height, most_windows_per_side);
    for (int window = 0; window < across * down; ++window) {
        // evenly spread, the last one at the far edge
        const int col = across == 1 ? 0 : (window % across) * (source.width - width) / (across - 1);
        const int row = down == 1 ? 0 : (window / across) * (source.height - height) / (down - 1);
        cells.read({col, row, width, height}, values);
        for (const double value : values) {
            ++summary.sampled_count;
            if (std::isnan(value)) {
                ++summary.nodata_count;
                continue;
            }
            summary.lowest = std::fmin(summary.lowest, value);
            summary.highest = std::fmax(summary.highest, value);
            if (distinct.size() <= most_distinct) distinct.insert(value);
        }
    }
    if (distinct.size() <= most_distinct) summary.distinct.assign(distinct.begin(), distinct.end());
    return summary;
}

bool has_data(const RasterSource& source) {
    constexpr std::size_t window_cells = 65'536;
    const WindowGrid grid{source, window_cells};
    RasterCells cells{source};
    std::vector<double> values;
    for (std::size_t step = 0; step < grid.size(); ++step) {
        cells.read(grid.window((grid.size() / 2 + step) % grid.size()), values);
        if (!std::ranges::all_of(values, [](double value) { return std::isnan(value); })) return true;
    }
    return false;
}

} // namespace geo
