// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/scenario/scenario.h"

namespace planner {

/// Reads a scenario strictly: an unknown key, a wrong type or a value out of range is an error that names file, key,
/// value and what was expected. What is left out keeps its default.
Scenario read_scenario(const std::string& path);

/// The same from text; `path` is for messages.
Scenario parse_scenario(std::string_view text, const std::string& path);

/// The whole scenario as TOML, every key written out with its unit and source as a comment; reading it gives it back.
std::string format_scenario(const Scenario& scenario);

/// An assumption as a file states it.
struct StatedKey {
    std::string name;  // "fiber.capex_usd_per_km"; of the second kind of device on: "people.kinds[1].usd"
    std::string value; // as TOML, money in USD; empty: none
};
/// Every assumption of a scenario but its currency, in the order of the file: what differs between two scenarios
/// differs here.
std::vector<StatedKey> state_keys(const Scenario& scenario);

} // namespace planner
