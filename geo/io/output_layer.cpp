// SPDX-License-Identifier: Apache-2.0
#include "geo/io/output_layer.h"

#include <cassert>
#include <cmath>
#include <memory>

#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "geo/io/crs.h"

namespace geo {

namespace {

using Geometry = OutputLayer::Geometry;

OGRwkbGeometryType gdal_type(Geometry geometry) {
    switch (geometry) {
    case Geometry::none:
        return wkbNone;
    case Geometry::point:
        return wkbPoint;
    case Geometry::line:
        return wkbMultiLineString;
    case Geometry::polygon:
        return wkbMultiPolygon;
    }
    return wkbNone;
}

void set_points(OGRSimpleCurve& curve, const Shapes& shapes, std::size_t part) {
    const std::size_t begin = shapes.first_point[part], end = shapes.first_point[part + 1];
    curve.setNumPoints(static_cast<int>(end - begin), FALSE);
    for (std::size_t point = begin; point < end; ++point) {
        curve.setPoint(static_cast<int>(point - begin), shapes.point[point].lon, shapes.point[point].lat);
    }
}

std::unique_ptr<OGRGeometry> lines_of(const Shapes& shapes, std::size_t feature) {
    auto lines = std::make_unique<OGRMultiLineString>();
    for (std::size_t part = shapes.first_part[feature]; part < shapes.first_part[feature + 1]; ++part) {
        auto line = std::make_unique<OGRLineString>();
        set_points(*line, shapes, part);
        lines->addGeometryDirectly(line.release());
    }
    return lines;
}

/// A ring that is no hole begins a polygon; the holes that follow belong to it.
std::unique_ptr<OGRGeometry> polygons_of(const Shapes& shapes, std::size_t feature) {
    auto polygons = std::make_unique<OGRMultiPolygon>();
    std::unique_ptr<OGRPolygon> polygon;
    for (std::size_t part = shapes.first_part[feature]; part < shapes.first_part[feature + 1]; ++part) {
        if (!shapes.is_hole[part]) {
            if (polygon) polygons->addGeometryDirectly(polygon.release());
            polygon = std::make_unique<OGRPolygon>();
        }
        assert(polygon);
        auto ring = std::make_unique<OGRLinearRing>();
        set_points(*ring, shapes, part);
        polygon->addRingDirectly(ring.release());
    }
    if (polygon) polygons->addGeometryDirectly(polygon.release());
    return polygons;
}

std::unique_ptr<OGRGeometry> geometry_of(const OutputLayer& layer, std::size_t feature) {
    switch (layer.geometry) {
    case Geometry::none:
        return nullptr;
    case Geometry::point:
        if (std::isnan(layer.place[feature].lon)) return nullptr;
        return std::make_unique<OGRPoint>(layer.place[feature].lon, layer.place[feature].lat);
    case Geometry::line:
        return lines_of(layer.shapes, feature);
    case Geometry::polygon:
        return polygons_of(layer.shapes, feature);
    }
    return nullptr;
}

std::size_t length(const OutputColumn& column) {
    return std::visit([](const auto& values) { return values.size(); }, column.values);
}

std::size_t feature_count(const OutputLayer& layer) {
    if (layer.geometry == Geometry::point) return layer.place.size();
    if (layer.geometry != Geometry::none && !layer.shapes.first_part.empty()) return layer.shapes.first_part.size() - 1;
    return layer.columns.empty() ? 0 : length(layer.columns.front());
}

void set_field(OGRFeature& feature, int field, const OutputColumn& column, std::size_t row) {
    if (const auto* numbers = std::get_if<std::vector<double>>(&column.values)) {
        if (std::isfinite((*numbers)[row])) feature.SetField(field, (*numbers)[row]);
        return;
    }
    const std::string& text = std::get<std::vector<std::string>>(column.values)[row];
    if (!text.empty()) feature.SetField(field, text.c_str());
}

} // namespace

void write_layer(const LayerTarget& target, const OutputLayer& output, Progress& progress) {
    const CrsHandle crs = wgs84_crs();
    CPLStringList options;
    for (const std::string& option : target.options)
        options.AddString(option.c_str());
    OGRLayer* layer =
        target.dataset.CreateLayer(output.name.c_str(), output.geometry == Geometry::none ? nullptr : crs.get(),
                                   gdal_type(output.geometry), options.List());
    target.check();
    for (const OutputColumn& column : output.columns) {
        const bool is_number = std::holds_alternative<std::vector<double>>(column.values);
        OGRFieldDefn field{column.name.c_str(), is_number ? OFTReal : OFTString};
        layer->CreateField(&field);
        assert(length(column) == feature_count(output));
    }
    const std::size_t row_count = feature_count(output);
    for (std::size_t row = 0; row < row_count; ++row) {
        if (row % rows_per_report == 0) progress.report(static_cast<double>(row) / static_cast<double>(row_count));
        OGRFeature feature{layer->GetLayerDefn()};
        for (std::size_t column = 0; column < output.columns.size(); ++column) {
            set_field(feature, static_cast<int>(column), output.columns[column], row);
        }
        if (auto geometry = geometry_of(output, row)) feature.SetGeometryDirectly(geometry.release());
        if (layer->CreateFeature(&feature) != OGRERR_NONE) target.check();
    }
    layer->SyncToDisk();
    target.check();
}

} // namespace geo
