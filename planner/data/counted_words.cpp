// SPDX-License-Identifier: Apache-2.0
#include "planner/data/counted_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace planner {

std::string list_words(const WordCounts& counts) {
    constexpr std::size_t most_shown = 5;
    std::vector<std::pair<std::string_view, std::size_t>> words(counts.begin(), counts.end());
    std::ranges::sort(words, [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    std::vector<std::string> shown;
    for (std::size_t word = 0; word < std::min(most_shown, words.size()); ++word)
        shown.push_back(fmt::format("\"{}\" ({})", words[word].first, words[word].second));
    const std::string more = words.size() > most_shown ? fmt::format(" and {} more", words.size() - most_shown) : "";
    return fmt::format("{}{}", fmt::join(shown, ", "), more);
}

} // namespace planner
