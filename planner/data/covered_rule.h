// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "planner/data/dataset.h"

namespace planner {

/// A rule from its text, such as "== 1", "in [1, 2]", ">= -105", "<= 3"; nothing for any other text.
std::optional<CoveredRule> parse_covered_rule(std::string_view text);

/// The text that parse_covered_rule reads back.
std::string format_covered_rule(const CoveredRule& rule);

/// What a raster's values most likely mean: {0, 1} or {1}: == 1; {1, 2, 3} (strong, variable, none) and their like:
/// in [1, 2]; negative reals, as signal in dBm: >= -105. Nothing where a person must be asked.
std::optional<CoveredRule> guess_covered_rule(const geo::RasterSummary& summary);

} // namespace planner
