// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/terminal_progress.h"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace planner {
namespace {

int terminal_width() {
    constexpr int usual_width = 80;
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usual_width;
}

std::string time_left(double share, double elapsed_s) {
    constexpr double enough_to_tell_s = 1.0;
    if (share <= 0.0 || elapsed_s < enough_to_tell_s) return "";
    const double left_s = elapsed_s * (1.0 - share) / share;
    if (left_s < 60.0) return fmt::format("{:.0f} s left", left_s);
    return fmt::format("{:.0f} min {:02.0f} s left", std::floor(left_s / 60.0), std::fmod(left_s, 60.0));
}

} // namespace

std::string progress_line(std::string_view step, double share, double elapsed_s, int width) {
    constexpr int step_width = 30, other_width = 30;
    const double known_share = std::clamp(share, 0.0, 1.0);
    const auto bar_width = static_cast<std::size_t>(std::clamp(width - step_width - other_width, 5, 40));
    const auto done = static_cast<std::size_t>(known_share * static_cast<double>(bar_width));
    return fmt::format("{:<{}.{}} [{:<{}}] {:3.0f} %  {}", step, step_width, step_width, std::string(done, '='),
                       bar_width, 100.0 * known_share, time_left(known_share, elapsed_s));
}

TerminalProgress::TerminalProgress(std::stop_token stop)
    : Progress{std::move(stop)}, is_shown_{isatty(STDERR_FILENO) == 1} {}

TerminalProgress::~TerminalProgress() {
    if (is_drawn_) fmt::print(stderr, "\r\033[K");
}

void TerminalProgress::on_report(double share) {
    if (!is_shown_) return;
    constexpr std::chrono::milliseconds pause{100};
    const Clock::time_point now = Clock::now();
    if (step() != step_shown_) {
        step_shown_ = step();
        step_begin_ = now;
    } else if (now - last_drawn_ < pause) {
        return;
    }
    last_drawn_ = now;
    is_drawn_ = true;
    const double elapsed_s = std::chrono::duration<double>(now - step_begin_).count();
    fmt::print(stderr, "\r{}\033[K", progress_line(step_shown_, share, elapsed_s, terminal_width()));
    std::fflush(stderr);
}

} // namespace planner
