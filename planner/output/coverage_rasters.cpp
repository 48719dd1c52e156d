// SPDX-License-Identifier: Apache-2.0
#include "planner/output/coverage_rasters.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include <fmt/format.h>

#include "geo/error.h"
#include "geo/measure/geodesic.h"
#include "geo/measure/local_plane.h"
#include "geo/parallel.h"
#include "geo/relief/viewshed.h"

namespace planner {
namespace {

constexpr double once_around_deg = 360.0, highest_lat = 89.0;
constexpr float unknown_value = -1.0F;
constexpr int strip_rows = 64, tile_columns = 256;

/// Longitudes of masts, moved by whole turns so that they lie together, west to east.
std::vector<double> gather_longitudes(std::span<const geo::Mast> masts) {
    std::vector<double> lons;
    for (const geo::Mast& mast : masts)
        lons.push_back(mast.place.lon);
    std::ranges::sort(lons);
    std::size_t first = 0; // the mast east of the widest gap
    double widest_deg = lons.front() + once_around_deg - lons.back();
    for (std::size_t mast = 1; mast < lons.size(); ++mast) {
        if (lons[mast] - lons[mast - 1] <= widest_deg) continue;
        widest_deg = lons[mast] - lons[mast - 1];
        first = mast;
    }
    for (std::size_t mast = 0; mast < first; ++mast)
        lons[mast] += once_around_deg;
    std::rotate(lons.begin(), lons.begin() + static_cast<std::ptrdiff_t>(first), lons.end());
    return lons;
}

/// Degrees that so many metres make northwards and eastwards at a latitude.
struct DegreesPerMetre {
    explicit DegreesPerMetre(double lat) {
        constexpr double step_deg = 0.01;
        const geo::LonLat here{0.0, lat};
        north = step_deg / geo::distance_m(here, geo::LonLat{0.0, lat - std::copysign(step_deg, lat)});
        east = step_deg / geo::distance_m(here, geo::LonLat{step_deg, lat});
    }
    double north, east;
};

geo::LonLat middle_of(const geo::OutputGrid& grid, int row, int col) {
    const double lon = grid.box.west + (col + 0.5) * grid.box.width() / grid.width;
    return {lon - once_around_deg * std::floor((lon + once_around_deg / 2.0) / once_around_deg),
            grid.box.north - (row + 0.5) * grid.box.height() / grid.height};
}

/// The rates of a strip of rows, tile by tile, so that a tile's relief is decoded once; counted into `area`.
std::vector<float> model_strip(const geo::Relief* relief, std::span<const geo::Mast> masts,
                               const geo::CoverageRules& rules, const geo::OutputGrid& grid, int top, CoveredArea& area,
                               geo::Progress& progress) {
    const int row_count = std::min(strip_rows, grid.height - top);
    const auto width = static_cast<std::size_t>(grid.width);
    std::vector<float> strip(width * static_cast<std::size_t>(row_count));
    for (int left = 0; left < grid.width; left += tile_columns) {
        const int col_count = std::min(tile_columns, grid.width - left);
        std::vector<geo::LonLat> places;
        for (int row = 0; row < row_count; ++row) {
            for (int col = 0; col < col_count; ++col)
                places.push_back(middle_of(grid, top + row, left + col));
        }
        const std::vector<geo::Reception> received = geo::find_best_masts(relief, masts, places, rules, progress);
        for (std::size_t cell = 0; cell < received.size(); ++cell) {
            const std::size_t row = cell / static_cast<std::size_t>(col_count);
            const std::size_t col = cell % static_cast<std::size_t>(col_count) + static_cast<std::size_t>(left);
            const double mbps = received[cell].mbps;
            strip[row * width + col] = std::isnan(mbps) ? unknown_value : static_cast<float>(mbps);
            area.unknown += std::isnan(mbps);
            area.covered += mbps > 0.0;
            area.extrapolated += received[cell].is_extrapolated;
        }
    }
    area.cells += strip.size();
    return strip;
}

/// How many masts see each cell of a grid, and whether some may.
class SightCounts {
public:
    explicit SightCounts(const geo::OutputGrid& grid)
        : grid_{grid},
          seen_(static_cast<std::size_t>(grid.width) * static_cast<std::size_t>(grid.height), 0),
          is_open_(seen_.size(), 0) {}

    void add(std::span<const geo::Mast> masts, std::span<const geo::Viewshed> views, double range_m,
             geo::Progress& progress) {
        geo::parallel_chunks(static_cast<std::size_t>(grid_.height), 1, progress, [&](std::size_t begin, std::size_t) {
            for (std::size_t mast = 0; mast < masts.size(); ++mast)
                add_to_row(static_cast<int>(begin), masts[mast], views[mast], range_m);
        });
    }
    float value(int row, int col) const {
        const std::size_t cell = index(row, col);
        return seen_[cell] == 0 && is_open_[cell] != 0 ? unknown_value : static_cast<float>(seen_[cell]);
    }

private:
    std::size_t index(int row, int col) const {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(grid_.width) + static_cast<std::size_t>(col);
    }
    void add_to_row(int row, const geo::Mast& mast, const geo::Viewshed& view, double range_m) {
        const double lat = middle_of(grid_, row, 0).lat;
        const DegreesPerMetre at{lat};
        if (std::abs(lat - mast.place.lat) > range_m * at.north * 1.01) return;
        const double cell_deg = grid_.box.width() / grid_.width;
        double from_west_deg = mast.place.lon - grid_.box.west;
        from_west_deg -= once_around_deg * std::floor(from_west_deg / once_around_deg);
        const double reach_deg = range_m * at.east * 1.01;
        const int first = std::max(0, static_cast<int>((from_west_deg - reach_deg) / cell_deg));
        const int last = std::min(grid_.width - 1, static_cast<int>((from_west_deg + reach_deg) / cell_deg));
        const geo::LocalPlane plane{mast.place};
        for (int col = first; col <= last; ++col) {
            const geo::GroundPoint place{middle_of(grid_, row, col)};
            const geo::View seen = view.at(plane.xy(place));
            if (seen == geo::View::seen) ++seen_[index(row, col)];
            if (seen == geo::View::unknown) is_open_[index(row, col)] = 1;
        }
    }

    const geo::OutputGrid& grid_;
    std::vector<std::uint16_t> seen_;
    std::vector<std::uint8_t> is_open_;
};

} // namespace

geo::OutputGrid lay_coverage_grid(std::span<const geo::Mast> masts, double range_m, double cell_m) {
    const auto by_lat = [](const geo::Mast& mast) { return mast.place.lat; };
    const double south = std::ranges::min(masts, {}, by_lat).place.lat;
    const double north = std::ranges::max(masts, {}, by_lat).place.lat;
    const std::vector<double> lons = gather_longitudes(masts);
    const DegreesPerMetre farthest{std::min(std::max(std::abs(south), std::abs(north)), highest_lat)};
    const DegreesPerMetre middle{(south + north) / 2.0};
    geo::Box box{lons.front() - range_m * farthest.east, std::max(south - range_m * farthest.north, -highest_lat),
                 lons.back() + range_m * farthest.east, std::min(north + range_m * farthest.north, highest_lat)};
    box.east = std::min(box.east, box.west + once_around_deg);
    const double columns = std::ceil(box.width() / (cell_m * middle.east));
    const double rows = std::ceil(box.height() / (cell_m * middle.north));
    constexpr double most_cells = 4e8;
    if (columns * rows > most_cells) {
        throw geo::Error{fmt::format("{:.0f} x {:.0f} cells of {:g} m; at most 400 million, larger cells, are expected",
                                     columns, rows, cell_m)};
    }
    box.east = box.west + columns * cell_m * middle.east;
    box.south = box.north - rows * cell_m * middle.north;
    return {.width = static_cast<int>(columns),
            .height = static_cast<int>(rows),
            .box = box,
            .nodata = unknown_value,
            .has_nodata = true};
}

CoveredArea write_coverage(const std::string& path, const geo::Relief* relief, std::span<const geo::Mast> masts,
                           const geo::CoverageRules& rules, const geo::OutputGrid& grid, geo::Progress& progress) {
    geo::OutputGrid rates = grid;
    rates.unit = "Mbit/s";
    CoveredArea area;
    std::vector<float> strip;
    geo::Progress of_strip{progress.stop_token()};
    progress.begin_step("Modelling coverage");
    geo::write_geotiff(
        path, rates,
        [&](int row, std::span<float> cells) {
            if (row % strip_rows == 0) {
                progress.report(static_cast<double>(row) / grid.height);
                strip = model_strip(relief, masts, rules, grid, row, area, of_strip);
            }
            const auto* from = strip.data() + static_cast<std::size_t>(row % strip_rows) * cells.size();
            std::copy_n(from, cells.size(), cells.data());
        },
        progress);
    return area;
}

void write_sight_counts(const std::string& path, const geo::Relief& relief, std::span<const geo::Mast> masts,
                        const geo::CoverageRules& rules, const geo::OutputGrid& grid, geo::Progress& progress) {
    constexpr std::size_t masts_at_a_time = 64;
    geo::OutputGrid numbers = grid;
    numbers.unit = "sites";
    numbers.cell = geo::OutputGrid::Cell::int16;
    SightCounts counts{grid};
    const geo::ViewRules view_rules{.range_m = rules.range_m, .target_m = rules.receiver_m};
    geo::Progress of_batch{progress.stop_token()};
    progress.begin_step("Looking from cell sites");
    for (std::size_t first = 0; first < masts.size(); first += masts_at_a_time) {
        progress.report(static_cast<double>(first) / static_cast<double>(masts.size()));
        const auto batch = masts.subspan(first, std::min(masts_at_a_time, masts.size() - first));
        counts.add(batch, geo::find_viewsheds(relief, batch, view_rules, of_batch), rules.range_m, of_batch);
    }
    geo::write_geotiff(
        path, numbers,
        [&](int row, std::span<float> cells) {
            for (std::size_t col = 0; col < cells.size(); ++col)
                cells[col] = counts.value(row, static_cast<int>(col));
        },
        progress);
}

} // namespace planner
