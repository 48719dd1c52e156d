// SPDX-License-Identifier: Apache-2.0
#include "planner/select/limited_branches.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace planner {

namespace {

constexpr int mbps_raise_limit = 60, mbps_halving_limit = 60;
constexpr double mbps_rounding_share = 1e-12; // of a capacity, and of a gain

/// The trees of one place. Rows are its vertices, parents before children.
class PlaceTrees {
public:
    PlaceTrees(const RootedForest& forest, std::span<const BranchGain> gain, std::span<const double> demand_mbps,
               std::vector<std::size_t> vertices)
        : school_(vertices.size()),
          parent_(vertices.size(), RootedForest::none),
          gain_usd_(vertices.size()),
          demand_mbps_(vertices.size()),
          edge_usd_(vertices.size()) {
        double all_usd = 1.0;
        for (const std::size_t vertex : vertices) {
            const std::size_t school = forest.school[vertex];
            all_usd +=
                forest.edge_usd[vertex] + (school == RootedForest::none ? 0.0 : std::abs(gain[school].saving_usd));
        }
        only_option_usd_ = 2.0 * all_usd; // more than anything else can gain
        for (std::size_t row = 0; row < vertices.size(); ++row) {
            const std::size_t vertex = vertices[row], parent = forest.parent[vertex];
            school_[row] = forest.school[vertex];
            edge_usd_[row] = forest.edge_usd[vertex];
            if (parent != RootedForest::none)
                parent_[row] = static_cast<std::size_t>(std::ranges::lower_bound(vertices, parent) - vertices.begin());
            if (school_[row] == RootedForest::none) continue;
            gain_usd_[row] = only_option_usd_ * gain[school_[row]].only_option + gain[school_[row]].saving_usd;
            demand_mbps_[row] = demand_mbps[school_[row]];
        }
    }

    /// A choice at a price of a megabit per second.
    struct Choice {
        std::vector<bool> is_built, takes; // by row
        double gain_usd = 0.0;             // less the edges
        double mbps = 0.0;

        /// What no choice within a capacity exceeds.
        double bound_usd(double price_usd, double capacity_mbps) const {
            return gain_usd + price_usd * (capacity_mbps - mbps);
        }
    };

    Choice nothing() const { return {std::vector<bool>(size()), std::vector<bool>(size())}; }

    Choice choose(double price_usd) const {
        std::vector<double> branch_usd(size(), 0.0);
        const auto own_usd = [&](std::size_t row) { return gain_usd_[row] - price_usd * demand_mbps_[row]; };
        for (std::size_t row = size(); row-- > 0;) {
            branch_usd[row] += std::max(0.0, own_usd(row)) - edge_usd_[row];
            if (branch_usd[row] > 0.0 && parent_[row] != RootedForest::none)
                branch_usd[parent_[row]] += branch_usd[row];
        }
        Choice choice = nothing();
        for (std::size_t row = 0; row < size(); ++row) {
            const bool is_reached = parent_[row] == RootedForest::none || choice.is_built[parent_[row]];
            choice.is_built[row] = is_reached && branch_usd[row] > 0.0;
            if (!choice.is_built[row]) continue;
            choice.gain_usd -= edge_usd_[row];
            if (own_usd(row) > 0.0) take(row, choice);
        }
        return choice;
    }

    /// Gives room that is left to schools that gain more than what is missing on their way, most for a megabit first.
    void fill(double capacity_mbps, Choice& choice) const {
        std::vector<std::size_t> waiting;
        for (std::size_t row = 0; row < size(); ++row) {
            if (gain_usd_[row] > 0.0 && !choice.takes[row]) waiting.push_back(row);
        }
        std::ranges::stable_sort(waiting, std::ranges::greater{},
                                 [&](std::size_t row) { return gain_usd_[row] / std::max(demand_mbps_[row], 1e-9); });
        for (const std::size_t row : waiting) {
            if (choice.mbps + demand_mbps_[row] > capacity_mbps) continue;
            double way_usd = 0.0;
            for (std::size_t at = row; at != RootedForest::none && !choice.is_built[at]; at = parent_[at])
                way_usd += edge_usd_[at];
            if (gain_usd_[row] <= way_usd) continue;
            for (std::size_t at = row; at != RootedForest::none && !choice.is_built[at]; at = parent_[at])
                choice.is_built[at] = true;
            choice.gain_usd -= way_usd;
            take(row, choice);
        }
    }

    void write(const Choice& choice, std::vector<bool>& takes) const {
        for (std::size_t row = 0; row < size(); ++row) {
            if (school_[row] != RootedForest::none) takes[school_[row]] = choice.takes[row];
        }
    }

    double only_option_usd() const { return only_option_usd_; }

private:
    std::size_t size() const { return school_.size(); }
    void take(std::size_t row, Choice& choice) const {
        choice.takes[row] = true;
        choice.gain_usd += gain_usd_[row];
        choice.mbps += demand_mbps_[row];
    }

    std::vector<std::size_t> school_, parent_;
    std::vector<double> gain_usd_, demand_mbps_, edge_usd_;
    double only_option_usd_ = 0.0;
};

/// The best choice found within a capacity that not all fit into; adds its gap.
PlaceTrees::Choice fit(const PlaceTrees& trees, double capacity_mbps, double& gap_usd) {
    double low_usd = 0.0, high_usd = 1.0;
    double bound_usd = trees.choose(0.0).bound_usd(0.0, capacity_mbps);
    PlaceTrees::Choice best = trees.choose(high_usd);
    for (int raise = 0; raise < mbps_raise_limit && best.mbps > capacity_mbps; ++raise) {
        bound_usd = std::min(bound_usd, best.bound_usd(high_usd, capacity_mbps));
        low_usd = high_usd;
        high_usd *= 2.0;
        best = trees.choose(high_usd);
    }
    bound_usd = std::min(bound_usd, best.bound_usd(high_usd, capacity_mbps));
    if (best.mbps > capacity_mbps) best = trees.nothing();
    trees.fill(capacity_mbps, best);
    for (int halving = 0; halving < mbps_halving_limit; ++halving) {
        const double price_usd = 0.5 * (low_usd + high_usd);
        PlaceTrees::Choice choice = trees.choose(price_usd);
        bound_usd = std::min(bound_usd, choice.bound_usd(price_usd, capacity_mbps));
        if (choice.mbps > capacity_mbps) {
            low_usd = price_usd;
            continue;
        }
        high_usd = price_usd;
        trees.fill(capacity_mbps, choice);
        if (choice.gain_usd > best.gain_usd) best = std::move(choice);
    }
    const double missed_usd = bound_usd - best.gain_usd;
    if (missed_usd > mbps_rounding_share * std::abs(bound_usd))
        gap_usd += missed_usd >= 0.5 * trees.only_option_usd() ? std::numeric_limits<double>::infinity() : missed_usd;
    return best;
}

} // namespace

LimitedBranches choose_limited_branches(const RootedForest& forest, std::span<const BranchGain> gain,
                                        std::span<const double> demand_mbps, const PlaceLimits& limits) {
    LimitedBranches limited{choose_branches(forest, gain), std::vector<bool>(limits.capacity_mbps.size()), 0.0};
    std::vector<double> load_mbps(limits.capacity_mbps.size(), 0.0);
    for (std::size_t vertex = 0; vertex < forest.size(); ++vertex) {
        const std::size_t school = forest.school[vertex];
        if (school != RootedForest::none && limited.takes[school])
            load_mbps[limits.place[vertex]] += demand_mbps[school];
    }
    std::vector<std::vector<std::size_t>> vertices(limits.capacity_mbps.size());
    for (std::size_t vertex = 0; vertex < forest.size(); ++vertex) {
        const std::size_t place = limits.place[vertex];
        if (load_mbps[place] > limits.capacity_mbps[place] * (1.0 + mbps_rounding_share))
            vertices[place].push_back(vertex);
    }
    for (std::size_t place = 0; place < vertices.size(); ++place) {
        limited.is_full[place] = !vertices[place].empty();
        if (!limited.is_full[place]) continue;
        const PlaceTrees trees{forest, gain, demand_mbps, std::move(vertices[place])};
        trees.write(fit(trees, limits.capacity_mbps[place], limited.gap_usd), limited.takes);
    }
    return limited;
}

} // namespace planner
