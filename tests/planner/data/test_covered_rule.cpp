// SPDX-License-Identifier: Apache-2.0
#include "planner/data/covered_rule.h"

#include <cmath>

#include "tests/catch.h"

using namespace planner;

TEST_CASE("Rules are read, kept and written back", "[covered_rule]") {
    for (const char* text : {"== 1", "in [1, 2]", ">= -105", "<= 3", "in [1, 2, 7.5]"}) {
        const auto rule = parse_covered_rule(text);
        REQUIRE(rule);
        CHECK(format_covered_rule(*rule) == text);
    }
    CHECK(parse_covered_rule(" in [1,2] ") == parse_covered_rule("in [1, 2]"));
}

TEST_CASE("Other text is no rule", "[covered_rule]") {
    for (const char* text : {"", "1", "=1", "in 1", "in []", "in [1", "> 3", "== 1 or 2", ">= nan", "== inf"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_covered_rule(text));
    }
}

TEST_CASE("Limits belong to a rule, and no data is never covered", "[covered_rule]") {
    const auto signal = *parse_covered_rule(">= -105");
    CHECK(signal.covers(-105.0));
    CHECK_FALSE(signal.covers(-105.1));
    CHECK_FALSE(signal.covers(std::nan("")));
    CHECK(parse_covered_rule("in [1, 2]")->covers(2.0));
    CHECK_FALSE(parse_covered_rule("in [1, 2]")->covers(3.0));
}

TEST_CASE("What a raster's values mean is guessed where they plainly say it", "[covered_rule]") {
    const auto guess = [](std::vector<double> values, double lowest, double highest) {
        const auto rule = guess_covered_rule({lowest, highest, std::move(values), 100, 10});
        return rule ? format_covered_rule(*rule) : std::string{"ask"};
    };
    CHECK(guess({0, 1}, 0, 1) == "== 1");
    CHECK(guess({1}, 1, 1) == "== 1");
    CHECK(guess({1, 2, 3}, 1, 3) == "in [1, 2]");
    CHECK(guess({0, 1, 2}, 0, 2) == "in [1, 2]");
    CHECK(guess({}, -140.0, -60.5) == ">= -105");
    CHECK(guess({0}, 0, 0) == "ask");
    CHECK(guess({0, 255}, 0, 255) == "ask");
    CHECK(guess({}, 0.0, 4000.0) == "ask");
    CHECK_FALSE(guess_covered_rule({std::nan(""), std::nan(""), {}, 10, 10}));
}
