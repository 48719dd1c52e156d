// SPDX-License-Identifier: Apache-2.0
#include "planner/output/csv_writer.h"

#include <cassert>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "geo/io/text_file.h"
#include "planner/data/csv_text.h"

namespace planner {

namespace {

std::size_t length(const geo::OutputColumn& column) {
    return std::visit([](const auto& values) { return values.size(); }, column.values);
}

void append_cell(std::string& line, const geo::OutputColumn& column, std::size_t row) {
    if (const auto* numbers = std::get_if<std::vector<double>>(&column.values))
        append_number(line, (*numbers)[row]);
    else
        append_csv_cell(line, std::get<std::vector<std::string>>(column.values)[row]);
}

} // namespace

void append_number(std::string& line, double number) {
    // + 0.0 turns -0 into 0.
    if (std::isfinite(number)) fmt::format_to(std::back_inserter(line), "{}", number + 0.0);
}

void write_csv(const std::string& path, std::span<const geo::OutputColumn> columns, geo::Progress& progress) {
    assert(!columns.empty());
    geo::TextFile file{path};
    std::string line;
    for (const geo::OutputColumn& column : columns) {
        if (!line.empty()) line += ',';
        append_csv_cell(line, column.name);
    }
    file.write(line + '\n');
    const std::size_t row_count = length(columns.front());
    for (std::size_t row = 0; row < row_count; ++row) {
        if (row % geo::rows_per_report == 0) progress.report(static_cast<double>(row) / static_cast<double>(row_count));
        line.clear();
        for (std::size_t column = 0; column < columns.size(); ++column) {
            if (column > 0) line += ',';
            append_cell(line, columns[column], row);
        }
        line += '\n';
        file.write(line);
    }
    file.close();
}

} // namespace planner
