// SPDX-License-Identifier: Apache-2.0
#include "planner/select/priced_selection.h"

#include <algorithm>
#include <limits>

namespace planner {

namespace {

constexpr double not_taken = -std::numeric_limits<double>::infinity(); // the gain of an option

} // namespace

PricedSelection::PricedSelection(const SelectionProblem& problem)
    : problem_{problem},
      tree_option_(problem.school_count(), Selection::none),
      school_of_(problem.options.size()),
      is_closed_(problem.forest.size(), 0),
      is_forced_(problem.forest.size(), 0),
      is_allowed_(problem.options.size(), 1),
      must_serve_(problem.school_count(), 0),
      bonus_(problem.school_count(), 0.0),
      aside_score_(problem.school_count(), 0.0),
      aside_option_(problem.school_count(), Selection::none),
      tree_gain_(problem.school_count(), 0.0),
      branch_gain_(problem.forest.size(), 0.0),
      is_built_(problem.forest.size(), 0) {
    for (std::size_t school = 0; school < problem.school_count(); ++school) {
        for (std::size_t option = problem.first_option[school]; option < problem.first_option[school + 1]; ++option) {
            school_of_[option] = school;
            if (problem.options[option].on_tree()) tree_option_[school] = option;
        }
    }
}

void PricedSelection::settle(std::span<const Decision> decisions) {
    std::ranges::fill(is_closed_, 0);
    std::ranges::fill(is_forced_, 0);
    std::ranges::fill(is_allowed_, 1);
    std::ranges::fill(must_serve_, 0);
    for (const Decision& decision : decisions) {
        if (decision.part == Decision::Part::edge) {
            decision.is_taken ? force_edges(decision.row) : void(is_closed_[decision.row] = 1);
        } else if (decision.part == Decision::Part::option) {
            decision.is_taken ? take_option(decision.row) : void(is_allowed_[decision.row] = 0);
        } else if (decision.is_taken) {
            must_serve_[decision.row] = 1;
        } else {
            for (std::size_t option : problem_.options_of(decision.row))
                is_allowed_[option] = 0;
        }
    }
    if (!decisions.empty()) force_ways();
}

/// Builds the way of each school that must be served and has nothing off the tree.
void PricedSelection::force_ways() {
    for (std::size_t vertex = 0; vertex < problem_.forest.size(); ++vertex) {
        const std::size_t school = problem_.forest.school[vertex];
        if (school == RootedForest::none || !must_serve_[school]) continue;
        const std::size_t option = tree_option_[school];
        if (option == Selection::none || !is_allowed_[option]) continue;
        const auto has_aside = [&](std::size_t other) { return other != option && is_allowed_[other]; };
        if (std::ranges::none_of(problem_.options_of(school), has_aside)) force_edges(vertex);
    }
}

void PricedSelection::force_edges(std::size_t vertex) {
    for (; vertex != RootedForest::none && !is_forced_[vertex]; vertex = problem_.forest.parent[vertex])
        is_forced_[vertex] = 1;
}

void PricedSelection::take_option(std::size_t option) {
    const std::size_t school = school_of_[option];
    must_serve_[school] = 1;
    for (std::size_t other : problem_.options_of(school)) {
        if (other != option) is_allowed_[other] = 0;
    }
}

/// What the option of a school on the tree gains over the best aside once the edge is there, where it takes it then.
double PricedSelection::gain_of_tree(std::size_t school) const {
    const std::size_t option = tree_option_[school];
    if (option == Selection::none || !is_allowed_[option]) return not_taken;
    const double gain = score_of(option, school) - aside_score_[school];
    const bool has_no_other = must_serve_[school] && aside_option_[school] == Selection::none;
    return has_no_other || gain > 0.0 ? gain : not_taken;
}

bool PricedSelection::takes_tree(std::size_t vertex) const {
    const std::size_t school = problem_.forest.school[vertex];
    return school != RootedForest::none && tree_gain_[school] != not_taken;
}

double PricedSelection::score_of(std::size_t option, std::size_t school) const {
    return problem_.options[option].benefit - dollar_price_ * problem_.options[option].usd + bonus_[school];
}

void PricedSelection::choose(const LimitPrices& prices) {
    const bool has_new_floors = prices.floor != prices_.floor;
    prices_ = prices;
    dollar_price_ = problem_.usd_weight + prices.usd;
    if (has_new_floors) price_floors();
    bound_ = prices.usd * problem_.budget_usd;
    for (std::size_t floor = 0; floor < prices.floor.size(); ++floor)
        bound_ -= prices.floor[floor] * problem_.floors[floor].least;
    choose_aside();
    gain_branches();
    build_branches();
}

void PricedSelection::price_floors() {
    std::ranges::fill(bonus_, 0.0);
    for (std::size_t floor = 0; floor < prices_.floor.size(); ++floor) {
        const double price = prices_.floor[floor];
        for (std::size_t school = 0; price != 0.0 && school < bonus_.size(); ++school)
            bonus_[school] += price * problem_.floors[floor].amount[school];
    }
}

/// The best of the options off the tree, the cheaper of equals, and what the one on it gains.
void PricedSelection::choose_aside() {
    usd_ = value_ = 0.0;
    for (std::size_t school = 0; school < aside_score_.size(); ++school) {
        double best = must_serve_[school] ? -std::numeric_limits<double>::infinity() : 0.0;
        std::size_t chosen = Selection::none;
        for (std::size_t option = problem_.first_option[school]; option < problem_.first_option[school + 1]; ++option) {
            if (problem_.options[option].on_tree() || !is_allowed_[option]) continue;
            const double score = score_of(option, school);
            const bool is_cheaper = score == best && chosen != Selection::none &&
                                    problem_.options[option].usd < problem_.options[chosen].usd;
            if (score > best || is_cheaper) {
                best = score;
                chosen = option;
            }
        }
        if (chosen == Selection::none) best = 0.0; // one that must be served is then served on the tree
        aside_score_[school] = best;
        aside_option_[school] = chosen;
        tree_gain_[school] = gain_of_tree(school);
        bound_ += best;
        if (chosen == Selection::none) continue;
        usd_ += problem_.options[chosen].usd;
        value_ += problem_.options[chosen].benefit - problem_.usd_weight * problem_.options[chosen].usd;
    }
}

/// Bottom-up: a branch gains what its schools gain over their options aside,
/// less its edge, plus its branches that gain.
void PricedSelection::gain_branches() {
    const RootedForest& forest = problem_.forest;
    std::ranges::fill(branch_gain_, 0.0);
    for (std::size_t vertex = forest.size(); vertex-- > 0;) {
        if (takes_tree(vertex)) branch_gain_[vertex] += tree_gain_[forest.school[vertex]];
        branch_gain_[vertex] -= dollar_price_ * forest.edge_usd[vertex];
        if ((branch_gain_[vertex] <= 0.0 && !is_forced_[vertex]) || is_closed_[vertex]) continue;
        const std::size_t parent = forest.parent[vertex];
        if (parent != RootedForest::none)
            branch_gain_[parent] += branch_gain_[vertex];
        else
            bound_ += branch_gain_[vertex];
    }
}

/// Top-down: what gains is built, where what it hangs on is built.
void PricedSelection::build_branches() {
    const RootedForest& forest = problem_.forest;
    for (std::size_t vertex = 0; vertex < forest.size(); ++vertex) {
        const std::size_t parent = forest.parent[vertex];
        is_built_[vertex] = (branch_gain_[vertex] > 0.0 || is_forced_[vertex]) && !is_closed_[vertex] &&
                            (parent == RootedForest::none || is_built_[parent]);
        if (!is_built_[vertex]) continue;
        usd_ += forest.edge_usd[vertex];
        value_ -= problem_.usd_weight * forest.edge_usd[vertex];
        if (!takes_tree(vertex)) continue;
        const std::size_t school = forest.school[vertex];
        const ServiceOption& taken = problem_.options[tree_option_[school]];
        usd_ += taken.usd;
        value_ += taken.benefit - problem_.usd_weight * taken.usd;
        if (aside_option_[school] == Selection::none) continue;
        const ServiceOption& left = problem_.options[aside_option_[school]];
        usd_ -= left.usd;
        value_ -= left.benefit - problem_.usd_weight * left.usd;
    }
}

Selection PricedSelection::selection() const {
    Selection selection{aside_option_};
    for (std::size_t vertex = 0; vertex < is_built_.size(); ++vertex) {
        if (!is_built_[vertex] || !takes_tree(vertex)) continue;
        const std::size_t school = problem_.forest.school[vertex];
        selection.option[school] = tree_option_[school];
    }
    return selection;
}

} // namespace planner
