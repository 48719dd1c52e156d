// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/run_program.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "tests/catch.h"

namespace tests {
namespace {

pid_t start(const std::vector<std::string>& arguments, const std::string& out, const std::string& err) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child > 0) return child;
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(open(out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDOUT_FILENO);
    dup2(open(err.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
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

} // namespace

Outcome run(const std::vector<std::string>& arguments) {
    const TemporaryFolder folder;
    Outcome outcome;
    outcome.exit_code = wait_for(start(arguments, folder / "out", folder / "err"));
    outcome.out = read_file(folder / "out");
    outcome.err = read_file(folder / "err");
    return outcome;
}

Outcome run_and_interrupt(const std::vector<std::string>& arguments, std::chrono::milliseconds after) {
    const TemporaryFolder folder;
    Outcome outcome;
    const pid_t child = start(arguments, folder / "out", folder / "err");
    std::this_thread::sleep_for(after);
    const auto signalled = std::chrono::steady_clock::now();
    kill(child, SIGINT);
    outcome.exit_code = wait_for(child);
    outcome.after_signal =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - signalled);
    outcome.out = read_file(folder / "out");
    outcome.err = read_file(folder / "err");
    return outcome;
}

} // namespace tests
