// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "planner/scenario/scenario.h"
#include "planner/scenario/toml.h"

namespace planner {

/// A part of a list's value that is not as expected.
struct WrongPart {
    std::string place;                // in the value, "[0].min_share"; empty: all of it
    const toml::node* node = nullptr; // what stands there; the file's
    std::string expected;             // there; empty: what the key expects
};

/// A key whose value is a list or a table of its own.
struct ListKey {
    std::string_view name;     // "objective.order"
    std::string_view expected; // "each of fiber, cellular, ... once"
    std::string_view help;
    std::function<std::optional<WrongPart>(Scenario&, const toml::node&)> read; // what is not as expected
    std::function<std::string(const Scenario&)> write;                          // as TOML
};

/// Every such key, in the order of the file.
std::span<const ListKey> list_keys();
const ListKey* find_list_key(std::string_view name);

} // namespace planner
