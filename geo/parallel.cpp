// SPDX-License-Identifier: Apache-2.0
#include "geo/parallel.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <memory>
#include <stop_token>
#include <string_view>
#include <thread>

namespace geo {

namespace {

constexpr std::chrono::milliseconds shown_every{50};

/// Asks to stop when it goes.
class StopAtEnd {
public:
    explicit StopAtEnd(std::stop_source& stop) : stop_{stop} {}
    ~StopAtEnd() { stop_.request_stop(); }
    StopAtEnd(const StopAtEnd&) = delete;
    StopAtEnd& operator=(const StopAtEnd&) = delete;

private:
    std::stop_source& stop_;
};

/// Reports what other work has reported.
void show(const Progress& other, Progress& progress) {
    const std::string_view step = other.step();
    if (!step.empty() && step != progress.step()) progress.begin_step(other.step());
    progress.report(other.share());
}

} // namespace

void parallel_chunks(std::size_t count, std::size_t chunk_size, Progress& progress,
                     const std::function<void(std::size_t begin, std::size_t end)>& work) {
    const std::size_t chunk_count = (count + chunk_size - 1) / chunk_size;
    std::atomic<std::size_t> done{0};
    const std::thread::id caller = std::this_thread::get_id();
    tbb::parallel_for(std::size_t{0}, chunk_count, [&](std::size_t chunk) {
        if (progress.stop_requested()) return;
        work(chunk * chunk_size, std::min(count, (chunk + 1) * chunk_size));
        const std::size_t finished = done.fetch_add(1) + 1;
        if (std::this_thread::get_id() == caller) {
            progress.report(static_cast<double>(finished) / static_cast<double>(chunk_count));
        }
    });
    progress.report(1.0);
}

std::vector<std::size_t> rows_where(std::size_t count, const std::function<bool(std::size_t row)>& is_so) {
    std::vector<char> answers(count); // bytes: threads write side by side
    Progress progress;
    parallel_chunks(count, rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row)
            answers[row] = is_so(row) ? 1 : 0;
    });
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < count; ++row) {
        if (answers[row] != 0) rows.push_back(row);
    }
    return rows;
}

void side_by_side(Progress& progress, const std::function<void(Progress&)>& first,
                  const std::function<void(Progress&)>& second) {
    if (tbb::global_control::active_value(tbb::global_control::max_allowed_parallelism) == 1) {
        first(progress);
        second(progress);
        return;
    }
    std::stop_source stop;
    const std::stop_callback pass_on{progress.stop_token(), [&] { stop.request_stop(); }};
    Progress unseen{stop.get_token()};
    std::future<void> beside = std::async(std::launch::async, [&] { second(unseen); }); // waits as it goes
    const StopAtEnd stop_second{stop};
    first(progress);
    while (beside.wait_for(shown_every) == std::future_status::timeout)
        show(unseen, progress);
    beside.get();
}

void limit_threads(int thread_count) {
    static std::unique_ptr<tbb::global_control> limit;
    limit.reset();
    if (thread_count <= 0) return;
    limit = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism,
                                                  static_cast<std::size_t>(thread_count));
}

} // namespace geo
