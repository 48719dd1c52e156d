// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace planner {

/// The name that takes the fewest edits of single letters (Levenshtein) to become `name`; the first of several.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names);

} // namespace planner
