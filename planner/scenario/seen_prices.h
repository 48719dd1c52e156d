// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace planner {

/// The span in which a price has been seen, over all countries and ways to build, USD in the key's unit.
struct SeenPrice {
    std::string_view key;
    double lowest = 0.0, highest = 0.0;
};

/// The spans, in the order of the file. A price outside its own is kept, and told. Source: METHODS.md "Default values".
std::span<const SeenPrice> seen_prices();

} // namespace planner
