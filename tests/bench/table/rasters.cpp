// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "geo/io/write.h"
#include "tests/bench/table/ground.h"
#include "tests/bench/table/workloads.h"
#include "tests/hash.h"

namespace bench {
namespace {

/// Noise of one size, 0..1: hashed values on a lattice, linear in between. Row after row, from the first.
class Octave {
public:
    Octave(std::uint64_t stream, int step, int side)
        : stream_{stream}, step_{step}, upper_(static_cast<std::size_t>(side)), lower_(upper_.size()) {}

    /// Adds the row's values, times `weight`, or multiplies by them.
    template <typename Use>
    void visit(int row, const Use& use) {
        const int lattice_row = row / step_;
        if (lattice_row != lattice_row_) {
            lattice_row_ = lattice_row;
            fill(lattice_row, upper_);
            fill(lattice_row + 1, lower_);
        }
        const auto down = static_cast<float>(static_cast<double>(row) / step_ - lattice_row);
        for (std::size_t col = 0; col < upper_.size(); ++col)
            use(col, upper_[col] * (1.0F - down) + lower_[col] * down);
    }

private:
    float corner(int lattice_row, int lattice_col) const {
        constexpr std::uint64_t row_stride = 1'000'003;
        return static_cast<float>(tests::share(seed, stream_,
                                               static_cast<std::uint64_t>(lattice_row) * row_stride +
                                                   static_cast<std::uint64_t>(lattice_col)));
    }
    void fill(int lattice_row, std::vector<float>& values) const {
        for (std::size_t col = 0; col < values.size(); ++col) {
            const double at = static_cast<double>(col) / step_;
            const int left = static_cast<int>(at);
            const auto right_share = static_cast<float>(at - left);
            values[col] =
                corner(lattice_row, left) * (1.0F - right_share) + corner(lattice_row, left + 1) * right_share;
        }
    }

    std::uint64_t stream_;
    int step_;
    int lattice_row_ = -1;
    std::vector<float> upper_, lower_;
};

/// People per cell, up to about 100; lakes are -9999.
class People {
public:
    explicit People(int side)
        : large_{20, 1'024, side}, middle_{21, 128, side}, small_{22, 16, side}, lakes_{23, 700, side} {}

    void fill(int row, std::span<float> cells) {
        large_.visit(row, [&](std::size_t col, float value) { cells[col] = value; });
        middle_.visit(row, [&](std::size_t col, float value) { cells[col] *= value; });
        small_.visit(row, [&](std::size_t col, float value) {
            const float density = cells[col] * value, above = density - 0.25F;
            cells[col] = density > 0.25F ? above * above * 180.0F : density * 0.05F;
        });
        lakes_.visit(row, [&](std::size_t col, float value) {
            if (value < 0.08F) cells[col] = no_data;
        });
    }

    static constexpr float no_data = -9'999.0F;

private:
    Octave large_, middle_, small_, lakes_;
};

/// Whole metres, up to 2,090.
class Mountains {
public:
    explicit Mountains(int side)
        : octaves_{Octave{10, 2'048, side}, Octave{11, 512, side}, Octave{12, 64, side}, Octave{13, 16, side}} {}

    void fill(int row, std::span<float> cells) {
        constexpr std::array height_m{1'400.0F, 500.0F, 160.0F, 30.0F};
        std::ranges::fill(cells, 0.0F);
        for (std::size_t octave = 0; octave < octaves_.size(); ++octave)
            octaves_[octave].visit(row, [&](std::size_t col, float value) { cells[col] += value * height_m[octave]; });
        for (float& cell : cells)
            cell = std::nearbyint(cell);
    }

private:
    std::array<Octave, 4> octaves_;
};

} // namespace

void write_raster(const std::string& path, Cells kind, int side) {
    using Cell = geo::OutputGrid::Cell;
    const double side_deg = side * cell_deg;
    const bool is_population = kind == Cells::population;
    const geo::OutputGrid grid{.width = side,
                               .height = side,
                               .box = {west_deg, north_deg - side_deg, west_deg + side_deg, north_deg},
                               .cell = is_population ? Cell::float32 : Cell::int16,
                               .nodata = People::no_data,
                               .has_nodata = is_population};
    geo::Progress progress;
    People people{side};
    Mountains mountains{side};
    geo::write_geotiff(
        path, grid,
        [&](int row, std::span<float> cells) {
            if (is_population)
                people.fill(row, cells);
            else
                mountains.fill(row, cells);
        },
        progress);
}

} // namespace bench
