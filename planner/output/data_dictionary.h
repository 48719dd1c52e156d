// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace planner {

/// Every column of every table of a run folder with its unit and meaning, as Markdown, made from the same definitions
/// that write the tables.
std::string data_dictionary();

} // namespace planner
