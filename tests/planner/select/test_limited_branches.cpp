// SPDX-License-Identifier: Apache-2.0
// Branches within what their place can carry, against every other choice on small trees. METHODS.md "Fiber or not".
#include "planner/select/limited_branches.h"

#include <limits>
#include <random>

#include "tests/catch.h"

using planner::BranchGain;
using planner::LimitedBranches;
using planner::PlaceLimits;
using planner::RootedForest;

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

struct Case {
    RootedForest forest;
    std::vector<BranchGain> gain;
    std::vector<double> demand_mbps;
    PlaceLimits limits;
};

/// Up to eleven schools on trees that end in two places, some vertices junctions.
Case random_case(std::uint64_t seed, bool with_only_options) {
    std::mt19937_64 random{seed};
    std::uniform_real_distribution<double> usd{0.0, 100.0}, mbps{5.0, 60.0};
    Case made;
    const std::size_t vertex_count = 4 + random() % 8;
    for (std::size_t vertex = 0; vertex < vertex_count; ++vertex) {
        const bool is_root = vertex == 0 || random() % 4 == 0;
        const std::size_t parent = is_root ? RootedForest::none : random() % vertex;
        made.forest.parent.push_back(parent);
        made.forest.edge_usd.push_back(usd(random) / 2.0);
        made.limits.place.push_back(is_root ? random() % 2 : made.limits.place[parent]);
        const bool is_junction = random() % 5 == 0;
        made.forest.school.push_back(is_junction ? RootedForest::none : made.gain.size());
        if (is_junction) continue;
        made.gain.push_back({with_only_options && random() % 4 == 0 ? 1 : 0, usd(random) - 20.0});
        made.demand_mbps.push_back(mbps(random));
    }
    double all_mbps = 0.0;
    for (const double demand : made.demand_mbps)
        all_mbps += demand;
    made.limits.capacity_mbps = {all_mbps * 0.25, seed % 3 == 0 ? unlimited : all_mbps * 0.2};
    return made;
}

/// What schools gain together less the edges they need; nothing where a place carries too much.
std::optional<BranchGain> gain_of(const Case& made, const std::vector<bool>& takes) {
    BranchGain sum;
    std::vector<bool> is_built(made.forest.size(), false);
    std::vector<double> load_mbps(made.limits.capacity_mbps.size(), 0.0);
    for (std::size_t vertex = made.forest.size(); vertex-- > 0;) {
        const std::size_t school = made.forest.school[vertex];
        if (school != RootedForest::none && takes[school]) {
            is_built[vertex] = true;
            sum.only_option += made.gain[school].only_option;
            sum.saving_usd += made.gain[school].saving_usd;
            load_mbps[made.limits.place[vertex]] += made.demand_mbps[school];
        }
        if (!is_built[vertex]) continue;
        sum.saving_usd -= made.forest.edge_usd[vertex];
        if (made.forest.parent[vertex] != RootedForest::none) is_built[made.forest.parent[vertex]] = true;
    }
    for (std::size_t place = 0; place < load_mbps.size(); ++place) {
        if (load_mbps[place] > made.limits.capacity_mbps[place] * (1.0 + 1e-9)) return std::nullopt;
    }
    return sum;
}

BranchGain best_gain(const Case& made) {
    BranchGain best;
    for (std::size_t number = 0; number < std::size_t{1} << made.gain.size(); ++number) {
        std::vector<bool> takes;
        for (std::size_t school = 0; school < made.gain.size(); ++school)
            takes.push_back((number >> school & 1U) != 0);
        if (const auto gain = gain_of(made, takes)) best = std::max(best, *gain);
    }
    return best;
}

} // namespace

TEST_CASE("Branches within a place's capacity gain as much as the best choice but for their stated gap",
          "[limited_branches]") {
    std::size_t limited = 0, optimal = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Case made = random_case(seed, seed % 2 == 0);
        const LimitedBranches found = choose_limited_branches(made.forest, made.gain, made.demand_mbps, made.limits);
        const auto gain = gain_of(made, found.takes);
        const BranchGain best = best_gain(made);
        INFO(seed);
        REQUIRE(gain); // within the capacities
        CHECK(*gain <= BranchGain{best.only_option, best.saving_usd + 1e-9});
        if (gain->only_option == best.only_option)
            CHECK(gain->saving_usd + found.gap_usd >= best.saving_usd - 1e-9);
        else
            CHECK(found.gap_usd == unlimited);
        limited += found.takes != choose_branches(made.forest, made.gain);
        optimal += gain->only_option == best.only_option && gain->saving_usd >= best.saving_usd - 1e-9;
    }
    CHECK(limited > 100);
    CHECK(optimal > 200);
}

TEST_CASE("Where all fit, limits change nothing and leave no gap", "[limited_branches]") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Case made = random_case(seed, false);
        made.limits.capacity_mbps = {1e6, 1e6};
        const LimitedBranches found = choose_limited_branches(made.forest, made.gain, made.demand_mbps, made.limits);
        CHECK(found.takes == choose_branches(made.forest, made.gain));
        CHECK(found.gap_usd == 0.0);
    }
}

TEST_CASE("A place without any room serves nobody", "[limited_branches]") {
    const RootedForest forest{{RootedForest::none, 0}, {1.0, 1.0}, {0, 1}};
    const std::vector<BranchGain> gain{{0, 10.0}, {1, -5.0}};
    const LimitedBranches found = choose_limited_branches(forest, gain, std::vector{20.0, 20.0}, {{0, 0}, {0.0}});
    CHECK(found.takes == std::vector{false, false});
}
