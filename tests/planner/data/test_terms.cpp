// SPDX-License-Identifier: Apache-2.0
#include "planner/data/terms.h"
#include "tests/catch.h"

TEST_CASE("Terms are named as they stand in files", "[terms]") {
    CHECK(planner::name_of(planner::Technology::point_to_point) == "point_to_point");
    CHECK(planner::name_of(planner::Generation::g4) == "4G");
    CHECK(planner::name_of(planner::Answer::unknown) == "unknown");
    CHECK(planner::name_of(planner::Electricity::grid) == "grid");
}

TEST_CASE("A name reads as words within a sentence", "[terms]") {
    CHECK(planner::in_words(name_of(planner::Technology::point_to_point)) == "point to point");
    CHECK(planner::in_words("4G") == "4G");
}
