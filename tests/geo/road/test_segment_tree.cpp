// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "geo/measure/geodesic.h"
#include "geo/road/hilbert.h"
#include "geo/road/segment_tree.h"
#include "tests/catch.h"

namespace {

bool any_segment(std::size_t) { return true; }

} // namespace

TEST_CASE("The nearest segment is the one that a walk along all of them finds, across the antimeridian too",
          "[segment_tree]") {
    const double west = GENERATE(30.0, 179.9);
    std::mt19937 random{7};
    std::uniform_real_distribution<double> degrees{0.0, 0.2}, step{-0.005, 0.005};
    const auto spelled = [](geo::LonLat at) { return geo::LonLat{at.lon > 180.0 ? at.lon - 360.0 : at.lon, at.lat}; };
    const auto unwrapped = [](geo::LonLat at) { return geo::LonLat{at.lon < 0.0 ? at.lon + 360.0 : at.lon, at.lat}; };
    std::vector<geo::SegmentTree::Segment> segments;
    for (int count = 0; count < 300; ++count) {
        const geo::LonLat from{west + degrees(random), -2.0 + degrees(random)};
        const geo::LonLat to{from.lon + step(random), from.lat + step(random)};
        segments.push_back({geo::FixedPlace{spelled(from)}, geo::FixedPlace{spelled(to)}});
    }
    const geo::SegmentTree tree{segments};
    for (int count = 0; count < 50; ++count) {
        const geo::LonLat from = spelled({west + degrees(random), -2.0 + degrees(random)});
        double nearest_m = std::numeric_limits<double>::infinity();
        constexpr int stops = 200;
        for (const auto& segment : segments) {
            const geo::LonLat a = unwrapped(segment.from.place()), b = unwrapped(segment.to.place());
            for (int stop = 0; stop <= stops; ++stop) {
                const double share = static_cast<double>(stop) / stops;
                nearest_m =
                    std::min(nearest_m,
                             geo::distance_m(from, {a.lon + share * (b.lon - a.lon), a.lat + share * (b.lat - a.lat)}));
            }
        }
        const auto found = tree.nearest(from, 50'000.0, any_segment);
        REQUIRE(found);
        CHECK(found->distance_m <= nearest_m + 0.01);
        CHECK(found->distance_m == Approx(nearest_m).margin(4.0)); // stops are at most 4 m apart
        CHECK(geo::distance_m(from, found->place) == Approx(found->distance_m).margin(0.01));
        CHECK(std::abs(found->place.lon) <= 180.0);
    }
}

TEST_CASE("A segment beyond the limit, or not accepted, is not found", "[segment_tree]") {
    const geo::SegmentTree tree{{{geo::FixedPlace{{30.0, 0.0}}, geo::FixedPlace{{30.01, 0.0}}}}};
    const geo::LonLat from{30.005, 0.001}; // 110.574 m north of it (a degree there is 110574.3886 m)
    CHECK(tree.nearest(from, 110.58, any_segment));
    CHECK_FALSE(tree.nearest(from, 110.56, any_segment));
    CHECK_FALSE(tree.nearest(from, 1'000.0, [](std::size_t) { return false; }));
    CHECK_FALSE(geo::SegmentTree{{}}.nearest(from, 1'000.0, any_segment));
}

TEST_CASE("Each cell of a grid on Hilbert's curve lies beside the one before", "[segment_tree]") {
    constexpr int side = 16, cell_e7 = 1 << 24,
                  half_e7 = 1 << 23; // the curve halves squares of 2^32 units of 1e-7 degrees
    const auto key = [](const std::pair<int, int>& cell) {
        return geo::hilbert_key(geo::FixedPlace{cell.first * cell_e7 + half_e7 - 1'800'000'000,
                                                cell.second * cell_e7 + half_e7 - 900'000'000});
    };
    std::vector<std::pair<int, int>> cells;
    for (int cell = 0; cell < side * side; ++cell)
        cells.emplace_back(cell % side, cell / side);
    std::ranges::sort(cells, {}, key);
    for (std::size_t at = 1; at < cells.size(); ++at) {
        CHECK(std::abs(cells[at].first - cells[at - 1].first) + std::abs(cells[at].second - cells[at - 1].second) == 1);
    }
}
