// SPDX-License-Identifier: Apache-2.0
#include "planner/network/overrides.h"

#include "planner/scenario/scenario_file.h"
#include "tests/catch.h"

using planner::RoadOverride;
using planner::SchoolOverride;
using planner::Technology;

namespace {

/// As a file states it: sorted, each id once.
planner::Scenario from_file(const std::string& overrides) {
    return planner::parse_scenario("[overrides]\n" + overrides, "a.toml");
}

} // namespace

TEST_CASE("What a file decides about a school is read off its lists", "[overrides]") {
    const planner::Overrides overrides = from_file(R"(
lock = { "b" = "fiber", "d" = "satellite" }
forbid = { "a" = ["satellite", "cellular"], "d" = ["fiber"] }
exclude = ["c", "d"]
)")
                                             .overrides;
    CHECK(override_of(overrides, "a") == SchoolOverride{.forbid = {Technology::satellite, Technology::cellular}});
    CHECK(override_of(overrides, "b") == SchoolOverride{.lock = Technology::fiber});
    CHECK(override_of(overrides, "c") == SchoolOverride{.is_excluded = true});
    CHECK(override_of(overrides, "d") == SchoolOverride{Technology::satellite, {Technology::fiber}, true});
    CHECK(override_of(overrides, "e") == SchoolOverride{});
    CHECK(overridden_schools(overrides) == std::vector<std::string>{"a", "b", "c", "d"});
}

TEST_CASE("Deciding about schools one by one gives the lists of the file, and each decision ends the one before",
          "[overrides]") {
    planner::Scenario edited;
    set_override(edited.overrides, "b", {.lock = Technology::satellite});
    set_override(edited.overrides, "a", {.forbid = {Technology::cellular}});
    set_override(edited.overrides, "c", {.lock = Technology::fiber});
    set_override(edited.overrides, "b", {.is_excluded = true});
    CHECK(edited == from_file(R"(
lock = { "c" = "fiber" }
forbid = { "a" = ["cellular"] }
exclude = ["b"]
)"));
    for (const char* id : {"a", "b", "c", "never decided about"})
        set_override(edited.overrides, id, SchoolOverride{});
    CHECK(edited == planner::Scenario{});
}

TEST_CASE("A road is forbidden or locked, never both, and one that a file has as both is locked", "[overrides]") {
    planner::Scenario edited = from_file(R"(
forbid_roads = ["bridge", "pass"]
lock_roads = ["pass", "quay"]
)");
    planner::RoadOverrides& roads = edited.overrides.roads;
    CHECK(override_of(roads, "bridge") == RoadOverride::forbidden);
    CHECK(override_of(roads, "pass") == RoadOverride::locked);
    CHECK(override_of(roads, "quay") == RoadOverride::locked);
    CHECK(override_of(roads, "alley") == RoadOverride::none);
    CHECK(overridden_roads(roads) == std::vector<std::string>{"bridge", "pass", "quay"});

    set_override(roads, "quay", RoadOverride::forbidden);
    set_override(roads, "alley", RoadOverride::locked);
    set_override(roads, "bridge", RoadOverride::none);
    set_override(roads, "pass", RoadOverride::locked);
    CHECK(edited == from_file(R"(
forbid_roads = ["quay"]
lock_roads = ["alley", "pass"]
)"));
}
