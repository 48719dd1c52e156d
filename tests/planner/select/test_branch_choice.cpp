// SPDX-License-Identifier: Apache-2.0
#include "planner/select/branch_choice.h"

#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"

using planner::BranchGain;

namespace {

/// Gain less trench of a choice, from its definition: a hop is built iff a school behind it takes fiber.
BranchGain value_of(const geo::SpanningForest& forest, std::span<const BranchGain> gain,
                    std::span<const double> trench_usd, const std::vector<bool>& takes_fiber) {
    BranchGain value;
    std::vector<bool> is_built(takes_fiber.size(), false);
    for (std::size_t school = 0; school < takes_fiber.size(); ++school) {
        if (!takes_fiber[school]) continue;
        value.only_option += gain[school].only_option;
        value.saving_usd += gain[school].saving_usd;
        for (std::size_t point = school; point < takes_fiber.size(); point = forest.upstream[point])
            is_built[point] = true;
    }
    for (std::size_t hop = 0; hop < is_built.size(); ++hop)
        value.saving_usd -= is_built[hop] ? trench_usd[hop] : 0.0;
    return value;
}

/// The best value over all sets of reached schools.
BranchGain best_value(const geo::SpanningForest& forest, std::span<const BranchGain> gain,
                      std::span<const double> trench_usd) {
    BranchGain best;
    for (std::size_t set = 0; set < std::size_t{1} << gain.size(); ++set) {
        std::vector<bool> takes_fiber(gain.size());
        bool is_possible = true;
        for (std::size_t school = 0; school < gain.size(); ++school) {
            takes_fiber[school] = (set >> school & 1U) != 0;
            is_possible = is_possible && (!takes_fiber[school] || forest.upstream[school] != geo::SpanningForest::none);
        }
        if (is_possible) best = std::max(best, value_of(forest, gain, trench_usd, takes_fiber));
    }
    return best;
}

} // namespace

TEST_CASE("No other choice on the forest gains more", "[branch_choice]") {
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        std::mt19937_64 random{seed};
        const std::size_t count = 1 + random() % 12;
        const geo::SpanningForest forest = tests::random_forest(count, random);
        std::vector<BranchGain> gain(count);
        std::vector<double> trench_usd(count);
        for (std::size_t school = 0; school < count; ++school) {
            // Whole numbers, so that sums in any order are exact.
            gain[school].saving_usd = static_cast<double>(random() % 60) - 15.0;
            if (random() % 5 == 0) gain[school].only_option = 1;
            trench_usd[school] = static_cast<double>(random() % 40);
        }
        INFO(seed);
        const std::vector<bool> takes_fiber = choose_branches(tests::rooted(forest, trench_usd), gain);
        CHECK(value_of(forest, gain, trench_usd, takes_fiber) == best_value(forest, gain, trench_usd));
    }
}

TEST_CASE("A branch that saves nothing is not built", "[branch_choice]") {
    const geo::SpanningForest forest = tests::forest_of({tests::source, 0});
    const planner::RootedForest rooted = tests::rooted(forest, std::vector<double>{50, 50});
    CHECK_FALSE(choose_branches(rooted, std::vector<BranchGain>{{}, {0, 100}})[1]);
    CHECK(choose_branches(rooted, std::vector<BranchGain>{{}, {0, 100.5}})[1]);
}

TEST_CASE("A school that nothing else can serve gets fiber at any price", "[branch_choice]") {
    const geo::SpanningForest forest = tests::forest_of({tests::source, 0});
    const planner::RootedForest rooted = tests::rooted(forest, std::vector<double>{1e6, 1e6});
    CHECK(choose_branches(rooted, std::vector<BranchGain>{{0, -1}, {1, -1e6}}) == std::vector<bool>{false, true});
}

TEST_CASE("Trench that meets at a junction is shared behind it", "[branch_choice]") {
    //  network - junction - a (row 1)
    //                   \- b (row 0)      alone neither pays the 100 up to the junction; together they do
    const planner::RootedForest forest{
        {planner::RootedForest::none, 0, 0}, {100, 5, 10}, {planner::RootedForest::none, 1, 0}};
    CHECK(choose_branches(forest, std::vector<BranchGain>{{0, 60}, {0, 56}}) == std::vector<bool>{true, true});
    CHECK(choose_branches(forest, std::vector<BranchGain>{{0, 60}, {0, 54}}) == std::vector<bool>{false, false});
    CHECK(choose_branches(forest, std::vector<BranchGain>{{0, 111}, {0, 4}}) == std::vector<bool>{true, false});
}
