// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "planner/data/place_rows.h"

namespace planner {
namespace {

/// A row may not be judged where longitude and latitude are within a degree of each other.
constexpr double too_similar_deg = 1.0;

geo::LonLat swapped(geo::LonLat place) { return {place.lat, place.lon}; }

/// Where the rows of one file lie, as they stand and swapped.
struct FileVerdict {
    std::vector<std::size_t> swapped;   // only the swapped place is in the country
    std::vector<std::size_t> ambiguous; // the same, but longitude and latitude are too similar to tell
    std::size_t inside = 0;             // in the country as they stand

    /// So many are swapped that the columns are more likely exchanged than the cells.
    bool is_whole_file(bool has_areas) const {
        constexpr std::size_t rare = 20; // one in twenty
        return has_areas ? inside * rare < swapped.size() : inside <= swapped.size();
    }
};

FileVerdict judge(const PlaceRows& rows, std::uint32_t file, const CountryShape& country) {
    FileVerdict verdict;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const geo::LonLat place = rows.place[at];
        if (rows.file[at] != file || !rows.is_used[at] || !std::isfinite(place.lon + place.lat)) continue;
        if (country.contains(place)) {
            ++verdict.inside;
        } else if (country.contains(swapped(place))) {
            const bool is_clear = std::abs(place.lon - place.lat) > too_similar_deg;
            (is_clear ? verdict.swapped : verdict.ambiguous).push_back(at);
        }
    }
    return verdict;
}

void ask(const PlaceRows& rows, std::size_t at, std::string_view why, std::vector<geo::Issue>& issues) {
    const geo::LonLat place = rows.place[at];
    issues.push_back(rows.issue(at, "swapped_lon_lat",
                                fmt::format("longitude {}, latitude {} may be swapped ({}); kept, please settle it",
                                            place.lon, place.lat, why)));
    issues.back().severity = geo::Issue::Severity::error;
}

void repair(PlaceRows& rows, std::size_t at, std::vector<geo::Issue>& issues) {
    const geo::LonLat place = rows.place[at];
    rows.place[at] = swapped(place);
    issues.push_back(rows.issue(at, "swapped_lon_lat",
                                fmt::format("longitude {}, latitude {} were swapped; only the swapped place lies in "
                                            "the country; repaired",
                                            place.lon, place.lat)));
}

} // namespace

void repair_swapped_places(PlaceRows& rows, const CountryShape& country, bool may_repair,
                           std::vector<geo::Issue>& issues) {
    for (std::uint32_t file = 0; file < rows.tables.size(); ++file) {
        const FileVerdict verdict = judge(rows, file, country);
        const bool is_whole_file = verdict.is_whole_file(country.has_areas());
        for (const std::size_t at : verdict.swapped) {
            if (is_whole_file) {
                ask(rows, at, "so are most rows of the file: exchange lon and lat in the manifest's columns?", issues);
            } else if (may_repair) {
                repair(rows, at, issues);
            } else {
                rows.set_aside(at, "swapped_lon_lat",
                               fmt::format("longitude {}, latitude {} are swapped; repair = false in the manifest; "
                                           "set aside",
                                           rows.place[at].lon, rows.place[at].lat),
                               issues);
            }
        }
        for (const std::size_t at : verdict.ambiguous)
            ask(rows, at, "longitude and latitude are too similar to tell", issues);
    }
}

} // namespace planner
