// SPDX-License-Identifier: Apache-2.0
#include "planner/select/spending.h"

#include <algorithm>
#include <utility>

namespace planner {

namespace {

/// Rounds of spending what a new choice saved; each round but the last funds at least one school more.
constexpr int round_limit = 8;

/// Sums in another order must not come out above the budget.
constexpr double rounding_reserve_share = 1e-9;

/// A budget while it is spent.
class Wallet {
public:
    Wallet(const PlanBasis& basis, const Prices& prices, const Choice& for_all, const Objective& objective,
           double budget_usd)
        : basis_{basis},
          prices_{prices},
          for_all_{for_all},
          objective_{objective},
          limit_usd_{budget_usd * (1.0 - rounding_reserve_share)},
          is_connected_(basis.standing.size(), false),
          has_people_(basis.standing.size(), !objective.budget_covers_people),
          has_trench_(basis.standing.size(), false),
          technology_(basis.standing.size(), Outcome::offline) {}

    /// Offers money to the schools of the order that are not connected yet; false: nothing was bought.
    bool connect(const std::vector<std::size_t>& order, geo::Progress& progress);
    /// Chooses anew for those that are connected, which never costs more.
    void choose_anew();
    /// Devices, training and content for the schools that have a connection already, or get none.
    void equip(const std::vector<std::size_t>& order);
    Purchase take() &&;

private:
    bool connect_school(std::size_t school);
    bool buy_technology(std::size_t school, Technology technology);
    double missing_trench_usd(std::size_t school, double at_most_usd) const;
    void build_trench(std::size_t school);
    std::vector<Technology> offers(std::size_t school) const;
    double people_usd(std::size_t school) const { return has_people_[school] ? 0.0 : prices_.people_usd[school]; }
    bool is_site(std::size_t point) const { return point < has_trench_.size(); }

    const PlanBasis& basis_;
    const Prices& prices_;
    const Choice& for_all_;
    const Objective& objective_;
    double limit_usd_;
    double spent_usd_ = 0.0;
    std::vector<bool> is_connected_;
    std::vector<bool> has_people_;
    std::vector<bool> has_trench_; // of the hop upstream
    std::vector<Outcome> technology_;
};

bool Wallet::connect(const std::vector<std::size_t>& order, geo::Progress& progress) {
    constexpr std::size_t report_every = 4096;
    bool has_bought = false;
    for (std::size_t position = 0; position < order.size(); ++position) {
        if (position % report_every == 0) {
            progress.report(static_cast<double>(position) / static_cast<double>(order.size()));
        }
        const std::size_t school = order[position];
        if (is_connected_[school] || for_all_.technology[school] == Outcome::offline) continue;
        has_bought = connect_school(school) || has_bought;
    }
    return has_bought;
}

bool Wallet::connect_school(std::size_t school) {
    const std::vector<Technology> offered = offers(school);
    return std::ranges::any_of(offered, [&](Technology technology) { return buy_technology(school, technology); });
}

/// What to try, best first: the choice for all, then the others by price. A fixed order of technologies stays fixed.
std::vector<Technology> Wallet::offers(std::size_t school) const {
    const auto planned = static_cast<Technology>(for_all_.technology[school]);
    std::vector<Technology> offered{planned};
    if (objective_.kind == Objective::Kind::order) return offered;
    for (const Technology technology : technologies) {
        if (technology != planned && is_feasible(basis_, technology, school)) offered.push_back(technology);
    }
    std::ranges::stable_sort(offered.begin() + 1, offered.end(), {},
                             [&](Technology technology) { return prices_.of(technology)[school]; });
    return offered;
}

bool Wallet::buy_technology(std::size_t school, Technology technology) {
    const bool is_fiber = technology == Technology::fiber;
    double price_usd = prices_.of(technology)[school] + people_usd(school);
    if (is_fiber) price_usd += missing_trench_usd(school, limit_usd_ - spent_usd_ - price_usd);
    if (spent_usd_ + price_usd > limit_usd_) return false;
    if (is_fiber) build_trench(school);
    spent_usd_ += price_usd;
    technology_[school] = outcome_of(technology);
    is_connected_[school] = has_people_[school] = true;
    return true;
}

/// Trench from the school to the first point that has it; counting stops once it is too much.
double Wallet::missing_trench_usd(std::size_t school, double at_most_usd) const {
    double missing_usd = 0.0;
    for (std::size_t point = school; is_site(point) && !has_trench_[point] && missing_usd <= at_most_usd;
         point = basis_.layout.fiber.upstream[point]) {
        missing_usd += prices_.trench_usd[point];
    }
    return missing_usd;
}

void Wallet::build_trench(std::size_t school) {
    for (std::size_t point = school; is_site(point) && !has_trench_[point];
         point = basis_.layout.fiber.upstream[point]) {
        has_trench_[point] = true;
    }
}

void Wallet::choose_anew() {
    Choice choice = choose_least_cost(basis_, prices_, is_connected_);
    spent_usd_ = price_of(choice, prices_);
    for (std::size_t school = 0; school < is_connected_.size(); ++school) {
        has_trench_[school] = choice.fiber.trench_users[school] > 0;
        if (is_connected_[school] && objective_.budget_covers_people) spent_usd_ += prices_.people_usd[school];
    }
    technology_ = std::move(choice.technology);
}

void Wallet::equip(const std::vector<std::size_t>& order) {
    for (const std::size_t school : order) {
        if (has_people_[school] || basis_.standing[school] == Standing::excluded) continue;
        const bool is_unconnected = basis_.standing[school] == Standing::to_connect;
        const double price_usd = prices_.people_usd[school] + (is_unconnected ? prices_.offline_usd[school] : 0.0);
        if (spent_usd_ + price_usd > limit_usd_) continue;
        spent_usd_ += price_usd;
        has_people_[school] = true;
    }
}

Purchase Wallet::take() && {
    std::vector<bool> takes_fiber(technology_.size());
    for (std::size_t school = 0; school < technology_.size(); ++school) {
        takes_fiber[school] = technology_[school] == Outcome::fiber;
    }
    return {{std::move(technology_), take_fiber(basis_.layout.fiber, std::move(takes_fiber))}, std::move(has_people_)};
}

} // namespace

Purchase spend_budget(const PlanBasis& basis, const Prices& prices, const Choice& for_all, const Objective& objective,
                      double budget_usd, geo::Progress& progress) {
    const std::vector<std::size_t> order = order_funding(basis, prices, for_all, objective);
    Wallet wallet{basis, prices, for_all, objective, budget_usd};
    for (int round = 0; round < round_limit && wallet.connect(order, progress); ++round) {
        if (objective.kind == Objective::Kind::order) break;
        wallet.choose_anew();
    }
    wallet.equip(order);
    return std::move(wallet).take();
}

} // namespace planner
