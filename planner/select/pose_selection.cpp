// SPDX-License-Identifier: Apache-2.0
#include "planner/select/pose_selection.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "planner/select/floors.h"

namespace planner {

namespace {

/// Whether a school is to be served, and some technology can.
bool is_servable(const PlanBasis& basis, std::size_t school) {
    return is_to_serve(basis.standing[school]) && std::ranges::any_of(technologies, [&](Technology technology) {
               return is_feasible(basis, technology, school);
           });
}

/// A forest without schools.
RootedForest bare_works(const PlanBasis& basis, const Prices& prices) {
    const SharedWorks& works = basis.cost.works;
    return {works.parent, prices.edge_usd, std::vector(works.size(), RootedForest::none)};
}

} // namespace

Benefit measure_benefit(const PlanBasis& basis, const Objective& objective) {
    const std::size_t school_count = basis.indicators.size();
    Benefit schools{std::vector<double>(school_count, 1.0), true};
    if (objective.kind == Objective::Kind::most_schools || !basis.indicators.knows_learners()) return schools;
    Benefit learners{std::vector<double>(school_count)};
    double servable = 0.0;
    for (std::size_t school = 0; school < school_count; ++school) {
        const double need = std::max(0.0, basis.ranking.score[school]); // below 0 with z and promethee alone
        learners.of_school[school] = std::pow(need, objective.need_exponent) * basis.indicators.learners[school];
        if (is_servable(basis, school)) servable += learners.of_school[school];
    }
    return servable > 0.0 ? learners : schools;
}

SelectionPoser::SelectionPoser(const PlanBasis& basis, const Prices& prices, const Objective& objective)
    : basis_{basis}, prices_{prices}, objective_{objective}, benefit_{measure_benefit(basis, objective).of_school} {}

void SelectionPoser::offer(std::size_t school, Technology technology, double usd, std::size_t vertex) {
    const bool is_operators = objective_.kind == Objective::Kind::operator_npv;
    const double worth =
        is_operators ? prices_.revenue_usd[static_cast<std::size_t>(technology)][school] : benefit_[school];
    const double people_usd = objective_.budget_covers_people && !is_operators ? prices_.people_usd[school] : 0.0;
    problem_.options.push_back({worth, usd + people_usd, vertex, technology});
}

void SelectionPoser::offer_by_way(std::size_t school, Technology way) {
    if (!is_to_serve(basis_.standing[school])) return;
    if (is_feasible(basis_, way, school))
        offer(school, way, prices_.of(way)[school], basis_.cost.works.vertex_of(way, school));
    if (const auto aside = cheapest_aside(basis_, prices_, school, way))
        offer(school, aside->technology, aside->usd, SharedWorks::none);
}

void SelectionPoser::offer_all(std::size_t school) {
    if (!is_to_serve(basis_.standing[school])) return;
    for (const Technology technology : technologies) {
        if (is_feasible(basis_, technology, school))
            offer(school, technology, prices_.of(technology)[school], basis_.cost.works.vertex_of(technology, school));
    }
}

SelectionProblem SelectionPoser::finish(RootedForest forest, double budget_usd) {
    const std::vector<std::size_t>& order = basis_.ranking.order;
    problem_.budget_usd = budget_usd;
    problem_.usd_weight = objective_.kind == Objective::Kind::operator_npv ? 1.0 : 0.0;
    std::vector<std::size_t> rank_of(order.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        rank_of[order[rank]] = rank;
    problem_.forest = std::move(forest);
    for (std::size_t& school : problem_.forest.school) {
        if (school != RootedForest::none) school = rank_of[school];
    }
    problem_.floors = list_floors(basis_, objective_.floors);
    for (SelectionFloor& floor : problem_.floors) {
        const std::vector<double> by_row = floor.amount;
        for (std::size_t rank = 0; rank < order.size(); ++rank)
            floor.amount[rank] = by_row[order[rank]];
    }
    return std::move(problem_);
}

SelectionProblem pose_selection(const PlanBasis& basis, const Prices& prices, const Choice& for_all,
                                const Objective& objective, double budget_usd) {
    const SharedWorks& works = basis.cost.works;
    SelectionPoser poser{basis, prices, objective};
    for (const std::size_t school : basis.ranking.order) {
        const auto ordered = technology_of(for_all.technology[school]);
        if (objective.kind != Objective::Kind::order)
            poser.offer_by_way(school, for_all.way[school]);
        else if (ordered)
            poser.offer(school, *ordered, prices.of(*ordered)[school], works.vertex_of(*ordered, school));
        poser.end_school();
    }
    return poser.finish(root_works(works, prices.edge_usd, for_all.way), budget_usd);
}

SelectionProblem pose_on_all_trees(const PlanBasis& basis, const Prices& prices, const Objective& objective,
                                   double budget_usd) {
    SelectionPoser poser{basis, prices, objective};
    for (const std::size_t school : basis.ranking.order) {
        poser.offer_all(school);
        poser.end_school();
    }
    return poser.finish(bare_works(basis, prices), budget_usd);
}

SelectionProblem pose_for_everybody(const PlanBasis& basis, const Prices& prices, double ample_usd) {
    const Objective objective{.kind = Objective::Kind::most_schools, .budget_covers_people = false};
    SelectionProblem problem = pose_on_all_trees(basis, prices, objective, ample_usd);
    problem.usd_weight = 1.0;
    SelectionFloor everybody{"everybody", std::vector(problem.school_count(), 0.0), 0.0};
    for (std::size_t rank = 0; rank < problem.school_count(); ++rank) {
        if (problem.can_be_served(rank)) everybody.amount[rank] = 1.0;
        everybody.least += everybody.amount[rank];
    }
    for (ServiceOption& option : problem.options)
        option.benefit = 0.0;
    problem.floors = {std::move(everybody)};
    return problem;
}

} // namespace planner
