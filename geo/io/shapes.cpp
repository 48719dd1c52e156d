// SPDX-License-Identifier: Apache-2.0
#include "geo/io/shapes.h"

#include <memory>
#include <string_view>
#include <utility>

#include <cpl_error.h>
#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "geo/error.h"
#include "geo/io/crs.h"
#include "geo/io/vector_layer.h"

namespace geo {

namespace {

using GeometryHandle = std::unique_ptr<OGRGeometry>;

void add_part(const OGRSimpleCurve& curve, bool is_hole, Shapes& shapes) {
    for (int point = 0; point < curve.getNumPoints(); ++point)
        shapes.point.push_back({curve.getX(point), curve.getY(point)});
    shapes.first_point.push_back(shapes.point.size());
    shapes.is_hole.push_back(is_hole);
}

/// Adds the polygons of any geometry, rings closed; other things in a collection are passed over.
void add_polygons(const OGRGeometry& geometry, Shapes& shapes) {
    if (OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection)) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection())
            add_polygons(*part, shapes);
        return;
    }
    if (wkbFlatten(geometry.getGeometryType()) != wkbPolygon || geometry.IsEmpty()) return;
    const OGRPolygon& polygon = *geometry.toPolygon();
    for (const OGRLinearRing* ring : polygon)
        add_part(*ring, ring != polygon.getExteriorRing(), shapes);
}

void add_lines(const OGRGeometry& geometry, Shapes& shapes) {
    if (OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection)) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection())
            add_lines(*part, shapes);
        return;
    }
    if (wkbFlatten(geometry.getGeometryType()) != wkbLineString) return;
    const OGRLineString& line = *geometry.toLineString();
    if (line.getNumPoints() >= 2) add_part(line, false, shapes);
}

void add_points(const OGRGeometry& geometry, Shapes& shapes) {
    if (OGR_GT_IsSubClassOf(wkbFlatten(geometry.getGeometryType()), wkbGeometryCollection)) {
        for (const OGRGeometry* part : *geometry.toGeometryCollection())
            add_points(*part, shapes);
        return;
    }
    if (wkbFlatten(geometry.getGeometryType()) != wkbPoint || geometry.IsEmpty()) return;
    const OGRPoint& point = *geometry.toPoint();
    shapes.point.push_back({point.getX(), point.getY()});
    shapes.first_point.push_back(shapes.point.size());
    shapes.is_hole.push_back(false);
}

/// Valid as GEOS sees it; what had to be repaired is told.
GeometryHandle repaired(GeometryHandle geometry, std::size_t row, std::vector<Issue>& issues) {
    CPLErrorReset();
    geometry->closeRings();
    if (geometry->IsValid()) return geometry;
    const std::string reason = take_gdal_message("not valid");
    GeometryHandle valid{geometry->MakeValid()};
    CPLErrorReset();
    if (!valid) valid = std::make_unique<OGRPolygon>();
    issues.push_back({.severity = Issue::Severity::warning,
                      .code = "invalid_polygon",
                      .row = row,
                      .message = fmt::format("the polygon is not valid ({}); repaired", reason)});
    return valid;
}

/// A layer's geometries in degrees, straight segments only, one after the other.
class GeometryReader {
public:
    explicit GeometryReader(const LayerSource& source) : source_{source}, open_{open_vector_layer(source)} {
        if (open_.layer->GetGeomType() == wkbNone) {
            throw Error{source.path + ": layer '" + open_.layer->GetName() +
                        "' holds no geometry; lines or polygons are expected"};
        }
        const CrsHandle crs = choose_crs(open_.layer->GetSpatialRef(), source.crs, source.path);
        crs_name_ = crs_name(*crs, open_.layer->GetSpatialRef());
        transformation_ = to_wgs84(*crs);
    }

    /// Calls `add(geometry, row)` for every feature that has a geometry; keeps its attributes if that says yes.
    template <typename Add>
    Shapes read(Progress& progress, Add add) {
        Shapes shapes;
        shapes.first_part.push_back(0);
        shapes.first_point.push_back(0);
        AttributeRows rows{*open_.layer, shapes.attributes};
        const auto row_count = static_cast<double>(std::max<GIntBig>(1, open_.layer->GetFeatureCount()));
        std::size_t seen = 0;
        for (const auto& feature : *open_.layer) {
            if (++seen % rows_per_report == 0) progress.report(static_cast<double>(seen) / row_count);
            GeometryHandle geometry = in_degrees(*feature);
            if (!add(std::move(geometry), static_cast<std::size_t>(feature->GetFID()), shapes)) continue;
            rows.add(*feature);
            shapes.first_part.push_back(shapes.part_count());
        }
        check_read_to_end(source_.path);
        shapes.attributes.driver = open_.driver;
        shapes.attributes.crs = crs_name_;
        progress.report(1.0);
        return shapes;
    }

private:
    GeometryHandle in_degrees(OGRFeature& feature) {
        GeometryHandle geometry{feature.StealGeometry()};
        if (!geometry || geometry->IsEmpty()) return nullptr;
        if (geometry->hasCurveGeometry()) geometry.reset(geometry->getLinearGeometry());
        geometry->flattenTo2D();
        if (transformation_ && geometry->transform(transformation_.get()) != OGRERR_NONE) {
            throw Error{fmt::format("{}: feature {} cannot be turned into degrees from {}: {}", source_.path,
                                    feature.GetFID(), crs_name_, take_gdal_message("no more is known"))};
        }
        return geometry;
    }

    LayerSource source_;
    VectorLayer open_;
    std::string crs_name_;
    TransformationHandle transformation_;
};

/// What a feature is to have, and the issue where it has none.
struct Wanted {
    std::string_view part, issue;
};

/// Reads the features to which `add(geometry, shapes)` finds a part; others are set aside and told.
template <typename Add>
Loaded<Shapes> read_parts(const LayerSource& source, Wanted wanted, Progress& progress, Add add) {
    Loaded<Shapes> loaded;
    GeometryReader reader{source};
    loaded.value = reader.read(progress, [&](GeometryHandle geometry, std::size_t row, Shapes& shapes) {
        const std::size_t before = shapes.part_count();
        if (geometry) add(*geometry, shapes);
        if (shapes.part_count() > before) return true;
        loaded.issues.push_back({.severity = Issue::Severity::warning,
                                 .code = std::string{wanted.issue},
                                 .row = row,
                                 .message = fmt::format("there is no {}; set aside", wanted.part),
                                 .set_aside = true});
        return false;
    });
    return loaded;
}

} // namespace

Loaded<Shapes> read_polygons(const LayerSource& source, Progress& progress) {
    Loaded<Shapes> loaded;
    GeometryReader reader{source};
    loaded.value = reader.read(progress, [&](GeometryHandle geometry, std::size_t row, Shapes& shapes) {
        const std::size_t before = shapes.part_count();
        if (geometry && geometry->getDimension() == 2)
            add_polygons(*repaired(std::move(geometry), row, loaded.issues), shapes);
        if (shapes.part_count() > before) return true;
        loaded.issues.push_back({.severity = Issue::Severity::warning,
                                 .code = "invalid_polygon",
                                 .row = row,
                                 .message = "there is no polygon; set aside",
                                 .set_aside = true});
        return false;
    });
    return loaded;
}

Loaded<Shapes> read_lines(const LayerSource& source, Progress& progress) {
    return read_parts(source, Wanted{"line", "missing_line"}, progress, add_lines);
}

Loaded<Shapes> read_points(const LayerSource& source, Progress& progress) {
    return read_parts(source, Wanted{"point", "missing_coordinates"}, progress, add_points);
}

bool has_crs(const LayerSource& source) {
    if (!source.crs.empty()) return true;
    const VectorLayer open = open_vector_layer(source);
    return open.layer->GetGeomType() == wkbNone || leads_to_degrees(open.layer->GetSpatialRef());
}

Box box_of(const Shapes& shapes, std::size_t feature) {
    Box box;
    const std::size_t begin = shapes.first_point[shapes.first_part[feature]];
    const std::size_t end = shapes.first_point[shapes.first_part[feature + 1]];
    for (std::size_t point = begin; point < end; ++point)
        box = box.expanded_to(shapes.point[point]);
    return box;
}

} // namespace geo
