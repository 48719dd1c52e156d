// SPDX-License-Identifier: Apache-2.0
#include "planner/select/branch_turns.h"

#include <limits>
#include <queue>
#include <utility>

namespace planner {

namespace {

/// Vertices that are built at one scale; each group is known by its uppermost vertex.
class TurnGroups {
public:
    explicit TurnGroups(const ScaledForest& forest)
        : parent_{forest.parent},
          usd_{forest.edge_usd},
          gain_usd_{forest.gain_usd},
          gainers_(parent_.size()),
          joined_(parent_.size(), none),
          is_there_(parent_.size(), false) {
        for (std::size_t vertex = 0; vertex < parent_.size(); ++vertex) {
            gainers_[vertex] = gain_usd_[vertex] > 0.0 ? 1 : 0;
            waiting_.emplace(scale(vertex), vertex);
        }
    }

    std::vector<BranchTurn> find() {
        while (!waiting_.empty()) {
            const auto [at, group] = waiting_.top();
            waiting_.pop();
            if (joined_[group] != none || is_there_[group] || at != scale(group)) continue;
            const std::size_t upper = parent_[group] == none ? none : group_of(parent_[group]);
            if (upper == none || is_there_[upper])
                is_there_[group] = true;
            else
                join(group, upper);
        }
        std::vector<BranchTurn> turns;
        for (std::size_t vertex = 0; vertex < parent_.size(); ++vertex) {
            const std::size_t group = group_of(vertex);
            turns.push_back({scale(group), gainers_[group]});
        }
        return turns;
    }

private:
    static constexpr std::size_t none = ScaledForest::none;

    /// At which a group, seen alone, gains what its edges cost.
    double scale(std::size_t group) const {
        if (usd_[group] > 0.0) return gain_usd_[group] / usd_[group];
        return gain_usd_[group] == 0.0 ? 0.0 : gain_usd_[group] * std::numeric_limits<double>::infinity();
    }

    void join(std::size_t group, std::size_t upper) {
        joined_[group] = upper;
        usd_[upper] += usd_[group];
        gain_usd_[upper] += gain_usd_[group];
        gainers_[upper] += gainers_[group];
        waiting_.emplace(scale(upper), upper);
    }

    std::size_t group_of(std::size_t vertex) {
        while (joined_[vertex] != none) {
            const std::size_t upper = joined_[vertex];
            if (joined_[upper] != none) joined_[vertex] = joined_[upper]; // the way is shorter the next time
            vertex = upper;
        }
        return vertex;
    }

    const std::vector<std::size_t>& parent_;
    std::vector<double> usd_, gain_usd_; // by group
    std::vector<std::size_t> gainers_;   // by group
    std::vector<std::size_t> joined_;    // the group that it is part of; none: it is one itself
    std::vector<bool> is_there_;
    std::priority_queue<std::pair<double, std::size_t>> waiting_; // outdated entries among them
};

} // namespace

std::size_t ScaledForest::add(std::size_t to_parent, double to_parent_usd, double at_vertex_usd) {
    parent.push_back(to_parent);
    edge_usd.push_back(to_parent_usd);
    gain_usd.push_back(at_vertex_usd);
    return parent.size() - 1;
}

std::vector<BranchTurn> find_turns(const ScaledForest& forest) { return TurnGroups{forest}.find(); }

} // namespace planner
