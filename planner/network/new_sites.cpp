// SPDX-License-Identifier: Apache-2.0
#include "planner/network/new_sites.h"

#include <algorithm>
#include <cmath>

#include "planner/network/shared_capacity.h"

namespace planner {
namespace {

/// Whether a school lacks cellular because no site reaches it, or none with its demand, and a new one may.
bool is_out_of_reach(Feasibility cellular) {
    return cellular == Feasibility::not_covered || cellular == Feasibility::too_far ||
           cellular == Feasibility::no_source || cellular == Feasibility::too_much_demand;
}

/// The schools that a new site may serve, numbered as the places to be covered.
struct SchoolsToCover {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> place_of; // by school; none: not to be covered
    std::vector<CoverWeight> weight;   // by place
};

SchoolsToCover find_schools_to_cover(const std::vector<CoverWeight>& weights, const std::vector<double>& demand_mbps,
                                     double most_mbps, const std::vector<Feasibility>& cellular) {
    SchoolsToCover found{std::vector(cellular.size(), SchoolsToCover::none), {}};
    for (std::size_t school = 0; school < cellular.size(); ++school) {
        if (!is_out_of_reach(cellular[school]) || demand_mbps[school] > most_mbps) continue;
        found.place_of[school] = found.weight.size();
        found.weight.push_back(weights[school]);
    }
    return found;
}

/// Gives each school that the proposed sites cover the one that it hears best; of equal ones the first.
void serve_schools(const SiteCandidates& candidates, const SchoolsToCover& schools, const Cover& cover,
                   const std::vector<double>& demand_mbps, double most_mbps, NetworkOptions& options) {
    std::vector<double> best_mbps(demand_mbps.size(), 0.0);
    for (std::size_t row = 0; row < cover.sites.size(); ++row) {
        const std::size_t candidate = cover.sites[row];
        for (std::size_t i = candidates.first[candidate]; i < candidates.first[candidate + 1]; ++i) {
            const std::size_t school = candidates.school[i];
            const bool is_served = schools.place_of[school] != SchoolsToCover::none &&
                                   candidates.mbps[i] >= demand_mbps[school] && candidates.mbps[i] > best_mbps[school];
            if (!is_served) continue;
            best_mbps[school] = candidates.mbps[i];
            options.cellular_mbps[school] = std::min(best_mbps[school], most_mbps);
            options.cell_site[school] = options.first_new_site + row;
            options.of(Technology::cellular)[school] = Feasibility::feasible;
        }
    }
}

} // namespace

int affordable_sites(const NetworkRules::NewSites& rules, double usd_per_site) {
    constexpr double rounding = 1e-9; // three sites of a third of the budget are paid for
    if (!rules.budget_usd || rules.most * usd_per_site <= *rules.budget_usd) return rules.most;
    return static_cast<int>(*rules.budget_usd / usd_per_site * (1.0 + rounding));
}

std::vector<CoverWeight> weigh_schools(const Indicators& indicators, const NetworkOptions& options) {
    std::vector<CoverWeight> weights(options.cell_site.size());
    const bool counts_learners = indicators.knows_learners();
    for (std::size_t school = 0; school < weights.size(); ++school) {
        const std::int64_t learners = counts_learners ? std::llround(indicators.learners[school]) : 0;
        weights[school] = {.learners = learners, .schools = 1};
        if (count_other_ways(options, Technology::cellular, school) > 0) continue;
        weights[school].learners_without = learners;
        weights[school].schools_without = 1;
    }
    return weights;
}

void propose_new_sites(const std::vector<CoverWeight>& weights, const NetworkLayout& layout,
                       const std::vector<double>& demand_mbps, const NetworkRules& rules, NetworkOptions& options) {
    const SiteCandidates& candidates = layout.candidates;
    const SchoolsToCover schools =
        find_schools_to_cover(weights, demand_mbps, rules.cellular.max_mbps, options.of(Technology::cellular));
    CoverProblem problem{schools.weight, {}, static_cast<std::size_t>(rules.new_sites.most)};
    for (std::size_t candidate = 0; candidate < candidates.size(); ++candidate) {
        std::vector<std::size_t>& covers = problem.covers.emplace_back();
        for (std::size_t i = candidates.first[candidate]; i < candidates.first[candidate + 1]; ++i) {
            const std::size_t place = schools.place_of[candidates.school[i]];
            if (place != SchoolsToCover::none && candidates.mbps[i] >= demand_mbps[candidates.school[i]])
                covers.push_back(place);
        }
    }
    const Cover cover = cover_most(problem);
    serve_schools(candidates, schools, cover, demand_mbps, rules.cellular.max_mbps, options);
    NewSites& sites = options.new_sites;
    sites = {.bound = cover.bound};
    for (const std::size_t candidate : cover.sites) {
        sites.place.push_back(candidates.place[candidate]);
        sites.kind.push_back(candidates.kind[candidate]);
    }
    sites.schools.assign(cover.sites.size(), 0);
}

void count_new_site_schools(const std::vector<CoverWeight>& weights, NetworkOptions& options) {
    NewSites& sites = options.new_sites;
    for (std::size_t school = 0; school < options.cell_site.size(); ++school) {
        const std::size_t site = options.new_site(school);
        if (site == NetworkLayout::none || options.of(Technology::cellular)[school] != Feasibility::feasible) continue;
        ++sites.schools[site];
        sites.covered += weights[school];
    }
}

} // namespace planner
