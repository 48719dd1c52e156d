// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <sstream>

#include "planner/scenario/later_keys.h"
#include "planner/scenario/scenario_reader.h"
#include "planner/scenario/toml_text.h"

namespace planner {

namespace {

constexpr std::array<std::string_view, 4> shapes{"triangular", "lognormal", "uniform", "pert"};
constexpr std::string_view range_expected = "{ low, central, high, shape, source } with low <= central <= high; shape "
                                            "is triangular, lognormal, uniform or pert; a price may state its currency "
                                            "and price_year";
constexpr std::size_t longest_shown_value = 60;

/// A value as a person types it: numbers by their shortest text.
std::string as_typed(const toml::node& node) {
    if (node.is_string()) return toml_text(**node.as_string());
    if (node.is_floating_point()) return toml_text(**node.as_floating_point());
    std::string text;
    const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
    if (const toml::array* array = node.as_array()) {
        for (const toml::node& entry : *array)
            add(as_typed(entry));
        return "[" + text + "]";
    }
    if (const toml::table* table = node.as_table()) {
        for (const auto& [key, value] : *table)
            add(fmt::format("{} = {}", std::string_view{key.str()}, as_typed(value)));
        return "{ " + text + " }";
    }
    std::ostringstream stream;
    node.visit([&](const auto& value) { stream << value; });
    return stream.str();
}

/// The same, shortened for a message.
std::string shown(const toml::node& node) {
    const std::string text = as_typed(node);
    return text.size() > longest_shown_value ? text.substr(0, longest_shown_value) + "..." : text;
}

std::optional<double> number_in(const toml::node* node) {
    if (!node) return std::nullopt;
    if (node->is_integer()) return static_cast<double>(**node->as_integer());
    if (node->is_floating_point()) return **node->as_floating_point();
    return std::nullopt;
}

std::optional<std::string> text_in(const toml::node* node) {
    return node && node->is_string() ? std::optional{**node->as_string()} : std::nullopt;
}

bool is_within(const NumberKey& number, double value) {
    return value >= number.lowest && value <= number.highest && (!number.is_whole || value == std::floor(value));
}

/// Whether a table of a range holds nothing but what a range may hold, each of its kind.
bool is_range(const toml::table& range, bool is_price) {
    for (const auto& [key, node] : range) {
        const std::string_view name = key.str();
        const bool is_year = name == "price_year" && is_price;
        if (is_year && !node.is_integer()) return false;
        const bool is_number = name == "low" || name == "central" || name == "high" || is_year;
        const bool is_text = name == "shape" || name == "source" || (name == "currency" && is_price);
        if (is_number ? !number_in(&node).has_value() : !is_text || !node.is_string()) return false;
    }
    return range.contains("central") && range.contains("low") == range.contains("high");
}

} // namespace

void ScenarioReader::expect(std::string_view name, const toml::node& node, std::string_view expected) {
    problems_.push_back(fmt::format("{} is {}; expected {}", name, shown(node), expected));
}

void ScenarioReader::read_key(const Key& key) {
    const toml::node* node = value_of(key.name);
    if (!node) return;
    if (std::holds_alternative<NumberKey>(key.value)) {
        node->is_table() ? read_range(key, *node->as_table()) : read_number(key, *node);
    } else if (std::holds_alternative<ChoiceKey>(key.value)) {
        read_choice(key, *node);
    } else if (const auto* is_on = std::get_if<SwitchKey>(&key.value); is_on && node->is_boolean()) {
        is_on->set(scenario_, **node->as_boolean());
    } else if (const auto* text = std::get_if<TextKey>(&key.value); text && node->is_string()) {
        text->set(scenario_, **node->as_string());
    } else {
        expect(key.name, *node, expectation(key));
    }
}

void ScenarioReader::read_number(const Key& key, const toml::node& node) {
    const auto& number = std::get<NumberKey>(key.value);
    const auto typed = number_in(&node);
    const double value = typed.value_or(NAN) / (is_money(key) ? scenario_.currency.per_usd : 1.0);
    if (is_within(number, value)) {
        number.set(scenario_, value);
    } else {
        const bool is_foreign = is_money(key) && scenario_.currency.per_usd != 1.0;
        expect(key.name, node, expectation(key) + (is_foreign ? ", in USD" : ""));
    }
}

/// What a price of another year is multiplied by; nothing, and a problem for each year, where the index lacks it.
std::optional<double> ScenarioReader::ratio_to_price_year(const Key& key, const toml::table& range) {
    const auto* year = is_money(key) ? range.get_as<std::int64_t>("price_year") : nullptr;
    if (!year) return 1.0;
    const int from = static_cast<int>(**year), to = scenario_.horizon.price_year;
    const std::optional<double> ratio = price_ratio(scenario_.price_index, from, to);
    if (!ratio && years_without_index_.insert(from).second) {
        problems_.push_back(fmt::format("{} is a price of {}; expected horizon.price_index to hold {} and {}, the "
                                        "horizon's price year",
                                        key.name, from, from, to));
    }
    return ratio;
}

void ScenarioReader::read_range(const Key& key, const toml::table& range) {
    const auto& number = std::get<NumberKey>(key.value);
    const std::string currency = text_in(range.get("currency")).value_or(scenario_.currency.name);
    const double divisor = is_money(key) && currency != "USD" ? scenario_.currency.per_usd : 1.0;
    const std::optional<double> ratio = ratio_to_price_year(key, range);
    if (!ratio) return;
    const std::string shape = text_in(range.get("shape")).value_or("triangular");
    const auto value_of_part = [&](std::string_view part, double absent) {
        const std::optional<double> typed = number_in(range.get(part));
        return typed ? *typed / divisor * *ratio : absent;
    };
    const double central = value_of_part("central", NAN);
    const double low = value_of_part("low", central), high = value_of_part("high", central);

    const bool is_ordered = is_within(number, low) && is_within(number, central) && is_within(number, high) &&
                            low <= central && central <= high;
    const bool has_known_words =
        std::ranges::find(shapes, shape) != shapes.end() && (currency == scenario_.currency.name || currency == "USD");
    if (!is_range(range, is_money(key)) || !is_ordered || !has_known_words) {
        expect(key.name, range, fmt::format("{}, or {}", expectation(key), range_expected));
        return;
    }
    number.set(scenario_, central);
    std::string source = text_in(range.get("source")).value_or("");
    if (*ratio != 1.0)
        source += fmt::format("{}prices of {}", source.empty() ? "" : ", ", **range.get_as<std::int64_t>("price_year"));
    if (range.contains("low") || !source.empty()) {
        scenario_.uncertain[std::string{key.name}] = {low, high, shape, source};
    }
}

void ScenarioReader::read_choice(const Key& key, const toml::node& node) {
    const auto& choice = std::get<ChoiceKey>(key.value);
    const std::string word = text_in(&node).value_or("");
    if (node.is_string() && std::ranges::find(choice.words, word) != choice.words.end()) {
        choice.set(scenario_, word);
    } else {
        expect(key.name, node, expectation(key));
    }
}

} // namespace planner
