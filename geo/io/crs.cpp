// SPDX-License-Identifier: Apache-2.0
#include "geo/io/crs.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include <ogr_spatialref.h>

#include "geo/error.h"
#include "geo/io/drivers.h"

namespace geo {

namespace {

void take_traditional_axes(OGRSpatialReference& crs) { crs.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER); }

/// Web Mercator under the code it had before EPSG gave it one.
bool is_google_mercator(const OGRSpatialReference& crs) {
    const char* code = crs.GetAuthorityCode(nullptr);
    const char* name = crs.GetName();
    return (code != nullptr && std::string_view{code} == "900913") ||
           (name != nullptr && std::string_view{name} == "Google Maps Global Mercator");
}

CrsHandle from_epsg(int code) {
    set_up_gdal();
    CrsHandle crs{new OGRSpatialReference};
    crs->importFromEPSG(code);
    take_traditional_axes(*crs);
    return crs;
}

} // namespace

void ReleaseCrs::operator()(OGRSpatialReference* crs) const { crs->Release(); }
void ReleaseCrs::operator()(OGRCoordinateTransformation* transformation) const {
    OGRCoordinateTransformation::DestroyCT(transformation);
}

CrsHandle wgs84_crs() { return from_epsg(4326); }

CrsHandle parse_crs(const std::string& text, const std::string& where) {
    set_up_gdal();
    if (text == "EPSG:900913") return from_epsg(3857);
    CrsHandle crs{new OGRSpatialReference};
    if (crs->SetFromUserInput(text.c_str(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get()) !=
        OGRERR_NONE) {
        throw Error{where + ": crs is \"" + text +
                    R"("; a coordinate reference system such as "EPSG:4326" is expected)"};
    }
    take_traditional_axes(*crs);
    return crs;
}

bool leads_to_degrees(const OGRSpatialReference* of_file) {
    if (of_file == nullptr || of_file->IsEmpty() || of_file->IsLocal()) return false;
    const char* name = of_file->GetName();
    return name == nullptr || !std::string_view{name}.starts_with("Undefined "); // as a GeoPackage says
}

CrsHandle choose_crs(const OGRSpatialReference* of_file, const std::string& text, const std::string& path) {
    if (!text.empty()) return parse_crs(text, path);
    if (!leads_to_degrees(of_file)) {
        throw Error{path + ": has no CRS that leads to degrees; name it in the manifest, such as crs = \"EPSG:4326\""};
    }
    if (is_google_mercator(*of_file)) return from_epsg(3857);
    CrsHandle crs{of_file->Clone()};
    take_traditional_axes(*crs);
    return crs;
}

std::string crs_name(const OGRSpatialReference& crs) {
    const char* authority = crs.GetAuthorityName(nullptr);
    const char* code = crs.GetAuthorityCode(nullptr);
    if (authority != nullptr && code != nullptr) return std::string{authority} + ":" + code;
    const char* name = crs.GetName();
    return name == nullptr ? "unknown" : name;
}

std::string crs_name(const OGRSpatialReference& chosen, const OGRSpatialReference* of_file) {
    const bool is_out_of_use = of_file != nullptr && is_google_mercator(*of_file);
    return crs_name(chosen) + (is_out_of_use ? " (EPSG:900913 in the file)" : "");
}

TransformationHandle to_wgs84(const OGRSpatialReference& crs) {
    const CrsHandle target = wgs84_crs();
    if (crs.IsSame(target.get())) return nullptr;
    TransformationHandle transformation{OGRCreateCoordinateTransformation(&crs, target.get())};
    if (!transformation) {
        throw Error{crs_name(crs) + ": cannot be turned into degrees: " + take_gdal_message("no way is known")};
    }
    return transformation;
}

void transform_places(OGRCoordinateTransformation& transformation, std::span<LonLat> places) {
    constexpr std::size_t block_size = 65'536;
    std::vector<double> x, y;
    for (std::size_t begin = 0; begin < places.size(); begin += block_size) {
        const std::span<LonLat> block = places.subspan(begin, std::min(block_size, places.size() - begin));
        x.resize(block.size());
        y.resize(block.size());
        std::ranges::transform(block, x.begin(), &LonLat::lon);
        std::ranges::transform(block, y.begin(), &LonLat::lat);
        transformation.Transform(static_cast<int>(block.size()), x.data(), y.data());
        for (std::size_t row = 0; row < block.size(); ++row) {
            const bool somewhere = std::isfinite(x[row]) && std::isfinite(y[row]);
            block[row] = somewhere ? LonLat{x[row], y[row]} : nowhere;
        }
    }
    take_gdal_message("");
}

void to_lon_lat(const std::string& crs, const std::string& where, std::span<LonLat> places) {
    const TransformationHandle transformation = to_wgs84(*parse_crs(crs, where));
    if (transformation) transform_places(*transformation, places);
}

} // namespace geo
