// SPDX-License-Identifier: Apache-2.0
#include "planner/data/nearest_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <vector>

namespace planner {

namespace {

std::size_t edit_count(std::string_view from, std::string_view to) {
    std::vector<std::size_t> row(to.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < from.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < to.size(); ++j) {
            const std::size_t replaced = diagonal + (from[i] == to[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names) {
    std::string_view nearest;
    auto fewest = static_cast<std::size_t>(-1);
    for (const std::string_view candidate : names) {
        const std::size_t edits = edit_count(name, candidate);
        if (edits >= fewest) continue;
        fewest = edits;
        nearest = candidate;
    }
    return nearest;
}

std::string_view likely_name(std::string_view name, std::span<const std::string_view> names) {
    const std::string_view nearest = nearest_name(name, names);
    const std::size_t most_edits = (std::max(name.size(), nearest.size()) + 1) / 3;
    return edit_count(name, nearest) <= most_edits ? nearest : std::string_view{};
}

std::string perhaps(std::string_view likely) { return likely.empty() ? "" : fmt::format("; perhaps \"{}\"", likely); }

} // namespace planner
