// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "planner/scenario/key_builders.h"

namespace planner {

std::span<const Key> scenario_keys() {
    static const std::vector<Key> keys = [] {
        std::vector<Key> all;
        for (auto part : {setting_keys, ranking_keys, fiber_keys, network_keys, school_keys, people_keys,
                          objective_keys, reference_keys}) {
            std::ranges::move(part(), std::back_inserter(all));
        }
        return all;
    }();
    return keys;
}

const Key* find_key(std::string_view name) {
    static const std::unordered_map<std::string_view, const Key*> by_name = [] {
        std::unordered_map<std::string_view, const Key*> found;
        for (const Key& key : scenario_keys())
            found.emplace(key.name, &key);
        return found;
    }();
    const auto position = by_name.find(name);
    return position == by_name.end() ? nullptr : position->second;
}

std::string expectation(const Key& key) {
    if (const auto* number = std::get_if<NumberKey>(&key.value)) {
        return fmt::format("a {} from {} to {}", number->is_whole ? "whole number" : "number", number->lowest,
                           number->highest);
    }
    if (const auto* choice = std::get_if<ChoiceKey>(&key.value)) {
        return fmt::format("\"{}\"", fmt::join(choice->words, "\" or \""));
    }
    return std::holds_alternative<SwitchKey>(key.value) ? "true or false" : "text in quotes";
}

bool is_money(const Key& key) { return key.unit.starts_with("USD"); }

} // namespace planner
