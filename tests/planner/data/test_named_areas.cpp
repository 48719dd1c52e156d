// SPDX-License-Identifier: Apache-2.0
#include "planner/data/named_areas.h"

#include "tests/catch.h"

using planner::area_key;

TEST_CASE("Area names are compared without numbers in front and words for their kind", "[named_areas]") {
    CHECK(area_key("04-GORGOL") == area_key("Gorgol"));
    CHECK(area_key("Northland Region") == area_key("Northland"));
    CHECK(area_key("Departamento de Boaco") == area_key("BOACO"));
    CHECK(area_key("Région du Nord") == area_key("Nord"));
    CHECK(area_key("Hawke's Bay") == area_key("Hawkes Bay Region"));
    CHECK(area_key("Region") == "region"); // nothing else is left
    CHECK(area_key("Bono East") != area_key("Bono"));
}
