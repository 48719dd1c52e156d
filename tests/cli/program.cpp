// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <thread>

#include "tests/catch.h"

namespace tests {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto longest_run = std::chrono::minutes{2};
constexpr auto poll_every = std::chrono::milliseconds{2};

[[noreturn]] void become_causeway(const Start& start, const std::string& out_path, const std::string& err_path) {
    const int out = open(out_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int err = open(err_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(out, STDOUT_FILENO);
    dup2(err, STDERR_FILENO);
    if (start.largest_file_bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{*start.largest_file_bytes, *start.largest_file_bytes};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    std::string program = CAUSEWAY_PROGRAM;
    std::vector<std::string> words = start.arguments;
    std::vector<char*> argv{program.data()};
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    execv(program.c_str(), argv.data());
    _exit(127);
}

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>{Clock::now() - begin}.count(); }

} // namespace

Ending run_causeway(const Start& start) {
    const TemporaryFolder folder;
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error{"cannot fork"};
    if (child == 0) become_causeway(start, folder / "out", folder / "err");

    Ending ending;
    const Clock::time_point begin = Clock::now();
    Clock::time_point interrupted{};
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (start.interrupt_after && interrupted == Clock::time_point{} &&
            Clock::now() - begin >= *start.interrupt_after) {
            kill(child, SIGINT);
            interrupted = Clock::now();
        }
        if (Clock::now() - begin > longest_run) kill(child, SIGKILL);
        std::this_thread::sleep_for(poll_every);
    }
    ending.seconds = seconds_since(begin);
    if (interrupted != Clock::time_point{}) ending.seconds_after_interrupt = seconds_since(interrupted);
    ending.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    ending.out = read_file(folder / "out");
    ending.err = read_file(folder / "err");
    return ending;
}

Ending run_causeway(const std::vector<std::string>& arguments) {
    Start start;
    start.arguments = arguments;
    return run_causeway(start);
}

} // namespace tests
