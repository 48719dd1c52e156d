// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <random>

#include "planner/scenario/keys.h"

namespace tests {

/// A value that a number may have; whole where it must be.
inline double random_number(const planner::NumberKey& number, std::mt19937_64& random) {
    const double value = std::uniform_real_distribution{number.lowest, number.highest}(random);
    return number.is_whole ? std::floor(value) : value;
}

/// Changes one key to something that is allowed.
inline void change_key(planner::Scenario& scenario, const planner::Key& key, std::mt19937_64& random) {
    if (const auto* number = std::get_if<planner::NumberKey>(&key.value)) {
        number->set(scenario, random_number(*number, random));
    } else if (const auto* choice = std::get_if<planner::ChoiceKey>(&key.value)) {
        choice->set(scenario, choice->words[random() % choice->words.size()]);
    } else if (const auto* is_on = std::get_if<planner::SwitchKey>(&key.value)) {
        is_on->set(scenario, random() % 2 == 0);
    } else {
        std::get<planner::TextKey>(key.value).set(scenario, "a \"quoted\" \\ text " + std::to_string(random() % 100));
    }
}

/// A scenario with about a third of its keys changed, some with ranges, and overrides.
inline planner::Scenario random_scenario(std::uint64_t seed) {
    std::mt19937_64 random{seed};
    planner::Scenario scenario;
    for (const planner::Key& key : planner::scenario_keys()) {
        if (random() % 3 == 0) change_key(scenario, key, random);
        const auto* number = std::get_if<planner::NumberKey>(&key.value);
        if (!number || random() % 8 != 0 || std::isnan(number->get(scenario))) continue;
        const double central = number->get(scenario);
        scenario.uncertain[std::string{key.name}] = {std::min(central, random_number(*number, random)),
                                                     std::max(central, random_number(*number, random)), "pert", "x\ny"};
    }
    scenario.demand.maximum_mbps = scenario.demand.minimum_mbps * 2.0;
    std::erase_if(scenario.uncertain, [](const auto& entry) { return entry.first == "demand.maximum_mbps"; });
    scenario.ranking.thresholds.preference = 10.0; // its highest: no less than any indifference
    std::erase_if(scenario.uncertain, [](const auto& entry) { return entry.first == "ranking.preference"; });
    if (scenario.currency.name == "USD") scenario.currency.per_usd = 1.0;
    std::erase_if(scenario.uncertain, [](const auto& entry) { return entry.first == "horizon.currency.per_usd"; });
    if (random() % 2 == 0) scenario.price_index = {{2010, 218.056}, {2025, 313.689}};
    scenario.people.kinds.front().share = 1.0;
    std::erase_if(scenario.uncertain, [](const auto& entry) { return entry.first == "people.kinds.share"; });
    if (random() % 2 == 0) scenario.people.kinds.push_back({.name = "laptop", .usd = 380.25, .life_years = 5});
    std::ranges::shuffle(scenario.objective.order, random);
    scenario.objective.budget_covers_people = random() % 2 == 0;
    if (random() % 2 == 0)
        scenario.objective.floors = {{planner::FloorRule::Group::admin1, 0.25},
                                     {planner::FloorRule::Group::girls, 0.5}};
    if (random() % 2 == 0) scenario.phasing.annual_budget_usd = {1e6 / 3.0, 0.0};
    if (scenario.horizon.years == 1) scenario.phasing.annual_budget_usd.resize(0);
    scenario.overrides.lock = {{"a.b", planner::Technology::fiber}, {"z \"1\"", planner::Technology::satellite}};
    scenario.overrides.forbid = {{"17", {planner::Technology::cellular, planner::Technology::fiber}}, {"18", {}}};
    scenario.overrides.exclude = {"1", "\xc3\xa9"};
    scenario.indicators.nodes.proposed = {{"N1", {30.1, -1.95}, 1e3 / 3.0}, {"N2", {-180.0, 90.0}, {}}};
    scenario.overrides.roads = {{"17", "N 1"}, {"4418291"}};
    return scenario;
}

} // namespace tests
