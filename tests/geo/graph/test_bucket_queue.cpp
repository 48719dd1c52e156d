// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

#include "geo/graph/bucket_queue.h"
#include "tests/catch.h"

namespace {

struct Waiting {
    double distance;
    std::uint32_t name;
};

} // namespace

TEST_CASE("Everything that was pushed comes out once, no bucket before a nearer one", "[bucket_queue]") {
    std::mt19937 random{GENERATE(1U, 2U, 3U)};
    const double width = GENERATE(0.01, 1.0, 50.0); // of the first, most entries lie far beyond the buckets
    std::uniform_real_distribution<double> step{0.0, 5'000.0};
    geo::BucketQueue<Waiting> queue{width};
    std::uint32_t pushed = 0;
    while (pushed < 50)
        queue.push({step(random), pushed++});
    std::vector<std::uint32_t> names;
    double farthest = 0.0;
    for (Waiting next{}; queue.pop(next);) {
        CHECK(next.distance >= farthest - width);
        farthest = std::max(farthest, next.distance);
        names.push_back(next.name);
        for (int more = 0; more < 2 && pushed < 2'000; ++more)
            queue.push({next.distance + step(random), pushed++});
    }
    CHECK(names.size() == 2'000);
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
    Waiting none{};
    CHECK_FALSE(queue.pop(none));
}

TEST_CASE("A queue that ran empty takes entries again", "[bucket_queue]") {
    geo::BucketQueue<Waiting> queue{2.0};
    Waiting next{};
    CHECK_FALSE(queue.pop(next));
    queue.push({7.0, 1});
    CHECK((queue.pop(next) && next.name == 1));
    queue.push({7.0, 2}); // in the bucket that was emptied last
    queue.push({9e6, 3});
    CHECK((queue.pop(next) && next.name == 2));
    CHECK((queue.pop(next) && next.name == 3));
    CHECK_FALSE(queue.pop(next));
}
