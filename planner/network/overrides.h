// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "planner/data/terms.h"

namespace planner {

/// What a person decided about roads, by the id that the dataset gives them; sorted.
struct RoadOverrides {
    std::vector<std::string> forbid; // no trench is dug along these
    std::vector<std::string> lock;   // fiber is laid along these anyway, whatever the plan chooses

    friend bool operator==(const RoadOverrides&, const RoadOverrides&) = default;
};

/// By school id, what a person decided; sorted by id.
struct Overrides {
    std::vector<std::pair<std::string, Technology>> lock;
    std::vector<std::pair<std::string, std::vector<Technology>>> forbid;
    std::vector<std::string> exclude;
    RoadOverrides roads;

    friend bool operator==(const Overrides&, const Overrides&) = default;
};

/// What a person decided about one school.
struct SchoolOverride {
    std::optional<Technology> lock{}; // this technology or none
    std::vector<Technology> forbid{}; // none of these
    bool is_excluded = false;         // left out of the plan

    friend bool operator==(const SchoolOverride&, const SchoolOverride&) = default;
};

/// What is decided about a school; SchoolOverride{} where nothing is.
SchoolOverride override_of(const Overrides& overrides, std::string_view school_id);
/// Decides about a school anew; SchoolOverride{} leaves it to the plan.
void set_override(Overrides& overrides, std::string_view school_id, const SchoolOverride& decided);
/// In words: "always by fiber", "never by cellular, satellite", "left out of the plan", "as the plan decides".
std::string describe_override(const SchoolOverride& decided);
/// Ids of the schools that anything is decided about, sorted.
std::vector<std::string> overridden_schools(const Overrides& overrides);

/// What a person decided about one road.
enum class RoadOverride : std::uint8_t { none, forbidden, locked };

/// What is decided about a road. One that is both forbidden and locked is locked: METHODS.md "Fiber along roads".
RoadOverride override_of(const RoadOverrides& overrides, std::string_view road_id);
/// Decides about a road anew.
void set_override(RoadOverrides& overrides, std::string_view road_id, RoadOverride decided);
/// In words: "no fiber along it", "fiber along it anyway", "as the plan decides".
std::string describe_override(RoadOverride decided);
/// Ids of the roads that anything is decided about, sorted.
std::vector<std::string> overridden_roads(const RoadOverrides& overrides);

} // namespace planner
