// SPDX-License-Identifier: Apache-2.0
#include "planner/select/tree_search.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <utility>

#include "planner/select/floor_prices.h"

namespace planner {

namespace {

/// Schools and vertices that are looked at to settle schools anew, all in all.
constexpr std::size_t settling_work = std::size_t{1} << 14;
constexpr std::size_t most_rounds = 60;
constexpr std::size_t floor_rounds = 4; // that a round with a floor takes the time of, besides
/// The same of searches near choices in one of them.
constexpr std::size_t search_work = std::size_t{1} << 9;
constexpr std::size_t most_searches = 24;
constexpr double worth_settling_share = 1e-4; // a smaller gap is not worth another round
constexpr int patience = 4;                   // rounds without a better bound before prices move less

/// A problem made of another one: rows of it stand for schools of that, options for its options.
struct Derived {
    SelectionProblem problem;
    std::vector<std::size_t> school; // by row
    std::vector<std::size_t> origin; // by option
};

class TreeSearch {
public:
    TreeSearch(const SelectionProblem& problem, std::vector<std::size_t> settled_on, const SolveStart& start,
               geo::Progress& progress)
        : problem_{problem},
          start_{start},
          progress_{progress},
          settled_on_{std::move(settled_on)},
          way_usd_{problem.forest.edge_usd} {
        for (std::size_t vertex = 0; vertex < way_usd_.size(); ++vertex) { // parents first
            if (problem.forest.parent[vertex] != RootedForest::none)
                way_usd_[vertex] += way_usd_[problem.forest.parent[vertex]];
        }
        for (std::size_t school = 0; school < problem.school_count(); ++school) {
            std::size_t trees = 0;
            for (const std::size_t option : problem.options_of(school)) {
                if (!problem.options[option].on_tree()) continue;
                if (trees++ == 0 && settled_on_[school] == Selection::none) settled_on_[school] = option;
            }
            if (trees > 1) on_several_.push_back(school);
        }
    }

    SolvedSelection solve() {
        solve_settled();
        if (on_several_.empty()) return std::move(best_);
        Derived split = split_schools();
        std::vector<double> price = first_prices();
        const std::size_t parts = problem_.school_count() + problem_.forest.size() + 1;
        const std::size_t searches = std::exchange(start_.searches, std::min(search_work / parts, most_searches));
        take_rounds(split, price, parts);
        start_ = {best_.prices, known_value(), searches, start_.branches};
        settled_on_ = best_settled_;
        last_settled_.clear(); // once more, as well as can be
        solve_settled();
        if (missed_share_ > 0.0) { // then the bound is of all that the money allows
            split.problem.floors.clear();
            relaxed_prices_.floor.clear();
            bound_ = solve_priced(split, price).bound + sum(price);
        }
        best_.bound = std::max(bound_, best_.sums.value);
        best_.floors_are_out_of_reach = is_out_of_reach_ && missed_share_ > 0.0;
        return std::move(best_);
    }

private:
    /// Prices, bound and trees in turn.
    void take_rounds(Derived& split, std::vector<double>& price, std::size_t parts) {
        const std::size_t work_of_round = parts * (1 + floor_rounds * problem_.floors.size());
        const std::size_t rounds = std::clamp(settling_work / work_of_round, std::size_t{1}, most_rounds);
        double step = 1.0;
        int waited = 0;
        for (std::size_t round = 0; round < rounds; ++round) {
            const SolvedSelection relaxed = solve_priced(split, price);
            is_out_of_reach_ = is_out_of_reach_ || relaxed.floors_are_out_of_reach;
            const double bound = relaxed.bound + sum(price);
            waited = bound < bound_ ? 0 : waited + 1;
            bound_ = std::min(bound_, bound);
            if (waited == patience) {
                step /= 2.0;
                waited = 0;
            }
            const std::vector<int> taken = settle_by(split, relaxed.selection, round % 2 == 0);
            solve_settled();
            const bool is_closed = bound_ - best_.sums.value <= worth_settling_share * std::abs(bound_);
            if (missed_share_ == 0.0 && is_closed) return;
            if (!move_prices(taken, step * (bound - best_.sums.value), price)) return;
        }
    }

    static double sum(const std::vector<double>& values) {
        double sum = 0.0;
        for (const double value : values)
            sum += value;
        return sum;
    }

    /// Adds an option off the trees, unless one of the row serves as well for less.
    void add_aside(Derived& derived, std::size_t origin, double usd) const {
        const ServiceOption& option = problem_.options[origin];
        for (std::size_t other = derived.problem.first_option.back(); other < derived.problem.options.size(); ++other) {
            ServiceOption& there = derived.problem.options[other];
            if (there.on_tree()) continue;
            if (there.usd <= usd && there.benefit >= option.benefit) return;
            if (there.usd < usd || there.benefit > option.benefit) continue;
            there = {option.benefit, usd, RootedForest::none, option.technology};
            derived.origin[other] = origin;
            return;
        }
        derived.problem.options.push_back({option.benefit, usd, RootedForest::none, option.technology});
        derived.origin.push_back(origin);
    }

    void add_on_tree(Derived& derived, std::size_t origin) const {
        derived.problem.forest.school[problem_.options[origin].vertex] = derived.problem.school_count();
        derived.problem.options.push_back(problem_.options[origin]);
        derived.origin.push_back(origin);
    }

    static void end_row(Derived& derived, std::size_t school) {
        derived.problem.first_option.push_back(derived.problem.options.size());
        derived.school.push_back(school);
    }

    Derived begin() const {
        Derived derived;
        derived.problem.forest = problem_.forest;
        std::ranges::fill(derived.problem.forest.school, RootedForest::none);
        derived.problem.budget_usd = problem_.budget_usd;
        derived.problem.usd_weight = problem_.usd_weight;
        return derived;
    }

    void count_floors(Derived& derived) const {
        for (const SelectionFloor& floor : problem_.floors) {
            derived.problem.floors.push_back({floor.name, {}, floor.least});
            for (const std::size_t school : derived.school)
                derived.problem.floors.back().amount.push_back(floor.amount[school]);
        }
    }

    /// Each school on the tree where it is settled; by the others it pays its whole way.
    Derived settle() const {
        Derived derived = begin();
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            for (const std::size_t option : problem_.options_of(school)) {
                const std::size_t vertex = problem_.options[option].vertex;
                if (option == settled_on_[school])
                    add_on_tree(derived, option);
                else
                    add_aside(derived, option,
                              problem_.options[option].usd + (vertex == RootedForest::none ? 0.0 : way_usd_[vertex]));
            }
            end_row(derived, school);
        }
        count_floors(derived);
        return derived;
    }

    /// Each school once for every tree that it is on; off the trees with the first.
    Derived split_schools() const {
        Derived derived = begin();
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            for (const std::size_t option : problem_.options_of(school)) {
                if (!problem_.options[option].on_tree()) add_aside(derived, option, problem_.options[option].usd);
            }
            bool is_first = true;
            for (const std::size_t option : problem_.options_of(school)) {
                if (!problem_.options[option].on_tree()) continue;
                if (!std::exchange(is_first, false)) end_row(derived, school);
                add_on_tree(derived, option);
            }
            end_row(derived, school);
        }
        count_floors(derived);
        return derived;
    }

    /// What serving a school on several trees is worth by its best option, were every edge paid in equal parts by all
    /// who may use it.
    std::vector<double> first_prices() const {
        const RootedForest& forest = problem_.forest;
        std::vector<double> users(forest.size(), 0.0), part_usd(forest.size(), 0.0);
        for (const ServiceOption& option : problem_.options) {
            if (option.on_tree()) ++users[option.vertex];
        }
        for (std::size_t vertex = forest.size(); vertex-- > 0;) {
            if (forest.parent[vertex] != RootedForest::none) users[forest.parent[vertex]] += users[vertex];
        }
        for (std::size_t vertex = 0; vertex < forest.size(); ++vertex) {
            if (users[vertex] > 0.0) part_usd[vertex] = forest.edge_usd[vertex] / users[vertex];
            if (forest.parent[vertex] != RootedForest::none) part_usd[vertex] += part_usd[forest.parent[vertex]];
        }
        const double dollar_price = problem_.usd_weight + best_.prices.usd;
        std::vector<double> price(problem_.school_count(), 0.0);
        for (const std::size_t school : on_several_) {
            double bonus = 0.0;
            for (std::size_t floor = 0; floor < best_.prices.floor.size(); ++floor)
                bonus += best_.prices.floor[floor] * problem_.floors[floor].amount[school];
            for (const std::size_t row : problem_.options_of(school)) {
                const ServiceOption& option = problem_.options[row];
                const double usd = option.usd + (option.on_tree() ? part_usd[option.vertex] : 0.0);
                price[school] = std::max(price[school], option.benefit + bonus - dollar_price * usd);
            }
        }
        return price;
    }

    /// Of the best that meets the floors; nothing: none is found.
    std::optional<double> known_value() const {
        return missed_share_ == 0.0 ? std::optional{best_.sums.value} : std::nullopt;
    }

    SolvedSelection solve_priced(Derived& split, const std::vector<double>& price) {
        for (std::size_t row = 0; row < split.school.size(); ++row) {
            for (const std::size_t option : split.problem.options_of(row))
                split.problem.options[option].benefit =
                    problem_.options[split.origin[option]].benefit - price[split.school[row]];
        }
        SolveStart start{relaxed_prices_, known_value(), start_.searches, start_.branches};
        if (start.value) *start.value -= sum(price);
        SolvedSelection relaxed = solve_selection(split.problem, progress_, start);
        relaxed_prices_ = relaxed.prices;
        return relaxed;
    }

    /// Settles each school on the tree by which it is chosen, the first or the last of several. Gives how often each
    /// is.
    std::vector<int> settle_by(const Derived& split, const Selection& selection, bool takes_last) {
        std::vector<int> taken(problem_.school_count(), 0);
        for (std::size_t row = 0; row < split.school.size(); ++row) {
            if (selection.option[row] == Selection::none) continue;
            const std::size_t school = split.school[row], option = split.origin[selection.option[row]];
            if (problem_.options[option].on_tree() && (takes_last || taken[school] == 0)) settled_on_[school] = option;
            ++taken[school];
        }
        return taken;
    }

    void solve_settled() {
        if (!best_.selection.option.empty() && settled_on_ == last_settled_) return;
        last_settled_ = settled_on_;
        const Derived derived = settle();
        SolvedSelection solved = solve_selection(derived.problem, progress_, start_);
        for (std::size_t& option : solved.selection.option) {
            if (option != Selection::none) option = derived.origin[option];
        }
        solved.sums = sum_selection(problem_, solved.selection);
        const double missed = missed_share(problem_, solved.selection);
        const bool is_first = best_.selection.option.empty();
        if (!is_first && (missed > missed_share_ || (missed == missed_share_ && !is_better(solved.sums, best_.sums))))
            return;
        best_ = std::move(solved);
        best_settled_ = settled_on_;
        missed_share_ = missed;
        start_.prices = best_.prices;
        start_.value = known_value();
    }

    /// Prices rise of schools that are chosen twice, and fall of those that are not; false: all are chosen once.
    bool move_prices(const std::vector<int>& taken, double gap, std::vector<double>& price) const {
        double norm = 0.0;
        for (const std::size_t school : on_several_) {
            const int over = taken[school] - 1;
            if (over > 0 || price[school] > 0.0) norm += over * over;
        }
        if (norm == 0.0) return false;
        for (const std::size_t school : on_several_)
            price[school] = std::max(0.0, price[school] + std::max(gap, 0.0) / norm * (taken[school] - 1));
        return true;
    }

    const SelectionProblem& problem_;
    SolveStart start_; // of the next solution
    geo::Progress& progress_;
    std::vector<std::size_t> settled_on_, last_settled_, best_settled_; // by school
    std::vector<std::size_t> on_several_;                               // schools
    std::vector<double> way_usd_; // by vertex: of all edges from there to the network
    SolvedSelection best_;
    LimitPrices relaxed_prices_; // of the last relaxed problem
    double missed_share_ = 0.0;  // of the floors, by best_
    double bound_ = std::numeric_limits<double>::infinity();
    bool is_out_of_reach_ = false; // proven of the floors
};

} // namespace

SolvedSelection solve_on_all_trees(const SelectionProblem& problem, std::vector<std::size_t> settled_on,
                                   geo::Progress& progress, const SolveStart& start) {
    return TreeSearch{problem, std::move(settled_on), start, progress}.solve();
}

} // namespace planner
