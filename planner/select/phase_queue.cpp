// SPDX-License-Identifier: Apache-2.0
#include "planner/select/phase_queue.h"

#include <utility>

namespace planner {

PhaseQueue::PhaseQueue(const geo::SpanningForest& forest, std::vector<bool> takes_fiber, std::vector<double> hop_usd,
                       std::vector<std::size_t> order)
    : forest_{forest},
      takes_fiber_{std::move(takes_fiber)},
      hop_usd_{std::move(hop_usd)},
      waiting_{std::move(order)},
      is_dug_(takes_fiber_.size(), false),
      is_done_(takes_fiber_.size(), false) {}

Cohort PhaseQueue::take(const YearOffer& offer, bool skip_ahead) {
    Cohort cohort;
    double left_usd = offer.usd;
    bool is_over = false;
    std::vector<std::size_t> still_waiting;
    for (const std::size_t school : waiting_) {
        if (is_done_[school]) continue; // came with another one
        const double usd = is_over ? 0.0 : price_usd(school, offer, left_usd);
        if (is_over || usd > left_usd) {
            is_over = !skip_ahead;
            still_waiting.push_back(school);
            continue;
        }
        left_usd -= usd;
        connect(school, cohort);
    }
    waiting_ = std::move(still_waiting);
    return cohort;
}

/// Of the school and of all that comes with it; beyond `most_usd` some of it.
double PhaseQueue::price_usd(std::size_t school, const YearOffer& offer, double most_usd) const {
    double usd = offer.of_school_usd[school];
    if (!takes_fiber_[school]) return usd;
    for (std::size_t point = school; !is_dug_to(point) && usd <= most_usd; point = forest_.upstream[point]) {
        usd += hop_usd_[point] * offer.of_trench_usd;
        if (point != school && takes_fiber_[point]) usd += offer.of_school_usd[point];
    }
    return usd;
}

/// Where a hop is dug, those upstream are, and their schools are connected.
void PhaseQueue::connect(std::size_t school, Cohort& cohort) {
    cohort.schools.push_back(school);
    is_done_[school] = true;
    if (!takes_fiber_[school]) return;
    for (std::size_t point = school; !is_dug_to(point); point = forest_.upstream[point]) {
        is_dug_[point] = true;
        cohort.trench_usd += hop_usd_[point];
        if (point == school || !takes_fiber_[point]) continue;
        cohort.schools.push_back(point);
        is_done_[point] = true;
    }
}

} // namespace planner
