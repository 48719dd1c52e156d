// SPDX-License-Identifier: Apache-2.0
#include "planner/select/limited_branches.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planner {

namespace {

constexpr int mbps_raise_limit = 60, mbps_halving_limit = 60;

/// The trees of one place. Rows are its vertices, parents before children.
class PlaceTrees {
public:
    PlaceTrees(const RootedForest& forest, std::span<const double> gain_usd, std::span<const double> demand_mbps,
               const std::vector<std::size_t>& vertices)
        : school_(vertices.size()),
          parent_(vertices.size(), RootedForest::none),
          gain_usd_(vertices.size()),
          demand_mbps_(vertices.size()),
          edge_usd_(vertices.size()) {
        for (std::size_t row = 0; row < vertices.size(); ++row) {
            const std::size_t vertex = vertices[row], parent = forest.parent[vertex];
            school_[row] = forest.school[vertex];
            edge_usd_[row] = forest.edge_usd[vertex];
            if (parent != RootedForest::none)
                parent_[row] = static_cast<std::size_t>(std::ranges::lower_bound(vertices, parent) - vertices.begin());
            if (school_[row] == RootedForest::none) continue;
            gain_usd_[row] = gain_usd[school_[row]];
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

private:
    std::size_t size() const { return school_.size(); }
    void take(std::size_t row, Choice& choice) const {
        choice.takes[row] = true;
        choice.gain_usd += gain_usd_[row];
        choice.mbps += demand_mbps_[row];
    }

    std::vector<std::size_t> school_, parent_;
    std::vector<double> gain_usd_, demand_mbps_, edge_usd_;
};

/// The best choice found within a capacity, and the price of a megabit that bounds all of them best.
struct FittedChoice {
    PlaceTrees::Choice choice;
    double price_usd = 0.0;
};

FittedChoice fit(const PlaceTrees& trees, double capacity_mbps) {
    PlaceTrees::Choice best = trees.choose(0.0);
    if (best.mbps <= capacity_mbps) return {std::move(best), 0.0};
    double low_usd = 0.0, high_usd = 1.0, lowest_usd = 0.0;
    double bound_usd = best.bound_usd(0.0, capacity_mbps);
    const auto choose = [&](double price_usd) {
        PlaceTrees::Choice choice = trees.choose(price_usd);
        const double usd = choice.bound_usd(price_usd, capacity_mbps);
        if (usd < bound_usd) {
            bound_usd = usd;
            lowest_usd = price_usd;
        }
        return choice;
    };
    best = choose(high_usd);
    for (int raise = 0; raise < mbps_raise_limit && best.mbps > capacity_mbps; ++raise) {
        low_usd = high_usd;
        high_usd *= 2.0;
        best = choose(high_usd);
    }
    if (best.mbps > capacity_mbps) best = trees.nothing();
    trees.fill(capacity_mbps, best);
    for (int halving = 0; halving < mbps_halving_limit; ++halving) {
        const double price_usd = 0.5 * (low_usd + high_usd);
        PlaceTrees::Choice choice = choose(price_usd);
        if (choice.mbps > capacity_mbps) {
            low_usd = price_usd;
            continue;
        }
        high_usd = price_usd;
        trees.fill(capacity_mbps, choice);
        if (choice.gain_usd > best.gain_usd) best = std::move(choice);
    }
    return {std::move(best), lowest_usd};
}

} // namespace

LimitedBranches choose_limited_branches(const RootedForest& forest, std::span<const double> gain_usd,
                                        std::span<const double> demand_mbps, const PlaceLimits& limits) {
    const std::size_t place_count = limits.capacity_mbps.size();
    LimitedBranches limited{std::vector(gain_usd.size(), false), std::vector(place_count, 0.0)};
    std::vector<std::vector<std::size_t>> vertices(place_count);
    for (std::size_t vertex = 0; vertex < forest.size(); ++vertex) {
        const std::size_t place = limits.place[vertex];
        if (std::isfinite(limits.capacity_mbps[place])) vertices[place].push_back(vertex);
    }
    for (std::size_t place = 0; place < place_count; ++place) {
        if (vertices[place].empty()) continue;
        const PlaceTrees trees{forest, gain_usd, demand_mbps, vertices[place]};
        const FittedChoice fitted = fit(trees, limits.capacity_mbps[place]);
        trees.write(fitted.choice, limited.takes);
        limited.price_usd_per_mbps[place] = fitted.price_usd;
    }
    return limited;
}

} // namespace planner
