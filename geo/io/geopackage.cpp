// SPDX-License-Identifier: Apache-2.0
#include "geo/io/write.h"

#include <gdal_priv.h>

#include "geo/io/drivers.h"
#include "geo/io/new_file.h"
#include "geo/io/output_layer.h"

namespace geo {

namespace {

/// The table that QGIS looks into for the style of a layer that it opens.
void write_styles(const LayerTarget& target, std::span<const OutputLayer> layers, Progress& progress) {
    OutputLayer styles;
    styles.name = "layer_styles";
    std::vector<std::string> empty, table, geometry, name, qml, is_default, date;
    for (const OutputLayer& layer : layers) {
        if (layer.qgis_style.empty()) continue;
        empty.emplace_back();
        table.push_back(layer.name);
        geometry.emplace_back(layer.geometry == OutputLayer::Geometry::none ? "" : "geom");
        name.push_back(layer.name);
        qml.push_back(layer.qgis_style);
        is_default.emplace_back("1");
        date.emplace_back("2000-01-01T00:00:00.000Z");
    }
    if (table.empty()) return;
    styles.columns = {
        {"f_table_catalog", empty}, {"f_table_schema", empty}, {"f_table_name", table}, {"f_geometry_column", geometry},
        {"styleName", name},        {"styleQML", qml},         {"styleSLD", empty},     {"useAsDefault", is_default},
        {"description", empty},     {"owner", empty},          {"ui", empty},           {"update_time", date}};
    write_layer(target, styles, progress);
}

} // namespace

void write_geopackage(const std::string& path, std::span<const OutputLayer> layers, Progress& progress) {
    NewFile file{path};
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName("GPKG");
    DatasetHandle dataset{driver->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    if (!dataset) file.check();
    dataset->StartTransaction();
    const LayerTarget target{*dataset, {}, [&] { file.check(); }};
    for (const OutputLayer& layer : layers)
        write_layer(target, layer, progress);
    write_styles(target, layers, progress);
    dataset->CommitTransaction();
    dataset.reset();
    file.check();
    file.keep();
}

} // namespace geo
