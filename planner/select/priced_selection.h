// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "planner/select/selection_problem.h"

namespace planner {

/// Prices that stand for the limits of a problem: of a dollar, and of each unit
/// of a floor's amount.
struct LimitPrices {
    double usd = 0.0;          // benefit that a dollar is worth, besides usd_weight
    std::vector<double> floor; // by floor, >= 0; empty: none
};

/// What is settled of a selection beforehand: that an edge is built or not,
/// that an option is taken or not, that a school is served or not. An edge that
/// is built needs those on its way; an option that is taken leaves its school no
/// other.
struct Decision {
    enum class Part { edge, option, school };
    Part part = Part::edge;
    std::size_t row = 0; // of the forest's vertices, of the options, or of the schools
    bool is_taken = false;
};

/// The best selection when limits are priced instead of kept, found exactly by
/// dynamic programming on the trees: the Lagrangian relaxation of a problem.
/// Its score plus the price of what the limits allow bounds what any selection
/// within them is worth. Linear in options and vertices.
class PricedSelection {
public:
    explicit PricedSelection(const SelectionProblem& problem);

    /// Settles these from now on, and nothing else; bounds hold for what agrees
    /// with them.
    void settle(std::span<const Decision> decisions);

    /// Chooses at these prices; then the answers below hold.
    void choose(const LimitPrices& prices);

    /// What no selection within the limits exceeds.
    double bound() const { return bound_; }
    /// Options and edges of the choice, and its benefit less usd_weight times
    /// that.
    double usd() const { return usd_; }
    double value() const { return value_; }
    Selection selection() const;
    const std::vector<char>& is_built() const { return is_built_; }

    /// For those who look for neighbours of the choice: what each part is worth
    /// at the prices.
    double score_of(std::size_t option, std::size_t school) const;
    double aside_score(std::size_t school) const { return aside_score_[school]; }
    /// Score of the branch behind an edge when built, less its score when not.
    double branch_gain(std::size_t vertex) const { return branch_gain_[vertex]; }
    bool is_closed(std::size_t vertex) const { return is_closed_[vertex] != 0; }
    bool is_forced(std::size_t vertex) const { return is_forced_[vertex] != 0; }
    bool is_allowed(std::size_t option) const { return is_allowed_[option] != 0; }
    bool must_serve(std::size_t school) const { return must_serve_[school] != 0; }
    /// The option of a school that needs the tree; none.
    std::size_t tree_option(std::size_t school) const { return tree_option_[school]; }
    const LimitPrices& prices() const { return prices_; }
    /// Score that a dollar spent costs: the price of the budget and usd_weight.
    double dollar_price() const { return dollar_price_; }

private:
    void force_edges(std::size_t vertex);
    void take_option(std::size_t option);
    void force_ways();
    void price_floors();
    void choose_aside();
    double gain_of_tree(std::size_t school) const;
    bool takes_tree(std::size_t vertex) const;
    void gain_branches();
    void build_branches();

    const SelectionProblem& problem_;
    std::vector<std::size_t> tree_option_; // by school
    std::vector<std::size_t> school_of_;   // by option
    std::vector<char> is_closed_;          // by vertex: never built
    std::vector<char> is_forced_;          // by vertex: always built
    std::vector<char> is_allowed_;         // by option
    std::vector<char> must_serve_;         // by school
    LimitPrices prices_;
    double dollar_price_ = 0.0;             // usd_weight + prices_.usd
    std::vector<double> bonus_;             // by school: of the floors it counts for
    std::vector<double> aside_score_;       // by school: of the best option off the tree, or none
    std::vector<std::size_t> aside_option_; // by school
    std::vector<double> tree_gain_;   // by school: of its option on the tree over the best aside; -infinity: not taken
    std::vector<double> branch_gain_; // by vertex
    std::vector<char> is_built_;      // by vertex
    double bound_ = 0.0, usd_ = 0.0, value_ = 0.0;
};

} // namespace planner
