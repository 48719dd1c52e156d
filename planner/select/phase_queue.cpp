// SPDX-License-Identifier: Apache-2.0
#include "planner/select/phase_queue.h"

#include <utility>

namespace planner {

PhaseQueue::PhaseQueue(const SharedWorks& works, const std::vector<std::size_t>& chosen, std::vector<std::size_t> order)
    : works_{works}, waiting_{std::move(order)}, is_built_(works.size(), false), is_done_(chosen.size(), false) {
    for (std::size_t school = 0; school < chosen.size(); ++school)
        vertex_.push_back(works.vertex_of(chosen[school], school));
}

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

/// Whether the school of a vertex is on its tree.
bool PhaseQueue::takes_part(std::size_t vertex) const {
    const std::size_t school = works_.school[vertex];
    return school != SharedWorks::none && vertex_[school] == vertex;
}

/// Of the school and of all that comes with it; beyond `most_usd` some of it.
double PhaseQueue::price_usd(std::size_t school, const YearOffer& offer, double most_usd) const {
    double usd = offer.of_school_usd[school];
    for (std::size_t vertex = vertex_[school]; !is_built_to(vertex) && usd <= most_usd;
         vertex = works_.parent[vertex]) {
        usd += offer.of_edge_usd[vertex];
        const std::size_t passed = works_.school[vertex];
        if (passed != school && takes_part(vertex)) usd += offer.of_school_usd[passed];
    }
    return usd;
}

/// Where an edge is built, those on its way are, and their schools are connected.
void PhaseQueue::connect(std::size_t school, Cohort& cohort) {
    cohort.schools.push_back(school);
    is_done_[school] = true;
    for (std::size_t vertex = vertex_[school]; !is_built_to(vertex); vertex = works_.parent[vertex]) {
        is_built_[vertex] = true;
        cohort.built.add(works_.edge[vertex]);
        const std::size_t passed = works_.school[vertex];
        if (passed == school || !takes_part(vertex)) continue;
        cohort.schools.push_back(passed);
        is_done_[passed] = true;
    }
}

} // namespace planner
