// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/shared_works.h"

#include <random>

#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"

using planner::SharedWork;
using planner::SharedWorks;
using planner::Technology;
using planner::WorksPart;

namespace {

constexpr auto fiber = static_cast<std::size_t>(Technology::fiber);
constexpr auto cellular = static_cast<std::size_t>(Technology::cellular);
constexpr auto radio = static_cast<std::size_t>(Technology::point_to_point);
constexpr std::size_t none = SharedWorks::none;

std::vector<double> amounts(const std::vector<WorksPart>& parts, SharedWork work) {
    std::vector<double> amounts;
    for (const WorksPart& part : parts)
        amounts.push_back(part.of(work));
    return amounts;
}

/// Two schools behind the first, which relays; the last two on a new cell site.
SharedWorks relays_and_site() {
    planner::NetworkOptions options;
    options.relays = tests::forest_of({tests::source, 0, 0, none});
    options.first_new_site = 0;
    options.new_sites.place = {{30.0, -2.0}};
    options.cell_site = {none, none, 0, 0};
    return planner::join_works(tests::forest_of(std::vector(4, none)), std::vector(4, 0.0), options,
                               std::vector{1.0, 0.25, 0.0, 0.0});
}

} // namespace

TEST_CASE("Who joins when a hop is dug shares it, who joins later pays for what is dug then", "[shared_works]") {
    // 1 and 2 hang on 0, whose hop 0 and 2 dig; 1 comes a year later, and digs its own.
    const SharedWorks works = tests::trenches(tests::forest_of({tests::source, 0, 0}), std::vector<double>{90, 10, 20});
    const std::vector<std::size_t> chosen(3, fiber);
    const auto shares_usd = [&](const planner::Starts& starts) {
        return amounts(share_works(works, chosen, starts), SharedWork::trench_usd);
    };
    CHECK(shares_usd({{0, 1, 0}, 1}) == std::vector<double>{45, 10, 45 + 20});
    // The neediest comes first and alone: it digs all of its way.
    CHECK(shares_usd({{1, 0, 1}, 1}) == std::vector<double>{0, 90 + 10, 20});
}

TEST_CASE("Two schools behind one hop share its trench equally, and a school that it passes pays nothing",
          "[shared_works]") {
    const SharedWorks works =
        tests::trenches(tests::forest_of({tests::source, 0, 0}), std::vector<double>{100, 10, 20});
    const std::vector<std::size_t> chosen{cellular, fiber, fiber};
    CHECK(users_by_school(works, count_users(works, chosen), Technology::fiber) == std::vector<std::size_t>{2, 1, 1});
    CHECK(amounts(share_works(works, chosen, {}), SharedWork::trench_usd) ==
          std::vector<double>{0, 100 / 2 + 10, 100 / 2 + 20});
}

TEST_CASE("The shares of trench sum to the trench that is built, whenever each begins", "[shared_works]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        std::mt19937_64 random{seed};
        const geo::SpanningForest forest = tests::random_forest(1'000, random);
        std::vector<std::size_t> chosen(1'000, none);
        std::vector<double> hop_usd(1'000);
        planner::Starts starts{std::vector(1'000, 0), 4};
        for (std::size_t school = 0; school < 1'000; ++school) {
            if (random() % 4 == 0) chosen[school] = fiber;
            hop_usd[school] = static_cast<double>(random() % 10'000);
            starts.of_school[school] = static_cast<int>(random() % 5);
        }
        std::vector<bool> is_dug(1'000);
        double built_usd = 0.0;
        for (std::size_t school = 0; school < 1'000; ++school) {
            if (chosen[school] != fiber) continue;
            for (std::size_t hop = school; hop < 1'000 && !is_dug[hop]; hop = forest.upstream[hop]) {
                built_usd += forest.upstream[hop] == none ? 0.0 : hop_usd[hop];
                is_dug[hop] = true;
            }
        }
        const SharedWorks works = tests::trenches(forest, hop_usd);
        for (const planner::Starts& when : {planner::Starts{}, starts}) {
            double shared_usd = 0.0;
            for (const WorksPart& part : share_works(works, chosen, when))
                shared_usd += part.of(SharedWork::trench_usd);
            CHECK(shared_usd == Approx(built_usd).epsilon(1e-9));
        }
    }
}

TEST_CASE("A relay's link is divided among all who use it, its tower among those behind it", "[shared_works]") {
    const SharedWorks works = relays_and_site();
    const std::vector<WorksPart> all = share_works(works, {radio, radio, radio, none}, {});
    CHECK(amounts(all, SharedWork::relay_tower) == std::vector{0.0, 0.5, 0.5, 0.0});
    CHECK(all[0].of(SharedWork::grid_power) == Approx(1.0 / 3.0));
    CHECK(all[1].of(SharedWork::grid_power) == Approx(1.0 / 3.0 + 0.25)); // its own link stands at one of four chances
    CHECK(all[1].of(SharedWork::solar_power) == 0.75);
    CHECK(all[2].of(SharedWork::radio_link) == Approx(4.0 / 3.0));
    // The relay begins later and finds its link; the tower was never its own.
    const std::vector<WorksPart> later = share_works(works, {radio, radio, radio, none}, {{1, 0, 2, 0}, 2});
    CHECK(later[0].of(SharedWork::radio_link) == 0.0);
    CHECK(later[1].of(SharedWork::radio_link) == 2.0);
    CHECK(later[2].of(SharedWork::radio_link) == 1.0);
    CHECK(amounts(later, SharedWork::relay_tower) == std::vector{0.0, 1.0, 0.0, 0.0});
}

TEST_CASE("A new cell site is divided among the schools that begin with it, and nobody pays for one without use",
          "[shared_works]") {
    const SharedWorks works = relays_and_site();
    const std::vector<std::size_t> both{radio, none, cellular, cellular};
    CHECK(amounts(share_works(works, both, {}), SharedWork::new_site) == std::vector{0.0, 0.0, 0.5, 0.5});
    CHECK(amounts(share_works(works, both, {{0, 0, 1, 0}, 1}), SharedWork::new_site) ==
          std::vector{0.0, 0.0, 0.0, 1.0});
    CHECK(amounts(share_works(works, {radio, none, none, cellular}, {}), SharedWork::new_site) ==
          std::vector{0.0, 0.0, 0.0, 1.0});
    CHECK(amounts(share_works(works, {radio, cellular, radio, none}, {}), SharedWork::new_site) ==
          std::vector(4, 0.0)); // the second school's cellular comes from a site that is there
}
