// SPDX-License-Identifier: Apache-2.0
#include "planner/result/reference_plans.h"

#include <algorithm>
#include <span>

#include "planner/select/branch_choice.h"

namespace planner {
namespace {

using Price = double (*)(const ReferenceOption&);

/// The feasible technology of least price among these; the first of equals.
std::optional<Technology> cheapest_of(std::span<const Technology> candidates, const ReferenceOptions& options,
                                      std::size_t school, Price price) {
    std::optional<Technology> cheapest;
    for (const Technology technology : candidates) {
        const ReferenceOption& option = options.of(technology, school);
        if (!option.is_feasible) continue;
        if (!cheapest || price(option) < price(options.of(*cheapest, school))) cheapest = technology;
    }
    return cheapest;
}

/// What fiber, hop included, gains at each school over its best alternative.
std::vector<BranchGain> gains_over(const ReferenceChoice& alternative, const ReferenceOptions& options, Price price) {
    std::vector<BranchGain> gain(options.size());
    for (std::size_t school = 0; school < gain.size(); ++school) {
        const ReferenceOption& fiber = options.of(Technology::fiber, school);
        if (!fiber.is_feasible) continue;
        gain[school] = alternative[school]
                           ? BranchGain{0, price(options.of(*alternative[school], school)) - price(fiber)}
                           : BranchGain{1, -price(fiber)};
    }
    return gain;
}

} // namespace

ReferenceChoice choose_per_school(const ReferenceOptions& options) {
    ReferenceChoice choice(options.size());
    for (std::size_t school = 0; school < choice.size(); ++school)
        choice[school] =
            cheapest_of(technologies, options, school, [](const ReferenceOption& option) { return option.price_usd; });
    return choice;
}

ReferenceChoice choose_by_order(const ReferenceOptions& options,
                                const std::array<Technology, technology_count>& order) {
    ReferenceChoice choice(options.size());
    for (std::size_t school = 0; school < choice.size(); ++school) {
        const auto first = std::ranges::find_if(
            order, [&](Technology technology) { return options.of(technology, school).is_feasible; });
        if (first != order.end()) choice[school] = *first;
    }
    return choice;
}

ReferenceChoice choose_with_relays(const ReferenceOptions& options, Price price) {
    constexpr std::array others{Technology::cellular, Technology::point_to_point, Technology::satellite};
    ReferenceChoice choice(options.size());
    for (std::size_t school = 0; school < choice.size(); ++school)
        choice[school] = cheapest_of(others, options, school, price);

    const geo::SpanningForest& forest = options.layout.fiber;
    const BranchGain nothing;
    std::vector<BranchGain> branch = gains_over(choice, options, price); // with the branches behind that are worth it
    const auto is_school = [&](std::size_t point) { return point < options.size(); };
    const auto is_kept = [&](std::size_t school) {
        return options.of(Technology::fiber, school).is_feasible && branch[school] > nothing;
    };
    for (auto school = forest.order.rbegin(); school != forest.order.rend(); ++school) {
        const std::size_t upstream = forest.upstream[*school];
        if (!is_school(upstream) || !is_kept(*school)) continue;
        branch[upstream].only_option += branch[*school].only_option;
        branch[upstream].saving_usd += branch[*school].saving_usd;
    }
    for (const std::size_t school : forest.order) {
        const std::size_t upstream = forest.upstream[school];
        const bool is_lit = !is_school(upstream) || choice[upstream] == Technology::fiber;
        if (is_lit && is_kept(school)) choice[school] = Technology::fiber;
    }
    return choice;
}

ReferenceTotals total_of(const ReferenceOptions& options, const ReferenceChoice& choice) {
    ReferenceTotals totals;
    for (std::size_t school = 0; school < choice.size(); ++school) {
        if (!choice[school]) continue;
        ++totals.schools[static_cast<std::size_t>(*choice[school])];
        const ReferenceOption& option = options.of(*choice[school], school);
        totals.sum.capex_usd += option.capex_usd;
        totals.sum.replacement_usd += option.replacement_usd;
        totals.sum.opex_usd_per_year += option.opex_usd_per_year;
        totals.sum.revenue_usd_per_year += option.revenue_usd_per_year;
        totals.sum.ownership_usd += option.ownership_usd;
        totals.sum.price_usd += option.price_usd;
        totals.sum.net_value_usd += option.net_value_usd;
    }
    return totals;
}

} // namespace planner
