// SPDX-License-Identifier: Apache-2.0
#include "planner/data/strict_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/error.h"
#include "planner/data/nearest_name.h"

namespace planner {
namespace {

std::string file_and_key(const std::string& path, const std::string& key) {
    return key.empty() ? path : path + ": " + key;
}

} // namespace

StrictTable::StrictTable(const nlohmann::json& table, std::string path, std::string key)
    : table_{&table}, path_{std::move(path)}, key_{std::move(key)} {
    if (table.is_object()) return;
    throw geo::Error{fmt::format("{} is {}; a table is expected", file_and_key(path_, key_), table.dump())};
}

bool StrictTable::has(std::string_view key) const { return table_->contains(key); }

std::string StrictTable::full_key(std::string_view key) const {
    return key_.empty() ? std::string{key} : fmt::format("{}.{}", key_, key);
}

const nlohmann::json* StrictTable::take(std::string_view key) {
    asked_.emplace_back(key);
    const auto found = table_->find(key);
    return found == table_->end() ? nullptr : &*found;
}

void StrictTable::fail(std::string_view key, std::string_view expected) const {
    const auto found = table_->find(key);
    const std::string value = found == table_->end() ? "missing" : "is " + found->dump();
    throw geo::Error{fmt::format("{}: {} {}; {} is expected", path_, full_key(key), value, expected)};
}

void StrictTable::refuse_secret(std::string_view key) const {
    throw geo::Error{fmt::format("{}: {} holds credentials, which do not belong into a manifest; a path or an address "
                                 "without user and password is expected",
                                 path_, full_key(key))};
}

std::string StrictTable::text(std::string_view key, std::string_view fallback) {
    const nlohmann::json* value = take(key);
    if (!value) return std::string{fallback};
    if (!value->is_string()) fail(key, "text in quotes");
    return value->get<std::string>();
}

bool StrictTable::flag(std::string_view key, bool fallback) {
    const nlohmann::json* value = take(key);
    if (!value) return fallback;
    if (!value->is_boolean()) fail(key, "true or false");
    return value->get<bool>();
}

double StrictTable::number(std::string_view key, double fallback, double lowest, double highest) {
    const nlohmann::json* value = take(key);
    if (!value) return fallback;
    const double number = value->is_number() ? value->get<double>() : std::nan("");
    if (!(number >= lowest && number <= highest)) fail(key, fmt::format("a number from {} to {}", lowest, highest));
    return number;
}

int StrictTable::whole(std::string_view key, int fallback, int lowest, int highest) {
    const nlohmann::json* value = take(key);
    if (!value) return fallback;
    const bool in_range =
        value->is_number_integer() && value->get<std::int64_t>() >= lowest && value->get<std::int64_t>() <= highest;
    if (!in_range) fail(key, fmt::format("a whole number from {} to {}", lowest, highest));
    return value->get<int>();
}

std::string StrictTable::word(std::string_view key, std::string_view fallback,
                              const std::vector<std::string_view>& words) {
    std::string word = text(key, fallback);
    if (has(key) && std::ranges::find(words, word) == words.end()) {
        fail(key, fmt::format("one of \"{}\"", fmt::join(words, "\", \"")));
    }
    return word;
}

std::map<std::string, std::string> StrictTable::texts(std::string_view key) {
    std::map<std::string, std::string> texts;
    const nlohmann::json* value = take(key);
    if (!value) return texts;
    if (!value->is_object()) fail(key, "a table such as { lon = \"X\", lat = \"Y\" }");
    for (const auto& [name, entry] : value->items()) {
        if (!entry.is_string() && !entry.is_number_integer()) {
            fail(key, fmt::format("text or a whole number at {}", name));
        }
        texts[name] = entry.is_string() ? entry.get<std::string>() : entry.dump();
    }
    return texts;
}

std::map<std::string, std::vector<std::string>> StrictTable::lists(std::string_view key) {
    std::map<std::string, std::vector<std::string>> lists;
    const nlohmann::json* value = take(key);
    if (!value) return lists;
    if (!value->is_object()) fail(key, "a table of lists such as { yes = [\"1\"], no = [\"0\"] }");
    for (const auto& [name, entry] : value->items()) {
        const nlohmann::json words = entry.is_array() ? entry : nlohmann::json::array({entry});
        for (const nlohmann::json& word : words) {
            if (!word.is_string()) fail(key, fmt::format("text or a list of texts at {}", name));
            lists[name].push_back(word.get<std::string>());
        }
    }
    return lists;
}

void StrictTable::read_tables(const nlohmann::json& value, const std::string& key, const Read& read) const {
    const auto read_one = [&](const nlohmann::json& entry, const std::string& entry_key) {
        StrictTable table{entry, path_, entry_key};
        read(table);
        table.finish();
    };
    if (!value.is_array()) return read_one(value, key);
    for (std::size_t at = 0; at < value.size(); ++at)
        read_one(value[at], fmt::format("{}[{}]", key, at + 1));
}

void StrictTable::each_table(std::string_view key, const Read& read) {
    const nlohmann::json* value = take(key);
    if (value) read_tables(*value, full_key(key), read);
}

void StrictTable::each_named_table(std::string_view key, const ReadNamed& read) {
    const nlohmann::json* value = take(key);
    if (!value) return;
    if (!value->is_object()) fail(key, fmt::format("tables such as [{}.NAME]", key));
    for (const auto& [name, entry] : value->items()) {
        read_tables(entry, full_key(key) + "." + name, [&, &of = name](StrictTable& table) { read(of, table); });
    }
}

void StrictTable::finish() const {
    for (const auto& [key, value] : table_->items()) {
        if (std::ranges::find(asked_, key) != asked_.end()) continue;
        std::vector<std::string> known = asked_;
        std::ranges::sort(known);
        known.erase(std::unique(known.begin(), known.end()), known.end());
        const bool is_block = value.is_object() || (value.is_array() && !value.empty() && value.front().is_object());
        const std::string what =
            is_block ? fmt::format("[{}]", full_key(key)) : fmt::format("{} = {}", full_key(key), value.dump());
        const std::vector<std::string_view> names{known.begin(), known.end()};
        const std::string_view likely = likely_name(key, names);
        throw geo::Error{fmt::format("{}: {} is not known{}; one of {} is expected", path_, what,
                                     likely.empty() ? "" : fmt::format("; did you mean {}?", likely),
                                     fmt::join(known, ", "))};
    }
}

} // namespace planner
