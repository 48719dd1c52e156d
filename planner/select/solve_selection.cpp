// SPDX-License-Identifier: Apache-2.0
#include "planner/select/solve_selection.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "planner/select/floor_prices.h"
#include "planner/select/nearby_search.h"

namespace planner {

namespace {

constexpr std::size_t search_limit = 4;     // near one choice; each looks closer than the one before
constexpr int floor_step_limit = 60;        // of the prices of floors
constexpr int branch_floor_step_limit = 20; // of these with parts settled
constexpr double no_gap_share = 1e-9;       // a smaller gap is none
constexpr double worth_trying_share = 1e-4; // a smaller gap is not worth branching
/// Schools and vertices that are looked at with parts settled, all in all.
constexpr std::size_t branch_work = std::size_t{1} << 22;
constexpr std::size_t least_branches = 8;
constexpr std::size_t choices_a_search = 4; // that are as much work as such a search

/// A problem with parts settled whose bound is not reached.
struct Branch {
    double bound = 0.0;
    std::vector<Decision> decisions;
    Decision lump;      // to settle next
    LimitPrices prices; // to search from
};

/// Serves schools that have none with what is left of the budget, off the tree, the most value per dollar first; ties
/// by row. Where very many schools cost alike no price tells them apart, and a choice at a price leaves much unspent.
void spend_rest(const SelectionProblem& problem, double left_usd, Selection& selection) {
    struct Offer {
        double usd_per_value = 0.0;
        std::size_t school = 0, option = 0;
    };
    std::vector<Offer> offers;
    for (std::size_t school = 0; school < problem.school_count(); ++school) {
        if (selection.option[school] != Selection::none) continue;
        for (std::size_t row = problem.first_option[school]; row < problem.first_option[school + 1]; ++row) {
            const ServiceOption& option = problem.options[row];
            const double value = option.benefit - problem.usd_weight * option.usd;
            if (option.on_tree() || option.usd > left_usd || value <= 0.0) continue;
            offers.push_back({option.usd / value, school, row});
        }
    }
    std::ranges::stable_sort(offers, {}, &Offer::usd_per_value);
    for (const Offer& offer : offers) {
        const double usd = problem.options[offer.option].usd;
        if (selection.option[offer.school] != Selection::none || usd > left_usd) continue;
        selection.option[offer.school] = offer.option;
        left_usd -= usd;
    }
}

/// What all schools come to at worst: losses, where an option's benefit is one.
double sum_worst_benefits(const SelectionProblem& problem) {
    double sum = 0.0;
    for (std::size_t school = 0; school < problem.school_count(); ++school) {
        double worst = 0.0;
        for (const std::size_t option : problem.options_of(school))
            worst = std::min(worst, problem.options[option].benefit);
        sum += worst;
    }
    return sum;
}

class Solver {
public:
    Solver(const SelectionProblem& problem, geo::Progress& progress, const SolveStart& start)
        : problem_{problem},
          start_{start},
          progress_{progress},
          priced_{problem},
          worst_benefit_{sum_worst_benefits(problem)},
          ended_bound_{least_value()} {
        start_.prices.floor.resize(problem.floors.size(), 0.0);
    }

    SolvedSelection solve() {
        find_prices();
        progress_.report(0.3);
        if (!start_.value || solved_.bound > *start_.value)
            solved_.bound = std::min(solved_.bound, search_near(lowest_));
        progress_.report(0.6);
        branch_out();
        Selection filled = solved_.selection;
        spend_rest(problem_, problem_.budget_usd - solved_.sums.usd, filled);
        offer(filled);
        if (missed_share_ > 0.0 && !start_.value) leave_floors();
        progress_.report(1.0);
        return std::move(solved_);
    }

private:
    /// Prices with the least bound; where floors bind, also a choice that meets them.
    void find_prices() {
        lowest_ = price_limits(start_.prices, floor_step_limit);
        solved_.bound = lowest_.bound;
        solved_.prices = lowest_.prices;
    }

    /// The price of the budget, or those of floors too, searched from the given ones on; what is chosen on the way is
    /// taken if it is better.
    BudgetPrice price_limits(const LimitPrices& start, int step_limit) {
        if (problem_.floors.empty()) {
            BudgetPrice price = price_budget(problem_, start, priced_);
            const bool is_first = solved_.selection.option.empty();
            if (price.is_possible && (is_first || price.bound > known().value)) offer(price.within);
            return price;
        }
        FloorPrices floors = price_floors(problem_, start, {step_limit, known().value}, priced_);
        if (floors.lowest.is_possible) offer(floors.nearest.within);
        return std::move(floors.lowest);
    }

    /// Where no choice meets the floors, the bound is of all that the money allows.
    void leave_floors() {
        solved_.floors_are_out_of_reach =
            solved_.bound < least_value() || is_ruled_out_ || !may_meet_floors(problem_, priced_);
        solved_.bound = price_budget(problem_, {}, priced_).bound;
    }

    /// Takes a selection if it misses less of the floors, or as much and is better.
    void offer(const Selection& selection) {
        const SelectionSums sums = sum_selection(problem_, selection);
        const double missed = missed_share(problem_, selection);
        const bool is_as_near = missed == missed_share_ && is_better(sums, solved_.sums);
        if (missed >= missed_share_ && !is_as_near) return;
        solved_.selection = selection;
        solved_.sums = sums;
        missed_share_ = missed;
    }

    /// The bound of what may be chosen at this price.
    double search_near(const BudgetPrice& price) {
        priced_.choose(price.prices);
        double bound = price.bound;
        for (std::size_t search = 0; search < std::min(search_limit, start_.searches); ++search) {
            if (bound - known().value <= no_gap_share * std::abs(bound)) break;
            const NearbyFind find = search_nearby(problem_, priced_, known());
            bound = std::min(bound, find.bound);
            if (!find.selection) break;
            offer(*find.selection);
        }
        return bound;
    }

    /// What a find must be better than: as long as floors are missed, one that meets them may be worth less.
    SelectionSums known() const {
        const double value = start_.value.value_or(least_value());
        return missed_share_ == 0.0 && solved_.sums.value > value ? solved_.sums : SelectionSums{.value = value};
    }
    /// Whether what is open is not worth branching.
    bool is_near() const {
        const double value = known().value;
        return solved_.bound - value <= worth_trying_share * std::max(std::abs(solved_.bound), std::abs(value));
    }
    /// No selection within the budget is worth less: where money counts, one may lose all of it, and benefits may be
    /// losses.
    double least_value() const { return worst_benefit_ - problem_.usd_weight * problem_.budget_usd; }

    /// A part that is too dear for what is left of the budget, and worth it otherwise, spoils both choice and bound.
    /// The problem is split into one with it and one without, then the half of the highest bound again, a counted
    /// number of times.
    void branch_out() {
        if (!lowest_.lump || is_near()) return;
        const std::size_t parts = problem_.school_count() + problem_.forest.size() + 1;
        const std::size_t steps = problem_.floors.empty() ? 1 : branch_floor_step_limit;
        const std::size_t limit = std::min(std::max(branch_work / parts / steps, least_branches), start_.branches);
        searches_left_ = std::min(branch_work / parts / choices_a_search, start_.searches);
        open_ = {{solved_.bound, {}, *lowest_.lump, lowest_.prices}};
        for (std::size_t count = 0; count < limit && !open_.empty(); ++count) {
            if (is_near()) break;
            std::ranges::pop_heap(open_, {}, &Branch::bound);
            const Branch split = std::move(open_.back());
            open_.pop_back();
            for (const bool is_taken : {false, true})
                settle_half(split, is_taken);
            const double open_bound = open_.empty() ? least_value() : open_.front().bound;
            solved_.bound = std::min(solved_.bound, std::max({known().value, open_bound, ended_bound_}));
        }
        is_ruled_out_ = open_.empty() && ended_bound_ <= least_value() && !is_tied_;
        priced_.settle({});
    }

    void settle_half(const Branch& split, bool is_taken) {
        Branch half = split;
        half.lump.is_taken = is_taken;
        half.decisions.push_back(half.lump);
        priced_.settle(half.decisions);
        if (missed_share_ == 0.0 && !may_meet_floors(problem_, priced_)) return;
        const BudgetPrice price = price_limits(half.prices, branch_floor_step_limit);
        is_tied_ = is_tied_ || price.bound == known().value;
        if (!price.is_possible || price.bound <= known().value) return;
        half.bound = std::min(half.bound, price.bound);
        if (searches_left_ > 0) {
            --searches_left_;
            half.bound = std::min(half.bound, search_near(price));
        }
        is_tied_ = is_tied_ || half.bound == known().value;
        if (half.bound <= known().value) return;
        if (!price.lump) { // its choice is the best but for what floors are worth
            ended_bound_ = std::max(ended_bound_, half.bound);
            return;
        }
        half.lump = *price.lump;
        half.prices = price.prices;
        open_.push_back(std::move(half));
        std::ranges::push_heap(open_, {}, &Branch::bound);
    }

    const SelectionProblem& problem_;
    SolveStart start_;
    geo::Progress& progress_;
    PricedSelection priced_;
    double worst_benefit_; // of all schools
    BudgetPrice lowest_;
    SolvedSelection solved_;
    double missed_share_ = std::numeric_limits<double>::infinity(); // of the floors, by solved_
    std::vector<Branch> open_;                                      // a heap by bound
    double ended_bound_;                                            // of branches with nothing left to settle
    bool is_tied_ = false;          // a branch was left whose bound is just what is known
    bool is_ruled_out_ = false;     // no branch holds a selection worth more than what is known
    std::size_t searches_left_ = 0; // near choices with parts settled
};

} // namespace

SolvedSelection solve_selection(const SelectionProblem& problem, geo::Progress& progress, const SolveStart& start) {
    return Solver{problem, progress, start}.solve();
}

} // namespace planner
