// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "geo/missing.h"
#include "planner/need/imputation.h"
#include "tests/catch.h"
#include "tests/tables.h"

TEST_CASE("Unknown learners take the median of the same level and area, and are marked", "[imputation]") {
    planner::Schools schools = tests::unknown_schools(9);
    const double nan = geo::missing;
    schools.learners = {100, 300, 200, nan, 40, 20, 60, nan, nan};
    schools.level = {"P", "P", "P", "P", "S", "S", "S", "S", "X"};
    schools.admin1 = {"A", "A", "A", "A", "B", "B", "B", "C", "C"};
    const planner::ImputedLearners imputed = planner::impute_learners(schools);
    CHECK(imputed.learners[3] == 200.0); // of 100, 200, 300 in area A
    CHECK(imputed.learners[7] == 40.0);  // area C has none: of the level
    CHECK(imputed.learners[8] == 80.0);  // level X has none: of all six, between 60 and 100
    CHECK(imputed.imputed == std::vector<bool>{false, false, false, true, false, false, false, true, true});
    CHECK(imputed.learners[0] == 100.0);
}

TEST_CASE("An imputed enrolment is a whole number of learners", "[imputation]") {
    planner::Schools schools = tests::unknown_schools(5);
    schools.learners = {100, 101, 103, 104, geo::missing};
    CHECK(planner::impute_learners(schools).learners[4] == 102.0);
    schools.learners[2] = 102.0; // the median is 101.5
    CHECK(planner::impute_learners(schools).learners[4] == 102.0);
}

TEST_CASE("Where fewer than three schools count their learners, the others' stay unknown", "[imputation]") {
    planner::Schools schools = tests::unknown_schools(3);
    schools.learners[1] = 50.0;
    const planner::ImputedLearners imputed = planner::impute_learners(schools);
    CHECK(std::isnan(imputed.learners[0]));
    CHECK(imputed.learners[1] == 50.0);
    CHECK(std::isnan(imputed.learners[2]));
    CHECK(imputed.imputed == std::vector<bool>{false, false, false});
}

TEST_CASE("Unknown electricity is its expected value in the area, or what the scenario says", "[imputation]") {
    using planner::Electricity;
    planner::Schools schools = tests::unknown_schools(6);
    schools.electricity = {Electricity::grid, Electricity::none,    Electricity::unknown,
                           Electricity::none, Electricity::unknown, Electricity::unreliable};
    schools.admin1 = {"A", "A", "A", "B", "C", "B"};
    using Rule = planner::UnknownRules::Electricity;
    const std::vector<double> expected = planner::expect_electricity(schools, Rule::expected);
    CHECK(expected[2] == 0.5);                     // one of two in A
    CHECK(expected[4] == Approx((1 + 0.5) / 4.0)); // nothing known in C: the country's mean
    CHECK(planner::expect_electricity(schools, Rule::yes)[2] == 1.0);
    CHECK(planner::expect_electricity(schools, Rule::no)[4] == 0.0);
    CHECK(planner::expect_electricity(schools, Rule::no)[5] == 0.5);
}
