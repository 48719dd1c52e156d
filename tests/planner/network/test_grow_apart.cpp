// SPDX-License-Identifier: Apache-2.0
// Two forests that share no site and no source. METHODS.md "Fiber laid out anew".
#include "planner/network/grow_apart.h"

#include <numeric>
#include <random>

#include "tests/catch.h"
#include "tests/planner/network/world.h"

using planner::ForestPoints;
using tests::at_km;
using Upstream = std::vector<std::size_t>;

namespace {

constexpr double max_hop_m = 20'000.0;

/// Sites and sources at places, ranked in their order; no site goes first.
ForestPoints points_at(std::vector<geo::LonLat> sites, std::vector<geo::LonLat> sources) {
    ForestPoints points;
    points.sites = std::move(sites);
    points.sources = std::move(sources);
    points.rank.resize(points.sites.size() + points.sources.size());
    std::iota(points.rank.begin(), points.rank.end(), std::size_t{0});
    points.goes_first.assign(points.sites.size(), false);
    points.stays.assign(points.sites.size(), false);
    points.is_closed.assign(points.sources.size(), false);
    return points;
}

geo::RoadForest grow_straight(const ForestPoints& points) {
    geo::Progress progress;
    return {.forest = geo::grow_forest(points.sites, points.sources, max_hop_m, points.rank, progress)};
}

Upstream upstream_apart(const ForestPoints& points) {
    return planner::grow_apart(points, grow_straight).forest.upstream;
}

} // namespace

TEST_CASE("Sites that do not stay hang on open sources, though closed ones are nearer", "[grow_apart]") {
    ForestPoints points = points_at({at_km(5, 0), at_km(6, 0), at_km(7, 0)}, {at_km(0, 0), at_km(20, 0)});
    CHECK(upstream_apart(points) == Upstream{3, 0, 1}); // one forest while no source is closed
    points.is_closed = {true, false};
    points.stays = {true, false, false};
    const geo::SpanningForest forest = planner::grow_apart(points, grow_straight).forest;
    CHECK(forest.upstream == Upstream{3, 2, 4});
    CHECK(forest.hop_m[0] == Approx(5'000.0).epsilon(1e-6));
    CHECK(forest.hop_m[1] == Approx(1'000.0).epsilon(1e-6));
    CHECK(forest.hop_m[2] == Approx(13'000.0).epsilon(1e-6));
    CHECK(forest.order == Upstream{0, 2, 1}); // upstream before downstream
}

TEST_CASE("A site that no open source reaches stays, behind those that do", "[grow_apart]") {
    // The third is 24 km from the open source, and hangs on the second, which stays.
    ForestPoints points = points_at({at_km(-5, 0), at_km(10, 0), at_km(19, 0)}, {at_km(0, 0), at_km(-15, 0)});
    points.is_closed = {true, false};
    points.stays = {false, true, false};
    CHECK(upstream_apart(points) == Upstream{4, 3, 1});
}

TEST_CASE("A site over which one that stays is reached stays with it", "[grow_apart]") {
    // The second stays, 30 km from its source, which it reaches over the first. The third may leave.
    ForestPoints points =
        points_at({at_km(15, 0), at_km(30, 0), at_km(0, -10)}, {at_km(0, 0), at_km(15, 10), at_km(0, -20)});
    points.is_closed = {true, false, false};
    points.stays = {false, true, false};
    CHECK(upstream_apart(points) == Upstream{3, 0, 5});
}

TEST_CASE("Random sites are all reached that one forest reaches, and none that stays hangs on an open source",
          "[grow_apart]") {
    std::mt19937_64 random{7};
    const auto share = [&] { return static_cast<double>(random() % 10'000) / 10'000.0; };
    const auto places = [&](std::size_t count) {
        std::vector<geo::LonLat> made(count);
        for (geo::LonLat& place : made)
            place = at_km(90.0 * share(), 90.0 * share());
        return made;
    };
    int left = 0, stepping = 0;
    for (int world = 0; world < 200; ++world) {
        ForestPoints points = points_at(places(25), places(4));
        const geo::SpanningForest whole = grow_straight(points).forest;
        points.is_closed = {true, true, false, false};
        std::vector<bool> hangs_on_closed(points.sites.size());
        for (const std::size_t site : whole.order) {
            const std::size_t upstream = whole.upstream[site];
            hangs_on_closed[site] =
                upstream < points.sites.size() ? hangs_on_closed[upstream] : points.is_closed[upstream - 25];
            points.stays[site] = hangs_on_closed[site] && share() < 0.3;
        }
        const geo::SpanningForest apart = planner::grow_apart(points, grow_straight).forest;
        INFO(world);
        CHECK(apart.order.size() == whole.order.size());
        std::vector<bool> is_on_closed(points.sites.size());
        for (const std::size_t site : apart.order) { // upstream first
            const std::size_t upstream = apart.upstream[site];
            CHECK(whole.upstream[site] != geo::SpanningForest::none);
            CHECK(apart.hop_m[site] <= max_hop_m);
            is_on_closed[site] =
                upstream < points.sites.size() ? is_on_closed[upstream] : points.is_closed[upstream - 25];
            if (points.stays[site]) CHECK(is_on_closed[site]);
            if (hangs_on_closed[site] && !is_on_closed[site]) ++left;
            if (!points.stays[site] && is_on_closed[site]) ++stepping;
        }
    }
    CHECK(left > 0);
    CHECK(stepping > 0);
}
