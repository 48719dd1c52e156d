// SPDX-License-Identifier: Apache-2.0
#include "geo/io/drivers.h"

#include <array>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>

#include "geo/error.h"
#include "geo/io/file_kind.h"
#include "geo/io/vrt_check.h"

namespace geo {

namespace {

/// Every driver that may touch a file; MEM holds what is computed. The rest is taken out of GDAL's register, so that
/// no file can call it in.
constexpr std::array<std::string_view, 17> allowed_drivers{
    "CSV",    "XLSX", "ODS",   "GeoJSON", "GPKG", "ESRI Shapefile", "FlatGeobuf", "KML", "LIBKML",
    "SQLite", "OSM",  "GTiff", "HFA",     "MEM",  "AAIGrid",        "SRTMHGT",    "VRT"};

void keep_allowed_drivers() {
    GDALDriverManager& manager = *GetGDALDriverManager();
    for (int position = manager.GetDriverCount() - 1; position >= 0; --position) {
        GDALDriver* driver = manager.GetDriver(position);
        const std::string_view name = driver->GetDescription();
        bool allowed = false;
        for (const std::string_view one : allowed_drivers)
            allowed = allowed || one == name;
        if (!allowed) manager.DeregisterDriver(driver);
    }
}

bool set_up() {
    GDALAllRegister();
    keep_allowed_drivers();
    CPLSetErrorHandler(CPLQuietErrorHandler);
    OSRSetPROJEnableNetwork(FALSE);
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
    CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE");
    CPLSetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
    CPLSetConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00Z");
    // Spreadsheets come as they stand, row by row; header and types are ours to judge.
    for (const char* option : {"OGR_XLSX_HEADERS", "OGR_ODS_HEADERS"})
        CPLSetConfigOption(option, "DISABLE");
    for (const char* option : {"OGR_XLSX_FIELD_TYPES", "OGR_ODS_FIELD_TYPES"})
        CPLSetConfigOption(option, "STRING");
    return true;
}

DatasetHandle open_file(const std::string& path, const FoundFile& file, unsigned flags) {
    CPLErrorReset();
    const std::array<const char*, 2> drivers{file.driver.c_str(), nullptr};
    DatasetHandle dataset{GDALDataset::Open(file.gdal_path.c_str(), flags | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR,
                                            drivers.data(), nullptr, nullptr)};
    if (!dataset) {
        throw Error{fmt::format("{}: cannot be read as {}, it is truncated or damaged: {}", path, file.what,
                                take_gdal_message("no more is known"))};
    }
    return dataset;
}

} // namespace

void CloseDataset::operator()(GDALDataset* dataset) const { GDALClose(dataset); }

void set_up_gdal() { [[maybe_unused]] static const bool done = set_up(); }

DatasetHandle open_vector_file(const std::string& path) {
    set_up_gdal();
    return open_file(path, find_file(path, Content::vector), GDAL_OF_VECTOR);
}

DatasetHandle open_raster_file(const std::string& path) {
    set_up_gdal();
    const FoundFile file = find_file(path, Content::raster);
    if (file.driver == "VRT") check_vrt(path, file.gdal_path);
    return open_file(path, file, GDAL_OF_RASTER);
}

std::string take_gdal_message(std::string_view otherwise) {
    const std::string message = CPLGetLastErrorMsg();
    CPLErrorReset();
    return message.empty() ? std::string{otherwise} : message;
}

bool gdal_has_failed() { return CPLGetLastErrorType() >= CE_Failure; }

} // namespace geo
