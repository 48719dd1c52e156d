// SPDX-License-Identifier: Apache-2.0
#include <coin/Cbc_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "planner/select/exact_selection.h"

namespace planner {

namespace {

constexpr int node_limit = 20'000;
constexpr int cheapest_node_limit = 500; // of those worth the same
constexpr double taken_above = 0.5;      // of a 0/1 variable
constexpr double value_tolerance_share = 1e-12;

constexpr double no_limit = std::numeric_limits<double>::max();

/// The model as a sparse matrix by columns: options first, then edges.
class ExactModel {
public:
    /// With a least value the money is what is minimised.
    ExactModel(const SelectionProblem& problem, std::optional<double> least_value)
        : problem_{problem}, columns_(problem.options.size() + problem.forest.size()) {
        weigh_value(least_value);
        limit_money();
        limit_schools();
        tie_edges();
        keep_floors();
    }

    void load(Cbc_Model* model) const {
        std::vector<CoinBigIndex> start{0};
        std::vector<int> row;
        std::vector<double> value;
        for (const auto& column : columns_) {
            for (const auto& [of_row, coefficient] : column) {
                row.push_back(of_row);
                value.push_back(coefficient);
            }
            start.push_back(static_cast<CoinBigIndex>(row.size()));
        }
        const std::vector<double> zeros(columns_.size(), 0.0), ones(columns_.size(), 1.0);
        Cbc_loadProblem(model, static_cast<int>(columns_.size()), static_cast<int>(low_.size()), start.data(),
                        row.data(), value.data(), zeros.data(), ones.data(), weight_.data(), low_.data(), high_.data());
        for (std::size_t column = 0; column < columns_.size(); ++column)
            Cbc_setInteger(model, static_cast<int>(column));
    }

    Selection read(const double* solution) const {
        Selection selection{std::vector<std::size_t>(problem_.school_count(), Selection::none)};
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            for (std::size_t option = problem_.first_option[school]; option < problem_.first_option[school + 1];
                 ++option) {
                if (solution[option] > taken_above) selection.option[school] = option;
            }
        }
        return selection;
    }

private:
    int add_row(double low, double high) {
        low_.push_back(low);
        high_.push_back(high);
        return static_cast<int>(low_.size()) - 1;
    }
    std::size_t edge_column(std::size_t vertex) const { return problem_.options.size() + vertex; }

    double usd_of(std::size_t column) const {
        const std::size_t option_count = problem_.options.size();
        return column < option_count ? problem_.options[column].usd : problem_.forest.edge_usd[column - option_count];
    }

    /// What is minimised: the value with its sign turned, or the money where the value has a least.
    void weigh_value(std::optional<double> least_value) {
        const int row =
            least_value ? add_row(*least_value - value_tolerance_share * std::abs(*least_value), no_limit) : -1;
        for (std::size_t column = 0; column < columns_.size(); ++column) {
            const double benefit = column < problem_.options.size() ? problem_.options[column].benefit : 0.0;
            const double value = benefit - problem_.usd_weight * usd_of(column);
            weight_.push_back(least_value ? usd_of(column) : -value);
            if (least_value) columns_[column].emplace_back(row, value);
        }
    }

    void limit_money() {
        const int row = add_row(-no_limit, problem_.budget_usd);
        for (std::size_t column = 0; column < columns_.size(); ++column)
            columns_[column].emplace_back(row, usd_of(column));
    }

    /// One option a school; one on the tree needs the edge of its vertex.
    void limit_schools() {
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            const int one = add_row(-no_limit, 1.0);
            for (std::size_t option = problem_.first_option[school]; option < problem_.first_option[school + 1];
                 ++option) {
                columns_[option].emplace_back(one, 1.0);
                if (!problem_.options[option].on_tree()) continue;
                const int needs = add_row(-no_limit, 0.0);
                columns_[option].emplace_back(needs, 1.0);
                columns_[edge_column(problem_.options[option].vertex)].emplace_back(needs, -1.0);
            }
        }
    }

    void tie_edges() {
        for (std::size_t vertex = 0; vertex < problem_.forest.size(); ++vertex) {
            if (problem_.forest.parent[vertex] == RootedForest::none) continue;
            const int needs = add_row(-no_limit, 0.0);
            columns_[edge_column(vertex)].emplace_back(needs, 1.0);
            columns_[edge_column(problem_.forest.parent[vertex])].emplace_back(needs, -1.0);
        }
    }

    void keep_floors() {
        for (const SelectionFloor& floor : problem_.floors) {
            const int row = add_row(floor.least, no_limit);
            for (std::size_t school = 0; school < problem_.school_count(); ++school) {
                for (std::size_t option = problem_.first_option[school]; option < problem_.first_option[school + 1];
                     ++option)
                    columns_[option].emplace_back(row, floor.amount[school]);
            }
        }
    }

    const SelectionProblem& problem_;
    std::vector<std::vector<std::pair<int, double>>> columns_;
    std::vector<double> weight_;     // by column
    std::vector<double> low_, high_; // by row
};

/// The selection that is worth most, or of those worth `least_value` the cheapest; nothing: there is none, or no proof.
std::optional<Selection> solve(const SelectionProblem& problem, std::optional<double> least_value) {
    const std::unique_ptr<Cbc_Model, decltype(&Cbc_deleteModel)> model{Cbc_newModel(), Cbc_deleteModel};
    const ExactModel exact{problem, least_value};
    exact.load(model.get());
    Cbc_setLogLevel(model.get(), 0);
    Cbc_setMaximumNodes(model.get(), least_value ? cheapest_node_limit : node_limit);
    Cbc_setAllowableGap(model.get(), 0.0);
    Cbc_setAllowableFractionGap(model.get(), 0.0);
    Cbc_solve(model.get());
    if (!Cbc_isProvenOptimal(model.get())) return std::nullopt;
    return exact.read(Cbc_getColSolution(model.get()));
}

} // namespace

bool has_exact_solver() { return true; }

std::optional<SolvedSelection> solve_exactly(const SelectionProblem& problem) {
    const std::optional<Selection> worth_most = solve(problem, std::nullopt);
    if (!worth_most) return std::nullopt;
    SolvedSelection solved;
    solved.selection = *worth_most;
    solved.sums = sum_selection(problem, *worth_most);
    solved.bound = solved.sums.value;
    if (const std::optional<Selection> cheapest = solve(problem, solved.sums.value)) {
        const SelectionSums sums = sum_selection(problem, *cheapest);
        if (is_better(sums, solved.sums)) {
            solved.selection = *cheapest;
            solved.sums = sums;
        }
    }
    return solved;
}

} // namespace planner
