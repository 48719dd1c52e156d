// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/progress.h"
#include "planner/cost/cost_table.h"
#include "planner/cost/rates.h"
#include "planner/cost/starts.h"
#include "planner/need/ranking.h"
#include "planner/network/network_options.h"
#include "planner/people/people_bill.h"

namespace planner {

/// At least this share of a group's learners is to be connected; of each area's, for areas.
struct FloorRule {
    enum class Group { admin1, admin2, wealth_quintile, girls, disability }; // wealth_quintile: the poorest fifth
    Group group = Group::admin1;
    double min_share = 0.0;

    friend bool operator==(const FloorRule&, const FloorRule&) = default;
};
std::string_view name_of(FloorRule::Group group);

/// What the plan is to reach, and with how much money. Where money does not suffice for all, least_cost serves most
/// learners too. With operator_npv an operator builds the links that their service pays for, and the budget is his.
struct Objective {
    enum class Kind { least_cost, most_learners, most_schools, order, operator_npv };
    Kind kind = Kind::least_cost;
    double need_exponent = 0.0;                                    // benefit = need^e x learners; see measure_benefit
    std::array<Technology, technology_count> order = technologies; // kind = order
    double service_cost_share = 0.0;                               // of what an operator is paid for service
    std::optional<double> budget_usd = std::nullopt;               // present value over the horizon
    bool budget_covers_people = true;                              // devices, training, content, their power
    std::vector<FloorRule> floors = {};
    bool exact = false; // ask the exact solver where few schools are to be chosen and the fast one leaves a gap

    friend bool operator==(const Objective&, const Objective&) = default;
};

/// What becomes of a school.
enum class Outcome : std::uint8_t { fiber, cellular, point_to_point, satellite, existing, offline, excluded };
inline constexpr std::size_t outcome_count = 7;
std::string_view name_of(Outcome outcome);
inline Outcome outcome_of(Technology technology) { return static_cast<Outcome>(technology); }
/// The technology by which the plan connects a school; none where it does not.
inline std::optional<Technology> technology_of(Outcome outcome) {
    return outcome <= Outcome::satellite ? std::optional{static_cast<Technology>(outcome)} : std::nullopt;
}

/// That of each school by its position; npos where there is none.
std::vector<std::size_t> chosen_technology(const std::vector<Outcome>& outcome);

/// Why a school stays offline.
enum class OfflineReason : std::uint8_t { none, no_technology, beyond_budget, beyond_phases, no_profit };
std::string_view name_of(OfflineReason reason); // "beyond_budget"; empty: none

/// A floor that the plan does not reach.
struct MissedFloor {
    std::string name;    // of the area, or of the group
    double people = 0.0; // that are missing
};

/// Why the exact solver proves nothing though it is asked.
enum class Unproven : std::uint8_t {
    none,         // it was not asked, or did, or left no gap
    no_solver,    // this build has none
    many_schools, // more than exact_school_limit can be served
    gave_up,      // after a counted number of nodes
    full_nodes    // the gap is that of other uses of the room at transmission nodes
};

/// A gap as a share of what it is a gap of, at least 0; what sums in another order make is none.
inline double share_of_gap(double gap, double scale) {
    constexpr double rounding_share = 1e-12;
    return gap > rounding_share * scale ? gap / scale : 0.0;
}

/// How good a plan is known to be, among those that the budget allows.
struct Optimality {
    bool is_limited = false; // the budget does not suffice for all
    double value = 0.0; // benefit of the schools that it connects, before yearly budgets leave some out; the operator's
                        // net present value, USD, with them left out
    std::optional<double> phased_value{}; // that benefit after yearly budgets left some out; empty: there are none
    double bound = 0.0;                   // no plan within the budget has more
    double ample_usd = 0.0;               // a budget of so much leaves nothing out, and hardly less does
    bool counts_schools = false;          // the benefit is 1 per school: asked for, or there are no learners to count
    std::vector<MissedFloor> missed_floors = {};
    double floors_reached_share = 1.0; // of what each floor asks for beyond what is connected already, at least
    double cost_gap_usd = 0.0; // that another plan which serves all may save at most; infinite: another may serve more
    bool floors_are_out_of_reach = false; // proven: no plan within the budget meets them all
    Unproven unproven = Unproven::none;

    /// Share of the bound, or of a larger loss, that may have been missed.
    double gap_share() const { return share_of_gap(bound - value, std::max(std::abs(bound), std::abs(value))); }
};

/// The floors that are not reached, and by how much: "Northern by 1,204, girls by 77"; empty: all are.
std::string describe_missed_floors(const Optimality& optimality);
/// "each gets at least 43 % of what it asks for"; empty: all are reached, or one gets nothing.
std::string describe_reached_share(const Optimality& optimality);

/// What is chosen for each school, and when. Rows as in Dataset::schools.
struct Plan {
    std::vector<Outcome> outcome;
    std::vector<OfflineReason> offline_reason;
    std::vector<int> year;                 // of connection; 0: none
    std::vector<bool> has_people;          // devices, training and content are paid for
    Starts starts;                         // of the work at each school: connection, devices, training, content
    std::vector<std::size_t> work_users;   // schools that use each edge of CostTable::works; 0: it is not built
    std::vector<std::size_t> trench_users; // of these, each school's hop of trench
    std::vector<std::size_t> radio_users;  // and its radio link, where it is shared; empty where none is
    std::vector<double> shared_capex_usd;  // the school's part of shared works on its way, were all built at once
    std::vector<double> shared_npv_usd;
    std::optional<std::size_t> stops_at; // the school that yearly budgets in strict order never reach, first of those
    std::optional<double> unspent_usd;   // of the budget; empty: there is none, or yearly ones lay the plan out
    Optimality optimality;

    /// Schools that use the radio link of this one, itself included; 0: none, or it is not shared.
    std::size_t radio_users_of(std::size_t school) const { return radio_users.empty() ? 0 : radio_users[school]; }

    /// As enter_connections wants it.
    std::vector<std::size_t> chosen_technology() const { return planner::chosen_technology(outcome); }
};

/// Schools that are equipped without any connection: they pay for an offline path besides.
std::vector<bool> mark_offline(const Plan& plan, const std::vector<Standing>& standing);

/// What a choice depends on; rows as in Dataset::schools.
struct PlanBasis {
    const Schools& schools;
    const std::vector<Standing>& standing;
    const NetworkLayout& layout;
    const NetworkOptions& options;
    const CostTable& cost;
    const PeopleBill& people;
    const Indicators& indicators;
    const Ranking& ranking;
    const OverheadRates& overheads; // a budget pays those of what it buys
};

/// Chooses a technology, or none, for every school to serve. On the trees of what schools build together the choice of
/// these or the best alternative is exact: a branch is kept iff it saves money. Under a budget the plan comes with a
/// bound.
Plan select_plan(const PlanBasis& basis, const Objective& objective, int start_year, geo::Progress& progress);

/// Writes into a plan how many schools use the shared works, by what it has chosen.
void write_users(const SharedWorks& works, Plan& plan);
/// The same, and what each school pays of them.
void write_shares(const CostTable& cost, Plan& plan);

} // namespace planner
