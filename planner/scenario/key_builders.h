// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "geo/missing.h"
#include "planner/scenario/keys.h"

namespace planner {

/// The words of a key, in the order of Key.
struct KeyText {
    std::string_view name, label, unit, source, help;
};

/// The values a number may take, both ends included.
struct KeyRange {
    double lowest, highest;
};

/// Makes the low and high of a number, if it has them, hold its new value.
inline void widen_range(Scenario& scenario, std::string_view name, double value) {
    const auto spread = scenario.uncertain.find(std::string{name});
    if (spread == scenario.uncertain.end()) return;
    spread->second.low = std::min(spread->second.low, value);
    spread->second.high = std::max(spread->second.high, value);
}

/// A key for the number that `reach` gives a reference to.
template <typename Reach>
Key number(KeyText text, KeyRange range, Reach reach) {
    using Field = std::remove_cvref_t<decltype(reach(std::declval<Scenario&>()))>;
    NumberKey key{range.lowest, range.highest, {}, {}, std::is_integral_v<Field>, false};
    key.get = [reach](const Scenario& scenario) { return static_cast<double>(reach(scenario)); };
    key.set = [reach, name = text.name](Scenario& scenario, double value) {
        reach(scenario) = static_cast<Field>(value);
        widen_range(scenario, name, value);
    };
    return {text.name, text.label, text.unit, text.source, text.help, std::move(key)};
}

/// A key for the number that `reach` gives a reference to as an optional; NaN: none.
template <typename Reach>
Key optional_number(KeyText text, KeyRange range, Reach reach) {
    NumberKey key{range.lowest, range.highest, {}, {}, false, true};
    key.get = [reach](const Scenario& scenario) { return reach(scenario).value_or(geo::missing); };
    key.set = [reach, name = text.name](Scenario& scenario, double value) {
        reach(scenario) = std::isnan(value) ? std::nullopt : std::optional{value};
        widen_range(scenario, name, value);
    };
    return {text.name, text.label, text.unit, text.source, text.help, std::move(key)};
}

/// A key for a switch.
template <typename Reach>
Key on_off(KeyText text, Reach reach) {
    return {text.name,
            text.label,
            text.unit,
            text.source,
            text.help,
            SwitchKey{[reach](const Scenario& scenario) { return reach(scenario); },
                      [reach](Scenario& scenario, bool is_on) { reach(scenario) = is_on; }}};
}

/// A key for an enumeration: the words of its enumerators, in their order from `first` on.
template <typename Enumerator, typename Reach>
Key choice(KeyText text, const std::vector<std::string_view>& words, Enumerator first, Reach reach) {
    ChoiceKey key{words, {}, {}};
    key.get = [reach, words, first](const Scenario& scenario) {
        return words[static_cast<std::size_t>(reach(scenario)) - static_cast<std::size_t>(first)];
    };
    key.set = [reach, words, first](Scenario& scenario, std::string_view word) {
        const auto position = std::ranges::find(words, word) - words.begin();
        reach(scenario) = static_cast<Enumerator>(static_cast<std::ptrdiff_t>(first) + position);
    };
    return {text.name, text.label, text.unit, text.source, text.help, std::move(key)};
}

/// A key for text.
template <typename Reach>
Key words(KeyText text, Reach reach) {
    return {text.name,
            text.label,
            text.unit,
            text.source,
            text.help,
            TextKey{[reach](const Scenario& scenario) { return reach(scenario); },
                    [reach](Scenario& scenario, const std::string& value) { reach(scenario) = value; }}};
}

/// The parts of scenario_keys(), in its order.
std::vector<Key> setting_keys();
std::vector<Key> ranking_keys();
std::vector<Key> fiber_keys();
std::vector<Key> network_keys();
std::vector<Key> school_keys();
std::vector<Key> people_keys();
std::vector<Key> objective_keys();
std::vector<Key> reference_keys();

} // namespace planner
