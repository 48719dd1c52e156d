// SPDX-License-Identifier: Apache-2.0
#include "planner/select/node_room.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "planner/select/least_cost.h"
#include "planner/select/limited_branches.h"
#include "planner/select/pose_selection.h"

namespace planner {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr double least_mbps = 1e-9; // of a school, to divide by

bool fits(double mbps, double room_mbps) {
    constexpr double rounding_share = 1e-12;
    return mbps <= room_mbps * (1.0 + rounding_share);
}

class RoomGiver {
public:
    RoomGiver(const PlanBasis& basis, const NodeRoom& room, const Objective& objective)
        : basis_{basis},
          room_{room},
          objective_{objective},
          prices_{is_operators() ? net_of_revenue(price_for_operator(basis, objective.service_cost_share))
                                 : price_choices(basis)},
          source_{find_sources(basis.layout.fiber)},
          gain_(source_.size()),
          obliged_gain_(source_.size()) {
        for (std::size_t school = 0; school < gain_.size(); ++school)
            weigh(school);
    }

    std::optional<GivenRoom> give() const {
        const std::vector<double> room_mbps = list_full();
        if (std::ranges::count(room_mbps, unlimited) == std::ssize(room_mbps)) return std::nullopt;
        GivenRoom given{basis_.options, std::vector(gain_.size(), 0.0), 0.0, usd_beyond_all()};
        const LimitedBranches limited = choose_limited_branches(root_fiber(), value_gains(given.served_usd),
                                                                room_.demand_mbps, limit_places(room_mbps));
        for (std::size_t source = 0; source < room_mbps.size(); ++source) {
            if (std::isfinite(room_mbps[source]))
                given.all_room_usd += limited.price_usd_per_mbps[source] * room_mbps[source];
        }
        std::vector<double> left_mbps = room_mbps;
        const std::vector<bool> gets = fill_up(limited.takes, left_mbps);
        std::vector<FullPlace> full;
        for (std::size_t school = 0; school < gain_.size(); ++school) {
            if (!may_take_fiber(school) || !std::isfinite(room_mbps[source_[school]])) continue;
            given.room_usd[school] = limited.price_usd_per_mbps[source_[school]] * room_.demand_mbps[school];
            if (gets[school]) continue;
            given.options.of(Technology::fiber)[school] = Feasibility::node_full;
            const std::size_t source = source_[school];
            full.push_back({school, basis_.layout.source_node[source], std::max(0.0, left_mbps[source])});
        }
        given.options.write_full(Technology::fiber, std::move(full));
        return given;
    }

private:
    bool is_operators() const { return objective_.kind == Objective::Kind::operator_npv; }
    bool is_obliged() const { return is_operators() && !objective_.floors.empty(); }
    /// Whether a plan may take fiber where that saves no money with money for all.
    bool may_want_all() const { return objective_.exact || objective_.budget_usd || is_obliged(); }
    bool may_take_fiber(std::size_t school) const {
        return is_to_serve(basis_.standing[school]) && is_feasible(basis_, Technology::fiber, school);
    }

    /// What fiber gains at a school over its best alternative; with a fixed order fiber comes before anything else, and
    /// an operator may leave a school that no floor obliges him to serve.
    void weigh(std::size_t school) {
        if (!may_take_fiber(school)) return;
        const bool is_fixed = objective_.kind == Objective::Kind::order;
        auto aside = is_fixed ? std::nullopt : cheapest_aside(basis_, prices_, school, Technology::fiber);
        const double fiber_usd = prices_.of(Technology::fiber)[school];
        obliged_gain_[school] = gain_over(aside, fiber_usd);
        if (is_operators() && !is_obliged() && (!aside || aside->usd > 0.0)) aside = Aside{.usd = 0.0};
        gain_[school] = gain_over(aside, fiber_usd);
    }

    RootedForest root_fiber() const {
        const std::vector<Technology> all(gain_.size(), Technology::fiber);
        return root_works(basis_.cost.works, prices_.edge_usd, all);
    }

    /// The room of each source that has less than those need who might take it; of others infinity.
    std::vector<double> list_full() const {
        std::vector<double> room_mbps = list_room(basis_.layout, room_), wanted_mbps(room_mbps.size(), 0.0);
        const std::vector<bool> saves = choose_branches(root_fiber(), gain_);
        for (std::size_t school = 0; school < gain_.size(); ++school) {
            if (saves[school] || (may_want_all() && may_take_fiber(school)))
                wanted_mbps[source_[school]] += room_.demand_mbps[school];
        }
        for (std::size_t source = 0; source < room_mbps.size(); ++source) {
            if (fits(wanted_mbps[source], room_mbps[source])) room_mbps[source] = unlimited;
        }
        return room_mbps;
    }

    PlaceLimits limit_places(std::vector<double> room_mbps) const {
        const SharedWorks& works = basis_.cost.works;
        PlaceLimits limits{std::vector(works.size(), room_mbps.size()), std::move(room_mbps)};
        limits.capacity_mbps.push_back(unlimited); // of what is no fiber
        for (std::size_t school = 0; school < source_.size(); ++school) {
            const std::size_t vertex = works.vertex_of(Technology::fiber, school);
            if (vertex != SharedWorks::none) limits.place[vertex] = source_[school];
        }
        return limits;
    }

    /// More than the money of any plan, or of any use of the room.
    double usd_beyond_all() const {
        double usd = 1.0;
        for (const double edge_usd : prices_.edge_usd)
            usd += edge_usd;
        for (std::size_t school = 0; school < gain_.size(); ++school) {
            usd += std::abs(gain_[school].saving_usd);
            for (const Technology technology : technologies)
                usd += std::abs(prices_.of(technology)[school]);
        }
        return 2.0 * usd;
    }

    /// Gains as money: a school that nothing else can serve by what the objective counts for it.
    std::vector<double> value_gains(double served_usd) const {
        const bool counts_benefit =
            objective_.kind == Objective::Kind::most_learners || objective_.kind == Objective::Kind::most_schools;
        std::vector<double> benefit(gain_.size(), 1.0);
        if (counts_benefit) benefit = measure_benefit(basis_, objective_).of_school;
        std::vector<double> gain_usd;
        for (std::size_t school = 0; school < gain_.size(); ++school)
            gain_usd.push_back(gain_[school].only_option * benefit[school] * served_usd + gain_[school].saving_usd);
        return gain_usd;
    }

    /// Gives what room is left to other schools that fit, those first that fiber saves most for a megabit; then so much
    /// is left.
    std::vector<bool> fill_up(std::vector<bool> gets, std::vector<double>& left_mbps) const {
        std::vector<std::size_t> waiting;
        for (const std::size_t school : basis_.ranking.order) {
            if (!may_take_fiber(school)) continue;
            if (gets[school])
                left_mbps[source_[school]] -= room_.demand_mbps[school];
            else
                waiting.push_back(school);
        }
        std::ranges::stable_sort(waiting, std::ranges::greater{}, [&](std::size_t school) {
            const BranchGain& gain = obliged_gain_[school];
            return BranchGain{gain.only_option, gain.saving_usd / std::max(room_.demand_mbps[school], least_mbps)};
        });
        for (const std::size_t school : waiting) {
            gets[school] = fits(room_.demand_mbps[school], left_mbps[source_[school]]);
            if (gets[school]) left_mbps[source_[school]] -= room_.demand_mbps[school];
        }
        return gets;
    }

    const PlanBasis& basis_;
    const NodeRoom& room_;
    const Objective& objective_;
    Prices prices_;
    std::vector<std::size_t> source_;
    std::vector<BranchGain> gain_, obliged_gain_; // by school; of one that can take no fiber 0
};

} // namespace

std::vector<std::size_t> find_sources(const geo::SpanningForest& fiber) {
    const std::size_t school_count = fiber.upstream.size();
    std::vector<std::size_t> source(school_count, NetworkLayout::none);
    for (const std::size_t school : fiber.order) { // upstream first
        const std::size_t upstream = fiber.upstream[school];
        source[school] = upstream < school_count ? source[upstream] : upstream - school_count;
    }
    return source;
}

std::vector<double> list_room(const NetworkLayout& layout, const NodeRoom& room) {
    std::vector<double> room_mbps;
    for (const std::size_t node : layout.source_node) {
        if (node == NetworkLayout::none)
            room_mbps.push_back(unlimited);
        else if (std::isnan(room.nodes.capacity_mbps[node]))
            room_mbps.push_back(room.nodes.on_line[node] ? unlimited
                                                         : room.rules.node_capacity_mbps.value_or(unlimited));
        else
            room_mbps.push_back(room.nodes.capacity_mbps[node]);
    }
    return room_mbps;
}

std::optional<GivenRoom> keep_to_node_room(const PlanBasis& basis, const NodeRoom& room, const Objective& objective) {
    if (std::ranges::none_of(list_room(basis.layout, room), [](double mbps) { return std::isfinite(mbps); }))
        return std::nullopt;
    return RoomGiver{basis, room, objective}.give();
}

} // namespace planner
