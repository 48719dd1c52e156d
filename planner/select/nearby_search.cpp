// SPDX-License-Identifier: Apache-2.0
#include "planner/select/nearby_search.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "planner/select/way_list.h"

namespace planner {

namespace {

constexpr double money_rounding_share = 1e-12;
constexpr std::size_t alternative_limit = 600; // parts of the choice that may be given up
constexpr std::size_t candidate_limit = 64;    // of the last list, to find one that meets the floors
/// Pairs of ways looked at per school, all in all: a small problem is searched
/// whole.
constexpr std::size_t pair_limit = std::size_t{1} << 25;
constexpr std::size_t least_product = std::size_t{1} << 12, largest_product = std::size_t{1} << 20;
constexpr std::size_t least_list = 512, largest_list = 8192;

WayLimits limits_for(const SelectionProblem& problem, double usd_price, double loss) {
    const std::size_t parts = problem.school_count() + problem.forest.size() + 1;
    const std::size_t product = std::clamp(pair_limit / parts, least_product, largest_product);
    return {problem.budget_usd * (1.0 + money_rounding_share), loss, usd_price,
            std::clamp(product / 4, least_list, largest_list), product};
}

/// Score that is given up when an edge is built, or not built, though the
/// choice does otherwise; a branch below gives up what its ancestors give up at
/// least.
struct BranchLoss {
    std::vector<double> of_opening, of_closing; // by vertex; infinite: cannot be
};

BranchLoss measure_branches(const RootedForest& forest, const PricedSelection& priced) {
    constexpr double never = std::numeric_limits<double>::infinity();
    BranchLoss loss{std::vector<double>(forest.size()), std::vector<double>(forest.size())};
    for (std::size_t vertex = 0; vertex < forest.size(); ++vertex) {
        const std::size_t parent = forest.parent[vertex];
        const double gain = priced.branch_gain(vertex);
        const double opening_above = parent == RootedForest::none ? 0.0 : loss.of_opening[parent];
        const double closing_above = parent == RootedForest::none ? never : loss.of_closing[parent];
        loss.of_opening[vertex] = opening_above + std::max(0.0, -gain);
        loss.of_closing[vertex] = std::min(closing_above, std::max(0.0, gain));
        if (priced.is_closed(vertex)) {
            loss.of_opening[vertex] = never;
            loss.of_closing[vertex] = 0.0;
        } else if (priced.is_forced(vertex)) {
            loss.of_opening[vertex] = 0.0;
            loss.of_closing[vertex] = never;
        }
    }
    return loss;
}

class NearbySearch {
public:
    NearbySearch(const SelectionProblem& problem, const PricedSelection& priced, const SelectionSums& known)
        : problem_{problem},
          priced_{priced},
          known_{known},
          branch_{measure_branches(problem.forest, priced)},
          loss_{choose_loss()},
          book_{limits_for(problem, priced.prices().usd, loss_)} {}

    NearbyFind search() {
        std::vector<WayList> parts = list_trees();
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            if (!is_on_forest_[school]) parts.push_back(list_aside(school));
        }
        const WayList ways = combine_parts(std::move(parts));
        NearbyFind find{choose_way(ways), priced_.bound()};
        const double value = find.selection ? sum_selection(problem_, *find.selection).value : known_.value;
        const double loss = std::min(loss_, book_.least_dropped_loss());
        if (problem_.floors.empty()) find.bound = std::min(find.bound, std::max(value, priced_.bound() - loss));
        return find;
    }

private:
    /// What may be given up: all that could still lead to something better, as
    /// long as that is not too much work.
    double choose_loss() const {
        const double useful = std::max(0.0, priced_.bound() - known_.value);
        std::vector<double> losses;
        const auto add = [&](double loss) {
            if (loss <= useful) losses.push_back(loss);
        };
        for (std::size_t vertex = 0; vertex < problem_.forest.size(); ++vertex) {
            add(branch_.of_closing[vertex] > 0.0 ? branch_.of_closing[vertex] : branch_.of_opening[vertex]);
            const std::size_t school = problem_.forest.school[vertex];
            if (school == RootedForest::none || !may_take_tree(school)) continue;
            add(branch_.of_opening[vertex] +
                std::abs(priced_.score_of(priced_.tree_option(school), school) - priced_.aside_score(school)));
        }
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            add(priced_.aside_score(school)); // none instead
            for (std::size_t option = problem_.first_option[school]; option < problem_.first_option[school + 1];
                 ++option) {
                if (!problem_.options[option].on_tree() && priced_.is_allowed(option))
                    add(priced_.aside_score(school) - priced_.score_of(option, school));
            }
        }
        if (losses.size() <= alternative_limit * 2) return useful;
        std::ranges::nth_element(losses, losses.begin() + alternative_limit);
        return losses[alternative_limit];
    }

    WayList list_aside(std::size_t school) {
        WayList ways;
        if (!priced_.must_serve(school)) ways.emplace_back();
        for (std::size_t option = problem_.first_option[school]; option < problem_.first_option[school + 1]; ++option) {
            if (!problem_.options[option].on_tree() && priced_.is_allowed(option)) add_option(option, school, ways);
        }
        return book_.unite(ways, {});
    }

    void add_option(std::size_t option, std::size_t school, WayList& ways) {
        ways.push_back(book_.take(school, option, problem_.options[option].usd, priced_.score_of(option, school)));
    }

    /// Bottom-up, for each vertex the ways of its branch when its edge is built
    /// and when it is not.
    std::vector<WayList> list_trees() {
        const RootedForest& forest = problem_.forest;
        std::vector<WayList> built(forest.size()), aside(forest.size()), trees;
        is_on_forest_.assign(problem_.school_count(), false);
        for (std::size_t vertex = forest.size(); vertex-- > 0;) {
            WayList branch = list_branch(vertex, built[vertex], aside[vertex]);
            const std::size_t parent = forest.parent[vertex];
            if (parent == RootedForest::none) {
                trees.push_back(std::move(branch));
            } else {
                if (can_open(parent)) hang(branch, built[parent]);
                if (can_close(parent)) hang(aside[vertex], aside[parent]);
            }
            WayList{}.swap(built[vertex]);
            WayList{}.swap(aside[vertex]);
        }
        return trees;
    }

    bool may_take_tree(std::size_t school) const {
        return priced_.tree_option(school) != Selection::none && priced_.is_allowed(priced_.tree_option(school));
    }
    bool can_open(std::size_t vertex) const { return branch_.of_opening[vertex] <= loss_; }
    bool can_close(std::size_t vertex) const { return branch_.of_closing[vertex] <= loss_; }

    void hang(const WayList& branch, WayList& above) { above = above.empty() ? branch : book_.combine(above, branch); }

    /// `built` and `aside` come with the ways of the branches below; `aside`
    /// leaves complete.
    WayList list_branch(std::size_t vertex, WayList& built, WayList& aside) {
        const std::size_t school = problem_.forest.school[vertex];
        const bool has_school = school != RootedForest::none;
        if (has_school) is_on_forest_[school] = true;
        const WayList own = has_school ? list_aside(school) : WayList{{}};
        if (can_close(vertex)) hang(own, aside);
        if (!can_open(vertex)) return aside;
        WayList own_built = own;
        if (has_school && may_take_tree(school)) {
            add_option(priced_.tree_option(school), school, own_built);
            own_built = book_.unite(own_built, {});
        }
        hang(own_built, built);
        const double edge_usd = problem_.forest.edge_usd[vertex];
        for (Way& way : built) {
            way.usd += edge_usd;
            way.score -= priced_.dollar_price() * edge_usd;
        }
        return can_close(vertex) ? book_.unite(built, aside) : built;
    }

    /// All trees and schools together; those with one way first, since they only
    /// shift the others.
    WayList combine_parts(std::vector<WayList> parts) {
        const auto range_usd = [](const WayList& ways) {
            return ways.empty() ? 0.0 : ways.back().usd - ways.front().usd;
        };
        std::ranges::stable_sort(parts, [&](const WayList& a, const WayList& b) {
            const bool a_shifts = a.size() <= 1, b_shifts = b.size() <= 1;
            return a_shifts != b_shifts ? a_shifts : range_usd(a) > range_usd(b);
        });
        std::vector<double> least_after(parts.size() + 1, 0.0), most_after(parts.size() + 1, 0.0);
        for (std::size_t part = parts.size(); part-- > 0;) {
            if (parts[part].empty()) return {};
            least_after[part] = least_after[part + 1] + parts[part].front().usd;
            most_after[part] = most_after[part + 1] + parts[part].back().usd;
        }
        WayList ways{{}};
        for (std::size_t part = 0; part < parts.size(); ++part) {
            ways = book_.combine(ways, parts[part]);
            keep_useful(least_after[part + 1], most_after[part + 1], ways);
        }
        return ways;
    }

    /// Drops ways that end beyond the budget, or leave more of it than the bound
    /// has room for.
    void keep_useful(double least_after_usd, double most_after_usd, WayList& ways) const {
        const double price = priced_.prices().usd;
        const double unspent_usd = price > 0.0 ? loss_ / price : std::numeric_limits<double>::infinity();
        const double slack_usd = money_rounding_share * problem_.budget_usd;
        std::erase_if(ways, [&](const Way& way) {
            return way.usd + least_after_usd > problem_.budget_usd + slack_usd ||
                   way.usd + most_after_usd < problem_.budget_usd - unspent_usd - slack_usd;
        });
    }

    /// Of the ways that meet the floors the one that is worth most, the cheapest of equals, if it is better than what
    /// is known.
    std::optional<Selection> choose_way(const WayList& ways) const {
        std::optional<Selection> best;
        SelectionSums best_sums = known_;
        std::size_t tried = 0;
        for (auto way = ways.rbegin(); way != ways.rend() && tried < candidate_limit; ++way, ++tried) {
            Selection selection{std::vector<std::size_t>(problem_.school_count(), Selection::none)};
            book_.read(*way, selection);
            if (!meets_floors(problem_, selection)) continue;
            const SelectionSums sums = sum_selection(problem_, selection);
            if (is_better(sums, best_sums)) {
                best = std::move(selection);
                best_sums = sums;
            } else if (problem_.floors.empty() && sums.value < best_sums.value) {
                break; // what is cheaper is worth less still
            }
        }
        return best;
    }

    const SelectionProblem& problem_;
    const PricedSelection& priced_;
    SelectionSums known_;
    BranchLoss branch_;
    double loss_;
    WayBook book_;
    std::vector<bool> is_on_forest_;
};

} // namespace

NearbyFind search_nearby(const SelectionProblem& problem, const PricedSelection& priced, const SelectionSums& known) {
    return NearbySearch{problem, priced, known}.search();
}

} // namespace planner
