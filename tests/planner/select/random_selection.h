// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "planner/select/selection_problem.h"

namespace tests {

/// What a made-up country looks like to a budget.
struct CountryShape {
    std::size_t school_count = 0;
    std::size_t vertices_per_tree = 40; // about
    double trunk_usd = 0.0;             // of the first edge of each tree, besides
    double budget_share = 0.3;          // of what serving everybody by the cheapest option aside would cost
    double junction_share = 0.2;        // of the vertices
    double aside_share = 0.6;           // of the options aside
};

/// A small country whose kind changes with the seed: many trees or one, dear trunks or none, scarce or ample money.
inline CountryShape small_shape(std::uint64_t seed, std::size_t largest) {
    CountryShape shape;
    shape.school_count = 1 + seed % largest;
    shape.vertices_per_tree = 1 + seed % 20;
    shape.trunk_usd = static_cast<double>(seed % 4) * 8'000.0;
    shape.budget_share = 0.05 + 0.1 * static_cast<double>(seed % 9);
    shape.aside_share = 0.2 * static_cast<double>(seed % 5);
    return shape;
}

/// Schools on trees with junctions, each with up to three options aside and mostly one on the tree; learners and
/// prices skewed. Whole numbers, so that sums in any order are exact.
inline planner::SelectionProblem random_selection(const CountryShape& shape, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    const auto unit = [&] { return static_cast<double>(random() >> 11) * 0x1.0p-53; };
    planner::SelectionProblem problem;
    std::vector<std::size_t> tree_option(shape.school_count, planner::Selection::none);
    double aside_usd = 0.0;
    for (std::size_t school = 0; school < shape.school_count; ++school) {
        const double learners = std::floor(30.0 + 970.0 * std::pow(unit(), 2.0));
        double cheapest_usd = 12'000.0;
        for (int option = 0; option < 3; ++option) {
            if (unit() >= shape.aside_share) continue;
            const double usd = std::floor(3'000.0 + 12'000.0 * std::pow(unit(), 2.0));
            problem.options.push_back({learners, usd});
            cheapest_usd = std::min(cheapest_usd, usd);
        }
        if (unit() < 0.9) {
            tree_option[school] = problem.options.size();
            problem.options.push_back({learners, std::floor(1'000.0 + 2'000.0 * unit())});
        }
        problem.first_option.push_back(problem.options.size());
        aside_usd += cheapest_usd;
    }
    planner::RootedForest& forest = problem.forest;
    std::size_t tree_begin = 0;
    for (std::size_t school = 0; school < shape.school_count;) {
        const std::size_t vertex = forest.size();
        const bool begins_tree = vertex == 0 || unit() * static_cast<double>(shape.vertices_per_tree) < 1.0;
        if (begins_tree) tree_begin = vertex;
        forest.parent.push_back(begins_tree ? planner::RootedForest::none
                                            : tree_begin + random() % (vertex - tree_begin));
        forest.edge_usd.push_back(std::floor(500.0 + 12'000.0 * std::pow(unit(), 2.0)) +
                                  (begins_tree ? std::floor(shape.trunk_usd * (0.7 + 0.6 * unit())) : 0.0));
        const bool is_junction = unit() < shape.junction_share;
        forest.school.push_back(is_junction ? planner::RootedForest::none : school);
        if (is_junction) continue;
        if (tree_option[school] != planner::Selection::none) problem.options[tree_option[school]].vertex = vertex;
        ++school;
    }
    problem.budget_usd = std::floor(aside_usd * shape.budget_share);
    return problem;
}

/// The same for an operator, who is paid for service and bears the cost: at most so much for each option, which differs
/// from one to the next.
inline planner::SelectionProblem for_operator(planner::SelectionProblem problem, std::uint64_t seed,
                                              std::uint64_t most_usd) {
    std::mt19937_64 random{seed};
    problem.usd_weight = 1.0;
    for (planner::ServiceOption& option : problem.options)
        option.benefit = static_cast<double>(random() % most_usd);
    return problem;
}

/// The same with floors of whole people: each of so many regions, and two groups whose members are everywhere. Each is
/// to be met by a share of what can be served.
inline planner::SelectionProblem with_floors(planner::SelectionProblem problem, std::uint64_t seed,
                                             std::size_t region_count, double share) {
    std::mt19937_64 random{seed};
    const std::size_t school_count = problem.school_count(), floor_count = region_count + 2;
    for (std::size_t floor = 0; floor < floor_count; ++floor)
        problem.floors.push_back({std::to_string(floor), std::vector(school_count, 0.0), 0.0});
    for (std::size_t school = 0; school < school_count; ++school) {
        const bool can_be_served = problem.first_option[school] < problem.first_option[school + 1];
        const auto count = [&](std::size_t floor, std::size_t people) {
            problem.floors[floor].amount[school] = static_cast<double>(people);
            problem.floors[floor].least += can_be_served ? static_cast<double>(people) : 0.0;
        };
        const std::size_t learners = 30 + random() % 970;
        if (region_count > 0) count(school * region_count / school_count, learners);
        count(region_count, learners * (random() % 100) / 100);
        count(region_count + 1, random() % 5 == 0 ? learners : 0);
    }
    for (planner::SelectionFloor& floor : problem.floors)
        floor.least = std::floor(share * floor.least);
    return problem;
}

/// An operator with money for all, whom floors oblige to serve what does not pay; of three countries one pays nothing.
inline planner::SelectionProblem oblige(planner::SelectionProblem problem, std::uint64_t seed) {
    const double share = 0.2 + 0.1 * static_cast<double>(seed % 7);
    problem.budget_usd = 1e12;
    return with_floors(for_operator(std::move(problem), seed, 1 + seed % 3 * 3'000), seed, seed % 6, share);
}

} // namespace tests
