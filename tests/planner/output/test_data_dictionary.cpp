// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include "planner/output/data_dictionary.h"
#include "tests/catch.h"

TEST_CASE("The documentation of results lists exactly the columns that there are", "[data_dictionary]") {
    constexpr std::string_view begin_mark = "<!-- begin: made from the columns -->\n";
    const std::string path = tests::source_file("scenarios/RESULTS.md");
    const std::string text = tests::read_file(path);
    const std::size_t begin = text.find(begin_mark);
    REQUIRE(begin != std::string::npos);
    const std::string expected = text.substr(0, begin) + std::string{begin_mark} + planner::data_dictionary();
    if (std::getenv("UPDATE_DOCS")) {
        tests::write_file(path, expected);
        FAIL("scenarios/RESULTS.md is written anew; look at the difference, then run without UPDATE_DOCS");
    }
    CHECK(text == expected);
}
