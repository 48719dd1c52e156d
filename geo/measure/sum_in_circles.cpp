// SPDX-License-Identifier: Apache-2.0
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>

#include "geo/io/raster_cells.h"
#include "geo/measure/catchments.h"
#include "geo/measure/cell_area.h"
#include "geo/measure/coverage_fraction.h"
#include "geo/measure/ground_pixels.h"
#include "geo/measure/row_sums.h"
#include "geo/measure/zonal.h"
#include "geo/parallel.h"

namespace geo {
namespace {

constexpr double no_sum = std::numeric_limits<double>::quiet_NaN();

/// A site's ground on a raster, once around the Earth or shifted by a turn; the rectangle of cells that holds it.
struct Footprint {
    std::uint32_t site = 0;
    int turn = 0; // -1, 0, 1: how often columns_around is added
    CellWindow cells;
};

/// What all threads read.
struct Job {
    const RasterSource& source;
    const Catchments& catchments;
    std::span<const double> radii_m;
    double largest_radius_m;
    std::vector<Xy> circle = circle_of_equal_area(160), fine_circle = circle_of_equal_area(2048);

    /// What stands for a circle: near the poles of a raster in degrees, where a circle is no longer an ellipse in
    /// pixels, more corners.
    std::span<const Xy> circle_for(LonLat site) const {
        constexpr double earth_radius_m = 6'371'008.8, radians = std::numbers::pi / 180.0;
        const double bend = largest_radius_m / (earth_radius_m * std::abs(std::cos(site.lat * radians)));
        return bend < 0.02 ? circle : fine_circle;
    }
};

/// The cells that a ring may touch, inside the raster; none if it lies outside. A ring around a pole touches all
/// columns, whatever its turn.
CellWindow cells_around(std::span<const Pixel> ring, double shift, double columns_around, const RasterSource& source) {
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    for (const Pixel corner : ring) {
        left = std::min(left, corner.col + shift);
        right = std::max(right, corner.col + shift);
        top = std::min(top, corner.row);
        bottom = std::max(bottom, corner.row);
    }
    if (columns_around > 0.0 && right - left > 0.999 * columns_around) {
        left = 0.0;
        right = source.width;
    }
    if (!(left < source.width && right > 0.0 && top < source.height && bottom > 0.0)) return {};
    const int col = static_cast<int>(std::max(left, 0.0)), row = static_cast<int>(std::max(top, 0.0));
    return {col, row, static_cast<int>(std::ceil(std::min(right, static_cast<double>(source.width)))) - col,
            static_cast<int>(std::ceil(std::min(bottom, static_cast<double>(source.height)))) - row};
}

std::vector<Footprint> find_footprints(const Job& job, Progress& progress) {
    constexpr std::size_t chunk_size = 512;
    const std::size_t site_count = job.catchments.site_count();
    std::vector<std::array<Footprint, 3>> found(site_count);
    tbb::enumerable_thread_specific<RasterGrid> grids{[&] { return RasterGrid{job.source}; }};
    parallel_chunks(site_count, chunk_size, progress, [&](std::size_t begin, std::size_t end) {
        const RasterGrid& grid = grids.local();
        std::vector<Xy> outline;
        std::vector<Pixel> ring;
        for (std::size_t site = begin; site < end; ++site) {
            const LonLat place = job.catchments.site(site);
            const GroundPixels ground{grid, job.source, place, job.largest_radius_m};
            if (!ground.is_shown()) continue;
            job.catchments.outline(site, job.largest_radius_m, job.circle_for(place), outline);
            ground.to_pixels(outline, ring);
            for (int turn = -1; turn <= 1; ++turn) {
                if (turn != 0 && grid.columns_around() == 0.0) continue;
                found[site][static_cast<std::size_t>(turn + 1)] = {
                    static_cast<std::uint32_t>(site), turn,
                    cells_around(ring, turn * grid.columns_around(), grid.columns_around(), job.source)};
            }
        }
    });
    std::vector<Footprint> footprints;
    for (const auto& turns : found) {
        std::ranges::copy_if(turns, std::back_inserter(footprints),
                             [](const Footprint& footprint) { return footprint.cells.cell_count() > 0; });
    }
    return footprints;
}

/// Footprints sorted by the windows they touch.
struct FootprintsByWindow {
    FootprintsByWindow(const WindowGrid& grid, const std::vector<Footprint>& footprints) {
        std::vector<std::size_t> count(grid.size() + 1, 0);
        const auto each = [&](auto visit) {
            for (std::size_t at = 0; at < footprints.size(); ++at) {
                const WindowGrid::Range range = grid.range(footprints[at].cells);
                for (std::size_t row = range.first_row; row <= range.last_row; ++row) {
                    for (std::size_t column = range.first_column; column <= range.last_column; ++column) {
                        visit(at, grid.at(column, row));
                    }
                }
            }
        };
        each([&](std::size_t, std::size_t window) { ++count[window + 1]; });
        for (std::size_t window = 0; window < grid.size(); ++window) {
            if (count[window + 1] > 0) windows.push_back(window);
            count[window + 1] += count[window];
        }
        for (const std::size_t window : windows) {
            first.push_back(count[window]);
        }
        first.push_back(count.back());
        footprint.resize(count.back());
        each([&](std::size_t at, std::size_t window) { footprint[count[window]++] = static_cast<std::uint32_t>(at); });
    }

    std::vector<std::size_t> windows; // that are touched, in order
    std::vector<std::size_t> first;   // per window its first position in footprint; one more at the end
    std::vector<std::uint32_t> footprint;
};

/// What one thread needs to work on a window.
struct Worker {
    explicit Worker(const Job& job) : cells{job.source}, grid{job.source} {}

    RasterCells cells;
    RasterGrid grid;
    std::vector<double> values;
    RowSums sums;
    CoverageFraction coverage;
    std::vector<Xy> outline;
    std::vector<Pixel> ring;

    /// Sum of the ground in `ring`, shifted by so many columns, inside the window; NaN without any data.
    double sum(const CellWindow& window, double shift) {
        for (Pixel& corner : ring) {
            corner.col += shift;
        }
        coverage.start(window);
        coverage.add_ring(ring);
        return sums.sum(coverage.steps());
    }
};

CellWindow intersection(const CellWindow& a, const CellWindow& b) {
    const int col = std::max(a.col, b.col), row = std::max(a.row, b.row);
    return {col, row, std::min(a.col + a.width, b.col + b.width) - col,
            std::min(a.row + a.height, b.row + b.height) - row};
}

CellWindow union_of(const CellWindow& a, const CellWindow& b) {
    if (a.cell_count() == 0) return b;
    const int col = std::min(a.col, b.col), row = std::min(a.row, b.row);
    return {col, row, std::max(a.col + a.width, b.col + b.width) - col,
            std::max(a.row + a.height, b.row + b.height) - row};
}

/// Cells in a window: enough to hold most circles whole, few enough to stay in the cache and to share out.
std::size_t window_cells(const std::vector<Footprint>& footprints) {
    constexpr double least = 512.0 * 512.0, most = 2048.0 * 2048.0;
    double cells = 0.0;
    for (const Footprint& footprint : footprints) {
        cells += static_cast<double>(footprint.cells.cell_count());
    }
    const double mean = footprints.empty() ? 0.0 : cells / static_cast<double>(footprints.size());
    return static_cast<std::size_t>(std::clamp(9.0 * mean, least, most));
}

/// partial[radius][i]: the sum of footprint[i] of `sorted` inside its window.
std::vector<std::vector<double>> sum_by_window(const Job& job, CellUnit unit, const std::vector<Footprint>& footprints,
                                               const WindowGrid& grid, const FootprintsByWindow& sorted,
                                               Progress& progress) {
    std::vector<std::vector<double>> partial(job.radii_m.size(), std::vector<double>(sorted.footprint.size(), no_sum));
    tbb::enumerable_thread_specific<Worker> workers{[&] { return Worker{job}; }};
    parallel_chunks(sorted.windows.size(), 1, progress, [&](std::size_t begin, std::size_t) {
        Worker& worker = workers.local();
        const CellWindow window = grid.window(sorted.windows[begin]);
        CellWindow needed;
        for (std::size_t at = sorted.first[begin]; at < sorted.first[begin + 1]; ++at) {
            needed = union_of(needed, intersection(window, footprints[sorted.footprint[at]].cells));
        }
        worker.cells.read(needed, worker.values);
        if (unit == CellUnit::per_km2) multiply_by_area(worker.grid, job.source, needed, worker.values);
        worker.sums.set(needed, worker.values);
        for (std::size_t at = sorted.first[begin]; at < sorted.first[begin + 1]; ++at) {
            const Footprint& footprint = footprints[sorted.footprint[at]];
            const LonLat place = job.catchments.site(footprint.site);
            const GroundPixels ground{worker.grid, job.source, place, job.largest_radius_m};
            for (std::size_t radius = 0; radius < job.radii_m.size(); ++radius) {
                job.catchments.outline(footprint.site, job.radii_m[radius], job.circle_for(place), worker.outline);
                ground.to_pixels(worker.outline, worker.ring);
                partial[radius][at] = worker.sum(needed, footprint.turn * worker.grid.columns_around());
            }
        }
    });
    return partial;
}

} // namespace

std::vector<std::vector<double>> sum_in_circles(const RasterSource& source, CellUnit unit,
                                                std::span<const LonLat> places, std::span<const double> radii_m,
                                                Overlap overlap, Progress& progress) {
    if (radii_m.empty()) return {};
    const double largest_radius_m = *std::ranges::max_element(radii_m);
    const Catchments catchments{places, largest_radius_m, overlap, progress};
    const Job job{source, catchments, radii_m, largest_radius_m, circle_of_equal_area(256), circle_of_equal_area(2048)};
    const std::vector<Footprint> footprints = find_footprints(job, progress);
    const WindowGrid grid{source, window_cells(footprints)};
    const FootprintsByWindow sorted{grid, footprints};
    const auto partial = sum_by_window(job, unit, footprints, grid, sorted, progress);

    std::vector<std::vector<double>> sums(radii_m.size(), std::vector<double>(places.size(), no_sum));
    for (std::size_t radius = 0; radius < radii_m.size(); ++radius) {
        std::vector<double> of_site(catchments.site_count(), no_sum);
        for (std::size_t at = 0; at < sorted.footprint.size(); ++at) { // window by window: always in the same order
            double& sum = of_site[footprints[sorted.footprint[at]].site];
            if (!std::isnan(partial[radius][at]))
                sum = std::isnan(sum) ? partial[radius][at] : sum + partial[radius][at];
        }
        for (std::size_t place = 0; place < places.size(); ++place) {
            const std::size_t site = catchments.site_of(place);
            const double shares = overlap == Overlap::once ? static_cast<double>(catchments.places_at(site)) : 1.0;
            sums[radius][place] = of_site[site] / shares;
        }
    }
    return sums;
}

} // namespace geo
