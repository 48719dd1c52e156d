// SPDX-License-Identifier: Apache-2.0
#include "planner/result/study.h"

#include <cmath>
#include <random>
#include <string>
#include <utility>

#include "geo/road/road_graph.h"
#include "planner/result/summary.h"
#include "planner/scenario/keys.h"
#include "tests/catch.h"
#include "tests/planner/scenario/random_scenario.h"
#include "tests/random_country.h"
#include "tests/tables.h"

namespace {

std::shared_ptr<const planner::Dataset> country(std::size_t school_count, std::uint64_t seed) {
    return std::make_shared<const planner::Dataset>(tests::random_country(school_count, seed));
}

std::shared_ptr<const planner::ScenarioResult> simulate(const std::shared_ptr<const planner::Dataset>& dataset,
                                                        const planner::Scenario& scenario) {
    geo::Progress progress;
    return planner::Study{dataset}.simulate(scenario, progress);
}

using Cellular = planner::NetworkRules::Cellular;

/// A small country with roads, sight lines, and two operators with unlike capacities on every tower, and the same with
/// the rows of every table and the lines of roads turned round.
std::pair<std::shared_ptr<const planner::Dataset>, std::shared_ptr<const planner::Dataset>>
country_with_ties_and_turned() {
    auto dataset = std::make_shared<planner::Dataset>(tests::random_country(150, 11));
    planner::CellSites& sites = dataset->cell_sites;
    for (auto* places : {&dataset->schools.place, &sites.place, &dataset->transmission_nodes.place}) {
        for (geo::LonLat& place : *places)
            place = {0.1 * place.lon, 0.1 * place.lat};
    }
    for (std::size_t site = 0, count = sites.size(); site < count; ++site) {
        tests::add_site(*dataset, "b" + std::to_string(site), sites.place[site], sites.carries[site], 30.0);
        sites.capacity_mbps[site] = 20.0;
        sites.capacity_mbps.back() = 200.0;
    }
    for (std::size_t line = 0; line < 60; ++line) {
        dataset->sight_lines.from.emplace_back(dataset->schools.id[line * 2]);
        dataset->sight_lines.to.push_back(sites.id[line % sites.size()]);
        dataset->sight_lines.distance_m.push_back(geo::missing);
    }
    geo::RoadLines roads, roads_turned;
    for (int row = 0; row <= 18; ++row) {
        const auto add_road = [](int number, geo::RoadLines& lines) { // nine to the north, ten to the east
            const double at = 0.1 * (number % 10);
            for (int point = 0; point <= 10; ++point)
                lines.point.emplace_back(number < 10 ? geo::LonLat{-0.1 * point, at} : geo::LonLat{-at, 0.1 * point});
            lines.end_line(3, static_cast<std::int8_t>(number % 2));
        };
        add_road(row, roads);
        add_road(18 - row, roads_turned);
    }
    geo::Progress progress;
    dataset->road_graph = geo::build_road_graph(roads, 1.0, progress).value;
    auto turned = std::make_shared<planner::Dataset>(*dataset);
    turned->road_graph = geo::build_road_graph(roads_turned, 1.0, progress).value;
    tests::reverse(turned->schools);
    tests::reverse(turned->cell_sites);
    tests::reverse(turned->transmission_nodes);
    tests::reverse(turned->sight_lines);
    return {dataset, turned};
}

/// An edit as a person makes it: mostly numbers, near what they were.
void edit(planner::Scenario& scenario, std::mt19937_64& random) {
    const auto keys = planner::scenario_keys();
    const planner::Key& key = keys[random() % keys.size()];
    if (const auto* number = std::get_if<planner::NumberKey>(&key.value)) {
        if (number->may_be_absent) {
            number->set(scenario, random() % 2 == 0 ? std::nan("") : static_cast<double>(random() % 1'000) * 1e4);
        } else {
            const double scale = 0.5 + static_cast<double>(random() % 1'000) / 1'000.0;
            const double value = std::clamp(number->get(scenario) * scale, number->lowest, number->highest);
            number->set(scenario, number->is_whole ? std::floor(value) : value);
        }
        return;
    }
    tests::change_key(scenario, key, random);
}

} // namespace

TEST_CASE("A study answers with the same bytes whatever was asked before", "[study]") {
    const auto dataset = country(120, 3);
    planner::Study study{dataset};
    planner::Scenario scenario;
    std::mt19937_64 random{11};
    std::vector<planner::Scenario> asked;
    for (int step = 0; step < 50; ++step) {
        if (!asked.empty() && random() % 4 == 0) {
            scenario = asked[random() % asked.size()]; // undo
        } else {
            edit(scenario, random);
        }
        asked.push_back(scenario);
        geo::Progress progress;
        const auto answer = study.simulate(scenario, progress);
        const auto fresh = simulate(dataset, scenario);
        INFO(step);
        CHECK(summarise(*answer) == summarise(*fresh));
        CHECK(answer->ledger->accounts == fresh->ledger->accounts);
        CHECK(answer->school_costs.npv_usd == fresh->school_costs.npv_usd);
        CHECK(answer->plan->outcome == fresh->plan->outcome);
        CHECK(answer->ranking->order == fresh->ranking->order);
        CHECK(answer->scenario == scenario);
    }
}

TEST_CASE("The order of rows changes no school's decision, and totals by rounding alone", "[study]") {
    const auto [dataset, turned] = country_with_ties_and_turned();
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        std::mt19937_64 random{seed};
        planner::Scenario scenario;
        for (int change = 0; change < 12; ++change)
            edit(scenario, random);
        scenario.objective.kind = static_cast<planner::Objective::Kind>(seed % 5);
        if (seed % 2 == 0) scenario.objective.budget_usd = 2e6;
        if (seed % 3 == 0) scenario.network.fiber.node_capacity_mbps = 100.0;
        if (seed % 3 == 1) scenario.network.cellular.over_capacity = Cellular::OverCapacity::refuse;
        if (seed % 4 == 1) scenario.network.cellular.coverage = Cellular::Coverage::modelled;
        const auto straight = simulate(dataset, scenario), other = simulate(turned, scenario);
        const auto turned_back = [](auto column) {
            std::ranges::reverse(column);
            return column;
        };
        INFO(seed);
        CHECK(turned_back(other->plan->outcome) == straight->plan->outcome);
        for (const planner::Technology technology : planner::technologies)
            CHECK(turned_back(other->options->of(technology)) == straight->options->of(technology));
        CHECK(other->totals.npv_usd == Approx(straight->totals.npv_usd).epsilon(1e-9));
        CHECK(other->totals.objective_value == Approx(straight->totals.objective_value).epsilon(1e-9));
    }
}

TEST_CASE("What a change does not touch is shared with the result before it", "[study]") {
    planner::Study study{country(50, 5)};
    geo::Progress progress;
    planner::Scenario scenario;
    const auto before = study.simulate(scenario, progress);
    scenario.rates.fiber.capex_usd_per_km *= 2;
    const auto after = study.simulate(scenario, progress);
    CHECK(after->indicators == before->indicators);
    CHECK(after->ranking == before->ranking);
    CHECK(after->layout == before->layout);
    CHECK(after->options == before->options);
    CHECK(after->people == before->people);
    CHECK(after->cost != before->cost);
    scenario.ranking.target_mbps = scenario.ranking.target_mbps * (1 + 1e-12); // no school changes its standing
    CHECK(study.simulate(scenario, progress)->layout == before->layout);
}

TEST_CASE("Sums by school, by technology, by item and by year are one total", "[study]") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        planner::Scenario scenario;
        std::mt19937_64 random{seed};
        for (int step = 0; step < 12; ++step)
            edit(scenario, random);
        const auto result = simulate(country(200, seed), scenario);
        const planner::Totals& totals = result->totals;
        double by_school = 0.0, by_technology = 0.0, by_year = 0.0, connections = 0.0;
        for (const double npv_usd : result->school_costs.npv_usd)
            by_school += npv_usd;
        for (const planner::OutcomeTotals& outcome : totals.plan)
            connections += outcome.npv_usd;
        for (const double present_usd : totals.present_usd_by_year)
            by_year += present_usd;
        by_technology = connections + totals.devices_npv_usd + totals.people_npv_usd + totals.device_power_npv_usd +
                        totals.overheads_npv_usd;
        INFO(seed);
        CHECK(by_school == Approx(totals.npv_usd).epsilon(1e-9));
        CHECK(by_technology == Approx(totals.npv_usd).epsilon(1e-9));
        CHECK(by_year == Approx(totals.npv_usd).epsilon(1e-9));
    }
}

TEST_CASE("The equivalent annual cost, paid at the end of each year, is worth the present cost", "[study]") {
    planner::Scenario scenario;
    scenario.horizon.discount_rate = 0.12;
    scenario.horizon.inflation_per_year = 0.07;
    const planner::Totals totals = simulate(country(100, 31), scenario)->totals;
    double present_usd = 0.0;
    for (int year = 1; year <= scenario.horizon.years; ++year)
        present_usd += totals.equivalent_annual_usd * std::pow(1.07 / 1.12, year);
    CHECK(present_usd == Approx(totals.npv_usd).epsilon(1e-9));
    CHECK(*totals.npv_usd_per_plain_learner_year < *totals.npv_usd_per_learner_year);
    scenario.horizon.discount_rate = 0.07; // real 0: no difference
    const planner::Totals even = simulate(country(100, 31), scenario)->totals;
    CHECK(*even.npv_usd_per_plain_learner_year == Approx(*even.npv_usd_per_learner_year).epsilon(1e-12));
    CHECK(even.equivalent_annual_usd == Approx(even.total_undiscounted_usd / scenario.horizon.years).epsilon(1e-9));
}

TEST_CASE("A limited number of devices is given to the last one, and by need only where it is asked for", "[study]") {
    planner::Study study{country(200, 37)};
    geo::Progress progress;
    planner::Scenario scenario;
    const double all = study.simulate(scenario, progress)->totals.devices_given;
    REQUIRE(all > 500.0);
    scenario.people.allotment.devices_available = 500;
    const auto few = study.simulate(scenario, progress);
    CHECK(few->totals.devices_given == 500.0);
    CHECK(few->totals.devices_npv_usd < study.simulate({}, progress)->totals.devices_npv_usd);

    planner::Scenario other_weights = scenario;
    other_weights.ranking.weights.fill(0.0);
    other_weights.ranking.weights.front() = 1.0;
    const auto as_before = study.simulate(scenario, progress), reweighted = study.simulate(other_weights, progress);
    CHECK(reweighted->ranking != as_before->ranking);
    CHECK(reweighted->people == as_before->people);
    for (planner::Scenario* weighted : {&scenario, &other_weights}) {
        weighted->people.allotment.order = planner::AllotmentRules::Order::proportional;
        weighted->people.allotment.need_weight = 5.0;
    }
    const auto by_need = study.simulate(scenario, progress), by_other_need = study.simulate(other_weights, progress);
    CHECK(by_need->devices->given != by_other_need->devices->given);
    CHECK(by_other_need->totals.devices_given == 500.0);
}

TEST_CASE("What is chosen costs in the ledger what it cost in the choice", "[study]") {
    const auto result = simulate(country(300, 9), {});
    double options_usd = 0.0, ledger_usd = 0.0;
    for (std::size_t school = 0; school < 300; ++school) {
        const auto technology = static_cast<std::size_t>(result->plan->outcome[school]);
        if (technology < planner::technology_count) options_usd += result->cost->option[technology].npv_usd[school];
        options_usd += result->plan->shared_npv_usd[school];
    }
    for (const planner::OutcomeTotals& outcome : result->totals.plan)
        ledger_usd += outcome.npv_usd;
    CHECK(ledger_usd == Approx(options_usd).epsilon(1e-9));
}

TEST_CASE("A budget that covers everything is never exceeded by the total", "[study]") {
    const auto dataset = country(300, 13);
    for (const double share : {0.0, 0.1, 0.3, 0.5, 0.9, 1.1}) {
        planner::Scenario scenario;
        const double all_usd = simulate(dataset, scenario)->totals.npv_usd;
        scenario.objective.budget_usd = share * all_usd;
        CHECK(simulate(dataset, scenario)->totals.npv_usd <= share * all_usd);
    }
}

TEST_CASE("A school is served, has what it needs, is left out, or has a reason", "[study]") {
    planner::Scenario scenario;
    scenario.objective.budget_usd = 2e6;
    const auto result = simulate(country(300, 17), scenario);
    std::size_t counted = 0;
    for (const planner::OutcomeTotals& outcome : result->totals.plan)
        counted += outcome.schools;
    CHECK(counted == 300);
    for (std::size_t school = 0; school < 300; ++school) {
        const bool is_offline = result->plan->outcome[school] == planner::Outcome::offline;
        CHECK(is_offline == (result->plan->offline_reason[school] != planner::OfflineReason::none));
    }
}

TEST_CASE("Doubling every price doubles every total", "[study]") {
    const auto dataset = country(100, 19);
    planner::Scenario doubled;
    for (const planner::Key& key : planner::scenario_keys()) {
        const auto* number = std::get_if<planner::NumberKey>(&key.value);
        if (number && is_money(key) && !number->may_be_absent) number->set(doubled, 2.0 * number->get(doubled));
    }
    const auto once = simulate(dataset, {}), twice = simulate(dataset, doubled);
    CHECK(twice->plan->outcome == once->plan->outcome);
    CHECK(twice->totals.npv_usd == Approx(2.0 * once->totals.npv_usd).epsilon(1e-9));
    CHECK(twice->totals.opex_usd_per_year == Approx(2.0 * once->totals.opex_usd_per_year).epsilon(1e-9));
}

TEST_CASE("Without a discount rate the present cost is the plain sum", "[study]") {
    planner::Scenario scenario;
    scenario.horizon.discount_rate = 0.0;
    const planner::Totals totals = simulate(country(100, 23), scenario)->totals;
    CHECK(totals.npv_usd == Approx(totals.total_undiscounted_usd).epsilon(1e-9));
}

TEST_CASE("An empty dataset and a single school give defined results", "[study]") {
    const auto empty = simulate(country(0, 1), {});
    CHECK(empty->totals.npv_usd == 0.0);
    CHECK_FALSE(empty->totals.npv_usd_per_learner_year.has_value());
    CHECK_FALSE(empty->totals.gini_after.has_value());
    CHECK_FALSE(empty->totals.equity_reason.empty());
    CHECK(simulate(country(1, 1), {})->totals.schools == 1);
}

TEST_CASE("Floors cost what a plan without them reaches more", "[study][floors]") {
    const auto dataset = country(200, 31);
    planner::Scenario free;
    free.objective.budget_usd = 0.3 * simulate(dataset, free)->plan->optimality.ample_usd;
    planner::Scenario obliged = free;
    obliged.objective.floors = {{planner::FloorRule::Group::admin1, 0.5}};
    const auto plan = simulate(dataset, obliged);
    CHECK_FALSE(plan->floors_cost.has_value());
    geo::Progress progress;
    const double cost = planner::with_alternatives(*plan, progress)->floors_cost.value();
    CHECK(cost > 0.0);
    CHECK(cost == simulate(dataset, free)->plan->optimality.value - plan->plan->optimality.value);
    CHECK(planner::with_alternatives(*simulate(dataset, free), progress)->floors_cost == 0.0);
}

TEST_CASE("What unknown answers do to the total lies apart, under yes and under no", "[study]") {
    const auto dataset = country(200, 29);
    planner::Study study{dataset};
    geo::Progress progress;
    const auto result = planner::simulate_in_full(study, {}, progress);
    REQUIRE(result->totals.unknown_npv_usd_if_yes.has_value());
    CHECK(*result->totals.unknown_npv_usd_if_yes < *result->totals.unknown_npv_usd_if_no);
    CHECK(result->totals.npv_usd == simulate(dataset, {})->totals.npv_usd);
    planner::Scenario no;
    no.unknown.electricity = planner::UnknownRules::Electricity::no;
    CHECK(*result->totals.unknown_npv_usd_if_no == simulate(dataset, no)->totals.npv_usd);
}
