// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace tests {

/// What a run of the program left behind.
struct Outcome {
    int exit_code = -1;
    std::string out, err;
    std::chrono::milliseconds after_signal{0}; // from the interruption to the end
};

/// How soon an interrupted program must have ended. Sanitizers slow every access, and look for leaks at the end.
#ifdef __SANITIZE_ADDRESS__
constexpr bool is_sanitized = true;
#else
constexpr bool is_sanitized = false;
#endif
constexpr std::chrono::seconds longest_stop{is_sanitized ? 10 : 1};

/// Runs causeway with these arguments; standard input is empty.
Outcome run(const std::vector<std::string>& arguments);

/// The same, with standard output going to this file or device; it is not read back.
Outcome run_into(const std::string& out, const std::vector<std::string>& arguments);

/// The same, interrupted (Ctrl-C) after some time, and once more each time that it has passed again.
Outcome run_and_interrupt(const std::vector<std::string>& arguments, std::chrono::milliseconds after, int times = 1);

/// The same on a disk that takes no file longer than so many bytes.
Outcome run_on_full_disk(const std::vector<std::string>& arguments, std::uint64_t largest_file_bytes);

} // namespace tests
