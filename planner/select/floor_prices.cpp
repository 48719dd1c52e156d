// SPDX-License-Identifier: Apache-2.0
#include "planner/select/floor_prices.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "planner/select/mend_floors.h"
#include "planner/select/price_bundle.h"

namespace planner {

namespace {

constexpr int doubling_limit = 24;
constexpr int idle_doubling_limit = 3; // in a row that miss no less
constexpr double first_doubled = 0.25; // of what all that is offered is worth
constexpr double idle_share = 0.01;    // of what is open: a step that promises less is not worth it
constexpr double least_share = 1e-5;   // nor one that promises less than this of the bound
constexpr double whole_share = 1e-6;   // of a part; what is nearer to none or all of it is not half taken
/// Options and vertices of all choices that are kept to find one that is half taken.
constexpr std::size_t kept_choices = std::size_t{1} << 23;

class FloorSearch {
public:
    FloorSearch(const SelectionProblem& problem, const FloorSearchLimits& limits, PricedSelection& priced)
        : problem_{problem},
          counts_{problem},
          limits_{limits},
          priced_{priced},
          keeps_choices_{problem.school_count() * static_cast<std::size_t>(limits.step_limit) <= kept_choices} {
        found_.lowest.bound = std::numeric_limits<double>::infinity();
        for (const SelectionFloor& floor : problem.floors) {
            const double all = std::reduce(floor.amount.begin(), floor.amount.end());
            all_.push_back(all > 0.0 ? all : 1.0);
        }
        for (const ServiceOption& option : problem.options)
            offered_value_ += std::abs(option.benefit) + problem.usd_weight * option.usd;
    }

    FloorPrices search(const LimitPrices& start) {
        usd_price_ = start.usd;
        std::vector<double> first;
        for (std::size_t floor = 0; floor < all_.size(); ++floor)
            first.push_back(start.floor[floor] * all_[floor]);
        PriceBundle bundle{first, offered_value_};
        for (int step = 0; step < limits_.step_limit && found_.lowest.bound > limits_.enough; ++step) {
            const std::vector<double>& tried = bundle.next();
            if (bundle.is_idle(std::min(idle_share * open_gap(), least_share * std::abs(found_.lowest.bound)))) break;
            std::vector<double> prices;
            for (std::size_t floor = 0; floor < all_.size(); ++floor)
                prices.push_back(tried[floor] / all_[floor]);
            BudgetPrice price = choose(prices);
            if (!price.is_possible) break;
            bundle.add(price.bound, plane_of(price));
            if (keeps_choices_) choices_.push_back(std::move(price));
        }
        if (keeps_choices_) find_lump(bundle.weights());
        raise_missed();
        return std::move(found_);
    }

private:
    BudgetPrice choose(const std::vector<double>& prices) {
        BudgetPrice price = price_budget(problem_, {usd_price_, prices}, priced_);
        usd_price_ = price.prices.usd;
        if (price.bound < found_.lowest.bound) found_.lowest = price;
        if (!price.is_possible) return price;
        Selection mended = mend_floors(problem_, counts_, price.prices, price.within);
        const double missed = missed_share(problem_, mended);
        const SelectionSums sums = sum_selection(problem_, mended);
        if (missed < least_missed_ || (missed == least_missed_ && is_better(sums, nearest_sums_))) {
            least_missed_ = missed;
            nearest_sums_ = sums;
            found_.nearest = price;
            found_.nearest.within = std::move(mended);
        }
        return price;
    }

    /// Doubles the prices of floors that are missed until none is, or no less is missed.
    void raise_missed() {
        std::vector<double> prices = found_.lowest.prices.floor;
        Selection chosen = found_.lowest.within;
        for (int doubling = 0, idle = 0; doubling < doubling_limit && idle < idle_doubling_limit; ++doubling, ++idle) {
            const double missed_before = least_missed_;
            if (missed_before == 0.0) return;
            double_missed(prices, chosen);
            chosen = choose(prices).within;
            if (least_missed_ < missed_before) idle = 0;
        }
    }

    /// What is open between the bound and the best that is known to meet the floors.
    double open_gap() const {
        const double known = least_missed_ > 0.0 ? limits_.enough : std::max(limits_.enough, nearest_sums_.value);
        return found_.lowest.bound - known;
    }

    /// What the mix of the two choices at a price of the budget bounds at any prices of floors.
    PricePlane plane_of(const BudgetPrice& price) const {
        const double within = price.within_share, beyond = 1.0 - within;
        PricePlane plane{within * price.within_value + beyond * price.beyond_value, {}};
        const std::vector<double> within_served = counts_.served(price.within);
        const std::vector<double> beyond_served = counts_.served(price.beyond);
        for (std::size_t floor = 0; floor < all_.size(); ++floor) {
            const double served = within * within_served[floor] + beyond * beyond_served[floor];
            plane.slope.push_back((served - problem_.floors[floor].least) / all_[floor]);
        }
        return plane;
    }

    /// A part that the mix of all choices takes by halves, the dearest by what is doubtful of it: a school, as dear as
    /// its cheapest option, or an edge; else the dearest school that nothing is settled of.
    void find_lump(const std::vector<double>& weights) {
        std::vector<double> school_share(problem_.school_count(), 0.0), edge_share(problem_.forest.size(), 0.0);
        const auto take = [&](const Selection& choice, double share) {
            if (share <= 0.0 || choice.option.empty()) return;
            for (std::size_t school = 0; school < school_share.size(); ++school)
                school_share[school] += choice.option[school] != Selection::none ? share : 0.0;
            const std::vector<bool> is_built = built_edges(problem_, choice);
            for (std::size_t vertex = 0; vertex < is_built.size(); ++vertex)
                edge_share[vertex] += is_built[vertex] ? share : 0.0;
        };
        for (std::size_t choice = 0; choice < choices_.size(); ++choice) {
            const BudgetPrice& price = choices_[choice];
            take(price.within, weights[choice] * price.within_share);
            take(price.beyond, weights[choice] * (1.0 - price.within_share));
        }
        found_.lowest.lump.reset();
        double most_doubtful = 0.0, dearest = 0.0;
        const auto consider = [&](Decision::Part part, std::size_t row, double share, double usd) {
            const double doubtful = std::min(share, 1.0 - share);
            const bool is_doubtful = doubtful > whole_share;
            if (is_doubtful ? doubtful * usd <= most_doubtful : most_doubtful > 0.0 || usd <= dearest) return;
            (is_doubtful ? most_doubtful : dearest) = is_doubtful ? doubtful * usd : usd;
            found_.lowest.lump = Decision{part, row, true};
        };
        for (std::size_t school = 0; school < school_share.size(); ++school) {
            if (is_open(school)) consider(Decision::Part::school, school, school_share[school], least_usd(school));
        }
        for (std::size_t vertex = 0; vertex < edge_share.size(); ++vertex) {
            if (!priced_.is_closed(vertex) && !priced_.is_forced(vertex))
                consider(Decision::Part::edge, vertex, edge_share[vertex], problem_.forest.edge_usd[vertex]);
        }
    }

    /// Whether a school may be served, and need not be.
    bool is_open(std::size_t school) const {
        return !priced_.must_serve(school) && std::ranges::any_of(problem_.options_of(school), [&](std::size_t option) {
            return priced_.is_allowed(option);
        });
    }
    double least_usd(std::size_t school) const {
        double least = std::numeric_limits<double>::infinity();
        for (const std::size_t option : problem_.options_of(school))
            least = std::min(least, problem_.options[option].usd);
        return least;
    }

    void double_missed(std::vector<double>& prices, const Selection& chosen) const {
        for (std::size_t floor = 0; floor < prices.size(); ++floor) {
            if (shortfall(problem_.floors[floor], chosen) > 0.0)
                prices[floor] = std::max(2.0 * prices[floor], first_doubled * offered_value_ / all_[floor]);
        }
    }

    const SelectionProblem& problem_;
    FloorCounts counts_;
    FloorSearchLimits limits_;
    PricedSelection& priced_;
    bool keeps_choices_;
    std::vector<double> all_;    // by floor: what its schools have
    double offered_value_ = 1.0; // of all options
    double usd_price_ = 0.0;     // of a dollar, found last
    FloorPrices found_;
    std::vector<BudgetPrice> choices_; // by step
    double least_missed_ = std::numeric_limits<double>::infinity();
    SelectionSums nearest_sums_;
};

} // namespace

double missed_share(const SelectionProblem& problem, const Selection& selection) {
    double share = 0.0;
    for (const SelectionFloor& floor : problem.floors) {
        if (floor.least > 0.0) share += shortfall(floor, selection) / floor.least;
    }
    return share;
}

bool may_meet_floors(const SelectionProblem& problem, const PricedSelection& priced) {
    Selection all{std::vector<std::size_t>(problem.school_count(), Selection::none)};
    for (std::size_t school = 0; school < all.option.size(); ++school) {
        for (const std::size_t option : problem.options_of(school)) {
            if (priced.is_allowed(option)) all.option[school] = option;
        }
    }
    return meets_floors(problem, all);
}

FloorPrices price_floors(const SelectionProblem& problem, const LimitPrices& start, const FloorSearchLimits& limits,
                         PricedSelection& priced) {
    return FloorSearch{problem, limits, priced}.search(start);
}

} // namespace planner
