// SPDX-License-Identifier: Apache-2.0
#include "gui/ranking_rows.h"

#include <algorithm>
#include <cmath>

#include "tests/catch.h"
#include "tests/gui/desk.h"

using tests::Desk;

TEST_CASE("A click on a row selects its school for map, table and details", "[ranking_tab]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.person.click("ranking.row.2");
    desk.play();
    REQUIRE(desk.view.selected_school);
    CHECK(*desk.view.selected_school == desk.model.result()->ranking->order[2]);
    CHECK(desk.view.detail_tab == gui::DetailTab::ranking);
    desk.person.double_click("ranking.row.0");
    desk.play();
    CHECK(desk.view.detail_tab == gui::DetailTab::school);
    CHECK(*desk.view.selected_school == desk.model.result()->ranking->order[0]);
}

TEST_CASE("A hovered row is hovered on the map as well", "[ranking_tab]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.person.hover("ranking.row.1");
    desk.play();
    desk.frame();
    CHECK(desk.view.hovered_school == desk.model.result()->ranking->order[1]);
}

TEST_CASE("Typing narrows the table, and clearing brings all back", "[ranking_tab]") {
    Desk desk;
    desk.open(tests::small_country);
    CHECK(desk.shows("ranking.row.3"));
    desk.person.click("ranking.filter");
    desk.person.type("B"); // the id of one school is "b"
    desk.play();
    CHECK(desk.shows("ranking.row.0"));
    CHECK_FALSE(desk.shows("ranking.row.1"));
    desk.person.click("ranking.clear");
    desk.play();
    CHECK(desk.shows("ranking.row.3"));
}

TEST_CASE("A click on a column's title sorts by it", "[ranking_tab]") {
    Desk desk;
    desk.open(tests::small_country);
    desk.person.click("ranking.header.Cost, USD");
    desk.play();
    desk.frame();
    const auto& rows = desk.view.ranking_rows.of(desk.model.tab()->result, desk.view.ranking_query);
    const std::vector<double>& npv_usd = desk.model.result()->school_costs.npv_usd;
    CHECK(desk.view.ranking_query.sorted_by == gui::RankingColumn::npv);
    REQUIRE(rows.size() == 4);
    for (std::size_t row = 1; row < rows.size(); ++row) {
        CHECK(npv_usd[rows[row - 1]] >= npv_usd[rows[row]]); // the dearest first
    }
}

TEST_CASE("The bars of need run from the lowest score to the highest", "[ranking_tab]") {
    const gui::ScoreRange range{0.6, 0.9};
    CHECK(range.share(0.6) == 0.0);
    CHECK(range.share(0.75) == Approx(0.5));
    CHECK(range.share(0.9) == 1.0);
    CHECK(range.share(std::nan("")) == 0.0);
    CHECK(gui::ScoreRange{0.5, 0.5}.share(0.5) == 1.0);
    Desk desk;
    desk.open(tests::small_country);
    desk.frame();
    const auto [lowest, highest] = std::ranges::minmax(desk.model.result()->ranking->score);
    CHECK(desk.view.ranking_rows.scores().lowest == lowest);
    CHECK(desk.view.ranking_rows.scores().highest == highest);
}

TEST_CASE("A ranking that rests on little says so above its rows", "[ranking_tab]") {
    Desk desk;
    desk.open(tests::small_country); // of most criteria nothing is known
    CHECK(desk.shows("ranking.thin"));
    const auto distance = static_cast<std::size_t>(std::ranges::find(planner::criterion_names, "fiber_distance") -
                                                   planner::criterion_names.begin());
    planner::Scenario known = desk.view.draft;
    known.ranking.weights.fill(0.0);
    known.ranking.weights[distance] = 1.0;
    gui::apply(gui::EditScenario{known}, desk.model);
    desk.settle();
    CHECK_FALSE(desk.shows("ranking.thin"));
}

TEST_CASE("An enrolment that loading doubts is marked at its school", "[ranking_tab]") {
    planner::Dataset dataset;
    dataset.school_files = {"a.csv", "b.csv"};
    dataset.schools.id = {"1", "2", "3"};
    dataset.schools.source_file = {0, 1, 1};
    dataset.schools.source_row = {2, 2, 3};
    geo::Issue issue{
        .code = "implausible_enrolment", .layer = "schools", .file = "b.csv", .row = 2, .message = "0 learners"};
    CHECK(gui::doubted_enrolments(dataset, std::vector{issue}) == gui::Doubts{{1, "0 learners"}});
    issue.code = "repeated_id";
    CHECK(gui::doubted_enrolments(dataset, std::vector{issue}).empty());
    issue = {.code = "implausible_enrolment", .layer = "schools", .row = 2, .message = "0 learners"};
    dataset.school_files = {"a.csv"}; // of one file only: issues don't repeat its name
    dataset.schools.source_file = {0, 0, 0};
    dataset.schools.source_row = {4, 2, 3};
    CHECK(gui::doubted_enrolments(dataset, std::vector{issue}) == gui::Doubts{{1, "0 learners"}});
}

TEST_CASE("Issues are counted by kind, the worst first, and open row by row", "[issues_tab]") {
    Desk desk;
    desk.open(tests::small_country);
    REQUIRE(desk.model.issue_kinds.size() == 2);
    CHECK(desk.model.issue_kinds[0].code == "missing_coordinates");
    CHECK(desk.model.issue_kinds[1].issues == std::vector<std::size_t>{1, 2});
    desk.person.click("issues.open");
    desk.play();
    desk.person.click("issue.schools.repeated_id");
    desk.play();
    CHECK(desk.view.issue_kind == 1);
    desk.person.click("issues.back");
    desk.play();
    CHECK_FALSE(desk.view.issue_kind);
}
