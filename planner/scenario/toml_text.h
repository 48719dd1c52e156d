// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace planner {

/// A string as TOML writes it, quoted and escaped.
std::string toml_text(std::string_view text);
/// A number as TOML writes it: the shortest text that reads as the same double.
std::string toml_text(double number);

} // namespace planner
