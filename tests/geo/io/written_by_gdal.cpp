// SPDX-License-Identifier: Apache-2.0
#include "tests/geo/io/written_by_gdal.h"

#include <stdexcept>

#include <cpl_vsi.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "geo/io/crs.h"
#include "geo/io/drivers.h"

namespace tests {

namespace {

geo::DatasetHandle create(const std::string& path, const std::string& driver) {
    geo::set_up_gdal();
    geo::DatasetHandle dataset{
        GetGDALDriverManager()->GetDriverByName(driver.c_str())->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    if (!dataset) throw std::runtime_error{"cannot create " + path};
    return dataset;
}

void add_field(OGRLayer& layer, const char* name, OGRFieldType type) {
    OGRFieldDefn field{name, type};
    layer.CreateField(&field);
}

void add(OGRLayer& layer, OGRFeature& feature) {
    if (layer.CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error{"cannot add a feature"};
}

std::string write_bytes(const std::string& gdal_path, const std::string& path, const std::string& text) {
    VSILFILE* file = VSIFOpenL(gdal_path.c_str(), "wb");
    if (file == nullptr) throw std::runtime_error{"cannot create " + gdal_path};
    VSIFWriteL(text.data(), 1, text.size(), file);
    VSIFCloseL(file);
    return path;
}

} // namespace

std::string write_odd_points(const std::string& path, const std::string& driver) {
    const geo::DatasetHandle dataset = create(path, driver);
    const geo::CrsHandle crs = geo::wgs84_crs();
    OGRLayer& layer = *dataset->CreateLayer("points", crs.get(), wkbUnknown);
    add_field(layer, "whole", OFTInteger);
    add_field(layer, "text", OFTString);
    add_field(layer, "real", OFTReal);
    add_field(layer, "long", OFTInteger64);
    const auto write = [&](GIntBig number, const char* wkt, const auto& fill) {
        OGRFeature feature{layer.GetLayerDefn()};
        feature.SetFID(number);
        OGRGeometry* geometry = nullptr;
        if (wkt != nullptr) OGRGeometryFactory::createFromWkt(wkt, nullptr, &geometry);
        feature.SetGeometryDirectly(geometry);
        fill(feature);
        add(layer, feature);
    };
    write(1, "POINT (1.5 -2.25)", [](OGRFeature& feature) { feature.SetField("text", "  Région "); });
    write(7, nullptr, [](OGRFeature& feature) {
        feature.SetField("whole", 2);
        feature.SetField("text", "");
        feature.SetField("real", 1e20);
    });
    write(8, "POINT Z (3 4 500)", [](OGRFeature& feature) {
        feature.SetField("text", "'=1+1");
        feature.SetField("real", 0.30000000000000004);
    });
    write(70'000, "POINT EMPTY",
          [](OGRFeature& feature) { feature.SetField("long", GIntBig{-12'345'678'901'234'567}); });
    return path;
}

std::string write_many_points(const std::string& path, const std::string& driver, int count) {
    const geo::DatasetHandle dataset = create(path, driver);
    const bool is_sheet = driver == "XLSX" || driver == "ODS";
    const geo::CrsHandle crs = geo::wgs84_crs();
    OGRLayer& layer = *dataset->CreateLayer("points", is_sheet ? nullptr : crs.get(), is_sheet ? wkbNone : wkbPoint);
    add_field(layer, "id", OFTInteger);
    add_field(layer, "name", OFTString);
    add_field(layer, "share", OFTReal);
    dataset->StartTransaction();
    for (int row = 0; row < count; ++row) {
        OGRFeature feature{layer.GetLayerDefn()};
        feature.SetField("id", row);
        feature.SetField("name", ("school " + std::to_string(row)).c_str());
        feature.SetField("share", row / 8.0);
        if (!is_sheet) feature.SetGeometryDirectly(new OGRPoint(row % 100, row % 50));
        add(layer, feature);
    }
    dataset->CommitTransaction();
    return path;
}

std::string pack_gzip(const std::string& path, const std::string& text) {
    return write_bytes("/vsigzip/" + path, path, text);
}

std::string pack_zip(const std::string& path, const std::vector<std::pair<std::string, std::string>>& files) {
    VSILFILE* archive = VSIFOpenL(("/vsizip/" + path).c_str(), "wb");
    for (const auto& [name, text] : files)
        write_bytes("/vsizip/" + path + "/" + name, path, text);
    VSIFCloseL(archive);
    return path;
}

std::string write_geometries(const std::string& path, const std::string& driver, const std::string& crs,
                             const std::vector<std::string>& wkt) {
    const geo::DatasetHandle dataset = create(path, driver);
    const geo::CrsHandle reference = crs.empty() ? nullptr : geo::parse_crs(crs, path);
    OGRLayer& layer = *dataset->CreateLayer("shapes", reference.get(), wkbUnknown);
    add_field(layer, "name", OFTString);
    int number = 0;
    for (const std::string& text : wkt) {
        OGRFeature feature{layer.GetLayerDefn()};
        feature.SetField("name", std::to_string(++number).c_str());
        OGRGeometry* geometry = nullptr;
        OGRGeometryFactory::createFromWkt(text.c_str(), nullptr, &geometry);
        feature.SetGeometryDirectly(geometry);
        add(layer, feature);
    }
    return path;
}

} // namespace tests
