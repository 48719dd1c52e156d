// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <functional>

#include "geo/progress.h"

namespace planner {

/// A command of the program: its options, and what it does once they are read. The function gives the exit code.
struct Command {
    CLI::App* options = nullptr;
    std::function<int(geo::Progress&)> run;
};

// One file per command, in the order of the help. A new command is a file, a line here and a line in main.cpp.
Command add_new(CLI::App& program);
Command add_check(CLI::App& program);
Command add_rank(CLI::App& program);
Command add_reach(CLI::App& program);
Command add_coverage(CLI::App& program);
Command add_run(CLI::App& program);
Command add_profile(CLI::App& program);
Command add_compare(CLI::App& program);
Command add_reconcile(CLI::App& program);
Command add_synth(CLI::App& program);

} // namespace planner
