// SPDX-License-Identifier: Apache-2.0
#include "geo/io/point_on.h"

#include <memory>

#include <ogr_api.h>
#include <ogr_geometry.h>

namespace geo {

namespace {

LonLat place_of(const OGRPoint& point) { return {point.getX(), point.getY()}; }

LonLat inside(const OGRGeometry& polygon) {
    // OGRSurface::PointOnSurface fails on an empty point, which a new one is: the C function does not.
    const std::unique_ptr<OGRGeometry> point{
        OGRGeometry::FromHandle(OGR_G_PointOnSurface(OGRGeometry::ToHandle(const_cast<OGRGeometry*>(&polygon))))};
    if (point && !point->IsEmpty()) return place_of(*point->toPoint());
    OGRPoint corner;
    polygon.toPolygon()->getExteriorRing()->StartPoint(&corner);
    return place_of(corner);
}

/// How large a part is among others: a polygon by its area, a point by nothing.
double size_of(const OGRGeometry& part) { return part.getDimension() == 2 ? part.toSurface()->get_Area() : 0.0; }

} // namespace

LonLat point_on(const OGRGeometry* geometry) {
    if (geometry == nullptr || geometry->IsEmpty()) return nowhere;
    switch (wkbFlatten(geometry->getGeometryType())) {
    case wkbPoint:
        return place_of(*geometry->toPoint());
    case wkbLineString:
        return nowhere;
    case wkbPolygon:
        return inside(*geometry);
    default:
        break;
    }
    if (!OGR_GT_IsSubClassOf(geometry->getGeometryType(), wkbGeometryCollection)) {
        const std::unique_ptr<OGRGeometry> linear{geometry->getLinearGeometry()};
        return linear ? point_on(linear.get()) : nowhere;
    }
    const OGRGeometry* best = nullptr;
    for (const OGRGeometry* part : *geometry->toGeometryCollection()) {
        if (part->IsEmpty() || part->getDimension() == 1) continue;
        const bool is_better = best == nullptr || part->getDimension() > best->getDimension() ||
                               (part->getDimension() == best->getDimension() && size_of(*part) > size_of(*best));
        if (is_better) best = part;
    }
    return point_on(best);
}

} // namespace geo
