// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/interrupt.h"

#include <csignal>
#include <cstdlib>
#include <ctime>

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
        constexpr timespec patience{.tv_sec = 2, .tv_nsec = 0}; // with what hears nothing: a server, the exact solver
        int signal = 0;
        sigwait(&signals, &signal);
        if (signal == SIGUSR1) return;
        stop_.request_stop();
        signal = sigtimedwait(&signals, nullptr, &patience);
        if (signal != SIGUSR1) std::_Exit(exit_code);
    }};
}

Interrupt::~Interrupt() {
    pthread_kill(waiting_.native_handle(), SIGUSR1);
    waiting_.join();
}

} // namespace planner
