// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "geo/io/write.h"
#include "geo/parallel.h"
#include "planner/synth/write_layers.h"

namespace planner::synth {

namespace {

/// Fills rows of a raster ahead of the writer, a block at a time on all threads, from a function of grid positions.
class RowBlocks {
public:
    RowBlocks(const Frame& frame, int side, const std::function<float(geo::Xy)>& value, geo::Progress& progress)
        : frame_{frame}, side_{side}, value_{value}, progress_{progress} {}

    void fill(int row, std::span<float> cells) {
        if (row >= first_ + rows_held_) compute(row);
        const auto width = static_cast<std::size_t>(side_);
        const auto begin = static_cast<std::size_t>(row - first_) * width;
        std::ranges::copy(std::span{block_}.subspan(begin, width), cells.begin());
    }

private:
    static constexpr int block_rows = 128;

    void compute(int row) {
        first_ = row;
        rows_held_ = std::min(block_rows, side_ - row);
        const auto width = static_cast<std::size_t>(side_);
        block_.resize(width * static_cast<std::size_t>(rows_held_));
        geo::Progress inner; // the writer reports how far the file has come
        geo::parallel_chunks(static_cast<std::size_t>(rows_held_), 4, inner, [&](std::size_t begin, std::size_t end) {
            for (std::size_t ahead = begin; ahead < end && !progress_.stop_requested(); ++ahead) {
                for (std::size_t column = 0; column < width; ++column) {
                    block_[ahead * width + column] =
                        value_(position(static_cast<int>(column), first_ + static_cast<int>(ahead)));
                }
            }
        });
    }
    /// The centre of a raster's cell in columns and rows of the coarse grid.
    geo::Xy position(int column, int row) const {
        const double ratio = static_cast<double>(frame_.side) / side_;
        return {(column + 0.5) * ratio - 0.5, (row + 0.5) * ratio - 0.5};
    }

    const Frame& frame_;
    int side_;
    const std::function<float(geo::Xy)>& value_;
    geo::Progress& progress_;
    int first_ = 0, rows_held_ = 0;
    std::vector<float> block_;
};

void write_raster(const Frame& frame, const std::string& path, const geo::OutputGrid& grid,
                  const std::function<float(geo::Xy)>& value, geo::Progress& progress) {
    RowBlocks rows{frame, grid.width, value, progress};
    geo::write_geotiff(
        path, grid, [&](int row, std::span<float> cells) { rows.fill(row, cells); }, progress);
}

geo::OutputGrid grid_of(const Frame& frame, int side, geo::OutputGrid::Cell cell) {
    return {.width = side, .height = side, .box = frame.box, .cell = cell};
}

void write_relief(const Country& country, const std::string& folder, geo::Progress& progress) {
    constexpr float nodata = -32768.0F;
    geo::OutputGrid grid = grid_of(country.frame, country.frame.raster_side, geo::OutputGrid::Cell::int16);
    grid.nodata = static_cast<double>(nodata);
    grid.has_nodata = true;
    write_raster(
        country.frame, folder + "/relief.tif", grid,
        [&](geo::Xy position) {
            const double height_m = height_m_at(country.frame, country.terrain, position);
            return height_m > 0.0 ? static_cast<float>(std::round(height_m)) : nodata;
        },
        progress);
}

void write_population(const Country& country, const std::string& folder, geo::Progress& progress) {
    constexpr float nodata = -99999.0F;
    const Frame& frame = country.frame;
    geo::OutputGrid grid = grid_of(frame, frame.raster_side, geo::OutputGrid::Cell::float32);
    grid.nodata = static_cast<double>(nodata);
    grid.has_nodata = true;
    const double shrink = static_cast<double>(frame.side) / frame.raster_side;
    write_raster(
        frame, folder + "/population.tif", grid,
        [&](geo::Xy position) {
            if (sample(frame, country.terrain.coast, position) <= 0.0) return nodata;
            const int row = std::clamp(static_cast<int>(std::lround(position.y)), 0, frame.side - 1);
            const double cell_km2 = frame.cell_km2(row) * shrink * shrink;
            const double people = cell_km2 * people_per_km2_at(frame, country.terrain, country.settlements, position);
            // Hundredths of a person: finer digits are noise that does not compress.
            return static_cast<float>(std::round(people * 100.0) / 100.0);
        },
        progress);
}

void write_wealth(const Country& country, const std::string& folder, geo::Progress& progress) {
    constexpr float nodata = -9999.0F;
    // As coarse as such indices are.
    geo::OutputGrid grid = grid_of(country.frame, country.frame.side / 2, geo::OutputGrid::Cell::float32);
    grid.nodata = static_cast<double>(nodata);
    grid.has_nodata = true;
    write_raster(
        country.frame, folder + "/wealth.tif", grid,
        [&](geo::Xy position) {
            if (sample(country.frame, country.terrain.coast, position) <= 0.0) return nodata;
            return static_cast<float>(std::round(sample(country.frame, country.wealth, position) * 1000.0) / 1000.0);
        },
        progress);
}

} // namespace

void write_rasters(const Country& country, const std::string& folder, geo::Progress& progress) {
    write_relief(country, folder, progress);
    write_population(country, folder, progress);
    write_wealth(country, folder, progress);
    const geo::OutputGrid grid = grid_of(country.frame, country.frame.raster_side, geo::OutputGrid::Cell::uint8);
    for (std::size_t generation = 0; generation < country.coverage.margin_db.size(); ++generation) {
        const std::string path = folder + "/coverage_" + std::to_string(generation + 2) + "g.tif";
        write_raster(
            country.frame, path, grid,
            [&, generation](geo::Xy position) {
                return static_cast<float>(signal_at(country.frame, country.coverage, generation, position));
            },
            progress);
    }
}

} // namespace planner::synth
