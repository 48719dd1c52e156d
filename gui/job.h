// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <stop_token>
#include <utility>

#include "geo/progress.h"

namespace gui {

/// Long work on a thread of its own, with progress and cancel. Owns its inputs through the task; destroying it cancels
/// and waits.
template <typename Result>
class Job {
public:
    using Task = std::function<Result(geo::Progress&)>;

    explicit Job(Task task) : result_{std::async(std::launch::async, std::move(task), std::ref(progress_))} {}
    ~Job() { cancel(); } // then the future's destructor waits
    Job(const Job&) = delete;
    Job& operator=(const Job&) = delete;

    void cancel() { stop_.request_stop(); }
    bool cancel_requested() const { return stop_.stop_requested(); }
    /// Share done of the present step, 0..1.
    double share() const { return progress_.share(); }
    /// What it is doing, such as "Reading schools".
    const char* step() const { return progress_.step(); }
    /// Since it was started.
    double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count(); }
    bool finished() const { return result_.wait_for(std::chrono::seconds{0}) == std::future_status::ready; }

    /// Once finished: the result, or whatever the task threw (geo::Cancelled, geo::Error).
    Result take() { return result_.get(); }

private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::stop_source stop_;
    geo::Progress progress_{stop_.get_token()};
    std::future<Result> result_; // last: it uses progress_
};

} // namespace gui
