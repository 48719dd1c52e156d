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

} // namespace gui
