// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/table_entry.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace planner {

TableEntry::TableEntry(const toml::node& node, std::size_t position, std::string_view expected)
    : node_{node},
      table_{node.as_table()},
      place_{fmt::format("[{}]", position)},
      expected_{fmt::format("a table of {}", expected)} {}

const toml::node* TableEntry::value(std::string_view key) {
    if (!has(key)) {
        if (!wrong_) wrong_ = WrongPart{place_, &node_, expected_};
        return nullptr;
    }
    ++known_;
    return table_->get(key);
}

void TableEntry::refuse(std::string_view key, std::string expected) {
    if (!wrong_) wrong_ = WrongPart{fmt::format("{}.{}", place_, key), table_->get(key), std::move(expected)};
}

double TableEntry::number(std::string_view key, double lowest, double highest) {
    const toml::node* node = value(key);
    if (!node) return 0.0;
    const double typed = node->value<double>().value_or(NAN);
    if (typed >= lowest && typed <= highest && std::isfinite(typed)) return typed;
    refuse(key, std::isinf(highest) ? fmt::format("a number of {} or more", lowest)
                                    : fmt::format("a number from {} to {}", lowest, highest));
    return 0.0;
}

std::string TableEntry::text(std::string_view key) {
    const toml::node* node = value(key);
    if (!node) return "";
    std::string typed = node->value<std::string>().value_or("");
    if (typed.empty()) refuse(key, "text in quotes that is not empty");
    return typed;
}

std::optional<WrongPart> TableEntry::wrong() const {
    if (!wrong_ && table_->size() != known_) return WrongPart{place_, &node_, expected_ + ", and nothing else"};
    return wrong_;
}

} // namespace planner
