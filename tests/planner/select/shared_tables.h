// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "planner/select/pose_selection.h"
#include "planner/select/prices.h"
#include "tests/planner/select/hand_made.h"

namespace tests {

/// By what the schools may share; two: by two of the three, which ones changes with the seed.
enum class Sharing { radio, new_sites, one_each, two, all };

/// Schools on random hops, radio ways and new cell sites, some of which they may take; most may take a satellite
/// instead.
inline PlanTables shared_tables(std::uint64_t seed, std::size_t count, Sharing sharing) {
    std::mt19937_64 random{seed};
    PlanTables tables{random_forest(count, random)};
    std::uniform_real_distribution<double> usd{1.0, 100.0};
    tables.options.relays = random_forest(count, random);
    tables.price(planner::SharedWork::radio_link, 20.0);
    tables.price(planner::SharedWork::relay_tower, 30.0);
    tables.price(planner::SharedWork::new_site, 80.0);
    std::vector<std::size_t> site_of;
    for (std::size_t school = 0; school < count; ++school) {
        site_of.push_back(random() % 4 == 0 ? planner::NetworkLayout::none : random() % 2);
        const std::size_t one = random() % 3;
        const auto may_share = [&](std::size_t technology) { // 0 radio, 1 new sites, 2 fiber
            return sharing == Sharing::all || (sharing == Sharing::two && seed % 3 != technology) ||
                   (sharing == Sharing::one_each && one == technology);
        };
        if (sharing == Sharing::radio || may_share(0))
            tables.offer(school, planner::Technology::point_to_point, usd(random) / 4.0);
        if (sharing == Sharing::new_sites || may_share(1))
            tables.offer(school, planner::Technology::cellular, usd(random) / 4.0);
        if (may_share(2)) tables.offer(school, planner::Technology::fiber, usd(random) / 4.0);
        if (random() % 4 != 0) tables.offer(school, planner::Technology::satellite, usd(random));
        tables.dig(school, usd(random));
        tables.indicators.learners[school] = std::floor(usd(random)) * 10.0;
    }
    tables.propose(2, std::move(site_of));
    return tables;
}

/// Everybody who can be served, at least cost, as the exact solver takes it.
inline planner::SelectionProblem serve_all(const PlanTables& tables) {
    const planner::PlanBasis basis = tables.basis();
    return pose_for_everybody(basis, price_choices(basis), 1e9);
}

/// The choice within the objective's budget, as the exact solver takes it.
inline planner::SelectionProblem spend_on_all_trees(const PlanTables& tables, const planner::Objective& objective) {
    const planner::PlanBasis basis = tables.basis();
    return pose_on_all_trees(basis, price_choices(basis), objective, *objective.budget_usd);
}

} // namespace tests
