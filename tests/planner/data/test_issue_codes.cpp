// SPDX-License-Identifier: Apache-2.0
#include "planner/data/issue_codes.h"

#include <set>

#include "tests/catch.h"

using namespace planner;
using Catch::Matchers::Contains;

namespace {

geo::Issue issue(std::string code, std::size_t row, std::string file = "") {
    geo::Issue issue;
    issue.code = std::move(code);
    issue.layer = "schools";
    issue.file = std::move(file);
    issue.row = row;
    issue.message = "longitude is \"x\"";
    return issue;
}

} // namespace

TEST_CASE("Equal issues are counted for people, and their rows kept for machines", "[issue_codes]") {
    const std::vector<geo::Issue> issues{issue("missing_coordinates", 7), issue("bad_number", 8),
                                         issue("missing_coordinates", 9)};
    const auto groups = group_issues(issues);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].code == "missing_coordinates");
    CHECK(groups[0].count == 2);
    CHECK(groups[0].rows[1].second == 9);
    CHECK_THAT(groups[0].message, Contains("2 rows without usable coordinates") && Contains("first: row 7"));
    CHECK_THAT(groups[1].message, Contains("row 8"));
}

TEST_CASE("Issues of one code in several files are one group that names file and row", "[issue_codes]") {
    const auto groups = group_issues(std::vector{issue("bad_number", 2, "a.csv"), issue("bad_number", 2, "b.csv")});
    REQUIRE(groups.size() == 1);
    CHECK(groups[0].rows[1].first == "b.csv");
    CHECK_THAT(groups[0].message, Contains("a.csv, row 2"));
}

TEST_CASE("Issues that share subjects name the most frequent, and how many more", "[issue_codes]") {
    std::vector<geo::Issue> issues;
    for (const char* name : {"G", "B", "C", "D", "E", "F", "B"}) {
        issues.push_back(issue("unmatched_names", issues.size() + 2));
        issues.back().subject = name;
    }
    CHECK_THAT(group_issues(issues)[0].message,
               Contains("7 rows that name an area which no polygon bears: \"B\" (2), \"C\" (1), \"D\" (1), \"E\" (1), "
                        "\"F\" (1) and 1 more; first: row 2"));
}

TEST_CASE("Every code stands once, with its meaning and what to do", "[issue_codes]") {
    std::set<std::string_view> seen;
    for (const IssueCode& code : issue_codes()) {
        CAPTURE(code.code);
        CHECK(seen.insert(code.code).second);
        CHECK_FALSE(code.summary.empty());
        CHECK_FALSE(code.advice.empty());
        CHECK(find_issue_code(code.code) == &code);
    }
    CHECK(find_issue_code("nonsense") == nullptr);
}
