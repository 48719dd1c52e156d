// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace planner {

/// A number as people read it, its digits before the point in groups of three: "12,000.5".
std::string grouped(double number);

} // namespace planner
