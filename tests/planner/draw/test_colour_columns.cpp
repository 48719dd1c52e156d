// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/colour_columns.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "planner/draw/school_classes.h"
#include "planner/result/school_columns.h"
#include "planner/result/study.h"
#include "tests/ascii_map.h"
#include "tests/catch.h"

using planner::ColourColumn;

namespace {

const char* const country = "*---a--b####\n"
                            "        ^###\n"
                            "c         d \n";

/// A whole answer on four schools of a country with a context layer; two know their girls.
planner::ScenarioResult answer() {
    auto dataset = std::make_shared<planner::Dataset>(tests::ascii_map(country));
    dataset->schools.girls.assign(4, std::numeric_limits<double>::quiet_NaN());
    dataset->schools.girls[0] = 40.0;
    dataset->schools.girls[1] = 60.0;
    geo::Progress progress;
    planner::Study study{dataset};
    return *study.simulate(planner::Scenario{}, progress);
}

} // namespace

TEST_CASE("Every column of schools.csv colours schools, but names, places and texts", "[colour_columns]") {
    // not a property that classes could show, or told by another column: X_reason tells X_feasible
    const std::set<std::string> left_out{"id",
                                         "name",
                                         "lon",
                                         "lat",
                                         "upstream_id",
                                         "radio_end_id",
                                         "cell_site_id",
                                         "ground_cell",
                                         "radio_worst_lon",
                                         "radio_worst_lat",
                                         "source_row",
                                         "explanation",
                                         "fiber_feasible",
                                         "cellular_feasible",
                                         "point_to_point_feasible",
                                         "satellite_feasible"};
    std::vector<planner::ContextLayer> context(1);
    context[0].name = "flood_risk";
    std::set<std::string> in_table, colouring;
    for (const planner::SchoolColumn& column : planner::school_columns(context))
        in_table.insert(column.name);
    for (const ColourColumn& column : planner::colour_columns(context)) {
        CHECK(colouring.insert(column.name).second);
        CHECK_FALSE(column.title.empty());
    }
    for (const std::string& name : left_out)
        CHECK(in_table.erase(name) == 1);
    CHECK(colouring == in_table);
}

TEST_CASE("Columns of a group stand together", "[colour_columns]") {
    std::vector<std::string> groups;
    for (const ColourColumn& column : planner::colour_columns({})) {
        if (groups.empty() || groups.back() != column.group) groups.push_back(column.group);
    }
    CHECK(std::set<std::string>{groups.begin(), groups.end()}.size() == groups.size());
}

TEST_CASE("Once a plan is there every column gives each school a value of its kind", "[colour_columns]") {
    const planner::ScenarioResult result = answer();
    for (const ColourColumn& column : planner::colour_columns(result.dataset->context)) {
        CAPTURE(column.name);
        if (column.kind == ColourColumn::Kind::ramp) CHECK(planner::column_numbers(result, column).size() == 4);
        if (column.kind == ColourColumn::Kind::category || column.kind == ColourColumn::Kind::code)
            CHECK(planner::column_words(result, column).size() == 4);
    }
}

TEST_CASE("Girls colour the schools that count them, and distances are in km", "[colour_columns]") {
    const planner::ScenarioResult result = answer();
    const planner::Legend legend = planner::legend_of(result, {"girls"});
    CHECK(legend.title == "Girls");
    CHECK(legend.classes.back().hatched);
    CHECK(legend.classes.back().count == 2);
    const auto distance = planner::find_colour_column({}, "fiber_distance_m");
    REQUIRE(distance);
    const std::vector<double> km = planner::column_numbers(result, *distance);
    for (std::size_t school = 0; school < 4; ++school)
        CHECK(km[school] * 1'000.0 == Approx(result.indicators->fiber_distance_m[school]));
}
