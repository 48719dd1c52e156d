// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "planner/scenario/scenario.h"

namespace planner {

/// A number of the scenario, with the range it may have.
struct NumberKey {
    double lowest = 0.0, highest = 0.0;
    std::function<double(const Scenario&)> get;
    std::function<void(Scenario&, double)> set; // widens the number's low and high, if it has them, to hold the value
    bool is_whole = false;
    bool may_be_absent = false; // NaN then: no value
};
/// A switch.
struct SwitchKey {
    std::function<bool(const Scenario&)> get;
    std::function<void(Scenario&, bool)> set;
};
/// One word of several.
struct ChoiceKey {
    std::vector<std::string_view> words;
    std::function<std::string_view(const Scenario&)> get;
    std::function<void(Scenario&, std::string_view)> set;
};
/// A word of a person's own.
struct TextKey {
    std::function<std::string(const Scenario&)> get;
    std::function<void(Scenario&, std::string)> set;
};

/// One assumption: its place in the file, what a person reads, and how it is reached. This table makes the reader, the
/// writer, the sliders and the documentation.
struct Key {
    std::string_view name;   // "fiber.capex_usd_per_km"
    std::string_view label;  // "Fiber route"
    std::string_view unit;   // "USD/km"; empty: none
    std::string_view source; // "ITU", as METHODS.md names it; "assumption": ours; empty: needs none
    std::string_view help;   // one sentence
    std::variant<NumberKey, SwitchKey, ChoiceKey, TextKey> value;
};

/// Whether the key is money, which a file may state in a currency of its own.
bool is_money(const Key& key);

/// What its value must be, in words: "a whole number from 1 to 50".
std::string expectation(const Key& key);

/// Every scalar key, in the order of the file. The default of each is what it gets from Scenario{}.
std::span<const Key> scenario_keys();
/// The key so named, or nullptr.
const Key* find_key(std::string_view name);

/// What changed between two scenarios, in words: "Fiber route 12,000 -> 9,000 USD/km"; empty: nothing.
std::string describe_change(const Scenario& before, const Scenario& after);

} // namespace planner
