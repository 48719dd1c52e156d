// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <span>
#include <vector>

#include "geo/missing.h"
#include "planner/select/plan.h"
#include "planner/select/rooted_forest.h"

namespace tests {

constexpr std::size_t source = 1'000'000; // any number beyond the schools

/// A forest whose sites hang on the given points; each upstream has a smaller number, or is the source or none.
inline geo::SpanningForest forest_of(std::vector<std::size_t> upstream) {
    geo::SpanningForest forest{std::move(upstream), {}, {}};
    forest.hop_m.assign(forest.upstream.size(), 1'000.0);
    std::vector<bool> is_reached(forest.upstream.size(), false);
    for (std::size_t site = 0; site < forest.upstream.size(); ++site) {
        const std::size_t point = forest.upstream[site];
        is_reached[site] = point == source || (point < site && is_reached[point]);
        if (is_reached[site])
            forest.order.push_back(site);
        else
            forest.upstream[site] = geo::SpanningForest::none;
    }
    return forest;
}

/// A forest with random upstream points, some of them sources, a few sites reached by nothing.
inline geo::SpanningForest random_forest(std::size_t site_count, std::mt19937_64& random) {
    std::vector<std::size_t> upstream(site_count);
    for (std::size_t site = 0; site < site_count; ++site) {
        const auto draw = random() % 10;
        if (draw == 0)
            upstream[site] = geo::SpanningForest::none;
        else
            upstream[site] = site == 0 || draw <= 2 ? source : random() % site;
    }
    return forest_of(std::move(upstream));
}

/// The works of fiber alone, each hop at a first cost.
inline planner::SharedWorks trenches(const geo::SpanningForest& forest, std::span<const double> hop_usd) {
    return planner::join_works(forest, hop_usd, {}, {});
}

/// A forest whose sites are schools, by the price of each site's hop.
inline planner::RootedForest rooted(const geo::SpanningForest& forest, std::span<const double> hop_usd) {
    const planner::SharedWorks works = trenches(forest, hop_usd);
    planner::RootedForest rooted{works.parent, {}, works.school};
    for (const planner::WorksPart& edge : works.edge)
        rooted.edge_usd.push_back(edge.of(planner::SharedWork::trench_usd));
    return rooted;
}

/// The tables that a plan is made of, by hand: no technology is feasible, nothing costs anything, rank is row order.
struct PlanTables {
    planner::Schools schools;
    std::vector<planner::Standing> standing;
    planner::NetworkLayout layout;
    planner::NetworkOptions options;
    std::vector<double> hop_usd;     // of fiber
    mutable planner::CostTable cost; // its works are joined whenever a plan is made
    planner::PeopleBill people;
    planner::Indicators indicators;
    planner::Ranking ranking;
    planner::OverheadRates overheads{0.0, 0.0};

    explicit PlanTables(geo::SpanningForest forest) {
        layout.fiber = std::move(forest);
        const std::size_t count = layout.fiber.upstream.size();
        standing.assign(count, planner::Standing::to_connect);
        for (auto& column : options.feasibility)
            column.assign(count, planner::Feasibility::too_far);
        options.locked.assign(count, false);
        for (auto& option : cost.option)
            option = {zeros(count), zeros(count), zeros(count)};
        hop_usd = zeros(count);
        price(planner::SharedWork::trench_usd, 1.0);
        people.always_npv_usd = people.offline_npv_usd = zeros(count);
        indicators.learners.assign(count, 100.0);
        indicators.electricity_share.assign(count, 1.0);
        indicators.area_wealth.assign(count, 0.0);
        indicators.context_need.assign(count, geo::missing);
        schools.admin1.resize(count);
        schools.admin2.resize(count);
        schools.girls.assign(count, 50.0);
        schools.learners_with_disability.assign(count, geo::missing);
        ranking.score.assign(count, 0.5);
        ranking.order.resize(count);
        std::iota(ranking.order.begin(), ranking.order.end(), std::size_t{0});
    }

    /// Makes a technology feasible at a school, at a price that is spent at once.
    void offer(std::size_t school, planner::Technology technology, double usd) {
        const auto column = static_cast<std::size_t>(technology);
        options.feasibility[column][school] = planner::Feasibility::feasible;
        cost.option[column].capex_usd[school] = cost.option[column].npv_usd[school] = usd;
    }
    void dig(std::size_t school, double usd) { hop_usd[school] = usd; }
    /// The price of one, spent at once.
    void price(planner::SharedWork work, double usd) {
        cost.work_price[static_cast<std::size_t>(work)] = {usd, 0.0, usd};
    }
    /// Proposes new cell sites: the one that would serve each school; npos: none.
    void propose(std::size_t site_count, std::vector<std::size_t> site_of) {
        options.first_new_site = 0;
        options.new_sites.place.assign(site_count, geo::LonLat{0.0, 0.0});
        options.cell_site = std::move(site_of);
    }

    planner::PlanBasis basis() const {
        cost.works = planner::join_works(layout.fiber, hop_usd, options, indicators.electricity_share);
        return {schools, standing, layout, options, cost, people, indicators, ranking, overheads};
    }
    planner::Plan plan(const planner::Objective& objective) const {
        geo::Progress progress;
        return select_plan(basis(), objective, 2027, progress);
    }

    /// Connections by these outcomes with all that they need, each thing once, without overheads.
    double connection_usd(const std::vector<planner::Outcome>& outcome) const {
        using planner::SharedWork;
        double usd = 0.0;
        std::vector<bool> has_hop(outcome.size()), has_link(outcome.size()), has_tower(outcome.size());
        std::vector<bool> has_site(options.new_sites.size());
        const auto build = [&](SharedWork work, std::vector<bool>& has, std::size_t row, double amount = 1.0) {
            if (!has[row]) usd += amount * cost.work_price[static_cast<std::size_t>(work)].npv_usd;
            has[row] = true;
        };
        for (std::size_t school = 0; school < outcome.size(); ++school) {
            const auto technology = planner::technology_of(outcome[school]);
            if (!technology) continue;
            usd += cost.of(*technology).npv_usd[school];
            if (technology == planner::Technology::cellular && options.new_site(school) != planner::NetworkLayout::none)
                build(SharedWork::new_site, has_site, options.new_site(school));
            for (std::size_t hop = school; technology == planner::Technology::fiber && hop < outcome.size();
                 hop = layout.fiber.upstream[hop])
                build(SharedWork::trench_usd, has_hop, hop, hop_usd[hop]);
            if (technology != planner::Technology::point_to_point || !options.shares_radio(school)) continue;
            for (std::size_t link = school; link < outcome.size(); link = options.relays.upstream[link]) {
                build(SharedWork::radio_link, has_link, link); // all have the grid
                if (link != school) build(SharedWork::relay_tower, has_tower, link);
            }
        }
        return usd;
    }

private:
    static std::vector<double> zeros(std::size_t count) { return std::vector<double>(count, 0.0); }
};

/// Random prices on a random forest; about two of three options are feasible.
inline PlanTables random_tables(std::size_t school_count, std::uint64_t seed) {
    std::mt19937_64 random{seed};
    PlanTables tables{random_forest(school_count, random)};
    std::uniform_real_distribution<double> usd{1.0, 100.0};
    for (std::size_t school = 0; school < school_count; ++school) {
        for (const planner::Technology technology : planner::technologies) {
            if (random() % 3 != 0) tables.offer(school, technology, usd(random));
        }
        tables.dig(school, usd(random));
        tables.indicators.learners[school] = std::floor(usd(random)) * 10.0;
        tables.ranking.score[school] = usd(random) / 100.0;
        tables.people.always_npv_usd[school] = usd(random);
        tables.people.offline_npv_usd[school] = usd(random) / 10.0;
    }
    std::ranges::stable_sort(tables.ranking.order, std::ranges::greater{},
                             [&](std::size_t school) { return tables.ranking.score[school]; });
    return tables;
}

} // namespace tests
