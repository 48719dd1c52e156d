// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <vector>

#include "planner/data/grouped.h"
#include "planner/scenario/keys.h"
#include "planner/scenario/list_keys.h"

namespace planner {

namespace {

std::string shown_value(const Key& key, const Scenario& scenario) {
    if (const auto* number = std::get_if<NumberKey>(&key.value)) {
        const double value = number->get(scenario);
        return std::isnan(value) ? "none" : grouped(is_money(key) ? value * scenario.currency.per_usd : value);
    }
    if (const auto* choice = std::get_if<ChoiceKey>(&key.value)) return std::string{choice->get(scenario)};
    if (const auto* is_on = std::get_if<SwitchKey>(&key.value)) return is_on->get(scenario) ? "on" : "off";
    return std::get<TextKey>(key.value).get(scenario);
}

std::string unit_text(const Key& key, const Currency& currency) {
    if (key.unit.empty()) return "";
    std::string unit{key.unit};
    if (is_money(key)) unit.replace(0, 3, currency.name);
    return " " + unit;
}

std::string range_text(const Scenario& scenario, const std::string& name) {
    const auto spread = scenario.uncertain.find(name);
    return spread == scenario.uncertain.end()
               ? "none"
               : fmt::format("{} to {}", grouped(spread->second.low), grouped(spread->second.high));
}

/// The ids of two sorted lists, each once.
std::vector<std::string> united(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    std::vector<std::string> ids;
    std::ranges::set_union(some, others, std::back_inserter(ids));
    return ids;
}

void add(std::string& text, const std::string& sentence) { text += (text.empty() ? "" : "; ") + sentence; }

/// What is decided otherwise about each school and road, and which nodes come and go.
std::vector<std::string> list_override_changes(const Scenario& before, const Scenario& after) {
    std::vector<std::string> changes;
    const auto compare = [&](const char* kind, const auto& ids, const auto& old_decided, const auto& new_decided) {
        for (const std::string& id : ids) {
            const auto decided = override_of(new_decided, id);
            if (override_of(old_decided, id) != decided)
                changes.push_back(fmt::format("{} {}: {}", kind, id, describe_override(decided)));
        }
    };
    const Overrides &old_overrides = before.overrides, &new_overrides = after.overrides;
    compare("School", united(overridden_schools(old_overrides), overridden_schools(new_overrides)), old_overrides,
            new_overrides);
    compare("Road", united(overridden_roads(old_overrides.roads), overridden_roads(new_overrides.roads)),
            old_overrides.roads, new_overrides.roads);
    const auto tell_nodes = [&](const Scenario& of, const Scenario& beside, const char* word) {
        for (const ProposedNode& node : of.indicators.nodes.proposed) {
            if (std::ranges::find(beside.indicators.nodes.proposed, node) == beside.indicators.nodes.proposed.end())
                changes.push_back(fmt::format("Node {}: {}", node.id, word));
        }
    };
    tell_nodes(before, after, "withdrawn");
    tell_nodes(after, before, "proposed");
    return changes;
}

void add_overrides(std::string& text, const Scenario& before, const Scenario& after) {
    constexpr std::size_t most_told = 5;
    const std::vector<std::string> changes = list_override_changes(before, after);
    for (std::size_t change = 0; change < std::min(most_told, changes.size()); ++change)
        add(text, changes[change]);
    if (changes.size() > most_told) add(text, fmt::format("and {} more", changes.size() - most_told));
}

} // namespace

std::string describe_change(const Scenario& before, const Scenario& after) {
    std::string text;
    for (const Key& key : scenario_keys()) {
        const std::string old_value = shown_value(key, before), new_value = shown_value(key, after);
        if (old_value != new_value) {
            add(text, fmt::format("{} {} -> {}{}", key.label, old_value, new_value, unit_text(key, after.currency)));
        }
        const std::string name{key.name};
        const auto old_range = before.uncertain.find(name), new_range = after.uncertain.find(name);
        const bool has_old = old_range != before.uncertain.end(), has_new = new_range != after.uncertain.end();
        if (has_old != has_new || (has_old && old_range->second != new_range->second)) {
            add(text, fmt::format("{}, range {} -> {}", key.label, range_text(before, name), range_text(after, name)));
        }
    }
    const auto& old_kinds = before.people.kinds;
    const auto& new_kinds = after.people.kinds;
    if (!std::equal(old_kinds.begin() + 1, old_kinds.end(), new_kinds.begin() + 1, new_kinds.end())) {
        add(text, fmt::format("Further kinds of device {} -> {}", old_kinds.size() - 1, new_kinds.size() - 1));
    }
    add_overrides(text, before, after);
    for (const ListKey& key : list_keys()) {
        if (key.name.starts_with("overrides.")) continue;
        const std::string old_value = key.write(before), new_value = key.write(after);
        if (old_value != new_value) add(text, fmt::format("{} {} -> {}", key.name, old_value, new_value));
    }
    return text;
}

} // namespace planner
