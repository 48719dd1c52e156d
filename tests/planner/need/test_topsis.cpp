// SPDX-License-Identifier: Apache-2.0
#include "planner/need/topsis.h"

#include <cmath>

#include "tests/planner/need/worked_matrix.h"

TEST_CASE("Distances and closeness are those of the worked matrix", "[topsis]") {
    const auto distances = planner::measure_need_distances(tests::worked_matrix(), tests::worked_weights);
    tests::check_printed(distances.from_most, {.274691, .431484, .075933, .262888});
    tests::check_printed(distances.from_least, {.196773, .031890, .425541, .252810});
    tests::check_printed(planner::closeness(distances), {.417366, .068821, .848581, .490229});
}

TEST_CASE("The unit of a column and the sum of the weights do not matter", "[topsis]") {
    planner::CriterionColumns in_metres = tests::worked_matrix();
    for (double& distance : in_metres[0])
        distance *= 1'000.0;
    const auto distances = planner::measure_need_distances(in_metres, {5, 3, 2});
    tests::check_printed(distances.from_most, {.274691, .431484, .075933, .262888});
}

TEST_CASE("A criterion that a school does not know drops out of its distances", "[topsis]") {
    planner::CriterionColumns need = tests::worked_matrix();
    need[1] = {1.0, geo::missing, 0.0, 1.0};
    need[0] = {0.0, 3.0, 4.0, geo::missing};
    need[2].assign(4, geo::missing);
    const auto distances = planner::measure_need_distances(need, {1, 1});
    CHECK(distances.from_least[1] == Approx(3.0 / 5.0)); // of the length of 3 and 4, at full weight
    CHECK(distances.from_most[1] == Approx(1.0 / 5.0));
    CHECK(distances.from_least[2] == Approx(0.5 * 4.0 / 5.0)); // at half of the weight
    CHECK(planner::closeness(distances)[3] == 1.0);            // the most need on all that is known
}

TEST_CASE("Schools that are all alike are at no distance and of no need", "[topsis]") {
    planner::CriterionColumns need;
    need.fill({0.7, 0.7});
    need[1] = {0.0, 0.0};
    const auto distances = planner::measure_need_distances(need, tests::worked_weights);
    CHECK(distances.from_most == std::vector{0.0, 0.0});
    CHECK(planner::closeness(distances) == std::vector{0.0, 0.0});
    need.fill({geo::missing, geo::missing});
    CHECK(std::isnan(planner::closeness(planner::measure_need_distances(need, tests::worked_weights))[0]));
}
