// SPDX-License-Identifier: Apache-2.0
#include "planner/result/cost_effectiveness.h"

#include <algorithm>

namespace planner {

namespace {

bool are_equal(const CostedEffect& one, const CostedEffect& other) {
    return one.usd == other.usd && one.effect == other.effect;
}

/// Of options that are known, the cheapest first; of those that cost the same the better one; then as they come.
std::vector<std::size_t> order_by_cost(std::span<const CostedEffect> options) {
    std::vector<std::size_t> order;
    for (std::size_t option = 0; option < options.size(); ++option) {
        if (options[option].is_known()) order.push_back(option);
    }
    std::ranges::stable_sort(order, [&](std::size_t left, std::size_t right) {
        const CostedEffect &one = options[left], &other = options[right];
        return one.usd != other.usd ? one.usd < other.usd : one.effect > other.effect;
    });
    return order;
}

/// What each unit costs that the second adds to the first.
double step_usd(const CostedEffect& from, const CostedEffect& to) {
    return (to.usd - from.usd) / (to.effect - from.effect);
}

/// Of a front those between which the price of a further unit never falls.
std::vector<std::size_t> keep_frontier(std::span<const CostedEffect> options, const std::vector<std::size_t>& front) {
    std::vector<std::size_t> kept;
    for (const std::size_t option : front) {
        while (kept.size() > 1 && step_usd(options[kept[kept.size() - 2]], options[kept.back()]) >
                                      step_usd(options[kept.back()], options[option]))
            kept.pop_back();
        kept.push_back(option);
    }
    return kept;
}

/// The verdict on an option of the front.
CostEffectiveness judge_on_front(std::span<const CostedEffect> options, const std::vector<std::size_t>& frontier,
                                 std::size_t option) {
    CostEffectiveness judged;
    const auto above = std::ranges::lower_bound(frontier, options[option].usd, {},
                                                [&](std::size_t kept) { return options[kept].usd; });
    if (*above != option) {
        judged.efficiency = Efficiency::extendedly_dominated;
        judged.better = {*std::prev(above), *above};
        return judged;
    }
    judged.efficiency = Efficiency::on_frontier;
    if (above == frontier.begin()) return judged;
    judged.before = *std::prev(above);
    judged.usd_per_further_effect = step_usd(options[*judged.before], options[option]);
    return judged;
}

} // namespace

std::string_view name_of(Efficiency efficiency) {
    switch (efficiency) {
    case Efficiency::unknown:
        return "";
    case Efficiency::on_frontier:
        return "frontier";
    case Efficiency::dominated:
        return "dominated";
    case Efficiency::extendedly_dominated:
        return "extendedly_dominated";
    }
    return "";
}

std::vector<CostEffectiveness> judge_cost_effectiveness(std::span<const CostedEffect> options) {
    const std::vector<std::size_t> front = pareto_front(options), frontier = keep_frontier(options, front);
    std::vector<CostEffectiveness> judged(options.size());
    for (std::size_t place = 0; place < front.size(); ++place) {
        judged[front[place]] = judge_on_front(options, frontier, front[place]);
        if (place > 0) judged[front[place]].usd_per_step = step_usd(options[front[place - 1]], options[front[place]]);
    }
    for (std::size_t option = 0; option < options.size(); ++option) {
        if (!options[option].is_known()) continue;
        const auto rival = std::ranges::find_if(front, [&](std::size_t other) {
            return options[other].usd <= options[option].usd && options[other].effect >= options[option].effect;
        });
        if (are_equal(options[*rival], options[option]))
            judged[option] = judged[*rival];
        else
            judged[option] = {.efficiency = Efficiency::dominated, .better = {*rival}};
        if (options[option].effect > 0.0) judged[option].usd_per_effect = options[option].usd / options[option].effect;
    }
    return judged;
}

std::vector<std::size_t> pareto_front(std::span<const CostedEffect> options) {
    std::vector<std::size_t> front;
    for (const std::size_t option : order_by_cost(options)) {
        if (front.empty() || options[option].effect > options[front.back()].effect) front.push_back(option);
    }
    return front;
}

double hypervolume(std::span<const CostedEffect> options, const CostedEffect& reference) {
    const std::vector<std::size_t> front = pareto_front(options);
    double area = 0.0;
    for (std::size_t place = 0; place < front.size(); ++place) {
        const CostedEffect& option = options[front[place]];
        const double next_usd = place + 1 < front.size() ? options[front[place + 1]].usd : reference.usd;
        const double width_usd = std::min(next_usd, reference.usd) - option.usd;
        area += std::max(0.0, width_usd) * std::max(0.0, option.effect - reference.effect);
    }
    return area;
}

} // namespace planner
