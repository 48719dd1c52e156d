// SPDX-License-Identifier: Apache-2.0
#include "planner/result/fiber_limits.h"

#include <algorithm>

#include "planner/cost/charge.h"
#include "planner/result/connection_prices.h"
#include "planner/select/branch_turns.h"

namespace planner {

namespace {

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

    bool holds(std::size_t vertex) const {
        if (vertex == none) return false;
        const std::size_t school = works_.school[vertex];
        return result_.plan->work_users[vertex] == 0 && school != none &&
               works_.vertex_of(Technology::fiber, school) == vertex;
    }

    /// Adds the trench of a vertex, if it hangs on none that is new or on one that is added.
    void dig(std::size_t vertex) {
        const std::size_t parent = works_.parent[vertex];
        const std::size_t parent_row = holds(parent) ? row_[parent] : none;
        const double trench_usd = works_usd(result_, works_.edge[vertex]);
        const double spur_usd = own_spur_usd(vertex);
        row_[vertex] = by_price_.add(parent_row, trench_usd - spur_usd, -spur_usd);
        by_length_.add(parent_row, trench_usd, 0.0);
        cable_usd_[vertex] = cable_usd(vertex, parent_row == none ? none : parent);
    }

    /// Adds a school whose trench is added, and that may be served otherwise at a price.
    void serve(std::size_t school, double rival_usd) {
        if (result_.options->of(Technology::fiber)[school] != Feasibility::feasible) return;
        const std::size_t vertex = works_.vertex_of(Technology::fiber, school);
        const double gain_usd = rival_usd - option_usd(result_, Technology::fiber, school);
        if (gain_usd + cable_usd_[vertex] <= 0.0) return;
        leaf_[school] = by_price_.add(row_[vertex], 0.0, std::max(0.0, gain_usd));
        by_length_.add(row_[vertex], cable_usd_[vertex], gain_usd + cable_usd_[vertex]);
    }

    /// Adds the trench of a vertex and all that hangs on it; `none`: of all.
    void dig_branch(std::size_t uppermost) {
        for (std::size_t vertex = uppermost == none ? 0 : uppermost; vertex < works_.size(); ++vertex) {
            if (!holds(vertex)) continue;
            const std::size_t parent = works_.parent[vertex], school = works_.school[vertex];
            if (uppermost != none && vertex != uppermost && (!holds(parent) || row_[parent] == none)) continue;
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
    /// Of a hop's trench what is spur with a price of its own, whatever route costs.
    double own_spur_usd(std::size_t vertex) const {
        FiberRates rates = result_.scenario.rates.fiber;
        rates.capex_usd_per_km = rates.aerial_capex_usd_per_km = rates.buried_capex_usd_per_km = 0.0;
        return works_usd(result_, one_of(SharedWork::trench_usd, trench_usd(*result_.layout, works_.school[vertex],
                                                                            result_.scenario.network.fiber, rates)));
    }

    /// Of a school's own cable in new trench, as its option pays it: it lives as long as trench.
    double cable_usd(std::size_t vertex, std::size_t parent) const {
        const NetworkRules::Fiber& rules = result_.scenario.network.fiber;
        const std::size_t school = works_.school[vertex];
        double cable_m = result_.layout->route_m(school, rules);
        if (parent != none) cable_m -= result_.layout->passed_by_m(school, rules);
        const double first_usd = cable_m / m_per_km * result_.scenario.rates.fiber.cable_usd_per_km;
        const double above_usd = parent == none ? 0.0 : cable_usd_[parent];
        return above_usd + works_usd(result_, one_of(SharedWork::trench_usd, first_usd));
    }

    const ScenarioResult& result_;
    const SharedWorks& works_;
    ScaledForest by_price_, by_length_; // of the same rows: trench, with a leaf for each school
    std::vector<std::size_t> row_;      // of each vertex; none: not added
    std::vector<double> cable_usd_;     // by vertex
    std::vector<std::size_t> leaf_;     // row of each school; none: fiber gains nothing there
};

/// The new trench on a school's way, from the school on.
std::vector<std::size_t> list_new_way(const SharedWorks& works, const NewTrench& trench, std::size_t school) {
    std::vector<std::size_t> way;
    for (std::size_t vertex = works.vertex_of(Technology::fiber, school); trench.holds(vertex);
         vertex = works.parent[vertex])
        way.push_back(vertex);
    return way;
}

} // namespace

std::vector<FiberLimit> find_fiber_limits(const ScenarioResult& result) {
    NewTrench trench{result};
    trench.dig_branch(NewTrench::none);
    return trench.find();
}

FiberLimit find_fiber_limit(const ScenarioResult& result, std::size_t school) {
    NewTrench trench{result};
    const std::vector<std::size_t> way = list_new_way(result.cost->works, trench, school);
    if (way.empty()) return {};
    trench.dig_branch(way.back());
    return trench.find()[school];
}

FiberLimit find_fiber_limit_alone(const ScenarioResult& result, std::size_t school, double rival_usd) {
    NewTrench trench{result};
    const std::vector<std::size_t> way = list_new_way(result.cost->works, trench, school);
    if (way.empty()) return {};
    for (auto vertex = way.rbegin(); vertex != way.rend(); ++vertex)
        trench.dig(*vertex);
    trench.serve(school, rival_usd);
    return trench.find()[school];
}

} // namespace planner
