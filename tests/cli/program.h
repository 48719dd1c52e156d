// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace tests {

/// How a program is started.
struct Start {
    std::vector<std::string> arguments;
    std::optional<std::uint64_t> largest_file_bytes;          // as a full disk: RLIMIT_FSIZE with SIGXFSZ ignored
    std::optional<std::chrono::milliseconds> interrupt_after; // sends SIGINT
};

/// How it ended.
struct Ending {
    int exit_code = -1; // 128 + signal where a signal ended it
    std::string out, err;
    double seconds = 0.0;
    double seconds_after_interrupt = 0.0; // 0 where it ended before
};

/// Runs `causeway` to its end; a program that takes longer than two minutes is killed.
Ending run_causeway(const Start& start);
Ending run_causeway(const std::vector<std::string>& arguments);

} // namespace tests
