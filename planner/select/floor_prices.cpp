// SPDX-License-Identifier: Apache-2.0
#include "planner/select/floor_prices.h"

#include <algorithm>
#include <limits>

namespace planner {

namespace {

constexpr int floor_step_limit = 24;
constexpr int doubling_limit = 24;
constexpr double first_step = 1.0;
constexpr double step_decay = 0.25;    // per step
constexpr double first_doubled = 0.25; // of a floor's unit price

class FloorSearch {
public:
    FloorSearch(const SelectionProblem& problem, PricedSelection& priced) : problem_{problem}, priced_{priced} {
        found_.lowest.bound = std::numeric_limits<double>::infinity();
        for (const SelectionFloor& floor : problem.floors)
            unit_price_.push_back(unit_price(floor));
    }

    FloorPrices search() {
        std::vector<double> prices(problem_.floors.size(), 0.0);
        for (int step = 0; step < floor_step_limit; ++step) {
            const Selection chosen = choose(prices);
            if (step == 0 && found_.met) return found_; // no floor binds
            move(prices, chosen, first_step / (1.0 + step_decay * step));
        }
        for (int doubling = 0; doubling < doubling_limit && !found_.met; ++doubling)
            double_missed(prices, choose(prices));
        return found_;
    }

private:
    /// What a unit of a floor's amount is worth on the average of its schools.
    double unit_price(const SelectionFloor& floor) const {
        double benefit = 0.0, amount = 0.0;
        for (std::size_t school = 0; school < problem_.school_count(); ++school) {
            if (floor.amount[school] <= 0.0) continue;
            amount += floor.amount[school];
            double best = 0.0;
            for (std::size_t row = problem_.first_option[school]; row < problem_.first_option[school + 1]; ++row)
                best = std::max(best, problem_.options[row].benefit);
            benefit += best;
        }
        return amount > 0.0 && benefit > 0.0 ? benefit / amount : 1.0;
    }

    Selection choose(const std::vector<double>& prices) {
        BudgetPrice price = price_budget(problem_, prices, priced_);
        Selection chosen = price.within;
        if (price.bound < found_.lowest.bound) found_.lowest = price;
        const double missed = missed_share(problem_, chosen);
        if (missed < least_missed_) {
            least_missed_ = missed;
            found_.nearest = price;
        }
        const bool is_better = !found_.met || price.within_value > found_.met->within_value;
        if (missed == 0.0 && is_better) found_.met = std::move(price);
        return chosen;
    }

    void move(std::vector<double>& prices, const Selection& chosen, double step) const {
        for (std::size_t floor = 0; floor < prices.size(); ++floor) {
            const SelectionFloor& of = problem_.floors[floor];
            if (of.least <= 0.0) continue;
            double served = 0.0;
            for (std::size_t school = 0; school < chosen.option.size(); ++school)
                served += chosen.option[school] != Selection::none ? of.amount[school] : 0.0;
            const double missing_share = (of.least - served) / of.least;
            prices[floor] = std::max(0.0, prices[floor] + step * unit_price_[floor] * std::max(-1.0, missing_share));
        }
    }

    void double_missed(std::vector<double>& prices, const Selection& chosen) const {
        for (std::size_t floor = 0; floor < prices.size(); ++floor) {
            if (shortfall(problem_.floors[floor], chosen) > 0.0)
                prices[floor] = std::max(2.0 * prices[floor], first_doubled * unit_price_[floor]);
        }
    }

    const SelectionProblem& problem_;
    PricedSelection& priced_;
    std::vector<double> unit_price_;
    FloorPrices found_;
    double least_missed_ = std::numeric_limits<double>::infinity();
};

} // namespace

double missed_share(const SelectionProblem& problem, const Selection& selection) {
    double share = 0.0;
    for (const SelectionFloor& floor : problem.floors) {
        if (floor.least > 0.0) share += shortfall(floor, selection) / floor.least;
    }
    return share;
}

FloorPrices price_floors(const SelectionProblem& problem, PricedSelection& priced) {
    return FloorSearch{problem, priced}.search();
}

} // namespace planner
