// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <thread>

#include "geo/error.h"
#include "gui/history.h"
#include "gui/job.h"
#include "tests/catch.h"

namespace {

void wait_for(const auto& job) {
    while (!job.finished())
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
}

int run_for_ever(geo::Progress& progress) {
    for (;;)
        progress.report(0.25);
}

} // namespace

TEST_CASE("A job gives its value back and tells how far it has come", "[job]") {
    gui::Job<int> job{[](geo::Progress& progress) {
        progress.begin_step("Counting");
        progress.report(0.5);
        return 42;
    }};
    wait_for(job);
    CHECK(job.share() == 0.5);
    CHECK(std::string{job.step()} == "Counting");
    CHECK(job.take() == 42);
}

TEST_CASE("A cancelled job ends at its next report", "[job]") {
    gui::Job<int> job{run_for_ever};
    job.cancel();
    wait_for(job);
    CHECK_THROWS_AS(job.take(), geo::Cancelled);
}

TEST_CASE("A job that is dropped is cancelled and waited for", "[job]") {
    const auto start = std::chrono::steady_clock::now();
    { const gui::Job<int> job{run_for_ever}; }
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{5});
}

TEST_CASE("What a job throws comes out where its value is taken", "[job]") {
    gui::Job<int> job{[](geo::Progress&) -> int { throw geo::Error{"no such file"}; }};
    wait_for(job);
    CHECK_THROWS_WITH(job.take(), "no such file");
}

TEST_CASE("Undo and redo walk through all that was committed", "[history]") {
    gui::History<int> history{1};
    history.commit(2);
    history.commit(2); // the same value is no step
    history.commit(3);
    history.undo();
    CHECK(history.present() == 2);
    CHECK(*history.before() == 1);
    CHECK(*history.after() == 3);
    history.undo();
    history.undo(); // nothing before the first
    CHECK(history.present() == 1);
    history.redo();
    CHECK(history.present() == 2);
    history.commit(9); // a new branch: what was undone is gone
    CHECK(history.after() == nullptr);
    history.undo();
    CHECK(history.present() == 2);
}
