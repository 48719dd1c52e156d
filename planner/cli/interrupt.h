// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <pthread.h>

#include <stop_token>
#include <thread>

namespace planner {

/// Turns Ctrl-C (and a request to terminate) into a stop that long work sees at its next report. A second one ends the
/// program where it stands, and so do two seconds, since GDAL's wait for a server and the exact solver see no stop;
/// files half written are then left. Make it before any other thread, so that none of them takes the signal.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    /// What shells expect of a program that Ctrl-C ended.
    static constexpr int exit_code = 130;

    std::stop_token token() const { return stop_.get_token(); }

private:
    std::stop_source stop_;
    std::thread waiting_;
};

} // namespace planner
