// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "planner/result/study.h"
#include "planner/scenario/keys.h"
#include "tests/catch.h"
#include "tests/random_country.h"

namespace {

/// Sums of the same payments in another order differ by less.
constexpr double rounding_share = 1e-12;

/// A country of 80 schools with a school each 10 km, so that each of the technologies is somebody's cheapest.
planner::Study study_of(std::uint64_t seed) {
    auto dataset = std::make_shared<planner::Dataset>(tests::random_country(80, seed));
    for (auto* places : {&dataset->schools.place, &dataset->cell_sites.place, &dataset->transmission_nodes.place}) {
        for (geo::LonLat& place : *places)
            place = {0.1 * place.lon, 0.1 * place.lat};
    }
    return planner::Study{dataset};
}

std::shared_ptr<const planner::ScenarioResult> simulate(planner::Study& study, const planner::Scenario& scenario) {
    geo::Progress progress;
    return study.simulate(scenario, progress);
}

/// What a price is raised to from nothing, or from what it is.
double raised(const planner::NumberKey& price, const planner::Scenario& scenario, double factor) {
    const double was = price.get(scenario);
    return std::min(price.highest, was > 0.0 ? was * factor : price.highest * 0.01 * factor);
}

std::size_t feasible_count(const planner::NetworkOptions& options) {
    std::size_t count = 0;
    for (const planner::Technology technology : planner::technologies)
        count += static_cast<std::size_t>(std::ranges::count(options.of(technology), planner::Feasibility::feasible));
    return count;
}

/// Whether every school keeps every technology that it could have.
bool holds_all_of(const planner::NetworkOptions& wider, const planner::NetworkOptions& options) {
    return std::ranges::all_of(planner::technologies, [&](planner::Technology technology) {
        const auto& now = wider.of(technology);
        const auto& before = options.of(technology);
        return std::ranges::equal(now, before, [](planner::Feasibility each, planner::Feasibility was) {
            return was != planner::Feasibility::feasible || each == planner::Feasibility::feasible;
        });
    });
}

} // namespace

TEST_CASE("The cost of a plan never falls where a price rises", "[monotone]") {
    planner::Study study = study_of(GENERATE(1U, 2U, 3U));
    const planner::Scenario usual;
    const double usual_usd = simulate(study, usual)->totals.npv_usd;
    std::size_t dearer = 0;
    for (const planner::Key& key : planner::scenario_keys()) {
        const auto* price = std::get_if<planner::NumberKey>(&key.value);
        if (price == nullptr || !planner::is_money(key) || price->may_be_absent) continue;
        double before_usd = usual_usd;
        for (const double factor : {1.1, 1.7, 2.5}) {
            planner::Scenario scenario;
            price->set(scenario, raised(*price, usual, factor));
            const double now_usd = simulate(study, scenario)->totals.npv_usd;
            INFO(key.name << " x " << factor);
            CHECK(now_usd >= before_usd * (1.0 - rounding_share));
            before_usd = now_usd;
        }
        if (before_usd > usual_usd) ++dearer;
    }
    CHECK(dearer >= 10);
}

TEST_CASE("What a plan reaches, and the bound on what any reaches, never fall where the budget grows", "[monotone]") {
    planner::Study study = study_of(GENERATE(1U, 2U, 3U));
    planner::Scenario scenario;
    const double ample_usd = simulate(study, scenario)->totals.npv_usd;
    scenario.objective.kind = planner::Objective::Kind::most_learners;
    planner::Optimality before;
    constexpr int steps = 24;
    for (int step = 1; step <= steps; ++step) {
        scenario.objective.budget_usd = ample_usd * step / steps;
        const planner::Optimality now = simulate(study, scenario)->plan->optimality;
        INFO(step);
        CHECK(now.value >= before.value);
        CHECK(now.bound >= before.bound * (1.0 - rounding_share));
        before = now;
    }
    CHECK_FALSE(before.is_limited);
}

TEST_CASE("No school loses a technology where a range or a ceiling grows, and some gain one", "[monotone]") {
    planner::Study study = study_of(GENERATE(1U, 2U, 3U));
    const std::string name =
        GENERATE("fiber.max_hop_m", "fiber.max_mbps", "cellular.max_distance_m", "cellular.max_mbps",
                 "point_to_point.max_range_m", "point_to_point.max_mbps", "satellite.max_terminals");
    const auto& limit = std::get<planner::NumberKey>(planner::find_key(name)->value);
    planner::Scenario scenario;
    const double usual = limit.get(scenario);
    std::shared_ptr<const planner::NetworkOptions> first, before;
    for (const double share : {0.001, 0.01, 0.1, 0.3, 1.0, 2.0, 4.0}) {
        const double grown = std::clamp(usual * share, limit.lowest, limit.highest);
        limit.set(scenario, limit.is_whole ? std::ceil(grown) : grown);
        const std::shared_ptr<const planner::NetworkOptions> now = simulate(study, scenario)->options;
        INFO(name << " x " << share);
        if (before) CHECK(holds_all_of(*now, *before));
        before = now;
        if (!first) first = now;
    }
    INFO(name);
    CHECK(feasible_count(*before) > feasible_count(*first));
}
