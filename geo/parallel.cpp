// SPDX-License-Identifier: Apache-2.0
#include "geo/parallel.h"

#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

namespace geo {

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

void limit_threads(int thread_count) {
    static std::unique_ptr<tbb::global_control> limit;
    limit.reset();
    if (thread_count <= 0) return;
    limit = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism,
                                                  static_cast<std::size_t>(thread_count));
}

} // namespace geo
