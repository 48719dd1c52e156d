// SPDX-License-Identifier: Apache-2.0
#include "planner/select/budget_price.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace planner {

namespace {

constexpr int near_limit = 12;        // choices near the price to start from
constexpr double near_factor = 1.002; // to the first of them; squared each time
constexpr int raise_limit = 6;        // of the highest price
constexpr double raise_factor = 1e3;
constexpr int crossing_limit = 200;               // of the search; a few dozen are usual
constexpr double crossing_rounding_share = 1e-12; // two lines closer than this cross where they already are
constexpr double negligible_price_share = 1e-10;  // of the highest price: enough to prefer the cheaper of equals

/// A choice as a line: its score, the bonus of floors included, over the price
/// of a dollar.
struct Line {
    double height = 0.0; // score at price 0
    double usd = 0.0;
    double value = 0.0; // without the bonus
    std::vector<char> is_built;
    Selection selection;

    double at(double price) const { return height - price * usd; }
};

class CrossingSearch {
public:
    CrossingSearch(const SelectionProblem& problem, const LimitPrices& start, PricedSelection& priced)
        : problem_{problem}, priced_{priced}, start_usd_{start.usd} {
        found_.prices.floor = start.floor;
        found_.bound = std::numeric_limits<double>::infinity();
    }

    BudgetPrice search() {
        if (start_usd_ <= 0.0 || !bracket_near_start()) bracket_all();
        if (!within_ || !beyond_) return finish();
        Line &within = *within_, &beyond = *beyond_;
        for (int crossing = 0; crossing < crossing_limit; ++crossing) {
            const double price = (beyond.height - within.height) / (beyond.usd - within.usd);
            const double crossing_score = within.at(price);
            Line line = choose(price);
            const bool is_on_both = line.at(price) <= crossing_score + crossing_rounding_share * std::abs(found_.bound);
            const bool is_within = line.usd <= problem_.budget_usd;
            if (!is_on_both || (is_within && line.usd > within.usd) || (!is_within && line.usd < beyond.usd))
                (is_within ? within : beyond) = std::move(line);
            if (is_on_both) break;
        }
        found_.lump = find_lump(within, beyond);
        if (!problem_.floors.empty()) {
            found_.within_share = (beyond.usd - problem_.budget_usd) / (beyond.usd - within.usd);
            found_.beyond_value = beyond.value;
            found_.beyond = std::move(beyond.selection);
        }
        return finish();
    }

private:
    void add(Line line) { (line.usd <= problem_.budget_usd ? within_ : beyond_) = std::move(line); }

    /// Looks for lines on both sides of the budget near the price to start from.
    bool bracket_near_start() {
        add(choose(start_usd_));
        double factor = near_factor;
        for (int step = 0; step < near_limit && !(within_ && beyond_); ++step, factor *= factor)
            add(choose(within_ ? start_usd_ / factor : start_usd_ * factor));
        return within_ && beyond_;
    }

    /// Looks for them at a price of nearly nothing and at one that is too high for any choice. One is left empty where
    /// the budget leaves nothing undone, or where what is settled costs more.
    void bracket_all() {
        double highest = highest_price();
        choose(0.0);
        beyond_ = choose(negligible_price_share * highest);
        if (beyond_->usd <= problem_.budget_usd) {
            within_ = std::exchange(beyond_, std::nullopt);
            return;
        }
        within_ = choose(highest);
        for (int raise = 0; raise < raise_limit && within_->usd > problem_.budget_usd; ++raise) {
            highest *= raise_factor; // edges cost too
            within_ = choose(highest);
        }
        found_.is_possible = within_->usd <= problem_.budget_usd;
        if (!found_.is_possible) beyond_.reset();
    }

    /// A price at which no option that costs anything is worth it.
    double highest_price() const {
        double highest = 0.0;
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            double bonus = 0.0;
            for (std::size_t floor = 0; floor < found_.prices.floor.size(); ++floor)
                bonus += found_.prices.floor[floor] * problem_.floors[floor].amount[school];
            for (std::size_t row = problem_.first_option[school]; row < problem_.first_option[school + 1]; ++row) {
                const ServiceOption& option = problem_.options[row];
                if (option.usd > 0.0) highest = std::max(highest, 2.0 * (option.benefit + bonus) / option.usd);
            }
        }
        return highest > 0.0 ? highest : 1.0;
    }

    Line choose(double price) {
        found_.prices.usd = price;
        priced_.choose(found_.prices);
        if (priced_.bound() < found_.bound) {
            found_.bound = priced_.bound();
            best_price_ = price;
        }
        const double height = priced_.bound() + price * (priced_.usd() - problem_.budget_usd);
        return {height, priced_.usd(), priced_.value(), priced_.is_built(), priced_.selection()};
    }

    /// The dearest option or edge in which two choices differ; of edges the one that its branch hangs on.
    std::optional<Decision> find_lump(const Line& within, const Line& beyond) const {
        std::optional<Decision> lump;
        double lump_usd = 0.0;
        const auto consider = [&](Decision::Part part, std::size_t row, double usd) {
            if (usd <= lump_usd) return;
            lump = Decision{part, row, true};
            lump_usd = usd;
        };
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            const std::size_t one = within.selection.option[school], other = beyond.selection.option[school];
            if (one == other) continue;
            for (const std::size_t option : {one, other}) {
                if (option != Selection::none) consider(Decision::Part::option, option, problem_.options[option].usd);
            }
        }
        const RootedForest& forest = problem_.forest;
        std::vector<std::size_t> branch(forest.size(), RootedForest::none);
        for (std::size_t vertex = 0; vertex < forest.size(); ++vertex) {
            if (within.is_built[vertex] == beyond.is_built[vertex]) continue;
            const std::size_t parent = forest.parent[vertex];
            const bool hangs = parent != RootedForest::none && branch[parent] != RootedForest::none;
            branch[vertex] = hangs ? branch[parent] : vertex;
            consider(Decision::Part::edge, branch[vertex], forest.edge_usd[vertex]);
        }
        return lump;
    }

    BudgetPrice finish() {
        found_.prices.usd = best_price_;
        found_.within = std::move(within_->selection);
        found_.within_usd = within_->usd;
        found_.within_value = within_->value;
        return std::move(found_);
    }

    const SelectionProblem& problem_;
    PricedSelection& priced_;
    double start_usd_;
    std::optional<Line> within_, beyond_; // the budget
    BudgetPrice found_;
    double best_price_ = 0.0;
};

} // namespace

BudgetPrice price_budget(const SelectionProblem& problem, const LimitPrices& start, PricedSelection& priced) {
    return CrossingSearch{problem, start, priced}.search();
}

} // namespace planner
