// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>
#include <vector>

#include "planner/data/row_set.h"
#include "tests/catch.h"

using planner::RowSet;

TEST_CASE("A set of rows gives the first row of equal content, whatever its hash is worth", "[row_set]") {
    const std::array<std::string, 7> text{"a", "b", "a", "c", "b", "a", "d"};
    constexpr auto alike = static_cast<std::size_t>(-1); // in the last slot, so that the search begins anew
    const auto content_hash = [&](std::size_t row) {
        return planner::mixed_hash(0, static_cast<unsigned char>(text[row][0]));
    };
    for (const bool has_content_hash : {true, false}) {
        RowSet rows{text.size()};
        std::vector<std::size_t> first;
        for (std::size_t row = 0; row < text.size(); ++row) {
            first.push_back(rows.find_or_add(row, has_content_hash ? content_hash(row) : alike,
                                             [&](std::size_t other) { return text[other] == text[row]; }));
        }
        CHECK(first == std::vector<std::size_t>{0, 1, 0, 3, 1, 0, 6});
        CHECK(rows.find(has_content_hash ? content_hash(3) : alike,
                        [&](std::size_t row) { return text[row] == "c"; }) == 3);
        CHECK(rows.find(planner::mixed_hash(0, 'e'), [&](std::size_t row) { return text[row] == "e"; }) ==
              RowSet::none);
    }
}

TEST_CASE("Equal parts in another order have another hash", "[row_set]") {
    CHECK(planner::mixed_hash(planner::mixed_hash(0, 1), 2) != planner::mixed_hash(planner::mixed_hash(0, 2), 1));
}
