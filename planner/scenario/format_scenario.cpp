// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <optional>

#include "planner/scenario/keys.h"
#include "planner/scenario/list_keys.h"
#include "planner/scenario/scenario_file.h"
#include "planner/scenario/toml_text.h"

namespace planner {

namespace {

constexpr std::string_view device_section = "people.kinds";

std::string_view section_of(std::string_view name) {
    if (name.starts_with(device_section)) return device_section;
    const std::size_t dot = name.find('.');
    return dot == std::string_view::npos ? std::string_view{} : name.substr(0, dot);
}

std::string_view name_in_section(std::string_view name) {
    const std::string_view section = section_of(name);
    return section.empty() ? name : name.substr(section.size() + 1);
}

/// The numbers in the currency of the file, or as they are, with a remark that tells which.
struct Typed {
    std::vector<double> numbers;
    bool is_plain_usd; // in a file of another currency
};

Typed type_out(const Key& key, const Currency& currency, const std::vector<double>& numbers) {
    if (!is_money(key) || currency.per_usd == 1.0) return {numbers, false};
    std::vector<double> converted;
    for (const double number : numbers) {
        const auto typed = typed_in(currency, number);
        if (!typed) return {numbers, true};
        converted.push_back(*typed);
    }
    return {converted, false};
}

std::string number_text(const Key& key, const NumberKey& number, const Scenario& scenario) {
    const double central = number.get(scenario);
    const auto spread = scenario.uncertain.find(std::string{key.name});
    if (spread == scenario.uncertain.end()) {
        return is_money(key) ? money_text(scenario.currency, central) : toml_text(central);
    }
    const auto& [low, high, shape, source] = spread->second;
    const Typed typed = type_out(key, scenario.currency, {low, central, high});
    return fmt::format("{{ low = {}, central = {}, high = {}, shape = {}, source = {}{} }}", typed.numbers[0],
                       typed.numbers[1], typed.numbers[2], toml_text(shape), toml_text(source),
                       typed.is_plain_usd ? R"(, currency = "USD")" : "");
}

std::string value_text(const Key& key, const Scenario& scenario) {
    if (const auto* number = std::get_if<NumberKey>(&key.value)) return number_text(key, *number, scenario);
    if (const auto* choice = std::get_if<ChoiceKey>(&key.value)) return toml_text(choice->get(scenario));
    if (const auto* is_on = std::get_if<SwitchKey>(&key.value)) return is_on->get(scenario) ? "true" : "false";
    return toml_text(std::get<TextKey>(key.value).get(scenario));
}

bool has_value(const Key& key, const Scenario& scenario) {
    const auto* number = std::get_if<NumberKey>(&key.value);
    return !number || !std::isnan(number->get(scenario));
}

/// "USD/km, Giga (5,000 to 9,100), ITU (20,000): Route with its trench."
std::string remark(const Key& key, const Currency& currency) {
    std::string text{key.unit};
    if (is_money(key)) text.replace(0, 3, currency.name);
    if (const auto* choice = std::get_if<ChoiceKey>(&key.value))
        text = fmt::format("{}", fmt::join(choice->words, " | "));
    if (!key.source.empty()) text += (text.empty() ? "" : ", ") + std::string{key.source};
    return text + (text.empty() ? "" : ": ") + std::string{key.help};
}

/// One line, its remark in a column of its own where the value leaves room.
std::string line(std::string_view name, const std::string& value, const std::string& remark_text) {
    return fmt::format("{:<48} # {}\n", fmt::format("{} = {}", name, value), remark_text);
}

std::string list_lines(std::string_view section, const Scenario& scenario) {
    std::string lines;
    for (const ListKey& key : list_keys()) {
        if (section_of(key.name) != section) continue;
        lines += line(name_in_section(key.name), key.write(scenario), std::string{key.help});
    }
    return lines;
}

std::string key_line(const Key& key, const Scenario& scenario) {
    const std::string name{name_in_section(key.name)};
    const std::string remark_text = remark(key, scenario.currency);
    return has_value(key, scenario) ? line(name, value_text(key, scenario), remark_text)
                                    : line("# " + name, "", remark_text);
}

/// Calls `visit` with the position of each kind of device but the first, with each of its keys, and with a scenario
/// that has it first.
template <typename Visit>
void visit_further_devices(const Scenario& scenario, Visit visit) {
    Scenario shown;
    shown.currency = scenario.currency;
    for (std::size_t kind = 1; kind < scenario.people.kinds.size(); ++kind) {
        shown.people.kinds.front() = scenario.people.kinds[kind];
        for (const Key& key : scenario_keys()) {
            if (section_of(key.name) == device_section) visit(kind, key, shown);
        }
    }
}

std::string further_devices(const Scenario& scenario) {
    std::string lines;
    std::size_t last_kind = 0;
    visit_further_devices(scenario, [&](std::size_t kind, const Key& key, const Scenario& shown) {
        if (kind != last_kind) lines += fmt::format("\n[[{}]]\n", device_section);
        lines += key_line(key, shown);
        last_kind = kind;
    });
    return lines;
}

/// What ends a section: its lists, or the other kinds of device.
std::string section_end(std::string_view section, const Scenario& scenario) {
    return section == device_section ? further_devices(scenario) : list_lines(section, scenario);
}

} // namespace

std::string format_scenario(const Scenario& scenario) {
    std::string text = "# Shares are 0..1. A number may be a range: { low, central, high, shape, source }.\n";
    text += fmt::format("format = {}\n", Scenario::format);
    std::string_view section;
    for (const Key& key : scenario_keys()) {
        if (section_of(key.name) != section) {
            text += section_end(section, scenario);
            section = section_of(key.name);
            text += section == device_section ? fmt::format("\n[[{}]]\n", section) : fmt::format("\n[{}]\n", section);
        }
        text += key_line(key, scenario);
    }
    return text + section_end(section, scenario) + "\n[overrides]\n" + list_lines("overrides", scenario);
}

std::vector<StatedKey> state_keys(const Scenario& scenario) {
    Scenario in_usd = scenario;
    in_usd.currency = {};
    std::vector<StatedKey> stated;
    const auto state = [&](std::string name, const Key& key, const Scenario& shown) {
        stated.push_back({std::move(name), has_value(key, shown) ? value_text(key, shown) : ""});
    };
    for (const Key& key : scenario_keys()) {
        const bool is_currency = key.name.starts_with("horizon.currency.");
        if (!is_currency) state(std::string{key.name}, key, in_usd);
    }
    visit_further_devices(in_usd, [&](std::size_t kind, const Key& key, const Scenario& shown) {
        state(fmt::format("{}[{}].{}", device_section, kind, name_in_section(key.name)), key, shown);
    });
    for (const ListKey& key : list_keys())
        stated.push_back({std::string{key.name}, key.write(in_usd)});
    return stated;
}

} // namespace planner
