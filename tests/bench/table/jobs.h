// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// A job's answer: how long its core took, the inputs in memory and the files in the page cache, and one number that
/// tells whether two programs computed the same.
struct Answer {
    double seconds = 0.0;
    double result = 0.0;
};

/// One row of the table.
struct Job {
    std::string_view name;     // "nearest-10"
    std::string_view workload; // "400,000 schools, 80,000 towers, k = 10"
    std::size_t rows = 0;
    double goal_seconds = 0.0;     // besides the floor where `goal_is_above_floor`
    double goal_mb = 0.0;          // 0: none
    double goal_growth = 0.0;      // exponent; 0: none
    double goal_ratio = 0.0;       // of our time to the peer's; 0: none
    double goal_gap = 0.0;         // that the result, a plan's stated gap, may not exceed; 0: none
    std::string_view counted = {}; // what the result counts, where it is told beside the workload; empty: it is not
    std::function<Answer(const std::string& folder, std::size_t rows)> run;
    std::function<double(const std::string& folder, std::size_t rows)> floor_seconds = {}; // empty: none is measured
    std::function<std::vector<std::string>(const std::string& folder, std::size_t rows)> peer = {}; // after python3
    bool goal_is_above_floor = false;
    bool is_on_request = false; // minutes, and much disk: only where it is named
};

/// The parts of jobs(), in its order.
std::vector<Job> geo_jobs();
std::vector<Job> planner_jobs();

/// All of them, in the order of the table. Their workloads are made in a folder at first use.
std::span<const Job> jobs();

} // namespace bench
