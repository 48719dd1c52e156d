// SPDX-License-Identifier: Apache-2.0
#include "planner/select/branch_turns.h"

#include <random>

#include "planner/select/branch_choice.h"
#include "tests/catch.h"

using planner::ScaledForest;

namespace {

constexpr std::size_t none = ScaledForest::none;

} // namespace

TEST_CASE("Two that share an edge turn together, where both gains pay for it", "[branch_turns]") {
    ScaledForest forest;
    const std::size_t near = forest.add(none, 100.0, 60.0);
    const std::size_t beyond = forest.add(near, 10.0, 60.0);
    const std::size_t far = forest.add(beyond, 120.0, 60.0);
    const auto turns = find_turns(forest);
    CHECK(turns[near].scale == Approx(120.0 / 110.0)); // alone 0.6
    CHECK(turns[beyond].scale == Approx(120.0 / 110.0));
    CHECK(turns[near].gainers == 2);
    CHECK(turns[far].scale == Approx(0.5)); // by itself, when the others are there
    CHECK(turns[far].gainers == 1);
}

TEST_CASE("A cost that does not scale may leave a branch unbuilt at any scale", "[branch_turns]") {
    ScaledForest forest;
    const std::size_t junction = forest.add(none, 100.0, -50.0);
    const std::size_t school = forest.add(junction, 0.0, 40.0);
    CHECK(find_turns(forest)[school].scale <= 0.0);
    forest.add(junction, 20.0, 40.0); // together 30 are left for 120
    CHECK(find_turns(forest)[school].scale == Approx(0.25));
    CHECK(find_turns(forest)[junction].gainers == 2);
}

TEST_CASE("Just below its turn a school is on the branches of least cost, and just above it is not", "[branch_turns]") {
    std::mt19937_64 random{3};
    std::uniform_real_distribution<double> usd{1.0, 100.0};
    for (int repeat = 0; repeat < 60; ++repeat) {
        const std::size_t count = 1 + random() % 40;
        ScaledForest forest;
        planner::RootedForest rooted;
        std::vector<planner::BranchGain> gain;
        for (std::size_t school = 0; school < count; ++school) {
            const std::size_t parent = school == 0 || random() % 6 == 0 ? none : random() % school;
            gain.push_back({0, random() % 3 == 0 ? 0.0 : usd(random)});
            forest.add(parent, usd(random), gain.back().saving_usd);
            rooted.school.push_back(school);
        }
        rooted.parent = forest.parent;
        const auto takes = [&](std::size_t school, double scale) -> bool {
            rooted.edge_usd = forest.edge_usd;
            for (double& edge_usd : rooted.edge_usd)
                edge_usd *= scale;
            return choose_branches(rooted, gain)[school];
        };
        const auto turns = find_turns(forest);
        for (std::size_t school = 0; school < count; ++school) {
            if (gain[school].saving_usd == 0.0) continue;
            INFO(repeat << ", " << school);
            CHECK(takes(school, turns[school].scale * (1.0 - 1e-9)));
            CHECK_FALSE(takes(school, turns[school].scale * (1.0 + 1e-9)));
        }
    }
}
