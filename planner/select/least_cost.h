// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/select/fiber_choice.h"
#include "planner/select/prices.h"

namespace planner {

/// A technology for each school that gets one (offline: none), the fiber among them, and the radio links that schools
/// share.
struct Choice {
    std::vector<Outcome> technology; // one of the four, or offline
    FiberChoice fiber;
    std::vector<bool> takes_shared_radio;
    std::vector<std::size_t> radio_users; // schools that use each school's shared link; empty where none do
};

/// Serves as many of the marked schools as can be served, at the least price, sharing trenches and radio links. A
/// school `may_share_radio` or take fiber, not both: then it is exact on both.
Choice choose_least_cost(const PlanBasis& basis, const Prices& prices, const std::vector<bool>& is_marked,
                         const std::vector<bool>& may_share_radio);

/// These technologies, and what they need of trench and of shared radio.
Choice choose_technologies(const PlanBasis& basis, std::vector<Outcome> technology);

/// Gives each marked school the first technology of an order that is feasible.
Choice choose_by_order(const PlanBasis& basis, const std::array<Technology, technology_count>& order,
                       const std::vector<bool>& is_marked);

/// The choice with money for all: by order, or at least cost. Who may share radio is settled in one round: first the
/// radio links are chosen as if nobody had fiber, then fiber against these and the rest; a school that fiber suits
/// better leaves its radio link. Source: METHODS.md "Relays".
Choice choose_for_all(const PlanBasis& basis, const Prices& prices, const Objective& objective);

/// What the choice costs: options, the trench that is built, and the radio links and towers that are shared.
double price_of(const Choice& choice, const Prices& prices);

} // namespace planner
