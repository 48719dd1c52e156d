// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "geo/progress.h"

namespace geo {

/// The chunk of rows that are each a little work.
inline constexpr std::size_t rows_per_chunk = 1'024;

/// Calls `work(begin, end)` for consecutive chunks of 0..count on all threads that limit_threads allows. Chunks are
/// the same at any thread count, so that work which writes only its own rows gives the same bytes. Reports progress
/// and throws Cancelled on the calling thread; the first exception of a chunk ends the rest.
void parallel_chunks(std::size_t count, std::size_t chunk_size, Progress& progress,
                     const std::function<void(std::size_t begin, std::size_t end)>& work);

/// The rows of 0..count for which `is_so(row)`, in order; asked on all threads.
std::vector<std::size_t> rows_where(std::size_t count, const std::function<bool(std::size_t row)>& is_so);

/// Does two pieces of work that share nothing: `second` on a thread of its own, or after `first` where limit_threads
/// allows one. What first reports is shown, then what second does; both are asked to stop as `progress` is, and second
/// where first throws. Throws what `first` threw, else what `second` did; neither runs any more by then.
void side_by_side(Progress& progress, const std::function<void(Progress&)>& first,
                  const std::function<void(Progress&)>& second);

/// At most so many threads share the chunks from now on, in the whole process; 0: one per core.
void limit_threads(int thread_count);

} // namespace geo
