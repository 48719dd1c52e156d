// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "geo/progress.h"
#include "planner/cost/cost_table.h"
#include "planner/cost/rates.h"
#include "planner/need/ranking.h"
#include "planner/network/network_options.h"
#include "planner/people/people_bill.h"

namespace planner {

/// What the plan is to reach, and with how much money.
struct Objective {
    enum class Kind { least_cost, most_learners, most_schools, order };
    enum class SpendingOrder { need, efficiency }; // how a budget is spent in the first version: greedily
    Kind kind = Kind::least_cost;
    double need_exponent = 0.0;                                    // benefit = need^e x learners
    std::array<Technology, technology_count> order = technologies; // kind = order
    std::optional<double> budget_usd = std::nullopt;               // present value over the horizon
    SpendingOrder spending_order =
        SpendingOrder::need;          // least_cost and order; the other kinds go by their benefit per cost
    bool budget_covers_people = true; // devices, training, content, their power

    friend bool operator==(const Objective&, const Objective&) = default;
};

/// What becomes of a school.
enum class Outcome : std::uint8_t { fiber, cellular, point_to_point, satellite, existing, offline, excluded };
inline constexpr std::size_t outcome_count = 7;
std::string_view name_of(Outcome outcome);
inline Outcome outcome_of(Technology technology) { return static_cast<Outcome>(technology); }

/// Why a school stays offline.
enum class OfflineReason : std::uint8_t { none, no_technology, beyond_budget };

/// What is chosen for each school, and when. Rows as in Dataset::schools.
struct Plan {
    std::vector<Outcome> outcome;
    std::vector<OfflineReason> offline_reason;
    std::vector<int> year;                 // of connection; 0: none
    std::vector<bool> has_people;          // devices, training and content are paid for
    std::vector<std::size_t> trench_users; // as enter_connections wants it
    std::vector<double> trench_capex_usd;  // the school's shares of all hops on its way
    std::vector<double> trench_npv_usd;

    /// As enter_connections wants it.
    std::vector<std::size_t> chosen_technology() const;
};

/// What a choice depends on; rows as in Dataset::schools.
struct PlanBasis {
    const std::vector<Standing>& standing;
    const NetworkLayout& layout;
    const NetworkOptions& options;
    const CostTable& cost;
    const PeopleBill& people;
    const Indicators& indicators;
    const Ranking& ranking;
    const OverheadRates& overheads; // a budget pays those of what it buys
};

/// Chooses a technology, or none, for every school to serve. On the fiber forest the choice "fiber or the best
/// alternative" is exact (a branch is kept iff it saves money). A budget is spent greedily; no bound is proven.
Plan select_plan(const PlanBasis& basis, const Objective& objective, int start_year, geo::Progress& progress);

} // namespace planner
