// SPDX-License-Identifier: Apache-2.0
#include "planner/data/grouped.h"
#include "tests/catch.h"

TEST_CASE("Numbers are grouped by thousands", "[grouped]") {
    CHECK(planner::grouped(0) == "0");
    CHECK(planner::grouped(999) == "999");
    CHECK(planner::grouped(2'942) == "2,942");
    CHECK(planner::grouped(12'000.5) == "12,000.5");
    CHECK(planner::grouped(-1'234'567) == "-1,234,567");
}
