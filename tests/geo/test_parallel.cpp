// SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <chrono>
#include <stop_token>
#include <string>
#include <thread>

#include "geo/error.h"
#include "geo/parallel.h"
#include "tests/catch.h"

namespace {

using namespace std::chrono_literals;

/// Limits the threads as long as it lives.
struct ThreadLimit {
    explicit ThreadLimit(int count) { geo::limit_threads(count); }
    ~ThreadLimit() { geo::limit_threads(0); }
};

/// Works until it is asked to stop; true if it was, false after ten seconds.
bool works_until_stopped(geo::Progress& progress) {
    for (int wait = 0; wait < 10'000; ++wait) {
        if (progress.stop_requested()) return true;
        std::this_thread::sleep_for(1ms);
    }
    return false;
}

void nothing(geo::Progress&) {}
void fail(geo::Progress&) { throw geo::Error{"the disk is full"}; }

/// Remembers the steps that it was told.
class Steps : public geo::Progress {
public:
    std::string told;

private:
    void on_report(double) override {
        if (!told.ends_with(step())) told += std::string{" "} + step();
    }
};

} // namespace

TEST_CASE("Two pieces of work are both done, on one thread and on several", "[parallel]") {
    for (const int threads : {1, 2, 8}) {
        const ThreadLimit limit{threads};
        geo::Progress progress;
        int first = 0, second = 0;
        geo::side_by_side(
            progress, [&](geo::Progress&) { first = 1; }, [&](geo::Progress&) { second = 2; });
        CHECK(first == 1);
        CHECK(second == 2);
    }
}

TEST_CASE("Rows are found in order, at any number of threads", "[parallel]") {
    for (const int threads : {1, 2, 8}) {
        const ThreadLimit limit{threads};
        const std::vector<std::size_t> rows = geo::rows_where(10'000, [](std::size_t row) { return row % 2'500 == 1; });
        CHECK(rows == std::vector<std::size_t>{1, 2'501, 5'001, 7'501});
    }
    CHECK(geo::rows_where(0, [](std::size_t) { return true; }).empty());
}

TEST_CASE("What fails on either side is thrown, and the first side's failure goes before", "[parallel]") {
    for (const int threads : {1, 2}) {
        const ThreadLimit limit{threads};
        geo::Progress progress;
        const auto fail_too = [](geo::Progress&) { throw geo::Error{"second"}; };
        CHECK_THROWS_WITH(geo::side_by_side(progress, fail, nothing), Catch::Contains("disk"));
        CHECK_THROWS_WITH(geo::side_by_side(progress, nothing, fail), Catch::Contains("disk"));
        CHECK_THROWS_WITH(geo::side_by_side(progress, fail, fail_too), Catch::Contains("disk"));
    }
}

TEST_CASE("Where the first side fails, the second is stopped and waited for", "[parallel]") {
    const ThreadLimit limit{2};
    geo::Progress progress;
    std::atomic<bool> was_stopped{false}, has_begun{false};
    const auto wait_and_fail = [&](geo::Progress& own) {
        has_begun.wait(false);
        fail(own);
    };
    const auto work = [&](geo::Progress& own) {
        has_begun = true;
        has_begun.notify_one();
        was_stopped = works_until_stopped(own);
    };
    CHECK_THROWS_AS(geo::side_by_side(progress, wait_and_fail, work), geo::Error);
    CHECK(was_stopped);
}

TEST_CASE("Whoever stops the whole stops both sides", "[parallel]") {
    const ThreadLimit limit{2};
    std::stop_source stop;
    geo::Progress progress{stop.get_token()};
    std::atomic<bool> second_stopped{false};
    bool first_stopped = false;
    const std::jthread person{[&] {
        std::this_thread::sleep_for(20ms);
        stop.request_stop();
    }};
    const auto first = [&](geo::Progress& own) { first_stopped = works_until_stopped(own); };
    const auto second = [&](geo::Progress& own) { second_stopped = works_until_stopped(own); };
    geo::side_by_side(progress, first, second);
    CHECK(first_stopped);
    CHECK(second_stopped);
}

TEST_CASE("Once the first side is done, what the second does is shown", "[parallel]") {
    const ThreadLimit limit{2};
    Steps progress;
    const auto read_roads = [](geo::Progress& own) {
        own.begin_step("Reading roads");
        std::this_thread::sleep_for(150ms); // of which is shown every 50
    };
    geo::side_by_side(
        progress, [](geo::Progress& own) { own.begin_step("Reading schools"); }, read_roads);
    CHECK(progress.told == " Reading schools Reading roads");
}
