// SPDX-License-Identifier: Apache-2.0
#include "planner/result/fiber_limits.h"

#include <algorithm>

#include "planner/cost/charge.h"
#include "planner/result/connection_prices.h"
#include "planner/select/branch_turns.h"

namespace planner {

namespace {

/// Whether a vertex is a hop of trench that the plan does not build.
bool is_new_trench(const ScenarioResult& result, std::size_t vertex) {
    const SharedWorks& works = result.cost->works;
    if (vertex == SharedWorks::none || result.plan->work_users[vertex] > 0) return false;
    const std::size_t school = works.school[vertex];
    return school != SharedWorks::none && works.vertex_of(Technology::fiber, school) == vertex;
}

/// Of a hop's trench what is spur with a price of its own, whatever route costs.
double own_spur_usd(const ScenarioResult& result, std::size_t vertex) {
    FiberRates rates = result.scenario.rates.fiber;
    rates.capex_usd_per_km = rates.aerial_capex_usd_per_km = rates.buried_capex_usd_per_km = 0.0;
    const std::size_t school = result.cost->works.school[vertex];
    const double first_usd = trench_usd(*result.layout, school, result.scenario.network.fiber, rates);
    return works_usd(result, one_of(SharedWork::trench_usd, first_usd));
}

/// Of the cable of a school behind a hop of new trench what lies along that hop, as the school's option pays it: it
/// lives as long as trench.
double cable_usd(const ScenarioResult& result, std::size_t vertex) {
    const NetworkRules::Fiber& rules = result.scenario.network.fiber;
    const std::size_t school = result.cost->works.school[vertex];
    double cable_m = result.layout->route_m(school, rules);
    if (is_new_trench(result, result.cost->works.parent[vertex])) cable_m -= result.layout->passed_by_m(school, rules);
    const double first_usd = cable_m / m_per_km * result.scenario.rates.fiber.cable_usd_per_km;
    return works_usd(result, one_of(SharedWork::trench_usd, first_usd));
}

/// What fiber costs a school less than another way to serve it, without trench and with all of its cable.
double gain_usd(const ScenarioResult& result, std::size_t school, double rival_usd) {
    return rival_usd - option_usd(result, Technology::fiber, school);
}

/// The trench that is not built yet, with the schools that may turn to it.
class NewTrench {
public:
    static constexpr std::size_t none = SharedWorks::none;

    explicit NewTrench(const ScenarioResult& result)
        : result_{result},
          works_{result.cost->works},
          row_(works_.size(), none),
          cable_usd_(works_.size(), 0.0),
          leaf_(result.plan->outcome.size(), none) {}

    /// Adds the trench of a vertex, if it hangs on none that is new or on one that is added.
    void dig(std::size_t vertex) {
        const std::size_t parent = works_.parent[vertex];
        const std::size_t parent_row = is_new_trench(result_, parent) ? row_[parent] : none;
        const double trench_usd = works_usd(result_, works_.edge[vertex]);
        const double spur_usd = own_spur_usd(result_, vertex);
        row_[vertex] = by_price_.add(parent_row, trench_usd - spur_usd, -spur_usd);
        by_length_.add(parent_row, trench_usd, 0.0);
        cable_usd_[vertex] = cable_usd(result_, vertex) + (parent_row == none ? 0.0 : cable_usd_[parent]);
    }

    /// Adds a school whose trench is added, and that may be served otherwise at a price.
    void serve(std::size_t school, double rival_usd) {
        if (result_.options->of(Technology::fiber)[school] != Feasibility::feasible) return;
        const std::size_t vertex = works_.vertex_of(Technology::fiber, school);
        const double gain = gain_usd(result_, school, rival_usd);
        if (gain + cable_usd_[vertex] <= 0.0) return;
        leaf_[school] = by_price_.add(row_[vertex], 0.0, std::max(0.0, gain));
        by_length_.add(row_[vertex], cable_usd_[vertex], gain + cable_usd_[vertex]);
    }

    /// Adds the trench of a vertex and all that hangs on it; `none`: of all.
    void dig_branch(std::size_t uppermost) {
        for (std::size_t vertex = uppermost == none ? 0 : uppermost; vertex < works_.size(); ++vertex) {
            if (!is_new_trench(result_, vertex)) continue;
            const std::size_t parent = works_.parent[vertex], school = works_.school[vertex];
            const bool hangs_on_it = is_new_trench(result_, parent) && row_[parent] != none;
            if (uppermost != none && vertex != uppermost && !hangs_on_it) continue;
            dig(vertex);
            if (technology_of(result_.plan->outcome[school])) serve(school, leaving_usd(result_, school));
        }
    }

    std::vector<FiberLimit> find() const {
        std::vector<FiberLimit> limits(leaf_.size());
        const std::vector<BranchTurn> by_price = find_turns(by_price_), by_length = find_turns(by_length_);
        for (std::size_t school = 0; school < leaf_.size(); ++school) {
            if (leaf_[school] == none) continue;
            const BranchTurn &price = by_price[leaf_[school]], &length = by_length[leaf_[school]];
            limits[school] = {price.scale, length.scale, price.scale > 0.0 ? price.gainers : length.gainers};
        }
        return limits;
    }

private:
    const ScenarioResult& result_;
    const SharedWorks& works_;
    ScaledForest by_price_, by_length_; // of the same rows: trench, with a leaf for each school
    std::vector<std::size_t> row_;      // of each vertex; none: not added
    std::vector<double> cable_usd_;     // by vertex
    std::vector<std::size_t> leaf_;     // row of each school; none: fiber gains nothing there
};

} // namespace

std::vector<FiberLimit> find_fiber_limits(const ScenarioResult& result) {
    NewTrench trench{result};
    trench.dig_branch(NewTrench::none);
    return trench.find();
}

FiberLimit find_fiber_limit(const ScenarioResult& result, std::size_t school) {
    const SharedWorks& works = result.cost->works;
    std::size_t uppermost = works.vertex_of(Technology::fiber, school);
    if (!is_new_trench(result, uppermost)) return {};
    while (is_new_trench(result, works.parent[uppermost]))
        uppermost = works.parent[uppermost];
    NewTrench trench{result};
    trench.dig_branch(uppermost);
    return trench.find()[school];
}

FiberLimit find_fiber_limit_alone(const ScenarioResult& result, std::size_t school, double rival_usd) {
    if (result.options->of(Technology::fiber)[school] != Feasibility::feasible) return {};
    const SharedWorks& works = result.cost->works;
    double trench_usd = 0.0, spur_usd = 0.0, own_cable_usd = 0.0;
    for (std::size_t vertex = works.vertex_of(Technology::fiber, school); is_new_trench(result, vertex);
         vertex = works.parent[vertex]) {
        trench_usd += works_usd(result, works.edge[vertex]);
        spur_usd += own_spur_usd(result, vertex);
        own_cable_usd += cable_usd(result, vertex);
    }
    const double gain = gain_usd(result, school, rival_usd);
    if (trench_usd <= 0.0 || gain + own_cable_usd <= 0.0) return {};
    const double route_usd = trench_usd - spur_usd;
    return {route_usd > 0.0 ? std::max(0.0, std::max(0.0, gain) - spur_usd) / route_usd : 0.0,
            (gain + own_cable_usd) / (trench_usd + own_cable_usd), 1};
}

} // namespace planner
