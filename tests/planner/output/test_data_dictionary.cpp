// SPDX-License-Identifier: Apache-2.0
#include "planner/output/data_dictionary.h"
#include "tests/catch.h"
#include "tests/generated_page.h"

TEST_CASE("The documentation of results lists exactly the columns that there are", "[docs]") {
    tests::check_generated_page("scenarios/RESULTS.md", planner::data_dictionary());
}
