// SPDX-License-Identifier: Apache-2.0
#include "planner/select/serve_rest.h"

#include <cstddef>
#include <optional>

#include "planner/select/least_cost.h"

namespace planner {

namespace {

/// What would connect one more school.
struct Addition {
    Technology technology = Technology::fiber;
    double usd = 0.0; // with the edges that are missing
};

class RestServer {
public:
    RestServer(const PlanBasis& basis, const Prices& prices, const Objective& objective,
               const std::vector<Outcome>& technology)
        : basis_{basis},
          prices_{prices},
          objective_{objective},
          users_{count_users(basis.cost.works, chosen_technology(technology))} {}

    /// The cheapest way to connect a school for at most so much; none: nothing fits.
    std::optional<Addition> find(std::size_t school, double left_usd) const {
        std::optional<Addition> cheapest;
        for (const Technology technology : technologies_of(school)) {
            const double usd = usd_of(technology, school);
            if (usd <= left_usd && (!cheapest || usd < cheapest->usd)) cheapest = Addition{technology, usd};
        }
        return cheapest;
    }

    void build_way(Technology technology, std::size_t school) {
        const SharedWorks& works = basis_.cost.works;
        for (std::size_t at = works.vertex_of(technology, school); at != SharedWorks::none; at = works.parent[at])
            ++users_[at];
    }

private:
    /// The feasible ones; of a fixed order the first alone.
    std::vector<Technology> technologies_of(std::size_t school) const {
        const bool is_fixed = objective_.kind == Objective::Kind::order;
        std::vector<Technology> feasible;
        for (const Technology technology : is_fixed ? objective_.order : technologies) {
            if (is_feasible(basis_, technology, school)) feasible.push_back(technology);
        }
        if (is_fixed && feasible.size() > 1) feasible.resize(1);
        return feasible;
    }

    double usd_of(Technology technology, std::size_t school) const {
        const SharedWorks& works = basis_.cost.works;
        double usd = prices_.of(technology)[school];
        if (objective_.budget_covers_people) usd += prices_.people_usd[school];
        for (std::size_t at = works.vertex_of(technology, school); at != SharedWorks::none && users_[at] == 0;
             at = works.parent[at])
            usd += prices_.edge_usd[at];
        return usd;
    }

    const PlanBasis& basis_;
    const Prices& prices_;
    const Objective& objective_;
    std::vector<std::size_t> users_; // of each edge
};

} // namespace

void serve_rest(const PlanBasis& basis, const Prices& prices, const Objective& objective, double left_usd,
                std::vector<Outcome>& technology) {
    RestServer server{basis, prices, objective, technology};
    for (const std::size_t school : basis.ranking.order) {
        if (!is_to_serve(basis.standing[school]) || technology_of(technology[school])) continue;
        const auto addition = server.find(school, left_usd);
        if (!addition) continue;
        technology[school] = outcome_of(addition->technology);
        server.build_way(addition->technology, school);
        left_usd -= addition->usd;
    }
}

} // namespace planner
