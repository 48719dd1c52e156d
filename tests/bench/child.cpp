// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/child.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "tests/bench/stopwatch.h"

namespace bench {

Child run_child(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    arguments.reserve(command.size() + 1);
    for (const std::string& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str())); // execvp does not write to them
    arguments.push_back(nullptr);
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return {};
    const Stopwatch watch;
    const pid_t process = fork();
    if (process == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execvp(arguments.front(), arguments.data());
        _exit(127);
    }
    close(ends[1]);
    Child child;
    std::array<char, 4'096> text{};
    for (ssize_t count = 0; (count = read(ends[0], text.data(), text.size())) > 0;)
        child.output.append(text.data(), static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    rusage usage{};
    wait4(process, &status, 0, &usage);
    child.has_succeeded = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    child.seconds = watch.seconds();
    child.peak_mb = static_cast<double>(usage.ru_maxrss) / 1'024.0;
    return child;
}

} // namespace bench
