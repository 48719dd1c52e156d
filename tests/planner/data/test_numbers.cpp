// SPDX-License-Identifier: Apache-2.0
#include "planner/data/numbers.h"
#include "tests/catch.h"

using planner::is_missing;
using planner::number_style;
using planner::NumberKind;
using planner::NumberStyle;
using planner::parse_number;

namespace {

/// The number that the first cell is, in a column of these cells.
std::optional<double> first_number(const geo::TextColumn& column, NumberKind kind) {
    return parse_number(column[0], number_style(column, kind));
}

} // namespace

TEST_CASE("Plain numbers are read as they stand", "[numbers]") {
    CHECK(first_number({"557"}, NumberKind::quantity) == 557.0);
    CHECK(first_number({"-16.5"}, NumberKind::coordinate) == -16.5);
    CHECK(first_number({"+3"}, NumberKind::quantity) == 3.0);
    CHECK(first_number({"1.5e3"}, NumberKind::quantity) == 1'500.0);
    CHECK(first_number({"557.000"}, NumberKind::quantity) == 557.0);
}

TEST_CASE("A lone comma is decimal in a coordinate, and groups thousands in a quantity", "[numbers]") {
    CHECK(first_number({"-15,123"}, NumberKind::coordinate) == -15.123);
    CHECK(first_number({"1,234"}, NumberKind::quantity) == 1'234.0);
    CHECK(first_number({"1,234,567"}, NumberKind::quantity) == 1'234'567.0);
    CHECK(first_number({"0,250"}, NumberKind::quantity) == 0.25);
}

TEST_CASE("The other cells of a column say what a comma means", "[numbers]") {
    CHECK(first_number({"1,234", "12,5"}, NumberKind::quantity) == 1.234);
    CHECK(first_number({"1,234", "1.234,5"}, NumberKind::quantity) == 1.234);
    CHECK(first_number({"1.234", "1.234.567"}, NumberKind::quantity) == 1'234.0);
    CHECK(first_number({"13.7", "13,8"}, NumberKind::coordinate) == 13.7);
}

TEST_CASE("Both signs in one number: the later one is decimal", "[numbers]") {
    CHECK(first_number({"1,234.5"}, NumberKind::quantity) == 1'234.5);
    CHECK(first_number({"1.234,5"}, NumberKind::quantity) == 1'234.5);
    CHECK(first_number({"641.235,25"}, NumberKind::coordinate) == 641'235.25);
}

TEST_CASE("Blanks and apostrophes group thousands", "[numbers]") {
    CHECK(first_number({"1 234"}, NumberKind::quantity) == 1'234.0);
    CHECK(first_number({"12'345"}, NumberKind::quantity) == 12'345.0);
    CHECK(first_number({"1\u202F234\u00A0567"}, NumberKind::quantity) == 1'234'567.0);
    CHECK_FALSE(first_number({"1 2"}, NumberKind::quantity));
}

TEST_CASE("A percent sign is a hundredth where a share is meant, and a mistake elsewhere", "[numbers]") {
    CHECK(first_number({"45%"}, NumberKind::share) == 0.45);
    CHECK(first_number({"45 %"}, NumberKind::share) == 0.45);
    CHECK_FALSE(first_number({"45%"}, NumberKind::quantity));
}

TEST_CASE("Other text, NaN and infinity are no numbers", "[numbers]") {
    for (const char* text : {"", "abc", "12 schools", "nan", "inf", "-inf", "1e999", "0x10", "1,2,3", "--5", "1.2.3"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_number(text, {}));
    }
}

TEST_CASE("Words for nothing known are missing, not wrong", "[numbers]") {
    for (const char* text : {"", "NA", "<NA>", "-", "n/a", "NaN", "NULL", "#N/A"})
        CHECK(is_missing(text));
    CHECK_FALSE(is_missing("0"));
    CHECK_FALSE(is_missing("none")); // an answer where electricity or coverage is asked for
}

TEST_CASE("Decimals are counted as written", "[numbers]") {
    CHECK(planner::decimal_count("12.50") == 2);
    CHECK(planner::decimal_count("12,5") == 1);
    CHECK(planner::decimal_count("12") == 0);
}
