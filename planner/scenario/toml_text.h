// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "planner/scenario/scenario.h"

namespace planner {

/// A string as TOML writes it, quoted and escaped.
std::string toml_text(std::string_view text);
/// A number as TOML writes it: the shortest text that reads as the same double.
std::string toml_text(double number);

/// Money as a file states it: in its currency, or as { central, currency = "USD" } where no number there comes to
/// exactly these dollars.
std::string money_text(const Currency& currency, double usd);
/// The number to type so that reading divides it back to exactly `usd`; some doubles have none.
std::optional<double> typed_in(const Currency& currency, double usd);

} // namespace planner
