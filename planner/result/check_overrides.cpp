// SPDX-License-Identifier: Apache-2.0
#include "planner/result/check_overrides.h"

#include <set>
#include <string_view>
#include <unordered_set>

namespace planner {

std::vector<geo::Issue> check_overrides(const Overrides& overrides, const Schools& schools) {
    std::set<std::string> named{overrides.exclude.begin(), overrides.exclude.end()};
    for (const auto& [id, technology] : overrides.lock)
        named.insert(id);
    for (const auto& [id, forbidden] : overrides.forbid)
        named.insert(id);
    std::vector<geo::Issue> issues;
    if (named.empty()) return issues;
    const std::unordered_set<std::string_view> ids{schools.id.begin(), schools.id.end()};
    for (const std::string& id : named) {
        if (ids.contains(id)) continue;
        geo::Issue issue;
        issue.severity = geo::Issue::Severity::warning;
        issue.code = "unknown_override";
        issue.layer = "schools";
        issue.message = "the scenario has an override for school \"" + id + "\", which the dataset does not hold";
        issues.push_back(std::move(issue));
    }
    return issues;
}

} // namespace planner
