// SPDX-License-Identifier: Apache-2.0
// measure LABEL ROWS LIMIT_SECONDS RUNS COMMAND...: runs a command several times and prints its median seconds, the
// peak memory the kernel saw, and whether it kept its limit (0: none).
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/bench/child.h"

// NOLINTNEXTLINE(bugprone-exception-escape): a measurement that fails ends
int main(int argc, char* argv[]) {
    if (argc < 6) return 2;
    const double limit_seconds = std::strtod(argv[3], nullptr);
    const std::vector<std::string> command{argv + 5, argv + argc};
    std::vector<bench::Child> runs;
    for (int run = 0; run < std::atoi(argv[4]); ++run) {
        runs.push_back(bench::run_child(command));
        if (runs.back().has_succeeded) continue;
        std::fprintf(stderr, "%s failed\n", command.front().c_str());
        return 1;
    }
    std::ranges::sort(runs, {}, &bench::Child::seconds);
    const double median = runs[runs.size() / 2].seconds;
    const double peak_mb = std::ranges::max(runs, {}, &bench::Child::peak_mb).peak_mb;
    const std::string verdict = limit_seconds <= 0.0 ? "" : median <= limit_seconds ? "kept" : "MISSED";
    std::printf("%-48s %9s rows  %8.3f s  (%.3f .. %.3f)  %7.0f MB  limit %g s %s\n", argv[1], argv[2], median,
                runs.front().seconds, runs.back().seconds, peak_mb, limit_seconds, verdict.c_str());
}
