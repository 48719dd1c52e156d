// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>
#include <tuple>

#include "geo/graph/spanning_forest.h"
#include "geo/measure/geodesic.h"
#include "tests/catch.h"

using geo::LonLat;
using geo::SpanningForest;

namespace {

constexpr std::size_t none = SpanningForest::none;

std::vector<std::size_t> ranks(std::size_t count) {
    std::vector<std::size_t> rank(count);
    std::iota(rank.begin(), rank.end(), std::size_t{0});
    return rank;
}

SpanningForest grow(const std::vector<LonLat>& sites, const std::vector<LonLat>& sources, double max_hop_m) {
    geo::Progress progress;
    return geo::grow_forest(sites, sources, max_hop_m, ranks(sites.size() + sources.size()), progress);
}

double total_m(const SpanningForest& forest) {
    double sum_m = 0.0;
    for (const std::size_t site : forest.order)
        sum_m += forest.hop_m[site];
    return sum_m;
}

/// Prim's algorithm over all pairs, with the order of hops as the header states it.
SpanningForest grow_by_brute_force(const std::vector<LonLat>& sites, const std::vector<LonLat>& sources,
                                   double max_hop_m, const std::vector<std::size_t>& rank) {
    using Key = std::tuple<double, std::size_t, std::size_t>;
    const std::size_t site_count = sites.size(), count = site_count + sources.size();
    const auto place = [&](std::size_t row) { return row < site_count ? sites[row] : sources[row - site_count]; };
    SpanningForest forest{std::vector(site_count, none), std::vector(site_count, std::nan("")), {}};
    std::vector<bool> reached(count, false);
    std::vector<Key> best(site_count, Key{std::numeric_limits<double>::infinity(), 0, 0});
    std::vector<std::size_t> from(site_count, none);
    const auto reach = [&](std::size_t row) {
        reached[row] = true;
        for (std::size_t site = 0; site < site_count; ++site) {
            if (reached[site]) continue;
            const bool forward = rank[row] < rank[site];
            const double hop_m =
                forward ? geo::distance_m(place(row), place(site)) : geo::distance_m(place(site), place(row));
            const Key key{hop_m, std::min(rank[row], rank[site]), std::max(rank[row], rank[site])};
            if (hop_m <= max_hop_m && key < best[site]) {
                best[site] = key;
                from[site] = row;
            }
        }
    };
    for (std::size_t source = site_count; source < count; ++source)
        reach(source);
    while (true) {
        std::size_t next = none;
        for (std::size_t site = 0; site < site_count; ++site) {
            if (!reached[site] && from[site] != none && (next == none || best[site] < best[next])) next = site;
        }
        if (next == none) return forest;
        forest.upstream[next] = from[next];
        forest.hop_m[next] = std::get<0>(best[next]);
        forest.order.push_back(next);
        reach(next);
    }
}

void check_equal(const SpanningForest& forest, const SpanningForest& expected) {
    CHECK(forest.upstream == expected.upstream);
    CHECK(forest.order == expected.order);
    for (std::size_t site = 0; site < expected.hop_m.size(); ++site) {
        const double hop_m = forest.hop_m[site];
        if (!(hop_m == expected.hop_m[site] || (std::isnan(hop_m) && std::isnan(expected.hop_m[site]))))
            FAIL_CHECK("site " << site << ": " << hop_m << " against " << expected.hop_m[site]);
    }
}

/// Clusters of places, some on a coarse grid so that lengths and places repeat.
std::vector<LonLat> clusters(std::mt19937& random, std::size_t count, LonLat centre) {
    std::uniform_real_distribution<double> share{-1.0, 1.0};
    std::vector<LonLat> places;
    LonLat cluster = centre;
    bool coarse = false;
    for (std::size_t row = 0; row < count; ++row) {
        if (row % 16 == 0) {
            cluster = {centre.lon + 0.4 * share(random), centre.lat + 0.2 * share(random)};
            coarse = random() % 2 == 0;
        }
        LonLat place{cluster.lon + 0.05 * share(random), cluster.lat + 0.05 * share(random)};
        if (coarse) place = {std::round(place.lon * 50.0) / 50.0, std::round(place.lat * 50.0) / 50.0};
        if (place.lon > 180.0) place.lon -= 360.0;
        if (place.lon < -180.0) place.lon += 360.0;
        if (place.lat >= 90.0) place = {0.0, 90.0};
        places.push_back(place);
    }
    return places;
}

} // namespace

TEST_CASE("A site that joins a forest hangs on its nearest point, and leaves the forest as it was",
          "[spanning_forest]") {
    const std::vector<LonLat> sites{{0.015, 0.0}, {0.02, 0.0}}, sources{{0.0, 0.0}};
    const std::vector<std::size_t> rank = ranks(3), far_one{1}, near_one{0};
    SpanningForest forest{{none, none}, {std::nan(""), std::nan("")}, {}};
    geo::Progress progress;
    geo::extend_forest(sites, sources, 1e6, rank, far_one, forest, progress);
    geo::extend_forest(sites, sources, 1e6, rank, near_one, forest, progress);
    CHECK(forest.upstream == std::vector<std::size_t>{1, 2}); // grown together the far one would hang on the near one
    CHECK(forest.order == std::vector<std::size_t>{1, 0});
    CHECK(forest.hop_m[1] == Approx(0.02 * 111'319.4908)); // degrees of the equator
}

TEST_CASE("A forest equals Prim's algorithm over all pairs", "[spanning_forest]") {
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        std::mt19937 random{seed};
        const LonLat centre = std::vector<LonLat>{{30.0, -2.0}, {180.0, -17.0}, {10.0, 60.0}, {-70.0, 89.9}}[seed % 4];
        const std::vector<LonLat> sites = clusters(random, 20 + random() % 150, centre);
        const std::vector<LonLat> sources = clusters(random, 1 + random() % 20, centre);
        const double max_hop_m = std::vector{500.0, 3'000.0, 15'000.0, 1e6}[random() % 4];
        std::vector<std::size_t> rank = ranks(sites.size() + sources.size());
        std::ranges::shuffle(rank, random);

        geo::Progress progress;
        INFO("seed " << seed);
        check_equal(geo::grow_forest(sites, sources, max_hop_m, rank, progress),
                    grow_by_brute_force(sites, sources, max_hop_m, rank));
    }
}

TEST_CASE("Permuting the rows permutes the forest", "[spanning_forest]") {
    std::mt19937 random{7};
    const std::vector<LonLat> sites = clusters(random, 300, {30.0, -2.0});
    const std::vector<LonLat> sources = clusters(random, 10, {30.0, -2.0});
    const SpanningForest forest = grow(sites, sources, 8'000.0);
    CHECK_FALSE(forest.order.empty());

    std::vector<std::size_t> old_row = ranks(sites.size()); // by new row
    std::ranges::shuffle(old_row, random);
    std::vector<std::size_t> rank = ranks(sites.size() + sources.size()), new_row = rank;
    std::vector<LonLat> permuted;
    for (std::size_t row = 0; row < old_row.size(); ++row) {
        permuted.push_back(sites[old_row[row]]);
        rank[row] = old_row[row];
        new_row[old_row[row]] = row;
    }
    geo::Progress progress;
    const SpanningForest other = geo::grow_forest(permuted, sources, 8'000.0, rank, progress);
    REQUIRE(other.order.size() == forest.order.size());
    for (std::size_t i = 0; i < forest.order.size(); ++i) {
        const std::size_t old_site = forest.order[i], new_site = other.order[i];
        CHECK(new_site == new_row[old_site]);
        CHECK(other.upstream[new_site] == new_row[forest.upstream[old_site]]);
        CHECK(other.hop_m[new_site] == forest.hop_m[old_site]);
    }
}

TEST_CASE("Sites that all stand in one place hang on the first of them by hops of no length", "[spanning_forest]") {
    const std::vector<LonLat> sites(5'000, LonLat{30.0, -2.0});
    const SpanningForest forest = grow(sites, {{30.0, -2.01}}, 2'000.0);
    CHECK(forest.upstream[0] == sites.size());
    CHECK(forest.hop_m[0] == geo::distance_m(sites[0], LonLat{30.0, -2.01}));
    CHECK(std::all_of(forest.upstream.begin() + 1, forest.upstream.end(), [](std::size_t row) { return row == 0; }));
    CHECK(total_m(forest) == forest.hop_m[0]);
}

TEST_CASE("A forest without sites, without sources or with one site is defined", "[spanning_forest]") {
    CHECK(grow({}, {{0.0, 0.0}}, 1'000.0).order.empty());
    CHECK(grow({{0.0, 0.0}, {0.001, 0.0}}, {}, 1'000.0).upstream == std::vector{none, none});
    CHECK(grow({{0.0, 0.0}}, {{0.0, 0.001}, {0.0, 0.001}, {0.1, 0.0}}, 1'000.0).upstream ==
          std::vector<std::size_t>{1});
    CHECK(grow({{0.0, 0.0}}, {{180.0, 0.0}}, 3e7).order.size() == 1); // the other side of the Earth
}

TEST_CASE("The limit of a hop is inclusive on the ellipsoid and strict on Giga's sphere", "[spanning_forest]") {
    const std::vector<LonLat> site{{30.0, -2.0}}, source{{30.1, -2.05}};
    const double length_m = geo::distance_m(site[0], source[0]);
    CHECK(grow(site, source, length_m).hop_m[0] == length_m);
    CHECK(grow(site, source, std::nextafter(length_m, 0.0)).upstream[0] == none);

    geo::Progress progress;
    const double sphere_m = geo::great_circle_m(site[0], source[0], 6'371'008.8);
    const auto on_sphere = [&](double limit_m) {
        return geo::grow_forest_on_sphere(site, source, limit_m, 6'371'008.8, ranks(2), progress);
    };
    CHECK(on_sphere(sphere_m).upstream[0] == none);
    CHECK(on_sphere(std::nextafter(sphere_m, 1e9)).hop_m[0] == sphere_m);
    CHECK(geo::grow_forest_on_sphere(site, site, 0.0, 6'371'008.8, ranks(2), progress).upstream[0] == none);
    CHECK(grow(site, site, 0.0).upstream[0] == 1);
}

TEST_CASE("With limits of 7 and 8 km nothing connects, at 9 km all three do, by hops of 9, 6 and 5",
          "[spanning_forest]") {
    // worked value: source to first school 9 km, to the second 10; first to second 6, second to third 5; others are
    // longer
    const LonLat source{30.0, -2.0};
    const LonLat s1 = geo::destination(source, 90.0, 9'000.0);
    const LonLat s2 = geo::destination(s1, -9.05, 6'000.0);
    const LonLat s3 = geo::destination(s2, 0.0, 5'000.0);
    CHECK(geo::distance_m(source, s2) == Approx(10'000.0).epsilon(1e-3));

    CHECK(grow({s1, s2, s3}, {source}, 7'000.0).order.empty());
    CHECK(grow({s1, s2, s3}, {source}, 8'000.0).order.empty());
    const SpanningForest connected = grow({s1, s2, s3}, {source}, geo::distance_m(source, s1));
    CHECK(connected.order == std::vector<std::size_t>{0, 1, 2});
    CHECK(connected.upstream == std::vector<std::size_t>{3, 0, 1});
    CHECK(connected.hop_m[0] == Approx(9'000.0).epsilon(1e-9));
    CHECK(connected.hop_m[1] == Approx(6'000.0).epsilon(1e-9));
    CHECK(connected.hop_m[2] == Approx(5'000.0).epsilon(1e-9));
}
