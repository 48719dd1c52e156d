// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <map>
#include <optional>
#include <utility>

#include "geo/shape/shape_distance.h"
#include "planner/data/nearest_name.h"
#include "planner/data/school_values.h"

namespace planner {
namespace {

/// Compares one level of areas with what the schools say of themselves.
class AreaCheck {
public:
    AreaCheck(const PlaceRows& rows, const NamedAreas& level, std::vector<geo::Issue>& issues)
        : rows_{rows}, level_{level}, issues_{issues} {}

    /// The area that holds a place; empty: none does.
    std::string holder(geo::LonLat place) const {
        const auto area = level_.at(place);
        return area ? level_.areas().name[*area] : std::string{};
    }
    /// The area that a text names; empty: none bears that name, which is told.
    std::string named(std::size_t at, std::string_view text) {
        const auto area = level_.named(text);
        if (area) return level_.areas().name[*area];
        const auto [likely, is_new] = likely_.try_emplace(std::string{text});
        if (is_new) likely->second = level_.likely(text);
        issues_.push_back(rows_.issue(at, "unmatched_names",
                                      fmt::format("names \"{}\", which no area of level {} bears{}", text,
                                                  level_.areas().level, perhaps(likely->second))));
        issues_.back().subject = text;
        return {};
    }
    /// Tells a school that lies elsewhere than it says, and whether it does.
    bool tell_outside(std::size_t at, geo::LonLat place, const std::string& stated) {
        const std::string holds = holder(place);
        if (stated.empty() ? !holds.empty() : holds == stated) return false;
        const std::string lies = holds.empty() ? outside_all(place) : "in " + holds;
        issues_.push_back(
            rows_.issue(at, "outside_area",
                        stated.empty() ? "lies outside all areas" : fmt::format("names {}, lies {}", stated, lies)));
        return true;
    }
    int number() const { return level_.areas().level; }

private:
    /// Border files are often coarse, so that a school on the coast lies beside them: how far says which it is.
    std::string outside_all(geo::LonLat place) {
        if (!edges_) edges_.emplace(level_.areas().shapes);
        return fmt::format("outside all areas, {:.1f} km from the nearest", edges_->nearest_m(place) / 1'000.0);
    }

    const PlaceRows& rows_;
    const NamedAreas& level_;
    std::vector<geo::Issue>& issues_;
    std::map<std::string, std::string_view> likely_; // areas for names that none bears
    std::optional<geo::ShapeDistance> edges_;        // made when the first school lies outside
};

/// The column with the schools' own names for their areas of a level; null where there is none.
geo::TextColumn* stated_names(Schools& schools, int level) {
    if (level == 1) return &schools.admin1;
    return level == 2 ? &schools.admin2 : nullptr;
}

/// Checks one school against all levels; the outermost that objects to its place is told. Appends its area's name to
/// those of each level.
void match_school(std::vector<AreaCheck>& checks, std::size_t at, std::size_t school, Schools& schools,
                  std::vector<geo::TextColumn>& names) {
    bool is_told = false;
    for (std::size_t level = 0; level < checks.size(); ++level) {
        AreaCheck& check = checks[level];
        const geo::TextColumn* const stated = stated_names(schools, check.number());
        std::string named;
        if (stated && (*stated)[school].empty()) {
            names[level].push_back(check.holder(schools.place[school]));
        } else if (stated) {
            named = check.named(at, (*stated)[school]);
            names[level].push_back((*stated)[school]);
        }
        is_told = is_told || check.tell_outside(at, schools.place[school], named);
    }
}

} // namespace

void match_areas(const PlaceRows& rows, std::span<const NamedAreas> levels, Schools& schools,
                 std::vector<geo::Issue>& issues) {
    std::vector<AreaCheck> checks;
    for (const NamedAreas& level : levels)
        checks.emplace_back(rows, level, issues);
    std::vector<geo::TextColumn> names(checks.size());
    for_each_used(rows, [&](std::size_t school, std::size_t at) { match_school(checks, at, school, schools, names); });
    for (std::size_t level = 0; level < checks.size(); ++level) {
        geo::TextColumn* const stated = stated_names(schools, checks[level].number());
        if (stated) *stated = std::move(names[level]);
    }
}

} // namespace planner
