// SPDX-License-Identifier: Apache-2.0
#include "planner/data/csv_text.h"

#include <vector>

#include "tests/catch.h"

using planner::csv_cell;

TEST_CASE("Text that a spreadsheet would take for a formula gets an apostrophe, numbers never do", "[csv_text]") {
    CHECK(csv_cell("=1+1") == "'=1+1");
    CHECK(csv_cell("@sum") == "'@sum");
    CHECK(csv_cell("-abc") == "'-abc");
    CHECK(csv_cell("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
    CHECK(csv_cell("-15.9") == "-15.9");
    CHECK(csv_cell("+3") == "+3");
}

TEST_CASE("Cells are quoted where they must be", "[csv_text]") {
    CHECK(csv_cell("plain") == "plain");
    CHECK(csv_cell("a,b") == "\"a,b\"");
    CHECK(csv_cell("say \"x\"") == "\"say \"\"x\"\"\"");
    CHECK(csv_cell("two\nlines") == "\"two\nlines\"");
    CHECK(planner::csv_row(std::vector<std::string>{"a", "", "c,d"}) == "a,,\"c,d\"\n");
}
