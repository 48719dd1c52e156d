// SPDX-License-Identifier: Apache-2.0
#include "geo/box.h"
#include "tests/catch.h"

TEST_CASE("An empty box holds nothing and grows to what it is given", "[box]") {
    const geo::Box empty;
    CHECK(empty.empty());
    CHECK(empty.width() == 0.0);
    CHECK_FALSE(empty.contains({0.0, 0.0}));

    const geo::Box box = empty.expanded_to({1.0, 2.0}).expanded_to({3.0, -2.0});
    CHECK(box == geo::Box{1.0, -2.0, 3.0, 2.0});
    CHECK(box.contains({3.0, 2.0}));
    CHECK_FALSE(box.contains({3.1, 0.0}));
    CHECK(box.intersects({2.0, 0.0, 9.0, 9.0}));
    CHECK_FALSE(box.intersects({3.5, 0.0, 9.0, 9.0}));
}
