// SPDX-License-Identifier: Apache-2.0
#include "planner/data/unused_columns.h"

#include <algorithm>
#include <set>

#include "planner/data/fold.h"
#include "planner/data/nearest_name.h"

namespace planner {
namespace {

constexpr std::size_t shortest_alias = 4; // letters; "lat" is a part of too many words

/// An alias as it is compared, and its field.
struct FoldedAlias {
    std::string text;
    std::string_view field;
};

/// The aliases of the fields that have no column yet.
std::vector<FoldedAlias> free_aliases(TableKind kind, const std::set<std::string, std::less<>>& taken) {
    std::vector<FoldedAlias> aliases;
    for (const Field& field : fields_of(kind)) {
        if (taken.contains(field.name)) continue;
        for (const std::string_view alias : field.aliases) {
            std::string folded = fold(alias);
            if (folded.size() >= shortest_alias) aliases.push_back({std::move(folded), field.name});
        }
    }
    return aliases;
}

std::string_view likely_field(const std::string& folded, std::span<const FoldedAlias> aliases) {
    const FoldedAlias* longest = nullptr;
    for (const FoldedAlias& alias : aliases) {
        const bool is_held = folded.find(alias.text) != std::string::npos;
        if (is_held && (!longest || alias.text.size() > longest->text.size())) longest = &alias;
    }
    if (longest) return longest->field;
    std::vector<std::string_view> texts;
    for (const FoldedAlias& alias : aliases)
        texts.push_back(alias.text);
    const auto near = std::ranges::find(texts, likely_name(folded, texts));
    return near == texts.end() ? std::string_view{} : aliases[static_cast<std::size_t>(near - texts.begin())].field;
}

bool is_position(const std::string& name) {
    return std::ranges::all_of(name, [](char sign) { return sign >= '0' && sign <= '9'; });
}

} // namespace

std::vector<UnusedColumn> unused_columns(const ManifestTable& entry, TableKind kind,
                                         std::span<const std::string> names) {
    std::set<std::string, std::less<>> taken_fields, taken_columns;
    for (const auto& [field, column] : recognise_columns(kind, names)) {
        if (entry.columns.contains(field)) continue;
        taken_fields.insert(field);
        taken_columns.insert(names[column]);
    }
    for (const auto& [field, column] : entry.columns) {
        taken_fields.insert(field);
        taken_columns.insert(column);
    }
    const std::vector<FoldedAlias> aliases = free_aliases(kind, taken_fields);
    std::vector<UnusedColumn> unused;
    for (const std::string& name : names) {
        if (taken_columns.contains(name) || is_position(name)) continue;
        unused.push_back({name, likely_field(fold(name), aliases)});
    }
    return unused;
}

} // namespace planner
