// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/cli/command.h"

namespace planner {

/// What is wrong with a command line that names an option or a command that there is not, and what was likely meant:
/// "--budjet: unknown option; did you mean --budget?". Empty where every name is known. Call after parsing has failed.
std::string usage_hint(const CLI::App& program);

} // namespace planner
