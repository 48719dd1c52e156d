// SPDX-License-Identifier: Apache-2.0
#include "gui/ranking_rows.h"
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
