// SPDX-License-Identifier: Apache-2.0
#include "planner/data/csv_text.h"

#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.h"

namespace {

std::string cell(std::string_view text) {
    std::string line;
    planner::append_csv_cell(line, text);
    return line;
}

} // namespace

TEST_CASE("Text that a spreadsheet would take for a formula gets an apostrophe, numbers never do", "[csv_text]") {
    CHECK(cell("=1+1") == "'=1+1");
    CHECK(cell("@sum") == "'@sum");
    CHECK(cell("-abc") == "'-abc");
    CHECK(cell("+cmd|' /C calc'!A0") == "'+cmd|' /C calc'!A0");
    CHECK(cell("=HYPERLINK(\"x\",1)") == "\"'=HYPERLINK(\"\"x\"\",1)\"");
    CHECK(cell("\rx") == "\"'\rx\"");
    CHECK(cell("\tx") == "\"'\tx\"");
    CHECK(cell("-15.9") == "-15.9");
    CHECK(cell("+3") == "+3");
}

TEST_CASE("Cells are quoted where they must be", "[csv_text]") {
    CHECK(cell("plain") == "plain");
    CHECK(cell("").empty());
    CHECK(cell("a,b") == "\"a,b\"");
    CHECK(cell("say \"x\"") == "\"say \"\"x\"\"\"");
    CHECK(cell("two\nlines") == "\"two\nlines\"");
    CHECK(planner::csv_row(std::vector<std::string>{"a", "", "c,d"}) == "a,,\"c,d\"\n");
}
