// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/run_program.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <optional>
#include <thread>

#include "tests/catch.h"

namespace tests {
namespace {

/// A write beyond the limit then fails as on a full disk, instead of ending the program by a signal.
void limit_files(std::uint64_t largest_file_bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{largest_file_bytes, largest_file_bytes};
    setrlimit(RLIMIT_FSIZE, &limit);
}

pid_t start(const std::vector<std::string>& arguments, const std::string& out, const std::string& err,
            std::optional<std::uint64_t> largest_file_bytes = {}) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child > 0) return child;
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
    if (largest_file_bytes) limit_files(*largest_file_bytes);
    std::vector<char*> argv{const_cast<char*>(CAUSEWAY_PROGRAM)};
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    execv(CAUSEWAY_PROGRAM, argv.data());
    _exit(127);
}

int wait_for(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Waits for a child, and takes up what it wrote.
Outcome end_of(pid_t child, const TemporaryFolder& folder) {
    Outcome outcome;
    outcome.exit_code = wait_for(child);
    outcome.out = read_file(folder / "out");
    outcome.err = read_file(folder / "err");
    return outcome;
}

} // namespace

Outcome run(const std::vector<std::string>& arguments) {
    const TemporaryFolder folder;
    return end_of(start(arguments, folder / "out", folder / "err"), folder);
}

Outcome run_into(const std::string& out, const std::vector<std::string>& arguments) {
    const TemporaryFolder folder;
    Outcome outcome;
    outcome.exit_code = wait_for(start(arguments, out, folder / "err"));
    outcome.err = read_file(folder / "err");
    return outcome;
}

Outcome run_on_full_disk(const std::vector<std::string>& arguments, std::uint64_t largest_file_bytes) {
    const TemporaryFolder folder;
    return end_of(start(arguments, folder / "out", folder / "err", largest_file_bytes), folder);
}

Outcome run_and_interrupt(const std::vector<std::string>& arguments, std::chrono::milliseconds after, int times) {
    const TemporaryFolder folder;
    const pid_t child = start(arguments, folder / "out", folder / "err");
    std::chrono::steady_clock::time_point signalled;
    for (int time = 0; time < times; ++time) {
        std::this_thread::sleep_for(after);
        signalled = std::chrono::steady_clock::now();
        kill(child, SIGINT);
    }
    Outcome outcome = end_of(child, folder);
    outcome.after_signal =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - signalled);
    return outcome;
}

} // namespace tests
