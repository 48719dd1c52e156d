// SPDX-License-Identifier: Apache-2.0
#include "geo/io/first_rows.h"

#include <string_view>
#include <utility>

#include <ogrsf_frmts.h>

#include "geo/io/csv_scanner.h"
#include "geo/io/file_kind.h"
#include "geo/io/text.h"
#include "geo/io/vector_layer.h"

namespace geo {

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// A title line says nothing about the separator, so each row is split as if it were the header.
Rows first_csv_rows(const LayerSource& source, const std::string& gdal_path, std::size_t count) {
    Rows rows;
    CellCleaner cleaner;
    std::vector<std::string_view> cells;
    while (rows.size() < count) {
        CsvScanner scanner{gdal_path, source.path, static_cast<int>(rows.size()) + 1};
        while (scanner.record() <= rows.size()) {
            if (!scanner.next(cells)) return rows;
        }
        std::vector<std::string>& row = rows.emplace_back();
        for (const std::string_view cell : cells)
            row.emplace_back(cleaner.clean(cell));
    }
    return rows;
}

Rows first_sheet_rows(const LayerSource& source, std::size_t count) {
    const VectorLayer open = open_vector_layer(source);
    const int column_count = open.layer->GetLayerDefn()->GetFieldCount();
    Rows rows;
    CellCleaner cleaner;
    for (const auto& feature : *open.layer) {
        const auto record = static_cast<std::size_t>(feature->GetFID());
        if (record > count) break;
        rows.resize(record);
        for (int column = 0; column < column_count; ++column)
            rows.back().emplace_back(cleaner.clean(feature->GetFieldAsString(column)));
    }
    check_read_to_end(source.path);
    return rows;
}

} // namespace

Rows first_rows(const LayerSource& source, std::size_t count) {
    const FoundFile file = find_file(source.path, Content::vector);
    if (file.driver == "CSV") return first_csv_rows(source, file.gdal_path, count);
    if (file.driver == "XLSX" || file.driver == "ODS") return first_sheet_rows(source, count);
    return {};
}

} // namespace geo
