// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "geo/issue.h"
#include "planner/data/dataset.h"

namespace gui {

/// Issues of one code in one layer: equal ones are counted, not repeated.
struct IssueKind {
    std::string code, layer;
    geo::Issue::Severity severity = geo::Issue::Severity::note; // the worst of them
    bool set_aside = false;                                     // of the first
    std::vector<std::size_t> issues;                            // positions in the list they come from
};

/// The kinds in a list, the worst first, then as they come.
std::vector<IssueKind> group_issues(std::span<const geo::Issue> issues);

/// What loading doubts about a school's enrolment, by row of Dataset::schools.
using Doubts = std::map<std::size_t, std::string>;
Doubts doubted_enrolments(const planner::Dataset& dataset, std::span<const geo::Issue> issues);

} // namespace gui
