// SPDX-License-Identifier: Apache-2.0
#include "planner/select/phase_queue.h"

#include <numeric>

#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"

using planner::PhaseQueue;
using Schools = std::vector<std::size_t>;

namespace {

Schools in_row_order(std::size_t school_count) {
    Schools order(school_count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

/// Schools that need no fiber.
PhaseQueue plain_queue(const geo::SpanningForest& forest) {
    const std::size_t school_count = forest.upstream.size();
    return {forest, std::vector(school_count, false), std::vector(school_count, 0.0), in_row_order(school_count)};
}

} // namespace

TEST_CASE("Who does not fit is passed over", "[phases]") {
    const geo::SpanningForest forest = tests::forest_of({tests::source, tests::source, tests::source});
    const std::vector<double> usd{30, 50, 20};
    PhaseQueue queue = plain_queue(forest);
    CHECK(queue.take({50, usd}, true).schools == Schools{0, 2});
    CHECK(queue.waiting() == Schools{1});
    CHECK(queue.take({49, usd}, true).schools.empty());
    CHECK(queue.take({50, usd}, true).schools == Schools{1}); // to the dollar
}

TEST_CASE("In a strict order a year ends with who does not fit", "[phases]") {
    const geo::SpanningForest forest = tests::forest_of({tests::source, tests::source, tests::source});
    const std::vector<double> usd{30, 50, 20};
    PhaseQueue queue = plain_queue(forest);
    CHECK(queue.take({50, usd}, false).schools == Schools{0});
    CHECK(queue.waiting() == Schools{1, 2});
    CHECK(queue.take({70, usd}, false).schools == Schools{1, 2});
}

TEST_CASE("A school on fiber brings its trench and the fiber schools on it along", "[phases]") {
    // 3 -> 2 -> 1 -> 0 -> source; the neediest is 3, and 1 is passed by the trench without taking fiber.
    const geo::SpanningForest forest = tests::forest_of({tests::source, 0, 1, 2});
    const std::vector<bool> takes_fiber{true, false, true, true};
    const std::vector<double> hop_usd{100, 10, 20, 30}, usd{1, 2, 4, 8};
    const double all_usd = 8 + 4 + 1 + 2.0 * (100 + 10 + 20 + 30); // a dollar of trench takes two
    PhaseQueue queue{forest, takes_fiber, hop_usd, {3, 1, 0, 2}};
    const planner::Cohort too_dear = queue.take({all_usd - 1, usd, 2.0}, true);
    CHECK(too_dear.schools == Schools{1, 0, 2}); // who hangs on nearer is not held up
    CHECK(too_dear.trench_usd == 100 + 10 + 20);
    const planner::Cohort rest = queue.take({8 + 2.0 * 30, usd, 2.0}, true); // what is dug is there
    CHECK(rest.schools == Schools{3});
    CHECK(rest.trench_usd == 30);

    PhaseQueue whole{forest, takes_fiber, hop_usd, {3, 1, 0, 2}};
    CHECK(whole.take({all_usd, usd, 2.0}, true).schools == Schools{3, 2, 0});
    CHECK(whole.waiting() == Schools{1});
}

TEST_CASE("No school begins before one on its way that takes fiber, and no year spends more than it has", "[phases]") {
    std::mt19937_64 random{5};
    for (int repeat = 0; repeat < 200; ++repeat) {
        const geo::SpanningForest forest = tests::random_forest(30, random);
        std::vector<bool> takes_fiber(30);
        std::vector<double> hop_usd(30), usd(30);
        for (std::size_t school = 0; school < 30; ++school) {
            takes_fiber[school] = forest.upstream[school] != geo::SpanningForest::none && random() % 3 > 0;
            hop_usd[school] = static_cast<double>(random() % 50);
            usd[school] = static_cast<double>(random() % 50);
        }
        Schools order = in_row_order(30);
        std::ranges::shuffle(order, random);
        PhaseQueue queue{forest, takes_fiber, hop_usd, order};
        std::vector<int> year_of(30, 99), dug_in(30, 99);
        for (int year = 0; year < 8; ++year) {
            const double has_usd = static_cast<double>(random() % 300);
            double spent_usd = 0.0;
            for (const std::size_t school : queue.take({has_usd, usd}, repeat % 2 == 0).schools) {
                year_of[school] = year;
                spent_usd += usd[school];
                for (std::size_t way = school; takes_fiber[school] && way < 30; way = forest.upstream[way]) {
                    if (dug_in[way] == 99) spent_usd += hop_usd[way];
                    dug_in[way] = std::min(dug_in[way], year);
                }
            }
            CHECK(spent_usd <= has_usd);
        }
        for (std::size_t school = 0; school < 30; ++school) {
            const std::size_t upstream = forest.upstream[school];
            if (!takes_fiber[school] || upstream >= 30 || !takes_fiber[upstream]) continue;
            CHECK(year_of[upstream] <= year_of[school]);
        }
    }
}
