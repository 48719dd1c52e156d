// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/school_classes.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "planner/draw/breaks.h"
#include "planner/draw/colour_columns.h"
#include "planner/draw/figures.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/planner/draw/small_country.h"
#include "tests/random_country.h"

using planner::Outcome;

namespace {

std::size_t sum_of(const planner::Legend& legend) {
    std::size_t sum = 0;
    for (const planner::LegendEntry& entry : legend.classes)
        sum += entry.count;
    return sum;
}

std::vector<geo::LonLat> line_of(std::size_t count) {
    std::vector<geo::LonLat> places;
    for (std::size_t i = 0; i < count; ++i)
        places.push_back({static_cast<double>(i) * 0.01, 1.0});
    return places;
}

} // namespace

TEST_CASE("Technologies wear their colours, and only those that occur stand in the legend", "[school_classes]") {
    const auto result = tests::planned(tests::country_of(line_of(4)),
                                       {Outcome::satellite, Outcome::fiber, Outcome::satellite, Outcome::offline});
    const planner::SchoolClasses classes = planner::classify_schools(result, {"technology"});
    REQUIRE(classes.legend.classes.size() == 3);
    CHECK(classes.legend.classes[0].label == "Fiber");
    CHECK(classes.legend.classes[0].colour == planner::Colour{0x00, 0x72, 0xB2});
    CHECK(classes.legend.classes[1].colour == planner::Colour{0xCC, 0x79, 0xA7});
    CHECK(classes.legend.classes[1].count == 2);
    CHECK(classes.of_school == std::vector<std::uint8_t>{1, 0, 1, 2});
}

TEST_CASE("A school that waits for its year is told apart from one that stays offline", "[school_classes]") {
    auto result = tests::planned(tests::country_of(line_of(3)), {Outcome::offline, Outcome::fiber, Outcome::offline});
    planner::Plan plan = *result.plan;
    plan.year = {2029, 2027, 0};
    result.plan = std::make_shared<const planner::Plan>(plan);
    const planner::SchoolClasses classes = planner::classify_schools(result, {"technology"});
    REQUIRE(classes.legend.classes.size() == 3);
    CHECK(classes.legend.classes[1].label == "Not served");
    CHECK(classes.legend.classes[2].label == "In a later year");
    CHECK(classes.of_school == std::vector<std::uint8_t>{2, 0, 1});
}

TEST_CASE("Schools without a year are hollow on the map by years, and come last", "[school_classes]") {
    const auto dataset = std::make_shared<const planner::Dataset>(tests::random_country(60, 3));
    planner::Scenario scenario;
    scenario.phasing.annual_budget_usd = {3e5, 3e5};
    geo::Progress progress;
    const auto result = planner::Study{dataset}.simulate(scenario, progress);
    const planner::Legend legend = planner::legend_of(*result, {"year"});
    REQUIRE(legend.classes.size() == 3);
    CHECK(legend.classes[0].label == "2027");
    CHECK_FALSE(legend.classes[1].hatched);
    CHECK(legend.classes[2].label == "No year");
    CHECK(legend.classes[2].hatched);
    CHECK(legend.classes[2].count == static_cast<std::size_t>(std::ranges::count(result->plan->year, 0)));
}

TEST_CASE("Counts of every colouring sum to the schools, with a plan and without", "[school_classes]") {
    const auto dataset = tests::country_of(line_of(50));
    for (std::size_t i = 0; i < 40; ++i)
        dataset->schools.learners[i] = static_cast<double>(i * i);
    const auto with_plan = tests::planned(dataset, std::vector<Outcome>(50, Outcome::cellular));
    planner::ScenarioResult without_plan;
    without_plan.dataset = dataset;
    for (const planner::ColourColumn& column : planner::colour_columns({})) {
        CAPTURE(column.name);
        for (const auto& result : {with_plan, without_plan}) {
            const planner::SchoolClasses classes = planner::classify_schools(result, {column.name});
            CHECK(sum_of(classes.legend) == 50);
            CHECK(classes.of_school.size() == 50);
            CHECK(std::ranges::all_of(classes.of_school,
                                      [&](std::uint8_t at) { return at < classes.legend.classes.size(); }));
        }
    }
}

TEST_CASE("Unknown is a class of its own, hatched, counted and last", "[school_classes]") {
    const auto dataset = tests::country_of(line_of(4));
    dataset->schools.connectivity = {planner::Answer::yes, planner::Answer::unknown, planner::Answer::no,
                                     planner::Answer::unknown};
    planner::ScenarioResult result;
    result.dataset = dataset;
    const planner::Legend legend = planner::legend_of(result, {"connected"});
    REQUIRE(legend.classes.size() == 3);
    CHECK(legend.classes.back().hatched);
    CHECK(legend.classes.back().label == "Unknown");
    CHECK(legend.classes.back().count == 2);
    CHECK_FALSE(legend.classes.front().hatched);
}

TEST_CASE("Connectivity has four classes: at the target, too slow, none, unknown", "[school_classes]") {
    const auto dataset = tests::country_of(line_of(5));
    using planner::Answer;
    dataset->schools.connectivity = {Answer::yes, Answer::yes, Answer::yes, Answer::no, Answer::unknown};
    dataset->schools.download_mbps = {25.0, 4.0, std::nan(""), std::nan(""), std::nan("")};
    planner::ScenarioResult result;
    result.dataset = dataset;
    const planner::SchoolClasses classes = planner::classify_schools(result, {"connected"});
    CHECK(classes.of_school == std::vector<std::uint8_t>{0, 1, 0, 2, 3}); // a speed that is not known counts as enough
}

TEST_CASE("A column that does not exist, or whose table is missing, is unknown everywhere", "[school_classes]") {
    planner::ScenarioResult result;
    result.dataset = tests::country_of(line_of(3));
    for (const char* column : {"need", "no_such_column", "npv_usd"}) {
        const planner::Legend legend = planner::legend_of(result, {column});
        REQUIRE(legend.classes.size() == 1);
        CHECK(legend.classes[0].hatched);
        CHECK(legend.classes[0].count == 3);
    }
    CHECK(planner::legend_of({}, {"technology"}).classes.empty());
    CHECK(planner::legend_of(tests::planned(tests::country_of({}), {}), {"technology"}).classes.empty());
}

TEST_CASE("A ramp's classes rise, and a value on a break belongs to the class above", "[school_classes]") {
    const auto dataset = tests::country_of(line_of(11));
    for (int i = 0; i <= 10; ++i)
        dataset->schools.relative_wealth.push_back(i / 10.0);
    planner::ScenarioResult result;
    result.dataset = dataset;
    const planner::SchoolClasses classes = planner::classify_schools(result, {"relative_wealth"});
    CHECK(classes.legend.is_ramp);
    CHECK(std::ranges::is_sorted(classes.of_school));
    REQUIRE(classes.legend.classes.size() == 6); // 0, 0.2, ... 1.0: 1 is on the last break
    CHECK(classes.legend.classes[0].label == "< 0.2");
    CHECK(classes.legend.classes[1].label == "0.2 \u2013 0.4");
    CHECK(classes.of_school[2] == 1);
    CHECK(classes.legend.classes.back().label == "\u2265 1");
}

TEST_CASE("Equal values give one class, named by the value", "[school_classes]") {
    auto dataset = tests::country_of(line_of(3));
    dataset->schools.learners = {120.0, 120.0, 120.0};
    planner::ScenarioResult result;
    result.dataset = dataset;
    const planner::Legend legend = planner::legend_of(result, {"learners"});
    REQUIRE(legend.classes.size() == 1);
    CHECK(legend.classes[0].label == "120");
}

TEST_CASE("Breaks are round, rise, and split skewed values into classes of like size", "[breaks]") {
    std::vector<double> values;
    for (int i = 1; i <= 6'000; ++i)
        values.push_back(std::exp(i / 600.0)); // 1 .. 22,026
    const std::vector<double> breaks = planner::quantile_breaks(values);
    REQUIRE(breaks.size() == 5);
    CHECK(std::ranges::is_sorted(breaks));
    for (const double value : breaks) {
        const auto below = std::ranges::lower_bound(values, value) - values.begin();
        const double nearest_sextile = std::round(static_cast<double>(below) / 1'000.0) * 1'000.0;
        CHECK(std::abs(static_cast<double>(below) - nearest_sextile) < 300.0); // a rounding of 20 % moves 120 rows
    }
    CHECK(planner::quantile_breaks({}).empty());
    CHECK(planner::even_breaks({std::nan("")}).empty());
    CHECK(planner::even_breaks({0.0, 12.0}) == std::vector<double>{2.0, 4.0, 6.0, 8.0, 10.0});
    CHECK(planner::nice_step(0.08) == Approx(0.1));
    CHECK(planner::nice_step(2.2) == 2.5);
}

TEST_CASE("Figures have thin separators from a thousand on", "[figures]") {
    CHECK(planner::figure_text(999.0) == "999");
    CHECK(planner::figure_text(12'345.0) == "12\u202F345");
    CHECK(planner::figure_text(-1'234'567.0) == "\u22121\u202F234\u202F567");
    CHECK(planner::figure_text(0.25) == "0.25");
    CHECK(planner::figure_text(std::nan("")).empty());
}
