// SPDX-License-Identifier: Apache-2.0
#include "planner/network/cover_most.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <set>

#include "tests/catch.h"

using planner::CoverProblem;

namespace {

/// The worked example of METHODS.md "New cell sites": places a to e, candidates t1 to t5.
CoverProblem worked_example(std::size_t most_sites) {
    return {{120, 80, 200, 60, 150}, {{0, 1}, {1, 2, 3}, {3, 4}, {0, 2}, {2, 4}}, most_sites};
}

/// Six places of one learner, where the greedy choice is not the best.
const CoverProblem greedy_fails{std::vector(6, 1.0), {{0, 1, 2, 3}, {0, 1, 4}, {2, 3, 5}}, 2};

CoverProblem random_problem(unsigned seed) {
    std::mt19937 random{seed};
    CoverProblem problem;
    for (std::size_t place = 0; place < 20; ++place)
        problem.weight.push_back(static_cast<double>(random() % 100));
    for (std::size_t candidate = 0; candidate < 10; ++candidate) {
        std::set<std::size_t> covers;
        for (std::size_t arc = 0; arc < 4; ++arc)
            covers.insert(random() % 20);
        problem.covers.emplace_back(covers.begin(), covers.end());
    }
    problem.most_sites = 1 + random() % 4;
    return problem;
}

double covered_by(const CoverProblem& problem, const std::vector<std::size_t>& sites) {
    std::set<std::size_t> places;
    for (const std::size_t site : sites)
        places.insert(problem.covers[site].begin(), problem.covers[site].end());
    double sum = 0.0;
    for (const std::size_t place : places)
        sum += problem.weight[place];
    return sum;
}

/// The best of all choices, each looked at.
double best_of_all(const CoverProblem& problem) {
    double best = 0.0;
    for (unsigned choice = 0; choice < 1U << problem.covers.size(); ++choice) {
        std::vector<std::size_t> sites;
        for (std::size_t candidate = 0; candidate < problem.covers.size(); ++candidate) {
            if ((choice >> candidate & 1U) != 0) sites.push_back(candidate);
        }
        if (sites.size() <= problem.most_sites) best = std::max(best, covered_by(problem, sites));
    }
    return best;
}

} // namespace

TEST_CASE("One, two and three towers of the worked example cover 350, 550 and all 610", "[cover_most]") {
    CHECK(planner::cover_greedily(worked_example(1)).sites == std::vector<std::size_t>{4});
    CHECK(planner::cover_greedily(worked_example(2)).sites == std::vector<std::size_t>{4, 0});
    CHECK(planner::cover_greedily(worked_example(3)).sites == std::vector<std::size_t>{4, 0, 1});
    const double weight[]{350, 550, 610};
    for (std::size_t sites = 1; sites <= 3; ++sites) {
        const planner::Cover cover = planner::cover_most(worked_example(sites));
        CHECK(cover.weight == weight[sites - 1]);
        CHECK(cover.bound == weight[sites - 1]);
    }
}

TEST_CASE("Where the greedy choice covers five of six, the best covers all", "[cover_most]") {
    const planner::Cover greedy = planner::cover_greedily(greedy_fails);
    CHECK(greedy.weight == 5.0);
    CHECK(greedy.bound == 6.0); // the first covers 4, and two sites add 1 each to it at most
    CHECK(planner::cover_most(greedy_fails).weight == 6.0);
}

TEST_CASE("No bound is below the best of all choices, and the search finds it", "[cover_most]") {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const CoverProblem problem = random_problem(seed);
        const double best = best_of_all(problem);
        const planner::Cover greedy = planner::cover_greedily(problem), exact = planner::cover_most(problem);
        CAPTURE(seed);
        CHECK(greedy.weight >= (1.0 - 1.0 / std::numbers::e) * best);
        CHECK(greedy.bound >= best);
        CHECK(exact.weight == best);
        CHECK(exact.bound == best);
        CHECK(exact.weight == covered_by(problem, exact.sites));
    }
}

TEST_CASE("A site that adds nothing is not built", "[cover_most]") {
    CHECK(planner::cover_most({{5.0, 3.0}, {{0, 1}, {0}, {1}}, 3}).sites == std::vector<std::size_t>{0});
    CHECK(planner::cover_most({{0.0}, {{0}}, 1}).sites.empty());
    CHECK(planner::cover_most({{5.0}, {}, 2}).sites.empty());
    CHECK(planner::cover_most({{5.0}, {{0}}, 0}).sites.empty());
}

TEST_CASE("A search that would take too long gives up with a bound above what it found", "[cover_most]") {
    std::mt19937 random{5};
    CoverProblem problem{std::vector(600, 1.0), {}, 40};
    for (std::size_t candidate = 0; candidate < 300; ++candidate) {
        std::set<std::size_t> covers;
        for (std::size_t arc = 0; arc < 20; ++arc)
            covers.insert(random() % 600);
        problem.covers.emplace_back(covers.begin(), covers.end());
    }
    const planner::Cover cover = planner::cover_most(problem);
    CHECK(cover.sites.size() == 40);
    CHECK(cover.weight == covered_by(problem, cover.sites));
    CHECK(cover.weight >= planner::cover_greedily(problem).weight);
    CHECK(cover.weight < cover.bound);
    CHECK(cover.bound <= 600.0);
}
