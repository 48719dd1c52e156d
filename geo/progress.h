// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstddef>
#include <stop_token>
#include <string>
#include <utility>

#include "geo/error.h"

namespace geo {

/// How many cheap rows lie between two reports.
inline constexpr std::size_t rows_per_report = 1'024;

/// How far a long operation has come, and the one place where it is cancelled. One thread reports, any may read.
class Progress {
public:
    Progress() = default;
    explicit Progress(std::stop_token stop) : stop_{std::move(stop)} {}
    virtual ~Progress() = default;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// Share done of the present step, 0..1; throws Cancelled if asked to stop. Call it once per rows_per_report.
    void report(double share) {
        share_.store(share, std::memory_order_relaxed);
        if (stop_requested()) throw Cancelled{};
        on_report(share);
    }
    /// Begins a step that a person may read of, such as "Reading schools"; `name` must outlive the operation.
    void begin_step(const char* name) {
        step_.store(name, std::memory_order_relaxed);
        report(0.0);
    }

    double share() const { return share_.load(std::memory_order_relaxed); }
    const char* step() const { return step_.load(std::memory_order_relaxed); }
    /// For loops on other threads, which must leave quietly and let the reporting thread throw.
    bool stop_requested() const { return stop_.stop_requested(); }
    const std::stop_token& stop_token() const { return stop_; }

protected:
    virtual void on_report(double /*share*/) {}

private:
    std::stop_token stop_;
    std::atomic<double> share_{0.0};
    std::atomic<const char*> step_{""};
};

} // namespace geo
