// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>

#include "geo/progress.h"

namespace planner {

/// One line of a progress bar: "Reading schools      [=====>    ]  52 %  12 s left". `width` in columns.
std::string progress_line(std::string_view step, double share, double elapsed_s, int width);

/// Shows progress on standard error where that is a terminal, and nothing in a pipe.
class TerminalProgress : public geo::Progress {
public:
    explicit TerminalProgress(std::stop_token stop);
    ~TerminalProgress() override;

private:
    using Clock = std::chrono::steady_clock;
    void on_report(double share) override;

    bool is_shown_ = false;
    bool is_drawn_ = false;
    const char* step_shown_ = nullptr;
    Clock::time_point step_begin_, last_drawn_;
};

} // namespace planner
