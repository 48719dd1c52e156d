// SPDX-License-Identifier: Apache-2.0
#include "geo/io/text_column.h"
#include "tests/catch.h"

using geo::TextColumn;

TEST_CASE("Rows added to a column of text have none, and rows taken away leave room for others", "[text_column]") {
    TextColumn column{"one", "", "three"};
    column.resize(4);
    CHECK(column == TextColumn{"one", "", "three", ""});
    column.resize(1);
    column.push_back("two");
    CHECK(column == TextColumn{"one", "two"});
    column.resize(0);
    column.push_back("new");
    CHECK(column == TextColumn{"new"});
}

TEST_CASE("A column of text gives its rows in order", "[text_column]") {
    const TextColumn column{"a", "", "bc"};
    CHECK(column.strings() == std::vector<std::string>{"a", "", "bc"});
    std::string all;
    for (const std::string_view text : column)
        all.append(text).append("|");
    CHECK(all == "a||bc|");
}

TEST_CASE("A column of text finds the first row of a text", "[text_column]") {
    const TextColumn column{"a", "", "ab", "a"};
    CHECK(column.find("a") == 0U);
    CHECK(column.find("") == 1U);
    CHECK(column.find("ab") == 2U);
    CHECK_FALSE(column.find("b"));
}
