// SPDX-License-Identifier: Apache-2.0
#include "geo/io/table.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include <fmt/format.h>
#include <ogrsf_frmts.h>

#include "geo/error.h"
#include "geo/io/crs.h"
#include "geo/io/csv_scanner.h"
#include "geo/io/file_kind.h"
#include "geo/io/layer_batches.h"
#include "geo/io/point_on.h"
#include "geo/io/table_rows.h"
#include "geo/io/vector_layer.h"

namespace geo {

namespace {

constexpr std::size_t rows_per_estimate = 16 * rows_per_report; // that tell how long a file's cells are

Table read_csv(const LayerSource& source, const std::string& gdal_path, Progress& progress) {
    CsvScanner scanner{gdal_path, source.path, source.header_row};
    TableRows rows{source};
    std::vector<std::string_view> cells;
    while (scanner.next(cells)) {
        rows.add(scanner.record(), cells);
        if (scanner.record() % rows_per_report != 0) continue;
        progress.report(scanner.share_read());
        if (scanner.record() == rows_per_estimate) rows.reserve(scanner.share_read());
    }
    return rows.finish();
}

/// A workbook keeps numbers with 17 digits; the shortest text for the same number is what a person typed.
std::string_view shortest_number(std::string_view cell, std::string& scratch) {
    constexpr std::size_t longest_kept = 16;
    if (cell.size() < longest_kept || cell.find('.') == cell.npos) return cell;
    double number = 0.0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (failed != std::errc{} || end != cell.data() + cell.size()) return cell;
    scratch = fmt::format("{}", number);
    return scratch;
}

Table read_sheet(const LayerSource& source, Progress& progress) {
    const VectorLayer open = open_vector_layer(source);
    const auto column_count = static_cast<std::size_t>(open.layer->GetLayerDefn()->GetFieldCount());
    TableRows rows{source};
    std::vector<std::string_view> cells(column_count);
    std::vector<std::string> scratch(column_count);
    const auto row_count = static_cast<double>(open.layer->GetFeatureCount());
    for (const auto& feature : *open.layer) {
        std::size_t filled = 0;
        for (std::size_t column = 0; column < column_count; ++column) {
            cells[column] = shortest_number(feature->GetFieldAsString(static_cast<int>(column)), scratch[column]);
            if (!cells[column].empty()) filled = column + 1;
        }
        const auto record = static_cast<std::size_t>(feature->GetFID());
        rows.add(record, std::span{cells}.first(filled));
        if (record % rows_per_report == 0) progress.report(static_cast<double>(record) / row_count);
    }
    check_read_to_end(source.path);
    return rows.finish();
}

Table read_features(const LayerSource& source, Progress& progress) {
    const VectorLayer open = open_vector_layer(source);
    Table table;
    AttributeRows rows{*open.layer, table};
    const bool has_places = open.layer->GetGeomType() != wkbNone;
    if (gives_batches(*open.layer)) {
        read_batches(*open.layer, source.path, table, progress);
    } else {
        const auto row_count = static_cast<double>(std::max<GIntBig>(1, open.layer->GetFeatureCount()));
        for (const auto& feature : *open.layer) {
            rows.add(*feature);
            if (has_places) table.place.push_back(point_on(feature->GetGeometryRef()));
            if (table.size() % rows_per_report == 0) progress.report(static_cast<double>(table.size()) / row_count);
        }
    }
    check_read_to_end(source.path);
    if (!has_places) return table;
    const CrsHandle crs = choose_crs(open.layer->GetSpatialRef(), source.crs, source.path);
    if (const TransformationHandle transformation = to_wgs84(*crs)) transform_places(*transformation, table.place);
    table.crs = crs_name(*crs, open.layer->GetSpatialRef());
    return table;
}

} // namespace

std::size_t Table::find(std::string_view name) const {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? npos : static_cast<std::size_t>(found - names.begin());
}

Table read_table(const LayerSource& source, Progress& progress) {
    const FoundFile file = find_file(source.path, Content::vector);
    Table table;
    if (file.driver == "CSV") {
        table = read_csv(source, file.gdal_path, progress);
    } else if (file.driver == "XLSX" || file.driver == "ODS") {
        table = read_sheet(source, progress);
    } else {
        table = read_features(source, progress);
    }
    table.driver = file.driver;
    progress.report(1.0);
    return table;
}

std::vector<std::string> layer_names(const std::string& path) {
    const FoundFile file = find_file(path, Content::vector);
    if (file.driver == "CSV") return {};
    const DatasetHandle dataset = open_vector_file(path);
    std::vector<std::string> names;
    for (OGRLayer* layer : dataset->GetLayers())
        names.emplace_back(layer->GetName());
    return names;
}

} // namespace geo
