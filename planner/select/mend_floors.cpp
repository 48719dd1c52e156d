// SPDX-License-Identifier: Apache-2.0
#include "planner/select/mend_floors.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace planner {

namespace {

constexpr int round_limit = 4; // of adding and leaving

class FloorMender {
public:
    FloorMender(const SelectionProblem& problem, const FloorCounts& counts, const LimitPrices& prices,
                Selection selection)
        : problem_{problem},
          counts_{counts},
          dollar_price_{problem.usd_weight + prices.usd},
          selection_{std::move(selection)},
          users_(problem.forest.size(), 0),
          spare_(problem.floors.size()) {
        left_usd_ = problem.budget_usd - sum_selection(problem, selection_).usd;
        for (std::size_t floor = 0; floor < spare_.size(); ++floor)
            spare_[floor] = -problem.floors[floor].least;
        for (std::size_t school = 0; school < problem.school_count(); ++school) {
            const std::size_t option = selection_.option[school];
            if (option == Selection::none) continue;
            use_way(option, 1);
            count(school, 1.0);
        }
    }

    Selection mend() {
        for (int round = 0; round < round_limit; ++round) {
            const bool has_added = add_missing(), has_left = leave_needless();
            if (!has_added && !has_left) break;
        }
        return std::move(selection_);
    }

private:
    /// A way to serve a school, or to leave it, and what it costs: the price counts the edges that it alone needs.
    struct Change {
        std::size_t school = 0, option = 0;
        double loss_for_amount = 0.0; // of value, for what it adds to the floors
    };

    void use_way(std::size_t option, int users) {
        for (std::size_t at = problem_.options[option].vertex; at != RootedForest::none;
             at = problem_.forest.parent[at])
            users_[at] += users;
    }
    void count(std::size_t school, double sign) {
        for (const auto& [floor, amount] : counts_.of(school))
            spare_[floor] += sign * amount;
    }

    /// Price of an option with the edges that at most so many use.
    double price_usd(std::size_t option, int users) const {
        double usd = problem_.options[option].usd;
        for (std::size_t at = problem_.options[option].vertex; at != RootedForest::none && users_[at] <= users;
             at = problem_.forest.parent[at])
            usd += problem_.forest.edge_usd[at];
        return usd;
    }
    double loss_of(std::size_t option, double usd) const {
        return dollar_price_ * usd - problem_.options[option].benefit;
    }

    /// What serving a school adds to the floors that are missed, as shares of them.
    double added_share(std::size_t school) const {
        double share = 0.0;
        for (const auto& [floor, amount] : counts_.of(school)) {
            if (spare_[floor] < 0.0) share += std::min(-spare_[floor], amount) / problem_.floors[floor].least;
        }
        return share;
    }

    /// The cheapest way to serve a school now.
    Change cheapest(std::size_t school) const {
        Change change{school, Selection::none, std::numeric_limits<double>::infinity()};
        for (std::size_t option = problem_.first_option[school]; option < problem_.first_option[school + 1]; ++option) {
            const double usd = price_usd(option, 0);
            if (usd > left_usd_) continue;
            const double loss = loss_of(option, usd);
            if (loss < change.loss_for_amount) {
                change.loss_for_amount = loss;
                change.option = option;
            }
        }
        return change;
    }

    bool add_missing() {
        if (std::ranges::none_of(spare_, [](double spare) { return spare < 0.0; })) return false;
        std::vector<Change> changes;
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            const double share = selection_.option[school] == Selection::none ? added_share(school) : 0.0;
            if (share <= 0.0) continue;
            Change change = cheapest(school);
            if (change.option == Selection::none) continue;
            change.loss_for_amount /= share;
            changes.push_back(change);
        }
        std::ranges::stable_sort(changes, {}, &Change::loss_for_amount);
        bool has_added = false;
        for (const Change& listed : changes) {
            if (added_share(listed.school) <= 0.0) continue;
            const Change change = cheapest(listed.school);
            if (change.option == Selection::none) continue;
            left_usd_ -= price_usd(change.option, 0);
            selection_.option[change.school] = change.option;
            use_way(change.option, 1);
            count(change.school, 1.0);
            has_added = true;
        }
        return has_added;
    }

    bool is_needed(std::size_t school) const {
        return std::ranges::any_of(counts_.of(school),
                                   [&](const FloorCounts::Count& count) { return spare_[count.floor] < count.amount; });
    }

    bool leave_needless() {
        std::vector<Change> changes;
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            const std::size_t option = selection_.option[school];
            if (option == Selection::none || is_needed(school)) continue;
            const double saved = loss_of(option, price_usd(option, 1));
            if (saved > 0.0) changes.push_back({school, option, saved});
        }
        std::ranges::stable_sort(changes, std::ranges::greater{}, &Change::loss_for_amount);
        bool has_left = false;
        for (const Change& change : changes) {
            const double usd = price_usd(change.option, 1);
            if (is_needed(change.school) || loss_of(change.option, usd) <= 0.0) continue;
            left_usd_ += usd;
            selection_.option[change.school] = Selection::none;
            use_way(change.option, -1);
            count(change.school, -1.0);
            has_left = true;
        }
        return has_left;
    }

    const SelectionProblem& problem_;
    const FloorCounts& counts_;
    double dollar_price_;
    Selection selection_;
    std::vector<int> users_;    // schools that use each edge, by vertex
    std::vector<double> spare_; // by floor: what is served beyond it; negative: missing
    double left_usd_ = 0.0;
};

} // namespace

Selection mend_floors(const SelectionProblem& problem, const FloorCounts& counts, const LimitPrices& prices,
                      Selection selection) {
    return FloorMender{problem, counts, prices, std::move(selection)}.mend();
}

} // namespace planner
