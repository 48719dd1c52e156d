// SPDX-License-Identifier: Apache-2.0
#include "geo/io/drivers.h"

#include <algorithm>
#include <array>
#include <string>

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi_virtual.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_srs_api.h>

#include "geo/error.h"
#include "geo/io/file_kind.h"
#include "geo/io/remote.h"
#include "geo/io/vrt_check.h"

namespace geo {

namespace {

/// Every driver that may touch a file; MEM holds what is computed. The rest is taken out of GDAL's register, so that
/// no file can call it in.
constexpr std::array<std::string_view, 18> allowed_drivers{
    "CSV",    "XLSX", "ODS",   "GeoJSON", "GPKG", "ESRI Shapefile", "FlatGeobuf", "KML", "LIBKML",
    "SQLite", "OSM",  "GTiff", "HFA",     "MEM",  "AAIGrid",        "SRTMHGT",    "VRT", "PostgreSQL"};

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

/// The same for GDAL's ways to files: those that are not read lead to its memory, where nothing is.
void keep_allowed_file_systems() {
    constexpr std::array<std::string_view, 5> allowed{"/vsimem/", "/vsizip/", "/vsigzip/", "/vsicurl/", "/vsis3/"};
    VSIFilesystemHandler* memory = VSIFileManager::GetHandler("/vsimem/");
    const CPLStringList prefixes{VSIGetFileSystemsPrefixes()};
    for (int at = 0; at < prefixes.size(); ++at) {
        const bool is_allowed = std::ranges::find(allowed, std::string_view{prefixes[at]}) != allowed.end();
        if (!is_allowed) VSIFileManager::InstallHandler(prefixes[at], memory);
    }
}

bool set_up() {
    GDALAllRegister();
    keep_allowed_drivers();
    keep_allowed_file_systems();
    CPLSetErrorHandler(CPLQuietErrorHandler);
    OSRSetPROJEnableNetwork(FALSE);
    CPLSetConfigOption("GDAL_PAM_ENABLED", "NO");
    CPLSetConfigOption("GDAL_DISABLE_READDIR_ON_OPEN", "TRUE");
    CPLSetConfigOption("GDAL_VRT_ENABLE_PYTHON", "NO");
    CPLSetConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00Z");
    // No file leads GDAL to another machine, nor a table in a database file to another file: allow_network() unlocks.
    CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", "none");
    CPLSetConfigOption("OGR_SQLITE_STATIC_VIRTUAL_OGR", "NO");
    // A server that falls silent is an error: after these seconds without an answer, or with less than a byte in each.
    for (const char* option : {"GDAL_HTTP_CONNECTTIMEOUT", "GDAL_HTTP_LOW_SPEED_TIME"})
        CPLSetConfigOption(option, "20");
    CPLSetConfigOption("GDAL_HTTP_LOW_SPEED_LIMIT", "1");
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
        throw Error{fmt::format("{}: cannot be read as {}, {}: {}", path, file.what,
                                is_database(path) ? "no server answers as asked" : "it is truncated or damaged",
                                take_gdal_message("no more is known"))};
    }
    return dataset;
}

/// Rows come in the order in which they are stored, every time, and nothing is written.
void settle_for_reading(GDALDataset& database) {
    for (const char* setting : {"SET synchronize_seqscans TO off", "SET default_transaction_read_only TO on"})
        database.ReleaseResultSet(database.ExecuteSQL(setting, nullptr, nullptr));
}

} // namespace

void CloseDataset::operator()(GDALDataset* dataset) const { GDALClose(dataset); }

void set_up_gdal() { [[maybe_unused]] static const bool done = set_up(); }

DatasetHandle open_vector_file(const std::string& path) {
    set_up_gdal();
    DatasetHandle dataset = open_file(path, find_file(path, Content::vector), GDAL_OF_VECTOR);
    if (is_database(path)) settle_for_reading(*dataset);
    return dataset;
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
