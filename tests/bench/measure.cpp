// SPDX-License-Identifier: Apache-2.0
// measure LABEL ROWS LIMIT_SECONDS RUNS COMMAND...: runs a command several times and prints its median seconds, the
// peak memory the kernel saw, and whether it kept its limit (0: none).
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

struct Run {
    double seconds = 0.0;
    double peak_mb = 0.0;
};

Run run_once(char* command[]) {
    const auto begin = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
        execvp(command[0], command);
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        std::fprintf(stderr, "%s failed\n", command[0]);
        std::exit(1);
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
    return {spent.count(), static_cast<double>(usage.ru_maxrss) / 1024.0};
}

} // namespace

int main(int argc, char* argv[]) {
    if (argc < 6) return 2;
    const double limit_seconds = std::atof(argv[3]);
    std::vector<Run> runs;
    for (int run = 0; run < std::atoi(argv[4]); ++run)
        runs.push_back(run_once(argv + 5));
    std::ranges::sort(runs, {}, &Run::seconds);
    const double median = runs[runs.size() / 2].seconds;
    const double peak_mb = std::ranges::max(runs, {}, &Run::peak_mb).peak_mb;
    const std::string verdict = limit_seconds <= 0.0 ? "" : median <= limit_seconds ? "kept" : "MISSED";
    std::printf("%-48s %9s rows  %8.3f s  (%.3f .. %.3f)  %7.0f MB  limit %g s %s\n", argv[1], argv[2], median,
                runs.front().seconds, runs.back().seconds, peak_mb, limit_seconds, verdict.c_str());
}
