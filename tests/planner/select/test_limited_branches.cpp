// SPDX-License-Identifier: Apache-2.0
// Branches within what their place can carry, against every other choice on small trees. METHODS.md "Fiber or not".
#include "planner/select/limited_branches.h"

#include <limits>
#include <random>

#include "planner/select/branch_choice.h"
#include "tests/catch.h"

using planner::LimitedBranches;
using planner::PlaceLimits;
using planner::RootedForest;

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

struct Case {
    RootedForest forest;
    std::vector<double> gain_usd, demand_mbps;
    PlaceLimits limits;
};

/// Up to eleven schools on trees that end in two places, some vertices junctions.
Case random_case(std::uint64_t seed) {
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
        made.forest.school.push_back(is_junction ? RootedForest::none : made.gain_usd.size());
        if (is_junction) continue;
        made.gain_usd.push_back(usd(random) - 20.0);
        made.demand_mbps.push_back(mbps(random));
    }
    double all_mbps = 0.0;
    for (const double demand : made.demand_mbps)
        all_mbps += demand;
    made.limits.capacity_mbps = {all_mbps * 0.25, all_mbps * 0.2};
    return made;
}

/// What schools gain together less the edges they need, and their demand at each place.
struct Sums {
    double usd = 0.0;
    std::vector<double> load_mbps;
};
Sums sum_of(const Case& made, const std::vector<bool>& takes) {
    Sums sums{0.0, std::vector(made.limits.capacity_mbps.size(), 0.0)};
    std::vector<bool> is_built(made.forest.size(), false);
    for (std::size_t vertex = made.forest.size(); vertex-- > 0;) {
        const std::size_t school = made.forest.school[vertex];
        if (school != RootedForest::none && takes[school]) {
            is_built[vertex] = true;
            sums.usd += made.gain_usd[school];
            sums.load_mbps[made.limits.place[vertex]] += made.demand_mbps[school];
        }
        if (!is_built[vertex]) continue;
        sums.usd -= made.forest.edge_usd[vertex];
        if (made.forest.parent[vertex] != RootedForest::none) is_built[made.forest.parent[vertex]] = true;
    }
    return sums;
}

bool fits(const Case& made, const Sums& sums) {
    for (std::size_t place = 0; place < sums.load_mbps.size(); ++place) {
        if (sums.load_mbps[place] > made.limits.capacity_mbps[place] * (1.0 + 1e-9)) return false;
    }
    return true;
}

/// The most that any choice within the limits gains, and any at all with what is left of each place at its price.
struct Best {
    double within_usd = 0.0, priced_usd = 0.0;
};
Best find_best(const Case& made, const std::vector<double>& price_usd_per_mbps) {
    Best best{0.0, -unlimited};
    for (std::size_t number = 0; number < std::size_t{1} << made.gain_usd.size(); ++number) {
        std::vector<bool> takes;
        for (std::size_t school = 0; school < made.gain_usd.size(); ++school)
            takes.push_back((number >> school & 1U) != 0);
        const Sums sums = sum_of(made, takes);
        if (fits(made, sums)) best.within_usd = std::max(best.within_usd, sums.usd);
        double priced_usd = sums.usd;
        for (std::size_t place = 0; place < sums.load_mbps.size(); ++place)
            priced_usd += price_usd_per_mbps[place] * (made.limits.capacity_mbps[place] - sums.load_mbps[place]);
        best.priced_usd = std::max(best.priced_usd, priced_usd);
    }
    return best;
}

} // namespace

TEST_CASE("Branches within a place's capacity gain as much as the best choice, or nearly", "[limited_branches]") {
    std::size_t optimal = 0, proven = 0;
    double gap_usd = 0.0, free_gap_usd = 0.0; // at the prices found, at none
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        const Case made = random_case(seed);
        const LimitedBranches found =
            choose_limited_branches(made.forest, made.gain_usd, made.demand_mbps, made.limits);
        const Sums sums = sum_of(made, found.takes);
        const Best best = find_best(made, found.price_usd_per_mbps);
        INFO(seed);
        REQUIRE(fits(made, sums));
        CHECK(sums.usd <= best.within_usd + 1e-9);
        optimal += sums.usd >= best.within_usd - 1e-9;
        proven += sums.usd >= best.priced_usd - 1e-9;
        gap_usd += best.priced_usd - sums.usd;
        free_gap_usd += find_best(made, {0.0, 0.0}).priced_usd - sums.usd;
    }
    CHECK(optimal > 250);
    CHECK(proven > 50); // a price of a megabit cannot tell two schools from two and a half
    CHECK(gap_usd < 0.5 * free_gap_usd);
}

TEST_CASE("Where all fit, limits change nothing and room has no price", "[limited_branches]") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        Case made = random_case(seed);
        made.limits.capacity_mbps = {1e6, 1e6};
        const LimitedBranches found =
            choose_limited_branches(made.forest, made.gain_usd, made.demand_mbps, made.limits);
        std::vector<planner::BranchGain> gain;
        for (const double usd : made.gain_usd)
            gain.push_back({0, usd});
        CHECK(found.takes == choose_branches(made.forest, gain));
        CHECK(found.price_usd_per_mbps == std::vector{0.0, 0.0});
    }
}

TEST_CASE("A place without any room serves nobody", "[limited_branches]") {
    const RootedForest forest{{RootedForest::none, 0}, {1.0, 1.0}, {0, 1}};
    const LimitedBranches found =
        choose_limited_branches(forest, std::vector{10.0, 1e6}, std::vector{20.0, 20.0}, {{0, 0}, {0.0}});
    CHECK(found.takes == std::vector{false, false});
}

TEST_CASE("At a place without a limit nothing is chosen", "[limited_branches]") {
    const RootedForest forest{{RootedForest::none}, {1.0}, {0}};
    const LimitedBranches found =
        choose_limited_branches(forest, std::vector{10.0}, std::vector{20.0}, {{0}, {unlimited}});
    CHECK(found.takes == std::vector{false});
}
