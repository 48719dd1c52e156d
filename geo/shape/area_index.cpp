// SPDX-License-Identifier: Apache-2.0
#include "geo/shape/area_index.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <geos_c.h>

#include "geo/error.h"

namespace geo {
namespace {

void ignore_message(const char*, ...) {}

/// GEOS keeps its messages in a context; each thread has its own.
GEOSContextHandle_t context() {
    struct Context {
        Context() : handle{GEOS_init_r()} {
            GEOSContext_setErrorHandler_r(handle, ignore_message);
            GEOSContext_setNoticeHandler_r(handle, ignore_message);
        }
        ~Context() { GEOS_finish_r(handle); }
        GEOSContextHandle_t handle;
    };
    thread_local const Context own;
    return own.handle;
}

struct Destroy {
    void operator()(GEOSGeometry* geometry) const { GEOSGeom_destroy_r(context(), geometry); }
    void operator()(const GEOSPreparedGeometry* geometry) const { GEOSPreparedGeom_destroy_r(context(), geometry); }
    void operator()(GEOSSTRtree* tree) const { GEOSSTRtree_destroy_r(context(), tree); }
};
using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;
using Prepared = std::unique_ptr<const GEOSPreparedGeometry, Destroy>;

Geometry ring_of(const Shapes& shapes, std::size_t part) {
    const std::size_t first = shapes.first_point[part], count = shapes.first_point[part + 1] - first;
    GEOSCoordSequence* points = GEOSCoordSeq_create_r(context(), static_cast<unsigned>(count), 2);
    for (std::size_t point = 0; point < count; ++point) {
        const LonLat place = shapes.point[first + point];
        GEOSCoordSeq_setXY_r(context(), points, static_cast<unsigned>(point), place.lon, place.lat);
    }
    return Geometry{GEOSGeom_createLinearRing_r(context(), points)}; // null for an open ring or one of two points
}

/// A feature's rings as polygons; holes follow the ring they lie in. Null where there is no ring.
Geometry area_of(const Shapes& shapes, std::size_t feature) {
    std::vector<GEOSGeometry*> polygons;
    const std::size_t end = shapes.first_part[feature + 1];
    for (std::size_t part = shapes.first_part[feature]; part < end;) {
        Geometry outer = ring_of(shapes, part++);
        std::vector<GEOSGeometry*> holes;
        for (; part < end && shapes.is_hole[part]; ++part) {
            if (Geometry hole = ring_of(shapes, part)) holes.push_back(hole.release());
        }
        if (!outer) {
            throw Error{"feature " + std::to_string(feature + 1) + ": a ring of a polygon is not closed"};
        }
        polygons.push_back(
            GEOSGeom_createPolygon_r(context(), outer.release(), holes.data(), static_cast<unsigned>(holes.size())));
    }
    if (polygons.empty()) return nullptr;
    return Geometry{GEOSGeom_createCollection_r(context(), GEOS_MULTIPOLYGON, polygons.data(),
                                                static_cast<unsigned>(polygons.size()))};
}

} // namespace

struct AreaIndex::Tree {
    explicit Tree(const Shapes& shapes) : boxes{GEOSSTRtree_create_r(context(), 8)} {
        areas.reserve(shapes.size()); // the tree points into it
        for (std::size_t feature = 0; feature < shapes.size(); ++feature) {
            Geometry geometry = area_of(shapes, feature);
            if (!geometry) continue;
            Prepared prepared{GEOSPrepare_r(context(), geometry.get())};
            areas.push_back({feature, std::move(geometry), std::move(prepared)});
            GEOSSTRtree_insert_r(context(), boxes.get(), areas.back().geometry.get(), &areas.back());
            // GEOS builds a prepared polygon's index at the first question; asked here, it is only read afterwards
            const LonLat corner = shapes.point[shapes.first_point[shapes.first_part[feature]]];
            holds(areas.back(), corner);
        }
        find({}); // the same for the tree
    }

    struct Area {
        std::size_t feature;
        Geometry geometry; // before prepared, which refers to it
        Prepared prepared;
    };

    static bool holds(const Area& area, LonLat place) {
        const Geometry point{GEOSGeom_createPointFromXY_r(context(), place.lon, place.lat)};
        return GEOSPreparedIntersects_r(context(), area.prepared.get(), point.get()) == 1; // the rim intersects too
    }

    std::optional<std::size_t> find(LonLat place) const {
        const Geometry point{GEOSGeom_createPointFromXY_r(context(), place.lon, place.lat)};
        std::vector<const Area*> near;
        GEOSSTRtree_query_r(
            context(), boxes.get(), point.get(),
            [](void* area, void* list) {
                static_cast<std::vector<const Area*>*>(list)->push_back(static_cast<const Area*>(area));
            },
            &near);
        std::ranges::sort(near, {}, &Area::feature);
        for (const Area* area : near) {
            if (GEOSPreparedIntersects_r(context(), area->prepared.get(), point.get()) == 1) return area->feature;
        }
        return std::nullopt;
    }

    std::vector<Area> areas;
    std::unique_ptr<GEOSSTRtree, Destroy> boxes;
};

AreaIndex::AreaIndex(const Shapes& polygons) : tree_{std::make_unique<const Tree>(polygons)} {}
AreaIndex::AreaIndex(AreaIndex&&) noexcept = default;
AreaIndex& AreaIndex::operator=(AreaIndex&&) noexcept = default;
AreaIndex::~AreaIndex() = default;

std::optional<std::size_t> AreaIndex::find(LonLat place) const {
    if (std::isnan(place.lon) || std::isnan(place.lat)) return std::nullopt;
    const std::optional<std::size_t> found = tree_->find(place);
    if (std::abs(place.lon) != 180.0) return found;
    // one meridian with two names: areas are split there and end at either
    const std::optional<std::size_t> other = tree_->find({-place.lon, place.lat});
    return found && other ? std::min(*found, *other) : found ? found : other;
}

} // namespace geo
