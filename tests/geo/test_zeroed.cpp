// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "geo/zeroed.h"
#include "tests/catch.h"

TEST_CASE("A zeroed table holds zeros, also where its memory was written before", "[zeroed]") {
    for (int round = 0; round < 3; ++round) {
        geo::ZeroedTable<double> table(100'000);
        CHECK(std::ranges::all_of(table, [](double number) { return number == 0.0; }));
        std::ranges::fill(table, 1.5);
    }
}

TEST_CASE("A zeroed table is copied, compared and listed as any other", "[zeroed]") {
    const geo::ZeroedTable<double> table{1.0, 0.0, 2.0};
    const geo::ZeroedTable<double> copy = table;
    CHECK(copy == table);
    CHECK(geo::ZeroedTable<double>(2, 3.0) == geo::ZeroedTable<double>{3.0, 3.0});
}
