// SPDX-License-Identifier: Apache-2.0
// Exact pruning against the three pruners of Giga's open cost model, written anew from what they do.
#include <limits>

#include "planner/select/branch_choice.h"
#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"

namespace {

/// Trees, and what each school costs by fiber without trench and by its best alternative ("baseline").
struct Cluster {
    geo::SpanningForest forest;
    std::vector<double> trench_usd, fiber_usd, baseline_usd;

    std::size_t size() const { return forest.upstream.size(); }
};

/// One tree, of up to so many schools.
Cluster random_cluster(std::uint64_t seed, std::size_t largest) {
    std::mt19937_64 random{seed};
    std::vector<std::size_t> upstream(1 + random() % largest);
    for (std::size_t site = 0; site < upstream.size(); ++site)
        upstream[site] = site == 0 ? tests::source : random() % site;
    Cluster cluster{tests::forest_of(std::move(upstream)), {}, {}, {}};
    for (std::size_t site = 0; site < cluster.size(); ++site) {
        cluster.trench_usd.push_back(static_cast<double>(random() % 100));
        cluster.fiber_usd.push_back(static_cast<double>(random() % 20));
        cluster.baseline_usd.push_back(static_cast<double>(random() % 120));
    }
    return cluster;
}

/// The schools of a cluster while leaves are cut off: those that stay take fiber, the others their baseline.
class Pruning {
public:
    explicit Pruning(const Cluster& cluster) : cluster_{cluster}, stays_(cluster.size(), true) {}

    double fiber_usd() const {
        double usd = 0.0;
        for (std::size_t site = 0; site < stays_.size(); ++site)
            usd += stays_[site] ? cluster_.fiber_usd[site] + cluster_.trench_usd[site] : 0.0;
        return usd;
    }
    double baseline_usd() const {
        double usd = 0.0;
        for (std::size_t site = 0; site < stays_.size(); ++site)
            usd += stays_[site] ? cluster_.baseline_usd[site] : 0.0;
        return usd;
    }
    double total_usd() const {
        double usd = fiber_usd();
        for (std::size_t site = 0; site < stays_.size(); ++site)
            usd += stays_[site] ? 0.0 : cluster_.baseline_usd[site];
        return usd;
    }
    void drop_all() { stays_.assign(stays_.size(), false); }
    bool drop_longest_leaf() {
        std::size_t longest = geo::SpanningForest::none;
        for (std::size_t site = 0; site < stays_.size(); ++site) {
            if (!is_leaf(site)) continue;
            if (longest == geo::SpanningForest::none || cluster_.trench_usd[site] > cluster_.trench_usd[longest])
                longest = site;
        }
        if (longest == geo::SpanningForest::none) return false;
        stays_[longest] = false;
        return true;
    }
    /// Drops the leaves whose baseline is cheaper, until there is none.
    void drop_dear_leaves() {
        for (std::size_t site = stays_.size(); site-- > 0;) {
            const bool is_dear = cluster_.baseline_usd[site] < cluster_.fiber_usd[site] + cluster_.trench_usd[site];
            if (is_leaf(site) && is_dear) stays_[site] = false;
        }
    }

private:
    bool is_leaf(std::size_t site) const {
        if (!stays_[site]) return false;
        for (std::size_t other = site + 1; other < stays_.size(); ++other)
            if (stays_[other] && cluster_.forest.upstream[other] == site) return false;
        return true;
    }

    const Cluster& cluster_;
    std::vector<bool> stays_;
};

double first_pruner_usd(const Cluster& cluster) {
    Pruning pruning{cluster};
    while (pruning.fiber_usd() > pruning.baseline_usd() && pruning.drop_longest_leaf()) {
    }
    return pruning.total_usd();
}

double second_pruner_usd(const Cluster& cluster) {
    Pruning pruning{cluster};
    if (pruning.fiber_usd() > pruning.baseline_usd())
        pruning.drop_all();
    else
        pruning.drop_dear_leaves();
    return pruning.total_usd();
}

/// The second, then leaves are dropped until the fiber is within a budget.
double third_pruner_usd(const Cluster& cluster, double budget_usd) {
    Pruning pruning{cluster};
    if (pruning.fiber_usd() > pruning.baseline_usd())
        pruning.drop_all();
    else
        pruning.drop_dear_leaves();
    while (pruning.fiber_usd() > budget_usd && pruning.drop_longest_leaf()) {
    }
    return pruning.total_usd();
}

double exact_usd(const Cluster& cluster) {
    std::vector<planner::BranchGain> gain(cluster.size());
    for (std::size_t site = 0; site < cluster.size(); ++site)
        gain[site].saving_usd = cluster.baseline_usd[site] - cluster.fiber_usd[site];
    const std::vector<bool> takes_fiber = choose_branches(tests::rooted(cluster.forest, cluster.trench_usd), gain);
    std::vector<bool> is_dug(cluster.size());
    double usd = 0.0;
    for (std::size_t site = 0; site < cluster.size(); ++site) {
        usd += takes_fiber[site] ? cluster.fiber_usd[site] : cluster.baseline_usd[site];
        for (std::size_t hop = site; takes_fiber[site] && hop < cluster.size() && !is_dug[hop];
             hop = cluster.forest.upstream[hop]) {
            usd += cluster.trench_usd[hop];
            is_dug[hop] = true;
        }
    }
    return usd;
}

} // namespace

TEST_CASE("Exact pruning is never dearer than any of the peer's pruners, and beats each somewhere", "[pruners]") {
    std::array<int, 3> beaten{};
    for (std::uint64_t seed = 1; seed <= 1'000; ++seed) {
        const Cluster cluster = random_cluster(seed, 40);
        const double least_usd = exact_usd(cluster); // whole dollars: sums are exact
        const std::array pruned_usd{first_pruner_usd(cluster), second_pruner_usd(cluster),
                                    third_pruner_usd(cluster, static_cast<double>(seed % 7) * 100.0)};
        for (std::size_t pruner = 0; pruner < pruned_usd.size(); ++pruner) {
            INFO(seed << " pruner " << pruner + 1);
            CHECK(least_usd <= pruned_usd[pruner]);
            beaten[pruner] += least_usd < pruned_usd[pruner] ? 1 : 0;
        }
    }
    for (const int count : beaten)
        CHECK(count > 100);
}
