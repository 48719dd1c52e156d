// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace planner {

/// Bytes from "512M", "4G", "2 GiB", "1000000"; K, M and G are powers of 1024. Nothing for other text or under 64 MiB.
std::optional<std::uint64_t> parse_memory_size(std::string_view text);

} // namespace planner
