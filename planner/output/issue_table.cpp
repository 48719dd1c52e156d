// SPDX-License-Identifier: Apache-2.0
#include "planner/output/issue_table.h"

#include <string>
#include <utility>

#include "geo/missing.h"

namespace planner {

namespace {

std::string_view name_of(geo::Issue::Severity severity) {
    switch (severity) {
    case geo::Issue::Severity::note:
        return "note";
    case geo::Issue::Severity::warning:
        return "warning";
    case geo::Issue::Severity::error:
        return "error";
    }
    return "";
}

/// A column filled issue by issue; `value(issue)` gives a number or text.
template <typename Value>
Column<Issues> column(std::string name, std::string meaning, Value value) {
    return row_column<Issues>(std::move(name), "", std::move(meaning),
                              [value](const Issues& issues, std::size_t row) { return value(issues[row]); });
}

} // namespace

std::vector<Column<Issues>> issue_columns() {
    return {column("severity", "note, warning, error", [](const geo::Issue& issue) { return name_of(issue.severity); }),
            column("code", "what happened, in one word", [](const geo::Issue& issue) { return issue.code; }),
            column("layer", "of the dataset", [](const geo::Issue& issue) { return issue.layer; }),
            column("file", "as the manifest names it; empty where the layer has one file",
                   [](const geo::Issue& issue) { return issue.file; }),
            column("row", "in the file; the header is row 1; in vector files the feature id",
                   [](const geo::Issue& issue) { return issue.row ? static_cast<double>(*issue.row) : geo::missing; }),
            column("set_aside", "yes: the row is not used",
                   [](const geo::Issue& issue) { return issue.set_aside ? "yes" : "no"; }),
            column("message", "for a person", [](const geo::Issue& issue) { return issue.message; })};
}

} // namespace planner
