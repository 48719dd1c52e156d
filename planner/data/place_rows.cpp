// SPDX-License-Identifier: Apache-2.0
#include "planner/data/place_rows.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <utility>

#include "geo/error.h"
#include "geo/io/crs.h"
#include "geo/measure/crowds.h"
#include "geo/measure/point_index.h"
#include "geo/on_earth.h"
#include "geo/parallel.h"
#include "planner/data/far_places.h"
#include "planner/data/header_row.h"
#include "planner/data/row_set.h"
#include "planner/data/words.h"

namespace planner {
namespace {

constexpr geo::LonLat nowhere{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()};

bool is_finite(geo::LonLat place) { return std::isfinite(place.lon) && std::isfinite(place.lat); }

/// Places of one table's rows, in degrees.
std::vector<geo::LonLat> read_places(const FieldTable& table, const std::string& crs) {
    std::vector<geo::LonLat> places(table.rows().size(), nowhere);
    const FieldColumn lons = table.column("lon"), lats = table.column("lat");
    const auto read = [&](std::size_t at) {
        const std::size_t row = table.rows()[at];
        if (!table.has_place_columns()) return table.table().has_places() ? table.table().place[row] : nowhere;
        const auto lon = lons.coordinate(row), lat = lats.coordinate(row);
        return lon && lat ? geo::LonLat{*lon, *lat} : nowhere;
    };
    geo::Progress progress;
    geo::parallel_chunks(places.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at)
            places[at] = read(at);
    });
    if (table.has_place_columns() && !crs.empty()) geo::to_lon_lat(crs, table.file_name(), places);
    return places;
}

/// A file without any place is a mistake of the manifest, not of its rows.
void require_places(const FieldTable& table) {
    if (table.has_place_columns()) return;
    if (table.table().has_places()) return require_points(table.table(), table.file_name());
    const auto& names = table.table().names;
    const std::string_view advice =
        read_like_values(names) ? "these are values: a file without a header needs header = false and the columns' "
                                  "positions, columns = { lon = \"1\", lat = \"2\" }, in the manifest"
                                : "name them in the manifest, columns = { lon = ..., lat = ... }";
    throw geo::Error{fmt::format("{}: has neither geometry nor columns with longitude and latitude; it has \"{}\"; {}",
                                 table.file_name(), fmt::join(names, "\", \""), advice)};
}

/// The first cell of a row that names a sum; empty: none.
std::string_view name_of_sum(const geo::Table& table, std::size_t row) {
    const auto named =
        std::ranges::find_if(table.column, [row](const geo::TextColumn& column) { return names_sum(column[row]); });
    return named == table.column.end() ? std::string_view{} : (*named)[row];
}

std::string missing_place_message(const FieldTable& table, std::size_t row) {
    if (!table.has_place_columns()) return "there is no point; set aside";
    const std::string_view lon = table.text("lon", row), lat = table.text("lat", row);
    if (lon.empty() && lat.empty()) return "longitude and latitude are empty; set aside";
    return fmt::format("longitude is \"{}\", latitude is \"{}\"; numbers are expected; set aside", lon, lat);
}

/// A row's cells and place as one number, equal for equal rows.
std::size_t row_hash(const geo::Table& table, std::size_t row) {
    std::size_t hash = 0;
    for (const geo::TextColumn& column : table.column)
        hash = mixed_hash(hash, std::hash<std::string_view>{}(column[row]));
    if (!table.has_places()) return hash;
    return mixed_hash(mixed_hash(hash, std::hash<double>{}(table.place[row].lon)),
                      std::hash<double>{}(table.place[row].lat));
}

bool are_equal_rows(const geo::Table& table, std::size_t a, std::size_t b) {
    const auto is_equal = [&](const geo::TextColumn& column) { return column[a] == column[b]; };
    if (!std::ranges::all_of(table.column, is_equal)) return false;
    if (!table.has_places()) return true;
    const geo::LonLat first = table.place[a], second = table.place[b];
    return first == second || (std::isnan(first.lon) && std::isnan(second.lon));
}

/// A row that equals an earlier one of its file, and the first such: positions in PlaceRows.
struct Repetition {
    std::size_t at, first;
};

/// The repetitions among the used rows, in their order.
std::vector<Repetition> find_repetitions(const PlaceRows& rows) {
    const auto table_of = [&](std::size_t at) -> const geo::Table& { return rows.tables[rows.file[at]].table(); };
    std::vector<std::size_t> hash(rows.size());
    geo::Progress progress;
    geo::parallel_chunks(rows.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t at = begin; at < end; ++at)
            hash[at] = mixed_hash(rows.file[at], row_hash(table_of(at), rows.row[at]));
    });
    RowSet known{rows.size()};
    std::vector<Repetition> repetitions;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (!rows.is_used[at]) continue;
        const std::size_t first = known.find_or_add(at, hash[at], [&](std::size_t other) {
            return rows.file[other] == rows.file[at] && are_equal_rows(table_of(at), rows.row[other], rows.row[at]);
        });
        if (first != at) repetitions.push_back({at, first});
    }
    return repetitions;
}

/// Decimals of a degree that a row's place is given to.
int decimals_of(const FieldTable& table, std::size_t row, geo::LonLat place) {
    if (table.has_place_columns()) {
        return std::max(decimal_count(table.text("lon", row)), decimal_count(table.text("lat", row)));
    }
    return std::max(decimal_count(fmt::format("{}", place.lon)), decimal_count(fmt::format("{}", place.lat)));
}

/// Positions of the used rows, and their places.
struct UsedRows {
    explicit UsedRows(const PlaceRows& rows) {
        for (std::size_t at = 0; at < rows.size(); ++at) {
            if (!rows.is_used[at]) continue;
            position.push_back(at);
            place.push_back(rows.place[at]);
        }
    }
    std::vector<std::size_t> position;
    std::vector<geo::LonLat> place;
};

/// Drops rows with five others or more within a distance.
void drop_groups(const PlaceRows& rows, double within_m, std::vector<std::size_t>& positions) {
    constexpr std::size_t smallest_group = 5;
    if (positions.empty()) return;
    const UsedRows used{rows};
    const geo::PointIndex index{used.place};
    std::erase_if(positions, [&](std::size_t at) { // itself among them
        return index.nearest(rows.place[at], smallest_group + 1, within_m).size() > smallest_group;
    });
}

/// A place to about a centimetre, so that reprojection's last digits don't set equal places apart.
struct Spot {
    long long lon, lat;

    explicit Spot(geo::LonLat place) {
        constexpr double cells_per_degree = 1e7;
        lon = std::llround(place.lon * cells_per_degree);
        lat = std::llround(place.lat * cells_per_degree);
    }
    friend bool operator==(const Spot&, const Spot&) = default;
};

} // namespace

void require_points(const geo::Table& table, const std::string& file_name) {
    if (table.size() == 0 || std::ranges::any_of(table.place, is_finite)) return;
    throw geo::Error{fmt::format("{}: none of its {} features has a place; points, or polygons around them, are "
                                 "expected",
                                 file_name, table.size())};
}

std::size_t PlaceRows::used_count() const { return static_cast<std::size_t>(std::ranges::count(is_used, true)); }

geo::Issue PlaceRows::issue(std::size_t at, std::string_view code, std::string message) const {
    return tables[file[at]].issue(code, row[at], std::move(message));
}

void PlaceRows::set_aside(std::size_t at, std::string_view code, std::string message, std::vector<geo::Issue>& issues) {
    is_used[at] = false;
    reason[at] = fmt::format("{}: {}", code, message);
    issues.push_back(issue(at, code, std::move(message)));
    issues.back().set_aside = true;
}

PlaceRows read_place_rows(std::span<const FieldTable> tables, std::span<const ManifestTable> entries) {
    PlaceRows rows;
    rows.tables = tables;
    for (std::size_t table = 0; table < tables.size(); ++table) {
        require_places(tables[table]);
        const std::vector<geo::LonLat> places = read_places(tables[table], entries[table].file.source.crs);
        rows.place.insert(rows.place.end(), places.begin(), places.end());
        rows.row.insert(rows.row.end(), tables[table].rows().begin(), tables[table].rows().end());
        rows.file.resize(rows.row.size(), static_cast<std::uint32_t>(table));
    }
    rows.is_used.assign(rows.size(), true);
    return rows;
}

LayerReport report_of_rows(const PlaceRows& rows, std::string_view layer, std::span<const ManifestTable> entries) {
    const FieldTable& first = rows.tables.front();
    const std::string& stated_crs = entries.front().file.source.crs;
    LayerReport report;
    report.layer = layer;
    report.driver = first.table().driver;
    report.crs = !first.has_place_columns() ? first.table().crs : stated_crs.empty() ? "EPSG:4326" : stated_crs;
    report.read = rows.size();
    report.used = rows.used_count();
    report.set_aside = report.read - report.used;
    report.count = report.used;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows.is_used[at]) report.box = report.box.expanded_to(rows.place[at]);
    }
    return report;
}

void set_aside_missing_places(PlaceRows& rows, std::vector<geo::Issue>& issues) {
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (!rows.is_used[at] || is_finite(rows.place[at])) continue;
        const FieldTable& table = rows.tables[rows.file[at]];
        const std::string_view sum = name_of_sum(table.table(), rows.row[at]);
        if (!sum.empty()) {
            rows.set_aside(at, "sum_row", fmt::format("\"{}\" without a place looks like a sum; set aside", sum),
                           issues);
        } else {
            rows.set_aside(at, "missing_coordinates", missing_place_message(table, rows.row[at]), issues);
        }
    }
}

void set_aside_outside_world(PlaceRows& rows, std::vector<geo::Issue>& issues) {
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const geo::LonLat place = rows.place[at];
        if (!rows.is_used[at] || geo::is_on_earth(place)) continue;
        rows.set_aside(
            at, "outside_world",
            fmt::format("longitude {}, latitude {} is outside -180..180, -90..90; set aside", place.lon, place.lat),
            issues);
    }
}

void set_aside_null_island(PlaceRows& rows, const CountryShape& country, std::vector<geo::Issue>& issues) {
    const bool reaches_null_island = country.has_areas() && country.contains({0.0, 0.0});
    if (reaches_null_island) return;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (!rows.is_used[at] || rows.place[at] != geo::LonLat{0.0, 0.0}) continue;
        rows.set_aside(at, "null_island", "longitude and latitude are 0, in the sea off Africa; set aside", issues);
    }
}

void set_aside_duplicate_rows(PlaceRows& rows, std::vector<geo::Issue>& issues) {
    for (const Repetition& repetition : find_repetitions(rows)) {
        const geo::Table& table = rows.tables[rows.file[repetition.at]].table();
        rows.set_aside(
            repetition.at, "duplicate_row",
            fmt::format("equals row {} in every column; set aside", table.source_row[rows.row[repetition.first]]),
            issues);
    }
}

void tell_far_places(const PlaceRows& rows, const CountryShape& country, std::vector<geo::Issue>& issues) {
    constexpr double m_per_km = 1'000.0;
    const UsedRows used{rows};
    const FarPlaces far = find_far_places(used.place);
    for (std::size_t each = 0; each < far.row.size(); ++each) {
        const geo::LonLat place = used.place[far.row[each]];
        if (country.has_areas() && country.contains(place)) continue;
        issues.push_back(rows.issue(
            used.position[far.row[each]], "far_from_others",
            fmt::format("longitude {}, latitude {} is {:.0f} km from the middle of the schools; nine of ten lie within "
                        "{:.0f} km; kept",
                        place.lon, place.lat, far.distance_m[each] / m_per_km, far.body_m / m_per_km)));
    }
}

void tell_outside_country(const PlaceRows& rows, const CountryShape& country, std::vector<geo::Issue>& issues) {
    constexpr double m_per_km = 1'000.0;
    // Assumptions: how coarse a border file may be, and how far beyond its schools a country may reach.
    const double far_m = country.has_areas() ? 5'000.0 : 50'000.0;
    std::vector<std::size_t> outside = geo::rows_where(
        rows.size(), [&](std::size_t at) { return rows.is_used[at] && !country.contains(rows.place[at]); });
    if (!country.has_areas()) drop_groups(rows, far_m, outside);
    std::vector<geo::LonLat> places;
    for (const std::size_t at : outside)
        places.push_back(rows.place[at]);
    const std::vector<double> distance_m = country.distances_m(places);
    for (std::size_t each = 0; each < distance_m.size(); ++each) {
        if (!(distance_m[each] > far_m)) continue;
        const std::size_t at = outside[each];
        const std::string_view id = rows.tables[rows.file[at]].text("id", rows.row[at]);
        const auto [code, from] =
            country.has_areas() ? std::pair{"outside_area", "area"} : std::pair{"far_from_others", "school"};
        issues.push_back(
            rows.issue(at, code,
                       fmt::format("\"{}\" at longitude {}, latitude {} is {:.0f} km from the nearest {}; kept", id,
                                   places[each].lon, places[each].lat, distance_m[each] / m_per_km, from)));
    }
}

void tell_coarse_places(const PlaceRows& rows, std::vector<geo::Issue>& issues) {
    constexpr int fewest_decimals = 3; // 0.001 degree is about 110 m
    const auto decimals_at = [&](std::size_t at) {
        return decimals_of(rows.tables[rows.file[at]], rows.row[at], rows.place[at]);
    };
    const auto is_coarse = [&](std::size_t at) { return rows.is_used[at] && decimals_at(at) < fewest_decimals; };
    for (const std::size_t at : geo::rows_where(rows.size(), is_coarse)) {
        issues.push_back(
            rows.issue(at, "coarse_coordinates",
                       fmt::format("longitude {}, latitude {} has {} decimals; at least {} are expected",
                                   rows.place[at].lon, rows.place[at].lat, decimals_at(at), fewest_decimals)));
        issues.back().severity = geo::Issue::Severity::note;
    }
}

void tell_same_places(const PlaceRows& rows, std::vector<geo::Issue>& issues) {
    const UsedRows used{rows};
    RowSet known{used.place.size()};
    std::vector<std::size_t> first(used.place.size()), count(used.place.size(), 0);
    for (std::size_t at = 0; at < first.size(); ++at) {
        const Spot spot{used.place[at]};
        const std::size_t hash =
            mixed_hash(mixed_hash(0, std::hash<long long>{}(spot.lon)), std::hash<long long>{}(spot.lat));
        first[at] = known.find_or_add(at, hash, [&](std::size_t other) { return Spot{used.place[other]} == spot; });
        ++count[first[at]];
    }
    for (std::size_t at = 0; at < used.place.size(); ++at) {
        const std::size_t others = count[first[at]] - 1;
        if (others == 0) continue;
        issues.push_back(
            rows.issue(used.position[at], "same_place",
                       fmt::format("{} more at exactly {}, {}", others, used.place[at].lon, used.place[at].lat)));
        issues.back().severity = geo::Issue::Severity::note;
    }
}

void tell_crowded_places(const PlaceRows& rows, std::vector<geo::Issue>& issues) {
    constexpr double crowd_radius_m = 100.0; // Giga's data checks count per cell of 0.001 degrees, about 110 m
    constexpr std::size_t largest_quiet_count = 5;
    const UsedRows used{rows};
    for (const std::size_t at : geo::crowded_rows(used.place, largest_quiet_count, crowd_radius_m)) {
        issues.push_back(rows.issue(used.position[at], "crowded_place",
                                    fmt::format("over {} schools within {} m of {}, {}", largest_quiet_count,
                                                crowd_radius_m, used.place[at].lon, used.place[at].lat)));
        issues.back().severity = geo::Issue::Severity::note;
    }
}

} // namespace planner
