// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/issue.h"
#include "planner/data/field_table.h"
#include "planner/data/place_rows.h"

namespace planner {

/// Tells unread_words, once for each column of answers, kinds or states: which words of these rows were not understood,
/// how often, what was expected, and how a manifest says what they mean. Words that say themselves that nothing is
/// known are not told.
void tell_unread_words(const FieldTable& table, TableKind kind, std::span<const std::size_t> rows,
                       std::vector<geo::Issue>& issues);

/// The same for the rows that are used of each file of a layer of points.
void tell_unread_words(const PlaceRows& rows, TableKind kind, std::vector<geo::Issue>& issues);

} // namespace planner
