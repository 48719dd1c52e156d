// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "geo/measure/ellipsoid.h"
#include "geo/measure/geodesic.h"
#include "planner/data/row_set.h"
#include "planner/data/school_values.h"

namespace planner {
namespace {

/// Codes that stand for no code.
bool is_no_id(std::string_view id) { return id.empty() || id == "0" || id == "0.0"; }

/// The ids of a file, and those given to schools that need another.
class GivenIds {
public:
    explicit GivenIds(const geo::TextColumn& ids) : ids_{ids}, first_{ids.size()} {}

    /// The first school with the id of this one, itself perhaps.
    std::size_t first_with_id_of(std::size_t school) {
        const std::string_view id = ids_[school];
        return first_.find_or_add(school, hash_of(id), [&](std::size_t other) { return ids_[other] == id; });
    }
    /// Gives a school `wanted`, or the first of "wanted#2", "wanted#3" ... that is free.
    void rename(std::size_t school, const std::string& wanted) {
        std::size_t& count = repetition_.try_emplace(wanted, 1).first->second;
        std::string free = wanted;
        while (is_taken(free))
            free = fmt::format("{}#{}", wanted, ++count);
        taken_.insert(free);
        renamed_[school] = std::move(free);
    }
    /// The new id of a school; nullptr: it keeps its own.
    const std::string* new_id(std::size_t school) const {
        const auto found = renamed_.find(school);
        return found == renamed_.end() ? nullptr : &found->second;
    }
    /// The ids of all schools, where some are new.
    std::optional<geo::TextColumn> renamed() const {
        if (renamed_.empty()) return std::nullopt;
        geo::TextColumn ids;
        for (std::size_t school = 0; school < ids_.size(); ++school) {
            const std::string* id = new_id(school);
            ids.push_back(id ? std::string_view{*id} : ids_[school]);
        }
        return ids;
    }

private:
    static std::size_t hash_of(std::string_view id) { return std::hash<std::string_view>{}(id); }
    bool is_taken(const std::string& id) const {
        const auto has_id = [&](std::size_t school) { return ids_[school] == id; };
        return taken_.contains(id) || first_.find(hash_of(id), has_id) != RowSet::none;
    }

    const geo::TextColumn& ids_; // as the file says
    RowSet first_;               // of the schools with an id
    std::unordered_set<std::string> taken_;
    std::unordered_map<std::size_t, std::string> renamed_;    // by school
    std::unordered_map<std::string, std::size_t> repetition_; // how often an id has come again
};

/// A school that needs an id: its position among the schools, and among the rows.
struct Unnamed {
    std::size_t school, at;
};

/// Schools without an id, and of those with the same all but the first by place; by place, equal ones by row.
std::vector<Unnamed> find_unnamed(const PlaceRows& rows, const geo::TextColumn& ids, GivenIds& given) {
    const auto by_place = [&](const Unnamed& each) {
        return std::tuple{rows.place[each.at].lon, rows.place[each.at].lat, each.at};
    };
    std::vector<Unnamed> unnamed;
    std::vector<std::size_t> at_of(ids.size());
    std::unordered_map<std::size_t, Unnamed> keeper; // of a repeated id, by the first school that has it
    for_each_used(rows, [&](std::size_t school, std::size_t at) {
        at_of[school] = at;
        Unnamed each{school, at};
        if (!is_no_id(ids[school])) {
            const std::size_t first = given.first_with_id_of(school);
            if (first == school) return;
            Unnamed& keeping = keeper.try_emplace(first, Unnamed{first, at_of[first]}).first->second;
            if (by_place(each) < by_place(keeping)) std::swap(each, keeping);
        }
        unnamed.push_back(each);
    });
    std::ranges::sort(unnamed, {}, by_place);
    return unnamed;
}

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
    GivenIds given{ids};
    for (const auto [school, at] : find_unnamed(rows, ids, given)) {
        const std::size_t source_row = rows.tables[rows.file[at]].table().source_row[rows.row[at]];
        given.rename(school, is_no_id(ids[school]) ? fmt::format("row-{}", source_row) : std::string{ids[school]});
    }
    for_each_used(rows, [&](std::size_t school, std::size_t at) {
        const std::string* unique = given.new_id(school);
        if (!unique || !rows.tables[rows.file[at]].has("id")) return;
        const std::string_view id = ids[school];
        const std::string why = is_no_id(id) ? fmt::format("id is \"{}\"", id) : fmt::format("id \"{}\" repeats", id);
        issues.push_back(rows.issue(at, "repeated_id", fmt::format("{}; called \"{}\" from here on", why, *unique)));
    });
    if (auto renamed = given.renamed()) ids = std::move(*renamed);
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
