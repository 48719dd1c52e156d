// SPDX-License-Identifier: Apache-2.0
#include "planner/result/reconcile.h"

#include <numeric>
#include <random>

#include "planner/result/reference_rules.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/random_country.h"

using planner::ReferenceModel;
using planner::ReferenceOption;
using planner::ReferenceOptions;
using planner::Technology;

namespace {

std::shared_ptr<const planner::ScenarioResult> simulate(const planner::Dataset& dataset,
                                                        const planner::Scenario& scenario) {
    geo::Progress progress;
    return planner::Study{std::make_shared<const planner::Dataset>(dataset)}.simulate(scenario, progress);
}

planner::Reconciliation reconcile(const planner::ScenarioResult& ours, ReferenceModel model) {
    geo::Progress progress;
    return planner::reconcile(ours, model, progress);
}

double price_of(const ReferenceOption& option) { return option.price_usd; }

/// A random tree of fiber hops and random prices; some schools have no other way.
ReferenceOptions random_options(std::size_t count, std::mt19937& random) {
    ReferenceOptions options;
    for (auto& column : options.option)
        column.resize(count);
    planner::NetworkLayout& layout = options.layout;
    for (std::size_t school = 0; school < count; ++school) {
        const bool hangs_on_source = school == 0 || random() % 4 == 0;
        layout.fiber.upstream.push_back(hangs_on_source ? count : random() % school);
        layout.fiber.order.push_back(school);
        for (const Technology technology : {Technology::fiber, Technology::cellular, Technology::satellite}) {
            ReferenceOption& option = options.option[static_cast<std::size_t>(technology)][school];
            option.is_feasible = random() % 5 != 0;
            option.price_usd = option.is_feasible ? static_cast<double>(random() % 100) : 0.0;
        }
    }
    return options;
}

/// Served schools and price of the best choice among all sets of fiber schools of which each hangs on another.
std::pair<int, double> best_by_trying(const ReferenceOptions& options) {
    const std::size_t count = options.size();
    std::pair<int, double> best{-1, 0.0};
    for (unsigned set = 0; set < 1U << count; ++set) {
        std::pair<int, double> made{0, 0.0};
        bool is_possible = true;
        for (std::size_t school = 0; school < count && is_possible; ++school) {
            if ((set >> school & 1U) != 0) {
                const std::size_t upstream = options.layout.fiber.upstream[school];
                const ReferenceOption& fiber = options.of(Technology::fiber, school);
                is_possible = fiber.is_feasible && (upstream >= count || (set >> upstream & 1U) != 0);
                ++made.first;
                made.second -= fiber.price_usd;
                continue;
            }
            double other = -1.0;
            for (const Technology technology : {Technology::cellular, Technology::satellite}) {
                const ReferenceOption& option = options.of(technology, school);
                if (option.is_feasible && (other < 0.0 || option.price_usd < other)) other = option.price_usd;
            }
            if (other < 0.0) continue;
            ++made.first;
            made.second -= other;
        }
        if (is_possible) best = std::max(best, made);
    }
    return best;
}

} // namespace

TEST_CASE("Fiber by relays is the best of all that hang together", "[reconcile]") {
    std::mt19937 random{5};
    for (int country = 0; country < 200; ++country) {
        const ReferenceOptions options = random_options(1 + random() % 9, random);
        const auto choice = planner::choose_with_relays(options, price_of);
        const auto totals = planner::total_of(options, choice);
        const auto served = std::accumulate(totals.schools.begin(), totals.schools.end(), std::size_t{0});
        INFO(country);
        const auto [most, least_usd] = best_by_trying(options);
        CHECK(static_cast<int>(served) == most);
        CHECK(-totals.sum.price_usd == Approx(least_usd));
        for (std::size_t school = 0; school < choice.size(); ++school) {
            if (choice[school] != Technology::fiber) continue;
            const std::size_t upstream = options.layout.fiber.upstream[school];
            CHECK((upstream >= choice.size() || choice[upstream] == Technology::fiber));
        }
    }
}

TEST_CASE("The steps from our total to the model's leave nothing out", "[reconcile]") {
    planner::Scenario scenario;
    for (const auto kind : {planner::Objective::Kind::least_cost, planner::Objective::Kind::order}) {
        scenario.objective.kind = kind;
        const auto ours = simulate(tests::random_country(150, 7), scenario);
        for (const ReferenceModel model : {ReferenceModel::giga, ReferenceModel::itu}) {
            const auto made = reconcile(*ours, model);
            double sum_usd = 0.0;
            for (const planner::BridgeStep& step : made.bridge)
                sum_usd += step.usd;
            CHECK(made.bridge.front().usd == ours->totals.npv_usd);
            CHECK(sum_usd == Approx(made.compared_plan().totals.sum.price_usd).epsilon(1e-9));
            double connections_usd = 0.0;
            for (std::size_t technology = 0; technology < planner::technology_count; ++technology)
                connections_usd += ours->totals.plan[technology].npv_usd;
            CHECK(std::accumulate(made.our_connection_usd.begin(), made.our_connection_usd.end(), 0.0) ==
                  Approx(connections_usd).epsilon(1e-9));
        }
    }
}

TEST_CASE("The models serve every school that is not known to be connected, and no other", "[reconcile]") {
    planner::Dataset dataset = tests::random_country(60, 9);
    planner::Scenario scenario;
    scenario.overrides.exclude = {std::string{dataset.schools.id[4]}};
    dataset.schools.connectivity[4] = planner::Answer::no;
    const auto ours = simulate(dataset, scenario);
    for (const ReferenceModel model : {ReferenceModel::giga, ReferenceModel::itu}) {
        const auto made = reconcile(*ours, model);
        CHECK_FALSE(made.is_served[4]);
        for (std::size_t school = 0; school < dataset.schools.size(); ++school) {
            if (school == 4) continue;
            CHECK(made.is_served[school] == (dataset.schools.connectivity[school] != planner::Answer::yes));
        }
        for (const planner::ReferencePlan& plan : made.plans) {
            for (std::size_t school = 0; school < plan.choice.size(); ++school)
                CHECK((made.is_served[school] || !plan.choice[school]));
        }
    }
}

TEST_CASE("A technology that the scenario switches off is no option of the models either", "[reconcile]") {
    planner::Scenario scenario;
    scenario.network.satellite.enabled = false;
    const auto ours = simulate(tests::random_country(60, 9), scenario);
    for (const ReferenceModel model : {ReferenceModel::giga, ReferenceModel::itu}) {
        const auto made = reconcile(*ours, model);
        for (std::size_t school = 0; school < made.options.size(); ++school) {
            const ReferenceOption& option = made.options.of(Technology::satellite, school);
            CHECK_FALSE(option.is_feasible);
            if (made.is_served[school]) CHECK(option.reason == "not_enabled");
        }
    }
}

TEST_CASE("A scenario's prices become the models' own, each in its unit", "[reconcile]") {
    const planner::Scenario scenario;
    const planner::GigaRules giga = planner::giga_rules_of(scenario);
    CHECK(giga.fiber_usd_per_km_year == Approx(240.0));                             // 2 % of 12,000
    CHECK(giga.of(Technology::cellular).usd_per_mbps_year == Approx(72.0));         // 6 a month
    CHECK(giga.of(Technology::satellite).usd_per_mbps_year == Approx(45.0));        // 75 a month for 20 Mbps
    CHECK(giga.of(Technology::satellite).max_mbps == Approx(100.0));                // 5 terminals
    CHECK(giga.of(Technology::satellite).kwh_per_year == Approx(150.0));            // 75 W, 10 h, 200 days
    CHECK(giga.of(Technology::point_to_point).fixed_usd_per_year == Approx(400.0)); // 10 % of 4,000
    CHECK(giga.own.solar_w == 11'000.0);
    const planner::ItuRules itu = planner::itu_rules_of(scenario);
    CHECK(itu.period.years == 10);
    CHECK(itu.period.interest_rate == 0.06);
    CHECK(itu.link[0].fee_usd_per_mbps_year == Approx(48.0));
    CHECK(itu.link[2].licence_mhz == 40.0);
}
