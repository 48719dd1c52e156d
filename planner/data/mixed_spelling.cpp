// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <unordered_map>

#include "planner/data/counted_words.h"
#include "planner/data/named_areas.h"
#include "planner/data/school_values.h"

namespace planner {
namespace {

/// Of texts that others spell more often, how these do. Both are cells of the column.
using UsualSpelling = std::unordered_map<std::string_view, std::string_view>;

UsualSpelling find_usual_spelling(const geo::TextColumn& column) {
    WordCounts counts;
    for (const std::string_view text : column)
        ++counts[text];
    std::unordered_map<std::string, std::string_view> usual; // by spelling_key
    for (const auto& [text, count] : counts) {
        std::string_view& best = usual.try_emplace(spelling_key(text), text).first->second;
        const std::size_t best_count = counts[best];
        if (count > best_count || (count == best_count && text < best)) best = text;
    }
    UsualSpelling of_text;
    for (const auto& [text, count] : counts) {
        const auto& [key, best] = *usual.find(spelling_key(text));
        if (!key.empty() && best != text) of_text[text] = best;
    }
    return of_text;
}

void unite_column(const PlaceRows& rows, std::string_view field, bool may_repair, geo::TextColumn& column,
                  std::vector<geo::Issue>& issues) {
    const UsualSpelling usual = find_usual_spelling(column);
    if (usual.empty()) return;
    geo::TextColumn united;
    for_each_used(rows, [&](std::size_t school, std::size_t at) {
        const auto found = usual.find(column[school]);
        united.push_back(found == usual.end() ? column[school] : found->second);
        if (found == usual.end()) return;
        issues.push_back(rows.issue(at, "mixed_spelling",
                                    fmt::format("{} is \"{}\", in most rows \"{}\"; {}", field, found->first,
                                                found->second, may_repair ? "taken as that" : "kept")));
        issues.back().severity = geo::Issue::Severity::note;
        issues.back().subject = found->first;
    });
    if (may_repair) column = std::move(united);
}

} // namespace

void unite_spellings(const PlaceRows& rows, bool may_repair, Schools& schools, std::vector<geo::Issue>& issues) {
    unite_column(rows, "admin1", may_repair, schools.admin1, issues);
    unite_column(rows, "admin2", may_repair, schools.admin2, issues);
    unite_column(rows, "level", may_repair, schools.level, issues);
}

} // namespace planner
