// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "planner/data/infrastructure.h"
#include "planner/data/schools.h"

namespace planner {

/// What decides between rows that are equal otherwise, so that their order in a file does not: id, place, then name
/// (of a school) or operator.
using TieKey = std::tuple<std::string_view, double, double, std::string_view>;

inline TieKey tie_key(const Schools& schools, std::size_t school) {
    return {schools.id[school], schools.place[school].lon, schools.place[school].lat, schools.name[school]};
}
inline TieKey tie_key(const CellSites& sites, std::size_t site) {
    return {sites.id[site], sites.place[site].lon, sites.place[site].lat, sites.operator_name[site]};
}
inline TieKey tie_key(const TransmissionNodes& nodes, std::size_t node) {
    return {nodes.id[node], nodes.place[node].lon, nodes.place[node].lat, nodes.operator_name[node]};
}

/// Sorts rows of a table by their keys.
template <typename Table>
void sort_by_tie_key(const Table& table, std::vector<std::size_t>& rows) {
    std::ranges::sort(rows, {}, [&](std::size_t row) { return std::pair{tie_key(table, row), row}; });
}

} // namespace planner
