// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "planner/scenario/list_keys.h"
#include "planner/scenario/toml.h"

namespace planner {

/// Reads one table of a list value by value, and keeps the first that is not as expected.
class TableEntry {
public:
    /// `expected`: what the table holds, "group and min_share".
    TableEntry(const toml::node& node, std::size_t position, std::string_view expected);

    bool has(std::string_view key) const { return table_ && table_->contains(key); }
    /// A number from `lowest` to `highest`, or 0 with a complaint.
    double number(std::string_view key, double lowest, double highest);
    /// Text that is not empty, or empty with a complaint.
    std::string text(std::string_view key);
    /// A complaint about the value of a key that is there.
    void refuse(std::string_view key, std::string expected);

    /// The first complaint; a key that nobody has asked for is one too.
    std::optional<WrongPart> wrong() const;

private:
    /// nullptr, with a complaint: there is none.
    const toml::node* value(std::string_view key);

    const toml::node& node_;
    const toml::table* table_;
    std::string place_; // "[0]"
    std::string expected_;
    std::size_t known_ = 0; // keys that were asked for
    std::optional<WrongPart> wrong_;
};

} // namespace planner
