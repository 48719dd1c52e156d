// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

#include "planner/scenario/keys.h"
#include "planner/scenario/later_keys.h"
#include "planner/scenario/list_keys.h"
#include "planner/scenario/scenario_file.h"
#include "tests/catch.h"
#include "tests/generated_page.h"

namespace {

std::string default_of(const planner::Key& key) {
    const planner::Scenario standard;
    if (const auto* number = std::get_if<planner::NumberKey>(&key.value)) {
        const double value = number->get(standard);
        return std::isnan(value) ? "none" : fmt::format("{}", value);
    }
    if (const auto* choice = std::get_if<planner::ChoiceKey>(&key.value)) return std::string{choice->get(standard)};
    if (const auto* is_on = std::get_if<planner::SwitchKey>(&key.value)) return is_on->get(standard) ? "true" : "false";
    return std::get<planner::TextKey>(key.value).get(standard);
}

std::string allowed(const planner::Key& key) {
    if (const auto* number = std::get_if<planner::NumberKey>(&key.value)) {
        return fmt::format("{}{} to {}", number->is_whole ? "whole, " : "", number->lowest, number->highest);
    }
    if (const auto* choice = std::get_if<planner::ChoiceKey>(&key.value))
        return fmt::format("{}", fmt::join(choice->words, ", "));
    return std::holds_alternative<planner::SwitchKey>(key.value) ? "true, false" : "text";
}

std::string key_tables() {
    std::string text = "| key | default | unit | allowed | source | what it is |\n|---|---|---|---|---|---|\n";
    for (const planner::Key& key : planner::scenario_keys()) {
        text += fmt::format("| `{}` | {} | {} | {} | {} | {}: {} |\n", key.name, default_of(key), key.unit,
                            allowed(key), key.source, key.label, key.help);
    }
    text += "\n### Lists and tables\n\n| key | default | expected | what it is |\n|---|---|---|---|\n";
    for (const planner::ListKey& key : planner::list_keys()) {
        text += fmt::format("| `{}` | `{}` | {} | {} |\n", key.name, key.write({}), key.expected, key.help);
    }
    text += "\n### Keys of the format that are not available yet\n\nThey are refused, but for values that change "
            "nothing; a scenario that is written out does not hold them.\n\n| key | accepted | why |\n|---|---|---|\n";
    for (const planner::LaterKey& key : planner::later_keys()) {
        const std::string accepted = fmt::format("{}", fmt::join(key.no_effect, ", "));
        text += fmt::format("| `{}` | {} | {} |\n", key.name, accepted == "*" ? "any" : accepted, key.why);
    }
    return text;
}

} // namespace

TEST_CASE("The documentation of scenarios lists exactly the keys that there are", "[docs][scenario_docs]") {
    tests::check_generated_page("scenarios/README.md", key_tables());
}

TEST_CASE("The scenarios that come with the program differ from the baseline by one idea each", "[scenario_docs]") {
    const auto baseline = planner::read_scenario(tests::source_file("scenarios/baseline.toml"));
    planner::Scenario expected;
    expected.dataset = baseline.dataset;
    CHECK(describe_change(expected, baseline).find(';') == std::string::npos);
    const std::pair<const char*, const char*> others[]{
        {"ten_million.toml", "Budget"}, {"mobile_first.toml", "Objective"}, {"equity_first.toml", "Weights"}};
    for (const auto& [name, idea] : others) {
        const auto other = planner::read_scenario(tests::source_file(std::string{"scenarios/"} + name));
        CHECK(other.name != baseline.name);
        CHECK(describe_change(baseline, other).find(idea) != std::string::npos);
    }
}
