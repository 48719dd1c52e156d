// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/synthesise.h"

#include <filesystem>

#include "geo/error.h"
#include "geo/parallel.h"
#include "tests/catch.h"

namespace {

void synthesise(std::uint64_t seed, const std::string& folder) {
    geo::Progress progress;
    planner::synthesise_dataset({.schools = 200, .seed = seed}, folder, false, progress);
}

} // namespace

TEST_CASE("The same seed gives the same bytes at any thread count, another seed another country", "[synthesise]") {
    const tests::TemporaryFolder folder;
    geo::limit_threads(1);
    synthesise(5, folder / "one");
    geo::limit_threads(0);
    synthesise(5, folder / "all");
    synthesise(6, folder / "other");
    std::size_t file_count = 0;
    for (const auto& entry : std::filesystem::directory_iterator{folder / "one"}) {
        const std::string name = entry.path().filename().string();
        INFO(name);
        CHECK(tests::read_file(folder / "one/" + name) == tests::read_file(folder / "all/" + name));
        CHECK(tests::read_file(folder / "one/" + name) != tests::read_file(folder / "other/" + name));
        ++file_count;
    }
    CHECK(file_count == 17);
}

TEST_CASE("A folder that exists is refused and left alone, unless it may be overwritten", "[synthesise]") {
    const tests::TemporaryFolder folder;
    const std::string kept = tests::write_file(folder / "kept.txt", "mine");
    CHECK_THROWS_AS(synthesise(1, folder.path()), geo::Error);
    // Not even then where it holds something else than a dataset.
    geo::Progress progress;
    CHECK_THROWS_AS(planner::synthesise_dataset({.schools = 200}, folder.path(), true, progress), geo::Error);
    CHECK(tests::read_file(kept) == "mine");
}

TEST_CASE("A country that is cancelled leaves nothing behind", "[synthesise]") {
    const tests::TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    geo::Progress progress{stop.get_token()};
    CHECK_THROWS_AS(planner::synthesise_dataset({.schools = 200}, folder / "country/", false, progress),
                    geo::Cancelled);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("Too few or too many schools are refused", "[synthesise]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    CHECK_THROWS_AS(planner::synthesise_dataset({.schools = 99}, folder / "a", false, progress), geo::Error);
    CHECK_THROWS_AS(planner::synthesise_dataset({.schools = 1'000'001}, folder / "a", false, progress), geo::Error);
}
