// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>

namespace planner {

/// A TOML document as nested objects, keys in alphabetical order; dates become text. Throws geo::Error with `path`,
/// line and reason where the text is no TOML.
nlohmann::json parse_toml(std::string_view text, const std::string& path);

/// Text as a TOML string, quoted and escaped.
std::string toml_quote(std::string_view text);

/// A key as TOML writes it: bare where it may be, else quoted.
std::string toml_key(std::string_view key);

} // namespace planner
