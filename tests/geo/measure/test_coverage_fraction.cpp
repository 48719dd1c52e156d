// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/coverage_fraction.h"
#include "tests/catch.h"

#include <cmath>
#include <numbers>
#include <random>

namespace {

using Ring = std::vector<geo::Pixel>;

constexpr geo::CellWindow window{3, -2, 14, 11};

/// Shares of the window's cells, row by row.
std::vector<double> shares_of(geo::CoverageFraction& coverage, const geo::CellWindow& cells) {
    std::vector<double> shares(cells.cell_count(), 0.0);
    coverage.visit_runs([&](const geo::CoveredRun& run) {
        for (int col = run.begin; col < run.end; ++col) {
            shares[static_cast<std::size_t>((run.row - cells.row) * cells.width + col - cells.col)] = run.share;
        }
    });
    return shares;
}

std::vector<double> shares_of(const Ring& ring, const geo::CellWindow& cells) {
    geo::CoverageFraction coverage;
    coverage.start(cells);
    coverage.add_ring(ring);
    return shares_of(coverage, cells);
}

double area(const Ring& ring) {
    double doubled = 0.0;
    for (std::size_t at = 0; at < ring.size(); ++at) {
        const geo::Pixel a = ring[at], b = ring[(at + 1) % ring.size()];
        doubled += a.col * b.row - b.col * a.row;
    }
    return std::abs(doubled) / 2.0;
}

/// The part of a ring where `a col + b row <= c` (Sutherland and Hodgman).
Ring clip(const Ring& ring, double a, double b, double c) {
    Ring kept;
    const auto beyond = [&](geo::Pixel p) { return a * p.col + b * p.row - c; };
    for (std::size_t at = 0; at < ring.size(); ++at) {
        const geo::Pixel p = ring[at], q = ring[(at + 1) % ring.size()];
        if (beyond(p) <= 0.0) kept.push_back(p);
        if ((beyond(p) < 0.0) != (beyond(q) < 0.0) && beyond(p) != 0.0 && beyond(q) != 0.0) {
            const double share = beyond(p) / (beyond(p) - beyond(q));
            kept.push_back({p.col + share * (q.col - p.col), p.row + share * (q.row - p.row)});
        }
    }
    return kept;
}

std::vector<double> shares_by_clipping(const Ring& ring, const geo::CellWindow& cells) {
    std::vector<double> shares;
    for (int row = cells.row; row < cells.row + cells.height; ++row) {
        for (int col = cells.col; col < cells.col + cells.width; ++col) {
            shares.push_back(area(clip(
                clip(clip(clip(ring, 1.0, 0.0, col + 1.0), -1.0, 0.0, -col), 0.0, 1.0, row + 1.0), 0.0, -1.0, -row)));
        }
    }
    return shares;
}

double largest_difference(const std::vector<double>& a, const std::vector<double>& b) {
    double largest = 0.0;
    for (std::size_t at = 0; at < a.size(); ++at) {
        largest = std::max(largest, std::abs(a[at] - b[at]));
    }
    return largest;
}

/// A star around the window's middle, often reaching out of it; no edges cross.
Ring random_star(unsigned seed, std::size_t corner_count) {
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> radius{0.2, 9.0};
    Ring ring;
    for (std::size_t corner = 0; corner < corner_count; ++corner) {
        const double angle = 2.0 * std::numbers::pi * static_cast<double>(corner) / static_cast<double>(corner_count);
        const double r = radius(random);
        ring.push_back({10.0 + r * std::cos(angle), 3.5 + r * std::sin(angle)});
    }
    return ring;
}

} // namespace

TEST_CASE("A square across four cells covers a part of each", "[coverage_fraction]") {
    const geo::CellWindow four{0, 0, 2, 2};
    CHECK(shares_of({{0.5, 0.75}, {1.25, 0.75}, {1.25, 2.0}, {0.5, 2.0}}, four) ==
          std::vector{0.5 * 0.25, 0.25 * 0.25, 0.5 * 1.0, 0.25 * 1.0});
    CHECK(shares_of({{0.0, 0.0}, {2.0, 0.0}, {2.0, 2.0}, {0.0, 2.0}}, four) == std::vector{1.0, 1.0, 1.0, 1.0});
    CHECK(shares_of({{0.0, 0.0}, {2.0, 0.0}, {0.0, 2.0}}, four) == std::vector{1.0, 0.5, 0.5, 0.0});
    CHECK(shares_of({{5.0, 0.0}, {6.0, 0.0}, {6.0, 2.0}}, four) == std::vector{0.0, 0.0, 0.0, 0.0});
}

TEST_CASE("Cells inside come as one run per row", "[coverage_fraction]") {
    geo::CoverageFraction coverage;
    coverage.start({0, 0, 100, 3});
    coverage.add_ring(Ring{{10.5, 1.0}, {90.5, 1.0}, {90.5, 2.0}, {10.5, 2.0}});
    std::vector<geo::CoveredRun> runs;
    coverage.visit_runs([&](const geo::CoveredRun& run) { runs.push_back(run); });
    CHECK(runs == std::vector<geo::CoveredRun>{{1, 10, 11, 0.5}, {1, 11, 90, 1.0}, {1, 90, 91, 0.5}});
}

TEST_CASE("Shares equal the areas of the polygon clipped to each cell", "[coverage_fraction]") {
    const unsigned seed = GENERATE(range(1u, 41u));
    const std::size_t corner_count = GENERATE(3u, 7u, 40u, 200u);
    const Ring ring = random_star(seed, corner_count);
    CHECK(largest_difference(shares_of(ring, window), shares_by_clipping(ring, window)) < 1e-12);
}

TEST_CASE("Direction, closing point and a cut of the window change no share", "[coverage_fraction]") {
    const Ring ring = random_star(GENERATE(range(1u, 9u)), 25);
    const std::vector<double> shares = shares_of(ring, window);
    Ring closed = ring;
    closed.push_back(ring.front());
    CHECK(largest_difference(shares_of(closed, window), shares) < 1e-14);
    CHECK(largest_difference(shares_of({ring.rbegin(), ring.rend()}, window), shares) < 1e-14);

    const geo::CellWindow inner{7, 1, 5, 4};
    const std::vector<double> of_inner = shares_of(ring, inner);
    for (int row = 0; row < inner.height; ++row) {
        for (int col = 0; col < inner.width; ++col) {
            CHECK(of_inner[static_cast<std::size_t>(row * inner.width + col)] ==
                  Approx(shares[static_cast<std::size_t>((row + 3) * window.width + col + 4)]).margin(1e-13));
        }
    }
}

TEST_CASE("A hole is taken away, whatever its direction", "[coverage_fraction]") {
    const geo::CellWindow cells{0, 0, 4, 4};
    const Ring outer{{0.0, 0.0}, {4.0, 0.0}, {4.0, 4.0}, {0.0, 4.0}},
        hole{{1.0, 1.0}, {2.5, 1.0}, {2.5, 2.0}, {1.0, 2.0}};
    geo::CoverageFraction coverage;
    for (const Ring& turned : {hole, Ring{hole.rbegin(), hole.rend()}}) {
        coverage.start(cells);
        coverage.add_ring(outer);
        coverage.add_ring(turned, true);
        const std::vector<double> shares = shares_of(coverage, cells);
        CHECK(shares[5] == 0.0);
        CHECK(shares[6] == 0.5);
        CHECK(shares[7] == 1.0);
    }
}
