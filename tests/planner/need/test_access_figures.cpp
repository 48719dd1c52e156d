// SPDX-License-Identifier: Apache-2.0
#include "geo/missing.h"
#include "planner/need/access_figures.h"
#include "planner/need/demand.h"
#include "tests/catch.h"
#include "tests/tables.h"

TEST_CASE("Access to ICT is counted as UNESCO counts it", "[access_figures]") {
    // worked value: sums over the six rows, to six digits
    const planner::AccessFigures figures = planner::count_access(tests::six_schools(), 20.0);
    CHECK(figures.learners == 2330);
    CHECK(figures.girls == 1170);
    CHECK(figures.boys == 1160);
    CHECK(*figures.learners_per_device == Approx(34.264706).epsilon(1e-7));
    CHECK(*figures.learners_per_device_equipped == Approx(31.176471).epsilon(1e-7));
    CHECK(*figures.learners_per_connected_device == Approx(49.574468).epsilon(1e-7));
    CHECK(*figures.electricity_share == Approx(4.0 / 6.0));
    CHECK(*figures.internet_share == Approx(3.0 / 6.0));
    CHECK(*figures.device_share == Approx(5.0 / 6.0));
    CHECK(*figures.adapted_share == Approx(2.0 / 6.0));
    CHECK(*figures.learners_with_internet_share == Approx(0.72103).epsilon(1e-5));
    CHECK(*figures.learners_with_electricity_share == Approx(0.85837).epsilon(1e-5));
    CHECK(*figures.trained_teacher_share == Approx(0.359375));
    CHECK(*figures.gender_parity_of_internet == Approx(1.064894).epsilon(1e-6));
    CHECK(*figures.adjusted_gender_parity_of_internet == Approx(1.060939).epsilon(1e-6));
    CHECK(*figures.at_target_share == Approx(2.0 / 6.0));
}

TEST_CASE("Learners per device is a ratio of sums, not the mean of the schools' ratios", "[access_figures]") {
    const planner::Schools schools = tests::six_schools();
    double sum_of_ratios = 0.0;
    int equipped = 0;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        if (schools.devices[school] == 0.0) continue;
        sum_of_ratios += schools.learners[school] / schools.devices[school];
        ++equipped;
    }
    CHECK(equipped == 5);
    CHECK(sum_of_ratios / equipped == Approx(48.333).margin(5e-4)); // worked by hand: 20, 50, 80, 60, 31.667
    CHECK(*planner::count_access(schools, 20.0).learners_per_device < 0.75 * sum_of_ratios / equipped);
}

TEST_CASE("A service's price is a share of income", "[access_figures]") {
    CHECK(planner::affordability_share(9.5, 1'040.0) == Approx(0.10961538).epsilon(1e-7)); // 12 x 9.5 / 1,040
}

TEST_CASE("Where nothing is known no share is made up", "[access_figures]") {
    const planner::AccessFigures figures = planner::count_access(tests::unknown_schools(3), 20.0);
    CHECK(figures.learners == 0.0);
    CHECK_FALSE(figures.learners_per_device);
    CHECK_FALSE(figures.electricity_share);
    CHECK_FALSE(figures.gender_parity_of_internet);
    CHECK_FALSE(figures.at_target_share);
}

TEST_CASE("Demand follows learners and never falls below the minimum", "[demand]") {
    const planner::Schools schools = tests::six_schools();
    const std::vector<double> no_population(schools.size(), 0.0);
    planner::DemandRules rules;
    // worked value: max(20, 2 x 0.10 x learners)
    CHECK(planner::measure_demand(schools.learners, no_population, rules) ==
          std::vector<double>{160, 100, 64, 42, 24, 76});

    rules.rule = planner::DemandRules::Rule::flat;
    CHECK(planner::measure_demand(schools.learners, no_population, rules) == std::vector<double>(6, 20.0));
}

TEST_CASE("ITU's rule takes demand from the people within 1 km", "[demand]") {
    planner::DemandRules rules;
    rules.rule = planner::DemandRules::Rule::population;
    rules.maximum_mbps = 900.0;
    const std::vector<double> population{1'000.0, 100.0, 1e6, geo::missing};
    const std::vector<double> learners(4, 0.0);
    // 2 Mbps x 1,000 x 0.25 x 0.10; below the minimum; above the maximum; not known
    CHECK(planner::measure_demand(learners, population, rules) == std::vector<double>{50.0, 20.0, 900.0, 20.0});
}
