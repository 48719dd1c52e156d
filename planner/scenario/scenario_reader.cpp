// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/scenario_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>

#include "planner/data/nearest_name.h"
#include "planner/scenario/later_keys.h"
#include "planner/scenario/toml_text.h"

namespace planner {

namespace {

constexpr std::string_view price_index = "horizon.price_index";

std::vector<std::string_view> known_names() {
    std::vector<std::string_view> names{"format"};
    for (const Key& key : scenario_keys())
        names.push_back(key.name);
    for (const ListKey& key : list_keys())
        names.push_back(key.name);
    for (const LaterKey& key : later_keys())
        names.push_back(key.name);
    return names;
}

/// The tables that keys stand in, "fiber" and "people.training" among them, in the order of the keys.
std::vector<std::string_view> known_blocks() {
    std::vector<std::string_view> blocks;
    for (const std::string_view name : known_names()) {
        for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.', dot + 1)) {
            const std::string_view block = name.substr(0, dot);
            if (std::ranges::find(blocks, block) == blocks.end()) blocks.push_back(block);
        }
    }
    return blocks;
}

/// What is wrong with a table that holds no key of ours.
std::string unknown_block(const std::string& name) {
    const std::vector<std::string_view> blocks = known_blocks();
    const std::string_view likely = likely_name(name, blocks);
    std::vector<std::string_view> outer;
    std::ranges::copy_if(blocks, std::back_inserter(outer),
                         [](std::string_view block) { return block.find('.') == std::string_view::npos; });
    return fmt::format("[{}] is not a block of a scenario{}; expected one of {}", name,
                       likely.empty() ? "" : fmt::format("; did you mean [{}]?", likely), fmt::join(outer, ", "));
}

/// Where the last word of a key's name begins: 10 for "objective.budget_usd".
std::size_t word_begin(std::string_view name) { return name.rfind('.') + 1; } // npos + 1 is 0

/// A way to write the last word of a key's name.
struct Spelling {
    std::string_view text, name;
};

/// What one who looks for a key reads through.
struct SpellingRange {
    std::optional<std::string_view> block; // "objective." or "" alone; none: all
    bool without_unit = false;             // also what is left where one forgets what follows an underscore
};

std::vector<Spelling> list_spellings(const SpellingRange& range) {
    std::vector<Spelling> spellings;
    for (const std::string_view name : known_names()) {
        const std::string_view block = name.substr(0, word_begin(name)), word = name.substr(block.size());
        if (range.block && *range.block != block) continue;
        spellings.push_back({word, name});
        for (std::size_t end = word.rfind('_'); range.without_unit && end != std::string_view::npos && end > 0;
             end = word.rfind('_', end - 1))
            spellings.push_back({word.substr(0, end), name});
    }
    return spellings;
}

/// The names of keys whose last word may be meant by another; none: nothing is like it.
std::vector<std::string_view> names_spelt_like(std::string_view word, const std::vector<Spelling>& spellings) {
    std::vector<std::string_view> texts, names;
    std::ranges::transform(spellings, std::back_inserter(texts), &Spelling::text);
    const std::string_view likely = likely_name(word, texts);
    for (const Spelling& spelling : spellings) {
        if (!likely.empty() && spelling.text == likely) names.push_back(spelling.name);
    }
    return names;
}

/// The keys that may be meant by one that is not there: of its own block before others.
std::vector<std::string_view> likely_keys(std::string_view typed) {
    const std::string_view block = typed.substr(0, word_begin(typed)), word = typed.substr(block.size());
    for (const auto& from : {std::optional{block}, std::optional<std::string_view>{}}) {
        for (const bool without_unit : {false, true}) {
            if (auto names = names_spelt_like(word, list_spellings({from, without_unit})); !names.empty()) return names;
        }
    }
    return {};
}

/// A key as one who wrote `typed` should: by its name, or by its word and the block that it stands under.
std::string describe_key(std::string_view name, std::string_view typed) {
    const std::size_t word = word_begin(name);
    if (word == 0 || name.substr(0, word) == typed.substr(0, word_begin(typed))) return std::string{name};
    return fmt::format("{} under [{}]", name.substr(word), name.substr(0, word - 1));
}

/// What is wrong with a key that is none of ours, with up to three that may be meant.
std::string unknown_key(std::string_view typed) {
    constexpr std::size_t most_told = 3;
    std::vector<std::string> told;
    for (const std::string_view name : likely_keys(typed)) {
        if (told.size() < most_told) told.push_back(describe_key(name, typed));
    }
    return fmt::format("{} is not a key of a scenario; {}", typed,
                       told.empty() ? "expected one that scenarios/README.md lists"
                                    : fmt::format("did you mean {}?", fmt::join(told, " or ")));
}

bool is_known(std::string_view name) {
    return name == "format" || find_key(name) || find_list_key(name) || find_later_key(name);
}

bool begins_a_known_name(const std::string& prefix) {
    return std::ranges::any_of(known_names(), [&](std::string_view name) { return name.starts_with(prefix + "."); });
}

/// A value as LaterKey::no_effect states it.
std::string plain_text(const toml::node& node) {
    if (node.is_string()) return toml_text(**node.as_string());
    if (node.is_integer()) return std::to_string(**node.as_integer());
    if (node.is_floating_point()) return toml_text(**node.as_floating_point());
    if (node.is_boolean()) return **node.as_boolean() ? "true" : "false";
    return node.is_array() && node.as_array()->empty() ? "[]" : "";
}

/// What may stand there of a key that cannot be honoured: "0 or no such key yet".
std::string accepted_of(const LaterKey& key) {
    std::string text;
    for (const std::string_view accepted : key.no_effect)
        text += std::string{accepted} + " or ";
    return text + "no such key yet";
}

} // namespace

ScenarioReader::ScenarioReader(const toml::table& file) { flatten(file, ""); }

void ScenarioReader::flatten(const toml::table& table, const std::string& prefix) {
    for (const auto& [key, node] : table) {
        const std::string name = prefix.empty() ? std::string{key.str()} : prefix + "." + std::string{key.str()};
        if (name == "people.kinds") {
            flatten_devices(node);
        } else if (node.is_table() && !is_known(name) && begins_a_known_name(name)) {
            flatten(*node.as_table(), name);
        } else {
            add(name, node);
        }
    }
}

void ScenarioReader::flatten_devices(const toml::node& node) {
    const toml::array* kinds = node.as_array();
    if (!kinds || kinds->empty() || !kinds->is_homogeneous(toml::node_type::table)) {
        expect("people.kinds", node, "an array of tables, one for each kind of device");
        return;
    }
    flatten(*kinds->front().as_table(), "people.kinds");
    for (std::size_t kind = 1; kind < kinds->size(); ++kind)
        further_devices_.push_back(kinds->get_as<toml::table>(kind));
}

void ScenarioReader::add(const std::string& name, const toml::node& node) {
    if (is_known(name)) {
        values_[name] = &node;
    } else if (node.is_table()) {
        problems_.push_back(unknown_block(name));
    } else {
        problems_.push_back(unknown_key(name));
    }
}

const toml::node* ScenarioReader::value_of(std::string_view name) const {
    const auto value = values_.find(std::string{name});
    return value == values_.end() ? nullptr : value->second;
}

Scenario ScenarioReader::read() {
    read_format();
    read_list(*find_list_key(price_index)); // by which prices of other years are read
    read_keys();
    read_lists(); // comparisons set the weights anew
    read_further_devices();
    judge_later_keys();
    check_together();
    return scenario_;
}

void ScenarioReader::read_format() {
    const toml::node* node = value_of("format");
    if (!node || (node->is_integer() && **node->as_integer() == Scenario::format)) return;
    expect("format", *node, fmt::format("{}, the one this program reads", Scenario::format));
}

void ScenarioReader::read_keys() {
    constexpr std::string_view exchange_rate = "horizon.currency.per_usd";
    read_key(*find_key(exchange_rate));
    for (const Key& key : scenario_keys()) {
        if (key.name != exchange_rate) read_key(key);
    }
}

void ScenarioReader::read_further_devices() {
    for (const toml::table* device : further_devices_) {
        ScenarioReader reader{toml::table{}};
        reader.scenario_.horizon = scenario_.horizon;
        reader.scenario_.price_index = scenario_.price_index;
        reader.scenario_.currency = scenario_.currency;
        reader.flatten(*device, "people.kinds");
        reader.read_keys();
        scenario_.people.kinds.push_back(reader.scenario_.people.kinds.front());
        std::ranges::copy(reader.problems_, std::back_inserter(problems_));
        const bool has_range = std::ranges::any_of(reader.scenario_.uncertain, [](const auto& price) {
            return price.second.low < price.second.high; // a price of another year has none
        });
        if (has_range) {
            expect("people.kinds", *device, "plain numbers; ranges are kept for the first kind of device only");
        }
    }
}

void ScenarioReader::read_lists() {
    for (const ListKey& key : list_keys()) {
        if (key.name != price_index) read_list(key);
    }
}

void ScenarioReader::read_list(const ListKey& key) {
    const toml::node* node = value_of(key.name);
    if (!node) return;
    if (const std::optional<WrongPart> wrong = key.read(scenario_, *node))
        expect(std::string{key.name} + wrong->place, *wrong->node,
               wrong->expected.empty() ? key.expected : wrong->expected);
}

void ScenarioReader::judge_later_keys() {
    for (const LaterKey& key : later_keys()) {
        const toml::node* node = value_of(key.name);
        if (!node) continue;
        const bool changes_nothing = std::ranges::any_of(
            key.no_effect, [&](std::string_view accepted) { return accepted == "*" || plain_text(*node) == accepted; });
        if (!changes_nothing) {
            expect(key.name, *node, fmt::format("{}, since {}", accepted_of(key), key.why));
        }
    }
}

void ScenarioReader::check_together() {
    if (scenario_.currency.name == "USD" && scenario_.currency.per_usd != 1.0) {
        problems_.push_back(
            fmt::format("horizon.currency.per_usd is {}; expected 1 for USD, or the name of another currency",
                        scenario_.currency.per_usd));
    }
    const auto shared = [](double sum, const DeviceKind& kind) { return sum + kind.share; };
    if (std::accumulate(scenario_.people.kinds.begin(), scenario_.people.kinds.end(), 0.0, shared) <= 0.0) {
        problems_.emplace_back("people.kinds.share is 0 for every kind; expected at least one above 0");
    }
    const auto& weights = scenario_.ranking.weights;
    if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0.0) {
        problems_.emplace_back("ranking.weights are all 0; expected at least one above 0");
    }
    check_comparisons();
    const PreferenceThresholds& thresholds = scenario_.ranking.thresholds;
    if (thresholds.indifference > thresholds.preference) {
        problems_.push_back(fmt::format("ranking.indifference is {}; expected at most ranking.preference, {}",
                                        thresholds.indifference, thresholds.preference));
    }
    const std::size_t budget_count = scenario_.phasing.annual_budget_usd.size();
    if (budget_count > static_cast<std::size_t>(scenario_.horizon.years)) {
        problems_.push_back(fmt::format("phasing.annual_budget_usd holds {} years; expected at most horizon.years, {}",
                                        budget_count, scenario_.horizon.years));
    }
    if (scenario_.demand.minimum_mbps > scenario_.demand.maximum_mbps) {
        problems_.push_back(fmt::format("demand.minimum_mbps is {}; expected at most demand.maximum_mbps, {}",
                                        scenario_.demand.minimum_mbps, scenario_.demand.maximum_mbps));
    }
}

void ScenarioReader::check_comparisons() {
    if (scenario_.comparisons.empty()) return;
    const double ratio = weigh_pairwise(scenario_.comparisons).consistency_ratio;
    if (ratio < inconsistent_ratio) return;
    problems_.push_back(fmt::format("ranking.comparisons contradict each other, with a consistency ratio of {:.3f}; "
                                    "expected one below {:.2f}",
                                    ratio, inconsistent_ratio));
}

} // namespace planner
