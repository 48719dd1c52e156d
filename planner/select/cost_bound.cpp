// SPDX-License-Identifier: Apache-2.0
#include "planner/select/cost_bound.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

#include "planner/select/least_cost.h"
#include "planner/select/ways.h"

namespace planner {

namespace {

/// Schools and vertices that are looked at to better the bound, all in all.
constexpr std::size_t bound_work = std::size_t{1} << 17;
constexpr std::size_t most_rounds = 200;
constexpr double closed_share = 1e-9;    // a smaller gap is not worth another round
constexpr double rounding_share = 1e-12; // a smaller gap is none
constexpr int patience = 4;              // rounds without a better bound before prices move less

/// Everybody served at least cost, but that a school on several trees may take each of them or none, and pays a price
/// for being served once.
class CostBound {
public:
    CostBound(const PlanBasis& basis, const Prices& prices)
        : works_{basis.cost.works},
          forest_{works_.parent, prices.edge_usd, std::vector(works_.size(), RootedForest::none)} {
        const std::vector<Technology> with_trees = technologies_with_trees(works_);
        for (const std::size_t school : basis.ranking.order) {
            if (!is_to_serve(basis.standing[school])) continue;
            Served served{.aside_usd = cheapest_off_trees(basis, prices, school)};
            served.first_copy = copies_.size();
            for (const Technology technology : with_trees) {
                if (!may_share_by(technology, basis, school)) continue;
                const std::size_t vertex = works_.vertex_of(technology, school);
                forest_.school[vertex] = copies_.size();
                copies_.push_back({vertex, prices.of(technology)[school]});
            }
            served.end_copy = copies_.size();
            has_several_ = has_several_ || served.is_on_several();
            schools_.push_back(served);
        }
    }

    bool has_several() const { return has_several_; }

    double best(double plan_usd) {
        set_first_prices();
        const std::size_t rounds =
            std::clamp(bound_work / (schools_.size() + works_.size() + 1), std::size_t{1}, most_rounds);
        double best_usd = -std::numeric_limits<double>::infinity(), step = 1.0;
        int waited = 0;
        for (std::size_t round = 0; round < rounds; ++round) {
            const double usd = bound_at_prices();
            if (usd > best_usd) {
                best_usd = usd;
                waited = 0;
            } else if (++waited == patience) {
                step /= 2.0;
                waited = 0;
            }
            if (plan_usd - best_usd <= closed_share * plan_usd || !move_prices(step * (plan_usd - usd))) break;
        }
        return plan_usd - best_usd <= rounding_share * plan_usd ? plan_usd : best_usd;
    }

private:
    struct Copy { // of a school, on one tree
        std::size_t vertex = 0;
        double usd = 0.0; // its own price there
    };
    struct Served {
        double aside_usd = 0.0; // least off the trees; infinite: it has no such way
        double price_usd = 0.0; // for being served; on several trees alone
        std::size_t first_copy = 0, end_copy = 0;
        int taken = 0; // how often it is served

        bool is_on_several() const { return end_copy - first_copy > 1; }
    };

    /// Without what it may share.
    static double cheapest_off_trees(const PlanBasis& basis, const Prices& prices, std::size_t school) {
        double usd = std::numeric_limits<double>::infinity();
        for (const Technology technology : technologies) {
            if (is_feasible(basis, technology, school) && !may_share_by(technology, basis, school))
                usd = std::min(usd, prices.of(technology)[school]);
        }
        return usd;
    }

    /// What serving a school costs at least, were every edge paid in equal parts by all who may use it.
    void set_first_prices() {
        std::vector<double> users(forest_.size(), 0.0), part_usd(forest_.size(), 0.0);
        for (const Copy& copy : copies_)
            ++users[copy.vertex];
        for (std::size_t vertex = forest_.size(); vertex-- > 0;) {
            if (forest_.parent[vertex] != RootedForest::none) users[forest_.parent[vertex]] += users[vertex];
        }
        for (std::size_t vertex = 0; vertex < forest_.size(); ++vertex) { // parents first
            if (users[vertex] > 0.0) part_usd[vertex] = forest_.edge_usd[vertex] / users[vertex];
            if (forest_.parent[vertex] != RootedForest::none) part_usd[vertex] += part_usd[forest_.parent[vertex]];
        }
        for (Served& school : schools_) {
            if (!school.is_on_several()) continue;
            school.price_usd = school.aside_usd;
            for (std::size_t copy = school.first_copy; copy < school.end_copy; ++copy)
                school.price_usd = std::min(school.price_usd, copies_[copy].usd + part_usd[copies_[copy].vertex]);
        }
    }

    double bound_at_prices() {
        std::vector<BranchGain> gain(copies_.size());
        for (const Served& school : schools_) {
            const bool is_only = !school.is_on_several() && school.aside_usd == std::numeric_limits<double>::infinity();
            const double other_usd = school.is_on_several() ? school.price_usd : is_only ? 0.0 : school.aside_usd;
            for (std::size_t copy = school.first_copy; copy < school.end_copy; ++copy)
                gain[copy] = {is_only ? 1 : 0, other_usd - copies_[copy].usd};
        }
        const std::vector<bool> is_taken = choose_branches(forest_, gain);
        double usd = 0.0;
        std::vector<bool> is_built(forest_.size(), false);
        for (Served& school : schools_) {
            school.taken = 0;
            for (std::size_t copy = school.first_copy; copy < school.end_copy; ++copy) {
                if (!is_taken[copy]) continue;
                ++school.taken;
                is_built[copies_[copy].vertex] = true;
                usd += copies_[copy].usd;
            }
            if (school.is_on_several()) {
                usd += school.price_usd * (1 - school.taken);
                if (school.aside_usd < school.price_usd) {
                    usd += school.aside_usd - school.price_usd;
                    ++school.taken;
                }
            } else if (school.taken == 0 && school.aside_usd < std::numeric_limits<double>::infinity()) {
                usd += school.aside_usd;
            }
        }
        for (std::size_t vertex = forest_.size(); vertex-- > 0;) {
            if (!is_built[vertex]) continue;
            usd += forest_.edge_usd[vertex];
            if (forest_.parent[vertex] != RootedForest::none) is_built[forest_.parent[vertex]] = true;
        }
        return usd;
    }

    /// Prices fall of schools that are served twice, and rise of those that are not; false: all are served once.
    bool move_prices(double gap_usd) {
        double norm = 0.0;
        for (const Served& school : schools_) {
            if (school.is_on_several()) norm += (school.taken - 1) * (school.taken - 1);
        }
        if (norm == 0.0) return false;
        for (Served& school : schools_) {
            if (school.is_on_several()) school.price_usd += std::max(gap_usd, 0.0) / norm * (1 - school.taken);
        }
        return true;
    }

    const SharedWorks& works_;
    RootedForest forest_; // its schools are copies
    std::vector<Copy> copies_;
    std::vector<Served> schools_; // to serve, by need rank
    bool has_several_ = false;
};

} // namespace

double gap_of_least_cost(const PlanBasis& basis, const Prices& prices, const std::vector<Outcome>& technology) {
    if (technologies_with_trees(basis.cost.works).size() < 2) return 0.0;
    CostBound bound{basis, prices};
    if (!bound.has_several()) return 0.0;
    const double plan_usd = price_of(technology, basis, prices);
    return plan_usd - bound.best(plan_usd);
}

} // namespace planner
