// SPDX-License-Identifier: Apache-2.0
#include "gui/issue_kinds.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace gui {

std::vector<IssueKind> group_issues(std::span<const geo::Issue> issues) {
    std::vector<IssueKind> kinds;
    std::map<std::pair<std::string, std::string>, std::size_t> position_of;
    for (std::size_t position = 0; position < issues.size(); ++position) {
        const geo::Issue& issue = issues[position];
        const auto [entry, is_new] = position_of.try_emplace({issue.layer, issue.code}, kinds.size());
        if (is_new) kinds.push_back({issue.code, issue.layer, issue.severity, issue.set_aside, {}});
        IssueKind& kind = kinds[entry->second];
        kind.issues.push_back(position);
        kind.severity = std::max(kind.severity, issue.severity);
    }
    std::ranges::stable_sort(kinds, std::ranges::greater{}, &IssueKind::severity);
    return kinds;
}

Doubts doubted_enrolments(const planner::Dataset& dataset, std::span<const geo::Issue> issues) {
    std::map<std::pair<std::size_t, std::size_t>, const std::string*> by_place; // file and row
    for (const geo::Issue& issue : issues) {
        if (issue.code != "implausible_enrolment" || !issue.row) continue;
        const auto file =
            issue.file.empty() ? dataset.school_files.begin() : std::ranges::find(dataset.school_files, issue.file);
        by_place[{static_cast<std::size_t>(file - dataset.school_files.begin()), *issue.row}] = &issue.message;
    }
    Doubts doubts;
    if (by_place.empty()) return doubts;
    const planner::Schools& schools = dataset.schools;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const auto found = by_place.find({schools.source_file[school], schools.source_row[school]});
        if (found != by_place.end()) doubts[school] = *found->second;
    }
    return doubts;
}

} // namespace gui
