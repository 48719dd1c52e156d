// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace planner {

/// The name that takes the fewest edits of single letters (Levenshtein) to become `name`; the first of several.
std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names);

/// The same where it is likely to be what was meant, at most a third of the letters (rounded up) being others; else
/// empty.
std::string_view likely_name(std::string_view name, std::span<const std::string_view> names);

/// What a message adds about a likely name: "; perhaps \"Kara\""; empty: nothing.
std::string perhaps(std::string_view likely);

} // namespace planner
