// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "geo/measure/ellipsoid.h"
#include "geo/measure/geodesic.h"
#include "planner/data/row_set.h"
#include "planner/data/school_values.h"

namespace planner {
namespace {

/// Calls `look(school, at)` for each used row: its position among the schools, and among the rows.
template <typename Look>
void for_each_used(const PlaceRows& rows, Look look) {
    std::size_t used = 0;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows.is_used[at]) look(used++, at);
    }
}

/// Codes that stand for no code.
bool is_no_id(std::string_view id) { return id.empty() || id == "0" || id == "0.0"; }

/// The ids that were given out, each by the school that has it.
class TakenIds {
public:
    explicit TakenIds(const geo::TextColumn& ids) : ids_{ids}, taken_{ids.size()} {}

    /// Lets a school keep its id; false if another one has the same already.
    bool keep(std::size_t school) { return take(school, ids_[school]); }
    /// Gives a school `wanted`, or the first of "wanted#2", "wanted#3" ... that is free, and tells which.
    const std::string& rename(std::size_t school, const std::string& wanted) {
        std::size_t& count = repetition_.try_emplace(wanted, 1).first->second;
        std::string free = wanted;
        while (is_taken(free))
            free = fmt::format("{}#{}", wanted, ++count);
        const std::string& renamed = renamed_[school] = std::move(free);
        take(school, renamed);
        return renamed;
    }
    /// The ids of all schools, where some are new.
    std::optional<geo::TextColumn> renamed() const {
        if (renamed_.empty()) return std::nullopt;
        geo::TextColumn ids;
        for (std::size_t school = 0; school < ids_.size(); ++school)
            ids.push_back(id(school));
        return ids;
    }

private:
    static std::size_t hash_of(std::string_view id) { return std::hash<std::string_view>{}(id); }
    std::string_view id(std::size_t school) const {
        const auto found = renamed_.find(school);
        return found == renamed_.end() ? ids_[school] : std::string_view{found->second};
    }
    bool is_taken(std::string_view wanted) const {
        return taken_.find(hash_of(wanted), [&](std::size_t school) { return id(school) == wanted; }) != RowSet::none;
    }
    bool take(std::size_t school, std::string_view wanted) {
        const auto is_wanted = [&](std::size_t other) { return id(other) == wanted; };
        return taken_.find_or_add(school, hash_of(wanted), is_wanted) == school;
    }

    const geo::TextColumn& ids_; // as the file says
    RowSet taken_;
    std::unordered_map<std::size_t, std::string> renamed_;    // by school
    std::unordered_map<std::string, std::size_t> repetition_; // how often an id has come again
};

/// The columns that say where a school's cell site is.
struct StatedSite {
    explicit StatedSite(const FieldTable& table)
        : lon{table.column("site_lon")}, lat{table.column("site_lat")}, distance_km{table.column("site_distance_km")} {}

    FieldColumn lon, lat, distance_km;
};

void tell_implausible(const PlaceRows& rows, std::size_t at, std::string message, std::vector<geo::Issue>& issues) {
    issues.push_back(rows.issue(at, "implausible_enrolment", std::move(message)));
}

} // namespace

void make_ids_unique(const PlaceRows& rows, geo::TextColumn& ids, std::vector<geo::Issue>& issues) {
    TakenIds taken{ids};
    for_each_used(rows, [&](std::size_t used, std::size_t at) {
        const std::string_view id = ids[used];
        const FieldTable& table = rows.tables[rows.file[at]];
        const bool has_id = !is_no_id(id);
        if (has_id && taken.keep(used)) return;
        const std::string wanted =
            has_id ? std::string{id} : fmt::format("row-{}", table.table().source_row[rows.row[at]]);
        const std::string& unique = taken.rename(used, wanted);
        if (table.has("id")) {
            const std::string why = has_id ? fmt::format("id \"{}\" repeats", id) : fmt::format("id is \"{}\"", id);
            issues.push_back(rows.issue(at, "repeated_id", fmt::format("{}; called \"{}\" from here on", why, unique)));
        }
    });
    if (auto renamed = taken.renamed()) ids = std::move(*renamed);
    for (const FieldTable& table : rows.tables) {
        if (table.has("id") || table.rows().empty()) continue;
        geo::Issue issue =
            table.issue("repeated_id", 0, "there is no column with ids; each school is called by its row");
        issue.row.reset();
        issues.push_back(std::move(issue));
    }
}

void tell_implausible_enrolment(const PlaceRows& rows, const Schools& schools, std::vector<geo::Issue>& issues) {
    constexpr double largest_believed = 10'000.0; // the range of Giga's data checks (giga-dagster)
    for_each_used(rows, [&](std::size_t school, std::size_t at) {
        const double learners = schools.learners[school], girls = schools.girls[school];
        if (learners > largest_believed || learners == 0.0) {
            tell_implausible(
                rows, at, fmt::format("{} learners; 1 to {} are expected; kept", learners, largest_believed), issues);
        } else if (std::fmod(learners, 1.0) > 0.0) {
            tell_implausible(rows, at, fmt::format("{} learners; a whole number is expected; kept", learners), issues);
        } else if (girls > learners) {
            tell_implausible(rows, at, fmt::format("{} girls among {} learners; kept", girls, learners), issues);
        }
    });
}

void tell_connected_conflict(const PlaceRows& rows, const Schools& schools, std::vector<geo::Issue>& issues) {
    for_each_used(rows, [&](std::size_t school, std::size_t at) {
        if (schools.connectivity[school] != Answer::no || !(schools.download_mbps[school] > 0.0)) return;
        issues.push_back(rows.issue(
            at, "connected_conflict",
            fmt::format("not connected, yet with {} Mbit/s; kept as not connected", schools.download_mbps[school])));
    });
}

void tell_distance_conflict(const PlaceRows& rows, const Schools& schools, std::vector<geo::Issue>& issues) {
    constexpr double largest_difference_m = 1'000.0;
    const std::vector<StatedSite> sites{rows.tables.begin(), rows.tables.end()};
    for_each_used(rows, [&](std::size_t school, std::size_t at) {
        const StatedSite& stated = sites[rows.file[at]];
        const std::size_t row = rows.row[at];
        const auto lon = stated.lon.coordinate(row), lat = stated.lat.coordinate(row);
        const auto stated_km = stated.distance_km.coordinate(row);
        if (!lon || !lat || !stated_km || std::abs(*lon) > 180.0 || std::abs(*lat) > 90.0) return;
        const geo::LonLat here = schools.place[school], site{*lon, *lat};
        const double stated_m = *stated_km * 1'000.0, measured_m = geo::distance_m(here, site);
        // Many a file's distances were measured on a sphere.
        const double on_sphere_m = geo::great_circle_m(here, site, geo::mean_earth_radius_m);
        const double difference_m = std::min(std::abs(measured_m - stated_m), std::abs(on_sphere_m - stated_m));
        if (difference_m <= largest_difference_m) return;
        issues.push_back(
            rows.issue(at, "distance_conflict",
                       fmt::format("the cell site is stated {} km away, its coordinates are {:.1f} km away", *stated_km,
                                   measured_m / 1'000.0)));
    });
}

} // namespace planner
