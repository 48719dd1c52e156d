// SPDX-License-Identifier: Apache-2.0
#include "planner/data/named_areas.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

#include "planner/data/fold.h"
#include "planner/data/nearest_name.h"

namespace planner {
namespace {

// Folded words that say what kind of area it is.
constexpr auto kinds = std::to_array<std::string_view>(
    {"region",      "regional",  "council",    "district",    "province",     "provincia",  "county",
     "state",       "estado",    "department", "departement", "departamento", "prefecture", "wilaya",
     "governorate", "territory", "city",       "regiao",      "municipality", "municipio",  "distrito"});
constexpr auto joints = std::to_array<std::string_view>({"of", "de", "del", "du", "da", "do", "des", "d", "la"});

template <typename Words>
bool is_one_of(const std::string& word, const Words& words) {
    return std::ranges::find(words, word) != words.end();
}

/// Folded words of a name, between blanks and hyphens.
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    while (!name.empty()) {
        const std::size_t end = std::min(name.find_first_of(" -_/.,"), name.size());
        std::string word = fold(name.substr(0, end));
        if (!word.empty()) words.push_back(std::move(word));
        name.remove_prefix(std::min(end + 1, name.size()));
    }
    return words;
}

bool is_number(const std::string& word) {
    return std::ranges::all_of(word, [](char sign) { return sign >= '0' && sign <= '9'; });
}

} // namespace

std::string area_key(std::string_view name) {
    std::vector<std::string> words = words_of(name);
    auto first = words.begin();
    auto last = words.end();
    if (last - first > 1 && is_number(*first)) ++first;
    while (last - first > 1 && is_one_of(*(last - 1), kinds))
        --last;
    while (last - first > 1 && is_one_of(*first, kinds)) {
        ++first;
        if (last - first > 1 && is_one_of(*first, joints)) ++first;
    }
    std::string key;
    for (auto word = first; word != last; ++word)
        key += *word;
    return key;
}

std::string spelling_key(std::string_view name) { return fmt::format("{}", fmt::join(words_of(name), " ")); }

NamedAreas::NamedAreas(AdminAreas areas, const std::map<std::string, std::vector<std::string>>& aliases)
    : areas_{std::move(areas)}, index_{areas_.shapes} {
    for (std::size_t area = 0; area < areas_.size(); ++area)
        by_name_.try_emplace(fold(areas_.name[area]), area);
    for (const auto& [area, list] : aliases) {
        for (const std::string& alias : list)
            add_alias(area, alias);
    }
    for (std::size_t area = 0; area < areas_.size(); ++area)
        by_name_.try_emplace(area_key(areas_.name[area]), area);
}

void NamedAreas::add_alias(const std::string& area, const std::string& alias) {
    const auto known = by_name_.find(fold(area)), reverse = by_name_.find(fold(alias));
    if (known != by_name_.end()) {
        by_name_.try_emplace(fold(alias), known->second);
        by_name_.try_emplace(area_key(alias), known->second);
    } else if (reverse != by_name_.end()) {
        by_name_.try_emplace(fold(area), reverse->second);
        by_name_.try_emplace(area_key(area), reverse->second);
    } else {
        unknown_aliases_.emplace_back(area, alias);
    }
}

std::string_view NamedAreas::likely(std::string_view text) const {
    std::vector<std::string> keys;
    for (const std::string& name : areas_.name)
        keys.push_back(area_key(name));
    const std::vector<std::string_view> names(keys.begin(), keys.end());
    const auto found = std::ranges::find(keys, likely_name(area_key(text), names));
    return found == keys.end() ? std::string_view{} : areas_.name[static_cast<std::size_t>(found - keys.begin())];
}

std::optional<std::size_t> NamedAreas::named(std::string_view text) const {
    for (const std::string& key : {fold(text), area_key(text)}) {
        const auto found = by_name_.find(key);
        if (!key.empty() && found != by_name_.end()) return found->second;
    }
    return std::nullopt;
}

} // namespace planner
