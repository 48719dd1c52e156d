// SPDX-License-Identifier: Apache-2.0
#include "planner/network/cover_most.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numbers>
#include <random>
#include <set>
#include <utility>

#include "tests/catch.h"

using planner::CoverProblem;
using planner::CoverWeight;

namespace {

/// Schools with so many learners that may be served in another way.
std::vector<CoverWeight> with_learners(const std::vector<int>& learners) {
    std::vector<CoverWeight> weights;
    for (const int count : learners)
        weights.push_back({.learners = count, .schools = 1});
    return weights;
}

/// A school with so many learners that has no other way.
CoverWeight without_another_way(int learners) { return {learners, 1, learners, 1}; }

/// The worked example of METHODS.md "New cell sites": places a to e, candidates t1 to t5.
CoverProblem worked_example(std::size_t most_sites) {
    return {with_learners({120, 80, 200, 60, 150}), {{0, 1}, {1, 2, 3}, {3, 4}, {0, 2}, {2, 4}}, most_sites};
}

/// Six places of one school, where the greedy choice is not the best.
const CoverProblem greedy_fails{std::vector(6, CoverWeight{.schools = 1}), {{0, 1, 2, 3}, {0, 1, 4}, {2, 3, 5}}, 2};

/// Schools with few learners, so that covers are often equal by these; half of them have no other way.
CoverProblem random_problem(unsigned seed) {
    std::mt19937 random{seed};
    CoverProblem problem;
    for (std::size_t place = 0; place < 20; ++place) {
        const int learners = static_cast<int>(random() % 4);
        problem.weight.push_back(random() % 2 == 0 ? without_another_way(learners) : with_learners({learners}).front());
    }
    for (std::size_t candidate = 0; candidate < 10; ++candidate) {
        std::set<std::size_t> covers;
        for (std::size_t arc = 0; arc < 4; ++arc)
            covers.insert(random() % 20);
        problem.covers.emplace_back(covers.begin(), covers.end());
    }
    problem.most_sites = 1 + random() % 4;
    return problem;
}

CoverWeight covered_by(const CoverProblem& problem, const std::vector<std::size_t>& sites) {
    std::set<std::size_t> places;
    for (const std::size_t site : sites)
        places.insert(problem.covers[site].begin(), problem.covers[site].end());
    CoverWeight sum;
    for (const std::size_t place : places)
        sum += problem.weight[place];
    return sum;
}

/// The best of all choices, each looked at.
CoverWeight best_of_all(const CoverProblem& problem) {
    CoverWeight best;
    for (unsigned choice = 0; choice < 1U << problem.covers.size(); ++choice) {
        std::vector<std::size_t> sites;
        for (std::size_t candidate = 0; candidate < problem.covers.size(); ++candidate) {
            if ((choice >> candidate & 1U) != 0) sites.push_back(candidate);
        }
        if (sites.size() <= problem.most_sites) best = std::max(best, covered_by(problem, sites));
    }
    return best;
}

/// So many times a weight, compared in the same way.
std::array<double, 4> times(double factor, const CoverWeight& weight) {
    return {factor * static_cast<double>(weight.learners_without), factor * static_cast<double>(weight.schools_without),
            factor * static_cast<double>(weight.learners), factor * static_cast<double>(weight.schools)};
}

} // namespace

TEST_CASE("One, two and three towers of the worked example cover 350, 550 and all 610", "[cover_most]") {
    CHECK(planner::cover_greedily(worked_example(1)).sites == std::vector<std::size_t>{4});
    CHECK(planner::cover_greedily(worked_example(2)).sites == std::vector<std::size_t>{4, 0});
    CHECK(planner::cover_greedily(worked_example(3)).sites == std::vector<std::size_t>{4, 0, 1});
    const std::int64_t learners[]{350, 550, 610};
    for (std::size_t sites = 1; sites <= 3; ++sites) {
        const planner::Cover cover = planner::cover_most(worked_example(sites));
        CHECK(cover.weight.learners == learners[sites - 1]);
        CHECK(cover.bound == cover.weight);
    }
}

TEST_CASE("Where the greedy choice covers five of six, the best covers all", "[cover_most]") {
    const planner::Cover greedy = planner::cover_greedily(greedy_fails);
    CHECK(greedy.weight.schools == 5);
    CHECK(greedy.bound.schools == 6); // the first covers 4, and two sites add 1 each to it at most
    CHECK(planner::cover_most(greedy_fails).weight.schools == 6);
}

TEST_CASE("Schools without another way are covered first, then most learners, then most schools", "[cover_most]") {
    // METHODS.md "New cell sites": 100 and 0 learners with a satellite, 90 with nothing else
    const auto cover = [](std::size_t most_sites, std::vector<std::vector<std::size_t>> covers) {
        std::vector<CoverWeight> weights = with_learners({100, 0});
        weights.push_back(without_another_way(90));
        return planner::cover_most({std::move(weights), std::move(covers), most_sites});
    };
    CHECK(cover(1, {{0}, {1}, {2}}).sites == std::vector<std::size_t>{2});
    CHECK(cover(2, {{0}, {1}, {2}}).sites == std::vector<std::size_t>{2, 0});
    const planner::Cover with_fourth = cover(2, {{0}, {1}, {2}, {0, 1}});
    CHECK(with_fourth.sites == std::vector<std::size_t>{2, 3});
    CHECK(with_fourth.weight == CoverWeight{90, 1, 190, 3});
    CHECK(with_fourth.bound == CoverWeight{90, 1, 190, 3});
}

TEST_CASE("No bound is below the best of all choices, and the search finds it", "[cover_most]") {
    for (unsigned seed = 1; seed <= 200; ++seed) {
        const CoverProblem problem = random_problem(seed);
        const CoverWeight best = best_of_all(problem);
        const planner::Cover greedy = planner::cover_greedily(problem), exact = planner::cover_most(problem);
        CAPTURE(seed);
        CHECK(times(1.0, greedy.weight) >= times(1.0 - 1.0 / std::numbers::e, best));
        CHECK(greedy.bound >= best);
        CHECK(exact.weight == best);
        CHECK(exact.bound == best);
        CHECK(exact.weight == covered_by(problem, exact.sites));
    }
}

TEST_CASE("A site that adds nothing is not built", "[cover_most]") {
    CHECK(planner::cover_most({with_learners({5, 3}), {{0, 1}, {0}, {1}}, 3}).sites == std::vector<std::size_t>{0});
    CHECK(planner::cover_most({with_learners({5}), {{}}, 1}).sites.empty());
    CHECK(planner::cover_most({with_learners({5}), {}, 2}).sites.empty());
    CHECK(planner::cover_most({with_learners({5}), {{0}}, 0}).sites.empty());
}

TEST_CASE("A search that would take too long gives up with a bound above what it found", "[cover_most]") {
    std::mt19937 random{5};
    CoverProblem problem{std::vector(600, CoverWeight{.schools = 1}), {}, 40};
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
    CHECK(cover.bound.schools <= 600);
}
