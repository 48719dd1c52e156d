// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace planner {

/// How often each word stands somewhere.
using WordCounts = std::unordered_map<std::string_view, std::size_t>;

/// The five words that stand there most often, then by the alphabet, and how many more there are: "\"SBEE\" (2),
/// \"EDM\" (1) and 3 more".
std::string list_words(const WordCounts& counts);

} // namespace planner
