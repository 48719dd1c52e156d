// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace planner {

/// A key that the format has and this version cannot honour: only values that change nothing are accepted.
struct LaterKey {
    std::string_view name;                   // "fiber.mode"
    std::vector<std::string_view> no_effect; // accepted, as TOML: "\"straight\"", "0", "[]"; "*" is any value
    std::string_view why;                    // what is missing, or why the value changes nothing, and what to use
};

/// Every such key, in the order of the file.
std::span<const LaterKey> later_keys();
const LaterKey* find_later_key(std::string_view name);

} // namespace planner
