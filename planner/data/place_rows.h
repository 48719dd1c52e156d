// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "geo/issue.h"
#include "geo/lon_lat.h"
#include "planner/data/country_shape.h"
#include "planner/data/dataset.h"
#include "planner/data/field_table.h"

namespace planner {

/// The rows of a layer of points while they are read and checked, all its files one after the other.
struct PlaceRows {
    std::span<const FieldTable> tables;                  // one per file
    std::vector<std::uint32_t> file;                     // position in tables
    std::vector<std::size_t> row;                        // position in that table
    std::vector<geo::LonLat> place;                      // as read, then repaired; NaN: none
    std::vector<bool> is_used;                           // false: set aside
    std::unordered_map<std::size_t, std::string> reason; // why a row was set aside: code and message

    std::size_t size() const { return row.size(); }
    std::size_t used_count() const;
    /// An issue about a row.
    geo::Issue issue(std::size_t at, std::string_view code, std::string message) const;
    /// Tells an issue and doesn't use the row any more.
    void set_aside(std::size_t at, std::string_view code, std::string message, std::vector<geo::Issue>& issues);
};

/// Calls `look(position, at)` for each used row: its position among the used ones, and among all.
template <typename Look>
void for_each_used(const PlaceRows& rows, Look look) {
    std::size_t used = 0;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows.is_used[at]) look(used++, at);
    }
}

/// Throws geo::Error for a table with geometry of which no feature has a place, such as lines.
void require_points(const geo::Table& table, const std::string& file_name);

/// The rows of all tables with their places, from the geometry or from the lon and lat columns (in the CRS that the
/// manifest gives, else degrees). Throws geo::Error for a table that has neither.
PlaceRows read_place_rows(std::span<const FieldTable> tables, std::span<const ManifestTable> entries);

/// What was read of them, with the box of the places that are used.
LayerReport report_of_rows(const PlaceRows& rows, std::string_view layer, std::span<const ManifestTable> entries);

// Each of these looks at the rows that are still used and tells what it finds. They are called in this order.

/// Sets aside rows without a place; those that look like a sum of others are told as such.
void set_aside_missing_places(PlaceRows& rows, std::vector<geo::Issue>& issues);
/// Sets aside rows that equal an earlier row of their file in every column.
void set_aside_duplicate_rows(PlaceRows& rows, std::vector<geo::Issue>& issues);
/// Repairs rows of which only the swapped place lies in the country; asks where that is not certain; sets such rows
/// aside if they may not be repaired.
void repair_swapped_places(PlaceRows& rows, const CountryShape& country, bool may_repair,
                           std::vector<geo::Issue>& issues);
/// Sets aside rows beyond -180..180 and -90..90.
void set_aside_outside_world(PlaceRows& rows, std::vector<geo::Issue>& issues);
/// Sets aside rows at 0, 0, unless the country reaches there.
void set_aside_null_island(PlaceRows& rows, const CountryShape& country, std::vector<geo::Issue>& issues);
/// Tells of rows far from all others (find_far_places), unless an area of the country holds them.
void tell_far_places(const PlaceRows& rows, const CountryShape& country, std::vector<geo::Issue>& issues);
/// Tells of rows outside the country: over 5 km from all areas, or, without them, outside the schools' widened hull,
/// over 50 km from the nearest school and with fewer than five other rows within that: a file may cover more than the
/// schools do.
void tell_outside_country(const PlaceRows& rows, const CountryShape& country, std::vector<geo::Issue>& issues);
/// Tells of places that are given to fewer than three decimals of a degree, about 100 m.
void tell_coarse_places(const PlaceRows& rows, std::vector<geo::Issue>& issues);
/// Tells of rows at exactly the same place as another.
void tell_same_places(const PlaceRows& rows, std::vector<geo::Issue>& issues);
/// Tells of rows with over five schools, themselves included, within 100 m.
void tell_crowded_places(const PlaceRows& rows, std::vector<geo::Issue>& issues);

} // namespace planner
