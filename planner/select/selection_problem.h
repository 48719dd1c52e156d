// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/data/terms.h"
#include "planner/select/rooted_forest.h"

namespace planner {

/// One way to serve a school.
struct ServiceOption {
    double benefit = 0.0;                      // what the school counts for when it is served so
    double usd = 0.0;                          // its own price, >= 0
    std::size_t vertex = RootedForest::none;   // needs every edge from there to the network; none: no edge
    Technology technology = Technology::fiber; // what it stands for

    bool on_tree() const { return vertex != RootedForest::none; }
};

/// So much of an amount must be served: learners of a region, girls, the poorest fifth.
struct SelectionFloor {
    std::string name;
    std::vector<double> amount; // by school, >= 0: what serving it adds
    double least = 0.0;
};

/// Rows first .. last - 1, to go through. A view of std::views::iota would do, but clang-tidy 14 does not read it.
struct RowRange {
    class Iterator {
    public:
        using value_type = std::size_t;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        explicit Iterator(std::size_t row) : row_{row} {}

        std::size_t operator*() const { return row_; }
        Iterator& operator++() {
            ++row_;
            return *this;
        }
        Iterator operator++(int) { return Iterator{row_++}; }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        std::size_t row_ = 0;
    };

    std::size_t first = 0, last = 0;

    Iterator begin() const { return Iterator{first}; }
    Iterator end() const { return Iterator{last}; }
};

/// Which schools to serve, and how, within a budget: the most benefit less `usd_weight` times the money spent. Each
/// school takes one of its options or none; an option on a tree pays for the edges on its way, each of which is built
/// once. Source: METHODS.md "Spending a budget".
struct SelectionProblem {
    RootedForest forest;                      // its schools are read where each has one option on a tree at most
    std::vector<std::size_t> first_option{0}; // the options of school s are first_option[s] .. first_option[s + 1] - 1
    std::vector<ServiceOption> options;
    double budget_usd = 0.0;
    double usd_weight = 0.0; // 0: benefit alone counts; 1: benefit is money too
    std::vector<SelectionFloor> floors;

    std::size_t school_count() const { return first_option.size() - 1; }
    bool can_be_served(std::size_t school) const { return first_option[school] < first_option[school + 1]; }
    /// The rows of a school's options.
    RowRange options_of(std::size_t school) const { return {first_option[school], first_option[school + 1]}; }
};

/// The option of each school, as a row of SelectionProblem::options; none: not served.
struct Selection {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> option;
};

/// Whether each edge is needed by a school that takes its option on the tree, by vertex.
std::vector<bool> built_edges(const SelectionProblem& problem, const Selection& selection);

/// What all options and all edges cost together: more than any selection, summed in any order. USD.
double usd_of_all(const SelectionProblem& problem);

/// What a selection comes to.
struct SelectionSums {
    double benefit = 0.0;
    double usd = 0.0;   // options and the edges they need
    double value = 0.0; // benefit - usd_weight x usd
};
SelectionSums sum_selection(const SelectionProblem& problem, const Selection& selection);
/// Worth more, or worth as much and cheaper: money is a second goal and never outweighs the first.
bool is_better(const SelectionSums& one, const SelectionSums& other);

/// How much of a floor's amount is not served; 0: it is met.
double shortfall(const SelectionFloor& floor, const Selection& selection);

/// Whether all floors are met; sums in another order must not make the difference.
bool meets_floors(const SelectionProblem& problem, const Selection& selection);

} // namespace planner
