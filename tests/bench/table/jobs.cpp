// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/table/jobs.h"

#include <iterator>
#include <utility>

namespace bench {

std::span<const Job> jobs() {
    static const std::vector<Job> all = [] {
        std::vector<Job> list = geo_jobs(), others = planner_jobs();
        std::ranges::move(others, std::back_inserter(list));
        return list;
    }();
    return all;
}

} // namespace bench
