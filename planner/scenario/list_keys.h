// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "planner/scenario/scenario.h"
#include "planner/scenario/toml.h"

namespace planner {

/// A key whose value is a list or a table of its own.
struct ListKey {
    std::string_view name;     // "objective.order"
    std::string_view expected; // "each of fiber, cellular, ... once"
    std::string_view help;
    std::function<bool(Scenario&, const toml::node&)> read; // false: not as expected
    std::function<std::string(const Scenario&)> write;      // as TOML
};

/// Every such key, in the order of the file.
std::span<const ListKey> list_keys();
const ListKey* find_list_key(std::string_view name);

} // namespace planner
