// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>
#include <vector>

#include "geo/road/road_cache.h"
#include "tests/catch.h"
#include "tests/geo/road/small_graphs.h"

namespace {

using State = geo::CachedRoads::State;

geo::RoadLines crossing() {
    geo::RoadLines lines;
    tests::add_line(lines, {{0.00, 0.01}, {0.01, 0.01}, {0.02, 0.01}}, 3, 0, "N1");
    tests::add_line(lines, {{0.01, 0.00}, {0.01, 0.01}, {0.01, 0.015}, {0.011, 0.02}});
    return lines;
}

geo::Loaded<geo::RoadGraph> crossing_graph() {
    geo::Progress progress;
    return geo::build_road_graph(crossing(), 1.0, progress);
}

} // namespace

TEST_CASE("A graph that was kept comes back as it was", "[road_cache]") {
    const tests::TemporaryFolder folder;
    const std::string path = folder / "roads.cache", key = geo::road_cache_key(crossing(), 1.0);
    CHECK(geo::read_road_cache(path, key).state == State::absent);
    geo::write_road_cache(path, key, crossing_graph());
    const geo::CachedRoads cached = geo::read_road_cache(path, key);
    CHECK(cached.state == State::whole);
    CHECK(cached.roads.value == crossing_graph().value);
}

TEST_CASE("What is told of roads is told again where their graph was kept", "[road_cache]") {
    const tests::TemporaryFolder folder;
    geo::RoadLines lines = crossing();
    tests::add_line(lines, {{0.02, 0.01}, {0.01, 0.01}}, 3, 0, "N2"); // a piece of the first road, drawn again
    tests::add_line(lines, {{0.05, 0.05}, {0.06, 0.05}});             // two nodes, without a way to the five others
    for (int run = 0; run < 2; ++run) {
        geo::Progress progress;
        const auto [graph, issues] = geo::find_road_graph(lines, 1.0, folder / "roads.cache", progress);
        CHECK(graph.twins == std::vector<geo::RoadTwin>{{.left_out = 1, .kept = 0}});
        REQUIRE(issues.size() == 2);
        CHECK(issues[0].code == "duplicate_road");
        CHECK(issues[0].message ==
              "1 pieces of road are drawn a second time, the first of road \"N2\" at longitude 0.01, "
              "latitude 0.01; left out");
        CHECK(issues[1].code == "disconnected_roads");
        CHECK_THAT(issues[1].message, Catch::Contains("2 parts") && Catch::Contains("71.4 %")); // 5 of 7
        CHECK(issues[1].severity == geo::Issue::Severity::note);
    }
}

TEST_CASE("A kept graph that is damaged or of another version is told, made anew and kept", "[road_cache]") {
    const tests::TemporaryFolder folder;
    const std::string path = folder / "roads.cache";
    const auto find = [&] {
        geo::Progress progress;
        return geo::find_road_graph(crossing(), 1.0, path, progress);
    };
    CHECK(find().issues.empty());
    const std::string whole = tests::read_file(path);
    for (const auto& [bytes, word] : {std::pair{whole.substr(0, whole.size() / 2), "damaged"},
                                      std::pair{"causeway roads 0\n" + whole, "another version"}}) {
        tests::write_file(path, bytes);
        const geo::Loaded<geo::RoadGraph> again = find();
        REQUIRE(again.issues.size() == 1);
        CHECK(again.issues[0].code == "rebuilt_road_cache");
        CHECK_THAT(again.issues[0].message, Catch::Contains(path) && Catch::Contains(word));
        CHECK(again.value == crossing_graph().value);
        CHECK(tests::read_file(path) == whole);
    }
    CHECK(find().issues.empty());
}

TEST_CASE("Other roads or another tolerance make a kept graph stale", "[road_cache]") {
    const tests::TemporaryFolder folder;
    const std::string path = folder / "roads.cache";
    geo::write_road_cache(path, geo::road_cache_key(crossing(), 1.0), crossing_graph());
    CHECK(geo::read_road_cache(path, geo::road_cache_key(crossing(), 2.0)).state == State::stale);
    geo::RoadLines raised = crossing(), renamed = crossing();
    raised.level[0] = 1;
    renamed.road_id = {"N2"};
    CHECK(geo::read_road_cache(path, geo::road_cache_key(raised, 1.0)).state == State::stale);
    CHECK(geo::read_road_cache(path, geo::road_cache_key(renamed, 1.0)).state == State::stale);
}

TEST_CASE("A file of another version is stale, one cut anywhere or changed in any place is not believed",
          "[road_cache]") {
    const tests::TemporaryFolder folder;
    const std::string path = folder / "roads.cache", key = geo::road_cache_key(crossing(), 1.0);
    geo::write_road_cache(path, key, crossing_graph());
    const std::string whole = tests::read_file(path);
    const auto state_of = [&](const std::string& bytes) {
        return geo::read_road_cache(tests::write_file(path, bytes), key).state;
    };
    CHECK(state_of("causeway roads 0\n" + whole) == State::stale);
    CHECK(state_of(whole + "x") == State::damaged);
    for (std::size_t byte = 0; byte < whole.size(); byte += 7) {
        std::string changed = whole;
        changed[byte] = static_cast<char>(changed[byte] ^ 1);
        CHECK(state_of(changed) != State::whole);
        CHECK(state_of(whole.substr(0, byte)) != State::whole);
    }
    CHECK(state_of(whole) == State::whole);
}
