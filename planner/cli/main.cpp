// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "geo/error.h"
#include "geo/io/memory.h"
#include "geo/parallel.h"
#include "planner/cli/command.h"
#include "planner/cli/interrupt.h"
#include "planner/cli/memory_size.h"
#include "planner/cli/terminal_progress.h"
#include "planner/cli/usage_hint.h"

namespace {

// Exit codes, besides Interrupt::exit_code.
constexpr int failed = 1, wrong_usage = 2;

/// Options that every command takes.
struct CommonOptions {
    int threads = 0;
    std::string memory;
};

void add_common_options(CLI::App& program, CommonOptions& common) {
    program.add_option("--threads", common.threads, "Threads to use; 0: one per core")->check(CLI::Range(0, 1024));
    const auto is_size = [](const std::string& text) {
        return planner::parse_memory_size(text) ? "" : "\"" + text + "\"; a size such as 2G, at least 64M, is expected";
    };
    program.add_option("--memory", common.memory, "Memory to stay within, such as 2G")->check(is_size);
    program.set_version_flag("--version", "causeway " CAUSEWAY_VERSION);
    program.require_subcommand(1);
    program.fallthrough();
}

int run_program(CLI::App& program, int argc, char* argv[], std::stop_token stop) {
    CommonOptions common;
    add_common_options(program, common);
    const std::vector<planner::Command> commands{
        planner::add_new(program),     planner::add_check(program),    planner::add_rank(program),
        planner::add_reach(program),   planner::add_coverage(program), planner::add_run(program),
        planner::add_profile(program), planner::add_compare(program),  planner::add_reconcile(program),
        planner::add_synth(program),
    };
    program.parse(argc, argv);

    geo::limit_threads(common.threads);
    if (const auto bytes = planner::parse_memory_size(common.memory)) geo::limit_memory(*bytes);
    planner::TerminalProgress progress{std::move(stop)};
    for (const planner::Command& command : commands) {
        if (command.options->parsed()) return command.run(progress);
    }
    return wrong_usage;
}

/// The last word before a failure's exit code; where even standard error is full, the code says it alone.
void tell(const char* message) {
    std::fputs("causeway: ", stderr);
    std::fputs(message, stderr);
    std::fputs("\n", stderr);
}

/// Whether all that was printed has arrived: what a full disk lost shows only here.
bool is_output_whole() {
    std::cout.flush();
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 && std::cout.good();
}

/// The exit code, unless what was printed on the way is lost.
int end_with(int code) {
    if (is_output_whole()) return code;
    tell("standard output: cannot be written whole; room there, or another place, is expected");
    return failed;
}

/// Help and version are asked for and no failure. Else what is wrong: a misspelt name first.
int wrong_usage_of(const CLI::App& program, const CLI::ParseError& error) {
    const std::string hint = error.get_exit_code() == 0 ? "" : planner::usage_hint(program);
    if (hint.empty()) return program.exit(error) == 0 ? 0 : wrong_usage;
    tell((hint + "\nRun with --help for more information.").c_str());
    return wrong_usage;
}

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): only where there is no memory for the first of it
int main(int argc, char* argv[]) {
    const planner::Interrupt interrupt;
    CLI::App program{"Maps the digital divide in education and plans how to close it.", "causeway"};
    try {
        return end_with(run_program(program, argc, argv, interrupt.token()));
    } catch (const CLI::ParseError& error) {
        const int code = wrong_usage_of(program, error);
        return code == 0 ? end_with(0) : code;
    } catch (const geo::Cancelled&) {
        tell("stopped");
        return planner::Interrupt::exit_code;
    } catch (const std::exception& error) {
        if (std::ferror(stdout) != 0) return end_with(failed); // printing failed already, on a long report
        tell(error.what());
        return failed;
    }
}
