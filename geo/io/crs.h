// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "geo/lon_lat.h"

class OGRSpatialReference;
class OGRCoordinateTransformation;

namespace geo {

struct ReleaseCrs {
    void operator()(OGRSpatialReference* crs) const;
    void operator()(OGRCoordinateTransformation* transformation) const;
};
/// A coordinate reference system of GDAL; axes are always x (longitude, easting), then y.
using CrsHandle = std::unique_ptr<OGRSpatialReference, ReleaseCrs>;
using TransformationHandle = std::unique_ptr<OGRCoordinateTransformation, ReleaseCrs>;

/// A CRS from what a person writes: "EPSG:32737", a PROJ string, WKT. `where` opens the message if it is not one.
CrsHandle parse_crs(const std::string& text, const std::string& where);

/// Whether a file's CRS is of the Earth: there is one, it does not say that it is unknown, and it is not the ground of
/// a plan alone.
bool leads_to_degrees(const OGRSpatialReference* of_file);

/// The CRS that a layer uses: `text` if a person named one, else the layer's own (EPSG:900913 is read as EPSG:3857).
/// Throws Error where neither leads to degrees.
CrsHandle choose_crs(const OGRSpatialReference* of_file, const std::string& text, const std::string& path);

/// WGS 84 in degrees.
CrsHandle wgs84_crs();

/// "EPSG:32737" where it has a code, else its name.
std::string crs_name(const OGRSpatialReference& crs);
/// The same of the CRS that choose_crs gave, with what the file calls it where that is a code out of use.
std::string crs_name(const OGRSpatialReference& chosen, const OGRSpatialReference* of_file);

/// From a CRS to WGS 84 degrees; null where nothing has to be done.
TransformationHandle to_wgs84(const OGRSpatialReference& crs);

/// Reprojects positions (x in `lon`, y in `lat`) to degrees, in place; NaN where that is not possible.
void transform_places(OGRCoordinateTransformation& transformation, std::span<LonLat> places);

/// The same from a CRS by name, for tables whose columns hold x and y.
void to_lon_lat(const std::string& crs, const std::string& where, std::span<LonLat> places);

} // namespace geo
