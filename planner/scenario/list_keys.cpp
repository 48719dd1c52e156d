// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/list_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "planner/scenario/table_entry.h"
#include "planner/scenario/toml_text.h"

namespace planner {

namespace {

std::optional<std::vector<std::string>> read_words(const toml::node& node) {
    if (!node.is_array()) return std::nullopt;
    std::vector<std::string> words;
    for (const toml::node& element : *node.as_array()) {
        if (!element.is_string()) return std::nullopt;
        words.push_back(**element.as_string());
    }
    return words;
}

std::optional<Technology> technology_named(std::string_view word) {
    const auto found =
        std::ranges::find_if(technologies, [&](Technology technology) { return name_of(technology) == word; });
    return found == technologies.end() ? std::nullopt : std::optional{*found};
}

std::optional<std::vector<Technology>> read_technologies(const toml::node& node) {
    const auto words = read_words(node);
    if (!words) return std::nullopt;
    std::vector<Technology> read;
    for (const std::string& word : *words) {
        const auto technology = technology_named(word);
        if (!technology || std::ranges::find(read, *technology) != read.end()) return std::nullopt;
        read.push_back(*technology);
    }
    return read;
}

/// A reader that takes all of a value or nothing.
auto whole(bool (*read)(Scenario&, const toml::node&)) {
    return [read](Scenario& scenario, const toml::node& node) {
        return read(scenario, node) ? std::nullopt : std::optional{WrongPart{"", &node, ""}};
    };
}

/// Calls `read(element, position)` for the elements of an array until one is not as expected.
template <typename Read>
std::optional<WrongPart> read_each(const toml::node& node, Read read) {
    if (!node.is_array()) return WrongPart{"", &node, ""};
    std::size_t position = 0;
    for (const toml::node& element : *node.as_array()) {
        if (auto wrong = read(element, position++)) return wrong;
    }
    return std::nullopt;
}

/// `[a, b]` of the elements' texts.
template <typename Elements, typename TextOf>
std::string array_text(const Elements& elements, TextOf text_of) {
    std::string text = "[";
    for (const auto& element : elements)
        text += (text.size() > 1 ? ", " : "") + text_of(element);
    return text + "]";
}

std::string technology_text(Technology technology) { return toml_text(name_of(technology)); }

std::optional<std::size_t> criterion_named(std::string_view word) {
    const auto found = std::ranges::find(criterion_names, word);
    if (found == criterion_names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - criterion_names.begin());
}

/// ["speed_gap", "wealth", 3]
std::optional<CriterionComparison> read_comparison(const toml::node& node) {
    const toml::array* array = node.as_array();
    if (!array || array->size() != 3) return std::nullopt;
    const auto first = criterion_named(array->at(0).value_or(std::string_view{}));
    const auto second = criterion_named(array->at(1).value_or(std::string_view{}));
    const auto times = array->at(2).value<double>();
    if (!first || !second || !times || !(*times >= 1.0 && *times <= 9.0)) return std::nullopt;
    return CriterionComparison{*first, *second, *times};
}

/// Sets all weights, which are no ranges then.
bool read_comparisons(Scenario& scenario, const toml::node& node) {
    if (!node.is_array()) return false;
    std::vector<CriterionComparison> comparisons;
    for (const toml::node& element : *node.as_array()) {
        const auto comparison = read_comparison(element);
        if (!comparison) return false;
        comparisons.push_back(*comparison);
    }
    if (comparisons.empty()) return true;
    if (!compares_every_pair(comparisons)) return false;
    scenario.ranking.weights = weigh_pairwise(comparisons).weights;
    std::erase_if(scenario.uncertain, [](const auto& range) { return range.first.starts_with("ranking.weights."); });
    scenario.comparisons = std::move(comparisons);
    return true;
}

std::string comparison_text(const CriterionComparison& comparison) {
    return "[" + toml_text(criterion_names[comparison.first]) + ", " + toml_text(criterion_names[comparison.second]) +
           ", " + toml_text(comparison.times) + "]";
}

bool read_order(Scenario& scenario, const toml::node& node) {
    const auto order = read_technologies(node);
    if (!order || order->size() != technology_count) return false;
    std::ranges::copy(*order, scenario.objective.order.begin());
    return true;
}

bool read_coverage(Scenario& scenario, const toml::node& node) {
    auto words = read_words(node);
    if (!words) return false;
    std::ranges::sort(*words);
    scenario.objective.budget_covers_people = words->size() == 4;
    return *words == std::vector<std::string>{"connectivity", "power"} ||
           *words == std::vector<std::string>{"connectivity", "devices", "people", "power"};
}

std::string write_coverage(const Scenario& scenario) {
    return scenario.objective.budget_covers_people ? R"(["connectivity", "power", "devices", "people"])"
                                                   : R"(["connectivity", "power"])";
}

constexpr std::array floor_groups{FloorRule::Group::admin1, FloorRule::Group::admin2, FloorRule::Group::wealth_quintile,
                                  FloorRule::Group::girls, FloorRule::Group::disability};

/// { group = "admin1", min_share = 0.3 }
std::optional<WrongPart> read_floor(const toml::node& node, std::size_t position, std::vector<FloorRule>& floors) {
    TableEntry entry{node, position, "group and min_share"};
    const std::string word = entry.text("group");
    const double min_share = entry.number("min_share", 0.0, 1.0);
    std::string expected;
    for (const FloorRule::Group group : floor_groups) {
        if (name_of(group) == word) floors.push_back({group, min_share});
        expected += (expected.empty() ? "" : " or ") + toml_text(name_of(group));
    }
    if (floors.size() == position) entry.refuse("group", expected);
    return entry.wrong();
}

std::optional<WrongPart> read_floors(Scenario& scenario, const toml::node& node) {
    std::vector<FloorRule>& floors = scenario.objective.floors;
    floors.clear();
    return read_each(
        node, [&](const toml::node& entry, std::size_t position) { return read_floor(entry, position, floors); });
}

std::string floor_text(const FloorRule& floor) {
    return "{ group = " + toml_text(name_of(floor.group)) + ", min_share = " + toml_text(floor.min_share) + " }";
}

/// 40e6, in the currency of the file, which is read before; or { central = 40e6, currency = "USD" }, as money_text
/// writes it.
std::optional<double> read_yearly_budget(const toml::node& node, const Currency& currency) {
    constexpr double largest_usd = 1e12;
    const toml::table* table = node.as_table();
    const bool is_usd = table && table->size() == 2 && (*table)["currency"].value<std::string_view>() == "USD";
    if (table && !is_usd) return std::nullopt;
    const auto typed = table ? (*table)["central"].value<double>() : node.value<double>();
    const double usd = typed.value_or(NAN) / (is_usd ? 1.0 : currency.per_usd);
    return usd >= 0.0 && usd <= largest_usd ? std::optional{usd} : std::nullopt;
}

bool read_yearly_budgets(Scenario& scenario, const toml::node& node) {
    if (!node.is_array()) return false;
    scenario.phasing.annual_budget_usd.clear();
    for (const toml::node& element : *node.as_array()) {
        const auto usd = read_yearly_budget(element, scenario.currency);
        if (!usd) return false;
        scenario.phasing.annual_budget_usd.push_back(*usd);
    }
    return true;
}

/// A table of school ids; `read_value` gives nothing for a value that is not as expected.
template <typename Value, typename ReadValue>
std::optional<WrongPart> read_by_id(std::vector<std::pair<std::string, Value>>& entries, const toml::node& node,
                                    ReadValue read_value) {
    if (!node.is_table()) return WrongPart{"", &node, ""};
    entries.clear();
    for (const auto& [id, value] : *node.as_table()) {
        const auto read = read_value(value);
        if (!read) return WrongPart{"." + std::string{id.str()}, &value, ""};
        entries.emplace_back(std::string{id.str()}, *read);
    }
    std::ranges::sort(entries);
    return std::nullopt;
}

std::optional<WrongPart> read_lock(Scenario& scenario, const toml::node& node) {
    return read_by_id(scenario.overrides.lock, node, [](const toml::node& value) {
        return value.is_string() ? technology_named(**value.as_string()) : std::nullopt;
    });
}

std::optional<WrongPart> read_forbid(Scenario& scenario, const toml::node& node) {
    return read_by_id(scenario.overrides.forbid, node, read_technologies);
}

/// An array of ids, each kept once.
bool read_ids(std::vector<std::string>& ids, const toml::node& node) {
    auto read = read_words(node);
    if (!read) return false;
    std::ranges::sort(*read);
    read->erase(std::unique(read->begin(), read->end()), read->end());
    ids = std::move(*read);
    return true;
}

std::string ids_text(const std::vector<std::string>& ids) {
    return array_text(ids, [](const std::string& id) { return toml_text(id); });
}

/// { id = "N1", lon = 30.1, lat = -1.95, capacity_mbps = 500 }, the capacity if it is known.
std::optional<WrongPart> read_node(const toml::node& node, std::size_t position, NodeRules& rules) {
    TableEntry entry{node, position, "id, lon, lat and, if known, capacity_mbps"};
    ProposedNode read{entry.text("id"), {entry.number("lon", -180.0, 180.0), entry.number("lat", -90.0, 90.0)}, {}};
    constexpr double no_limit = std::numeric_limits<double>::infinity();
    if (entry.has("capacity_mbps")) read.capacity_mbps = entry.number("capacity_mbps", 0.0, no_limit);
    propose_node(rules, std::move(read));
    return entry.wrong();
}

std::optional<WrongPart> read_nodes(Scenario& scenario, const toml::node& node) {
    NodeRules& rules = scenario.indicators.nodes;
    rules.proposed.clear();
    return read_each(node,
                     [&](const toml::node& entry, std::size_t position) { return read_node(entry, position, rules); });
}

std::string node_text(const ProposedNode& node) {
    std::string text = "{ id = " + toml_text(node.id) + ", lon = " + toml_text(node.place.lon) +
                       ", lat = " + toml_text(node.place.lat);
    if (node.capacity_mbps) text += ", capacity_mbps = " + toml_text(*node.capacity_mbps);
    return text + " }";
}

/// { 2010 = 218.056, 2025 = 313.689 }
bool read_price_index(Scenario& scenario, const toml::node& node) {
    if (!node.is_table()) return false;
    scenario.price_index.clear();
    for (const auto& [key, value] : *node.as_table()) {
        const std::string_view text = key.str();
        int year = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
        const std::optional<double> index = value.value<double>();
        const bool is_year = error == std::errc{} && end == text.data() + text.size() && year >= 1900 && year <= 2100;
        if (!is_year || !index || !(*index > 0.0 && std::isfinite(*index))) return false;
        scenario.price_index[year] = *index;
    }
    return true;
}

std::string write_price_index(const Scenario& scenario) {
    std::string text = "{";
    for (const auto& [year, index] : scenario.price_index)
        text += fmt::format("{} {} = {}", text.size() > 1 ? "," : "", year, toml_text(index));
    return text + (text.size() > 1 ? " }" : "}");
}

/// `{ "id" = value, ... }` of the entries.
template <typename Entries, typename TextOf>
std::string table_text(const Entries& entries, TextOf text_of) {
    std::string text = "{";
    for (const auto& [id, value] : entries) {
        text += (text.size() > 1 ? ", " : " ") + toml_text(id) + " = " + text_of(value);
    }
    return text + (text.size() > 1 ? " }" : "}");
}

} // namespace

std::span<const ListKey> list_keys() {
    static const std::vector<ListKey> keys{
        {"horizon.price_index", "a table of years from 1900 to 2100, each with an index above 0",
         "Consumer prices by year: what is of another price_year comes to the horizon's by their ratio.",
         whole(read_price_index), write_price_index},
        {"floors",
         "an array of tables, each with group \"admin1\", \"admin2\", \"wealth_quintile\", \"girls\" or "
         "\"disability\" and min_share from 0 to 1",
         "At least this share of a group's learners is connected, of each area's for areas, of the poorest fifth's.",
         read_floors, [](const Scenario& s) { return array_text(s.objective.floors, floor_text); }},
        {"ranking.comparisons",
         "an array of [\"one criterion\", \"another\", times from 1 to 9], every pair of 2 to 10 criteria once",
         "How much more one criterion matters than another; sets all weights, those not compared to 0.",
         whole(read_comparisons), [](const Scenario& s) { return array_text(s.comparisons, comparison_text); }},
        {"objective.order", "each of \"fiber\", \"cellular\", \"point_to_point\", \"satellite\" once, in an array",
         "For kind order: a school gets the first that is feasible.", whole(read_order),
         [](const Scenario& s) { return array_text(s.objective.order, technology_text); }},
        {"objective.budget_covers",
         "[\"connectivity\", \"power\"] or [\"connectivity\", \"power\", \"devices\", \"people\"]",
         "What the budget buys, with the overheads of these.", whole(read_coverage), write_coverage},
        {"phasing.annual_budget_usd",
         "an array of amounts from 0 to 1e12 USD, typed as money is, one for each of the horizon's first years",
         "Money of each of the first years, in the file's currency, for new work and what earlier work costs; [] "
         "carries "
         "out all in the first.",
         whole(read_yearly_budgets),
         [](const Scenario& s) {
             return array_text(s.phasing.annual_budget_usd, [&](double usd) { return money_text(s.currency, usd); });
         }},
        {"overrides.lock", "a table of school ids, each with one technology",
         "A school gets this technology or none: { \"1020201\" = \"fiber\" }.", read_lock,
         [](const Scenario& s) { return table_text(s.overrides.lock, technology_text); }},
        {"overrides.forbid", "a table of school ids, each with an array of technologies",
         "A school gets none of these: { \"1020203\" = [\"satellite\"] }.", read_forbid,
         [](const Scenario& s) {
             return table_text(s.overrides.forbid,
                               [](const auto& forbidden) { return array_text(forbidden, technology_text); });
         }},
        {"overrides.exclude", "an array of school ids", "These schools are left out of the plan.",
         whole([](Scenario& s, const toml::node& node) { return read_ids(s.overrides.exclude, node); }),
         [](const Scenario& s) { return ids_text(s.overrides.exclude); }},
        {"overrides.forbid_roads", "an array of road ids",
         "No trench is dug along these roads, with fiber.mode = \"road\": [\"4418291\"].",
         whole([](Scenario& s, const toml::node& node) { return read_ids(s.overrides.roads.forbid, node); }),
         [](const Scenario& s) { return ids_text(s.overrides.roads.forbid); }},
        {"overrides.lock_roads", "an array of road ids",
         "Fiber is laid along these roads anyway, at no cost to the plan, and taken up anywhere on them.",
         whole([](Scenario& s, const toml::node& node) { return read_ids(s.overrides.roads.lock, node); }),
         [](const Scenario& s) { return ids_text(s.overrides.roads.lock); }},
        {"overrides.nodes",
         "an array of tables, each with id, lon from -180 to 180, lat from -90 to 90 and, if known, capacity_mbps from "
         "0",
         "Transmission nodes with fiber that are proposed: [{ id = \"N1\", lon = 30.1, lat = -1.95 }].", read_nodes,
         [](const Scenario& s) { return array_text(s.indicators.nodes.proposed, node_text); }},
    };
    return keys;
}

const ListKey* find_list_key(std::string_view name) {
    const auto found = std::ranges::find(list_keys(), name, &ListKey::name);
    return found == list_keys().end() ? nullptr : &*found;
}

} // namespace planner
