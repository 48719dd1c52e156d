// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace planner {

/// A number as a map shows it: thin separators between thousands, three significant digits below a thousand.
std::string figure_text(double value);

} // namespace planner
