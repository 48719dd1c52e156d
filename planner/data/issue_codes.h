// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/issue.h"

namespace planner {

/// What becomes of the rows that an issue is about.
enum class IssueOutcome { set_aside, repaired, kept, layer };

/// One kind of issue that loading can find.
struct IssueCode {
    std::string_view code;
    IssueOutcome outcome = IssueOutcome::kept;
    std::string_view summary; // follows a count: "without usable coordinates"
    std::string_view advice;  // what a person can do about it
};

/// Every code of loading, in the order of the documentation.
std::span<const IssueCode> issue_codes();

/// The entry of a code, or nullptr.
const IssueCode* find_issue_code(std::string_view code);

/// Issues of one kind in one layer, counted for people, with their rows for machines.
struct IssueGroup {
    std::string code;
    geo::Issue::Severity severity = geo::Issue::Severity::note;
    std::string layer;
    std::size_t count = 0;
    std::vector<std::pair<std::string, std::size_t>> rows; // file and row, in the order of the issues
    std::string message; // "568 rows ...: \"A\" (300), \"B\" (268); first: row 2343: ...", with the issues' subjects
    bool set_aside = false;
};

/// Groups issues by layer, code, severity and whether the row was set aside, in order of first appearance.
std::vector<IssueGroup> group_issues(std::span<const geo::Issue> issues);

/// "note", "warning", "error".
std::string_view name_of(geo::Issue::Severity severity);

} // namespace planner
