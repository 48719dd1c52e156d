// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/interrupt.h"

#include <csignal>
#include <cstdlib>

namespace planner {
namespace {

/// SIGUSR1 is what ends the waiting thread itself.
sigset_t awaited_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGINT, SIGTERM, SIGUSR1})
        sigaddset(&signals, signal);
    return signals;
}

} // namespace

Interrupt::Interrupt() {
    const sigset_t signals = awaited_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    waiting_ = std::thread{[this, signals] {
        int signal = 0;
        while (sigwait(&signals, &signal) == 0 && signal != SIGUSR1) {
            if (!stop_.request_stop()) std::_Exit(exit_code);
        }
    }};
}

Interrupt::~Interrupt() {
    pthread_kill(waiting_.native_handle(), SIGUSR1);
    waiting_.join();
}

} // namespace planner
