// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace planner {

/// The whole of a small text file (manifest, scenario), without a byte order mark. Throws geo::Error.
std::string read_text_file(const std::string& path);

/// Writes a text file beside `path` and renames it at the end: the earlier one stays whole if the disk is full or the
/// program ends. Throws geo::Error.
void write_text_file(const std::string& path, std::string_view text);

} // namespace planner
