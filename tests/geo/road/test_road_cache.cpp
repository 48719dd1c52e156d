// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

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

geo::RoadGraph crossing_graph() {
    geo::Progress progress;
    return geo::build_road_graph(crossing(), 1.0, progress).value;
}

} // namespace

TEST_CASE("A graph that was kept comes back as it was", "[road_cache]") {
    const tests::TemporaryFolder folder;
    const std::string path = folder / "roads.cache", key = geo::road_cache_key(crossing(), 1.0);
    CHECK(geo::read_road_cache(path, key).state == State::absent);
    geo::write_road_cache(path, key, crossing_graph());
    const geo::CachedRoads cached = geo::read_road_cache(path, key);
    CHECK(cached.state == State::whole);
    CHECK(cached.graph == crossing_graph());
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
        CHECK(again.value == crossing_graph());
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
