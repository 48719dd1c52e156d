// SPDX-License-Identifier: Apache-2.0
#include "planner/select/phase_queue.h"

#include <numeric>

#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"

using planner::PhaseQueue;
using planner::SharedWork;
using planner::SharedWorks;
using planner::Technology;
using Schools = std::vector<std::size_t>;

namespace {

Schools in_row_order(std::size_t school_count) {
    Schools order(school_count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    return order;
}

/// Schools that take satellites or fiber.
Schools choose(const std::vector<bool>& takes_fiber) {
    Schools chosen;
    for (const bool takes : takes_fiber)
        chosen.push_back(static_cast<std::size_t>(takes ? Technology::fiber : Technology::satellite));
    return chosen;
}

/// What each edge takes, its trench at so much a dollar.
std::vector<double> edge_usd(const SharedWorks& works, double trench_dollar_usd) {
    std::vector<double> usd;
    for (const planner::WorksPart& edge : works.edge)
        usd.push_back(edge.of(SharedWork::trench_usd) * trench_dollar_usd);
    return usd;
}

} // namespace

TEST_CASE("Who does not fit is passed over", "[phases]") {
    const SharedWorks works;
    const std::vector<double> usd{30, 50, 20};
    PhaseQueue queue{works, choose(std::vector(3, false)), in_row_order(3)};
    CHECK(queue.take({50, usd, {}}, true).schools == Schools{0, 2});
    CHECK(queue.waiting() == Schools{1});
    CHECK(queue.take({49, usd, {}}, true).schools.empty());
    CHECK(queue.take({50, usd, {}}, true).schools == Schools{1}); // to the dollar
}

TEST_CASE("In a strict order a year ends with who does not fit", "[phases]") {
    const SharedWorks works;
    const std::vector<double> usd{30, 50, 20};
    PhaseQueue queue{works, choose(std::vector(3, false)), in_row_order(3)};
    CHECK(queue.take({50, usd, {}}, false).schools == Schools{0});
    CHECK(queue.waiting() == Schools{1, 2});
    CHECK(queue.take({70, usd, {}}, false).schools == Schools{1, 2});
}

TEST_CASE("A school on fiber brings its trench and the fiber schools on it along", "[phases]") {
    // 3 -> 2 -> 1 -> 0 -> source; the neediest is 3, and 1 is passed by the trench without taking fiber.
    const SharedWorks works =
        tests::trenches(tests::forest_of({tests::source, 0, 1, 2}), std::vector<double>{100, 10, 20, 30});
    const Schools chosen = choose({true, false, true, true});
    const std::vector<double> usd{1, 2, 4, 8}, dug_usd = edge_usd(works, 2.0);
    const double all_usd = 8 + 4 + 1 + 2.0 * (100 + 10 + 20 + 30);
    PhaseQueue queue{works, chosen, {3, 1, 0, 2}};
    const planner::Cohort too_dear = queue.take({all_usd - 1, usd, dug_usd}, true);
    CHECK(too_dear.schools == Schools{1, 0, 2}); // who hangs on nearer is not held up
    CHECK(too_dear.built.of(SharedWork::trench_usd) == 100 + 10 + 20);
    const planner::Cohort rest = queue.take({8 + 2.0 * 30, usd, dug_usd}, true); // what is dug is there
    CHECK(rest.schools == Schools{3});
    CHECK(rest.built.of(SharedWork::trench_usd) == 30);

    PhaseQueue whole{works, chosen, {3, 1, 0, 2}};
    CHECK(whole.take({all_usd, usd, dug_usd}, true).schools == Schools{3, 2, 0});
    CHECK(whole.waiting() == Schools{1});
}

TEST_CASE("A relay's tower and a new cell site are built with the first school that needs them", "[phases]") {
    // 1 and 2 come over the relay 0, which takes a satellite; 3 and 4 hang on a new site.
    constexpr auto radio = static_cast<std::size_t>(Technology::point_to_point);
    constexpr auto cellular = static_cast<std::size_t>(Technology::cellular);
    constexpr std::size_t none = SharedWorks::none;
    planner::NetworkOptions options;
    options.relays = tests::forest_of({tests::source, 0, 0, none, none});
    options.first_new_site = 0;
    options.new_sites.place = {{30.0, -2.0}};
    options.cell_site = {none, none, none, 0, 0};
    const SharedWorks works =
        planner::join_works(tests::forest_of(std::vector(5, none)), std::vector(5, 0.0), options, std::vector(5, 1.0));
    std::vector<double> usd_of_edge;
    for (const planner::WorksPart& edge : works.edge)
        usd_of_edge.push_back(3.0 * edge.of(SharedWork::radio_link) + 10.0 * edge.of(SharedWork::relay_tower) +
                              20.0 * edge.of(SharedWork::new_site));
    const std::vector<double> usd(5, 1.0);
    PhaseQueue queue{works, {none, radio, radio, cellular, cellular}, {1, 2, 3, 4}};
    const planner::Cohort first = queue.take({3 + 10 + 3 + 1 + 3 + 1, usd, usd_of_edge}, true);
    CHECK(first.schools == Schools{1, 2}); // the second pays its own link alone
    CHECK(first.built.of(SharedWork::radio_link) == 3.0);
    CHECK(first.built.of(SharedWork::relay_tower) == 1.0);
    CHECK(queue.take({20, usd, usd_of_edge}, true).schools.empty());
    const planner::Cohort second = queue.take({21, usd, usd_of_edge}, true);
    CHECK(second.schools == Schools{3});
    CHECK(second.built.of(SharedWork::new_site) == 1.0);
    CHECK(queue.take({1, usd, usd_of_edge}, true).schools == Schools{4});
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
        const SharedWorks works = tests::trenches(forest, hop_usd);
        const std::vector<double> dug_usd = edge_usd(works, 1.0);
        PhaseQueue queue{works, choose(takes_fiber), order};
        std::vector<int> year_of(30, 99), dug_in(30, 99);
        for (int year = 0; year < 8; ++year) {
            const double has_usd = static_cast<double>(random() % 300);
            double spent_usd = 0.0;
            for (const std::size_t school : queue.take({has_usd, usd, dug_usd}, repeat % 2 == 0).schools) {
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
