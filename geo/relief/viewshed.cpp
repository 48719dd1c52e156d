// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/viewshed.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <gdal_alg.h>
#include <gdal_priv.h>

#include "geo/error.h"
#include "geo/io/drivers.h"
#include "geo/io/memory.h"
#include "geo/measure/cell_area.h"
#include "geo/measure/local_plane.h"
#include "geo/parallel.h"
#include "geo/relief/relief_cells.h"

namespace geo {
namespace {

constexpr double deepest_hole_m = -1e6, highest_wall_m = 1e6; // instead of what is not known

/// The heights around a mast on its plane, and where its cells lie on the relief.
class ViewGround {
public:
    ViewGround(const Relief& relief, const Mast& mast, const ViewRules& rules)
        : cell_m_{cell_side_m(relief.frame, mast.place)},
          to_edge_{static_cast<int>(std::ceil(rules.range_m / cell_m_))},
          plane_{mast.place} {}

    double cell_m() const { return cell_m_; }
    int to_edge() const { return to_edge_; }
    int side() const { return 2 * to_edge_ + 1; }
    std::size_t cell_count() const { return static_cast<std::size_t>(side()) * static_cast<std::size_t>(side()); }
    /// Distance of a cell from the mast, by its number in rows from the north.
    double distance_m(std::size_t cell) const {
        const auto width = static_cast<std::size_t>(side());
        return cell_m_ *
               std::hypot(static_cast<double>(cell % width) - to_edge_, static_cast<double>(cell / width) - to_edge_);
    }

    /// Positions of the cells of a row on the relief; row 0 is the northernmost.
    void place_row(const RasterGrid& grid, int row, std::vector<LonLat>& places, std::vector<Pixel>& at) const {
        places.resize(static_cast<std::size_t>(side()));
        at.resize(places.size());
        for (int col = 0; col < side(); ++col)
            places[static_cast<std::size_t>(col)] =
                plane_.place({(col - to_edge_) * cell_m_, (to_edge_ - row) * cell_m_});
        grid.to_pixels(places, at);
    }

private:
    double cell_m_;
    int to_edge_;
    LocalPlane plane_;
};

/// What a thread works with.
struct ViewBench {
    explicit ViewBench(const Relief& relief) : grid{relief.frame} {}
    RasterGrid grid;
    std::vector<LonLat> places;
    std::vector<Pixel> at;
};

/// GDAL's viewshed over a square of heights over the plane, the mast in its middle cell; a byte per cell.
std::vector<std::uint8_t> ask_gdal(int side, std::vector<double>& heights_m, double mast_m, double target_m) {
    const DatasetHandle heights{
        GetGDALDriverManager()->GetDriverByName("MEM")->Create("", side, side, 1, GDT_Float64, nullptr)};
    std::array<double, 6> geo_transform{0.0, 1.0, 0.0, 0.0, 0.0, 1.0};
    heights->SetGeoTransform(geo_transform.data());
    GDALRasterBand* const band = heights->GetRasterBand(1);
    if (band->RasterIO(GF_Write, 0, 0, side, side, heights_m.data(), side, side, GDT_Float64, 0, 0, nullptr) != CE_None)
        throw Error{"a viewshed: " + take_gdal_message("GDAL takes no heights")};
    const double middle = side / 2 + 0.25; // of the middle cell, whether GDAL rounds, as up to 3.6, or takes the floor
    const DatasetHandle views{GDALDataset::FromHandle(GDALViewshedGenerate(
        GDALRasterBand::ToHandle(band), "MEM", "", nullptr, middle, middle, mast_m, target_m,
        static_cast<double>(View::seen), static_cast<double>(View::hidden), static_cast<double>(View::hidden), -1.0,
        0.0, GVM_Edge, 0.0, nullptr, nullptr, GVOT_NORMAL, nullptr))};
    std::vector<std::uint8_t> seen(heights_m.size());
    if (!views || views->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, side, side, seen.data(), side, side, GDT_Byte, 0, 0,
                                                    nullptr) != CE_None)
        throw Error{"a viewshed: " + take_gdal_message("GDAL gives none")};
    return seen;
}

/// Finds viewsheds of masts whose ground is loaded.
class ViewFinder {
public:
    ViewFinder(const Relief& relief, std::span<const Mast> masts, const ViewRules& rules)
        : relief_{relief}, masts_{masts}, rules_{rules}, cells_{relief}, benches_{relief} {}

    std::vector<Viewshed> find_all(Progress& progress) {
        const std::size_t most_blocks = std::max<std::size_t>(1, cell_memory_bytes() / ReliefCells::block_bytes);
        std::vector<Viewshed> viewsheds(masts_.size());
        for (std::size_t first = 0; first < masts_.size();) {
            std::vector<std::size_t> blocks;
            std::size_t end = first;
            for (; end < masts_.size(); ++end) {
                std::vector<std::size_t> more = blocks;
                add_blocks(masts_[end], more);
                if (end > first && more.size() > most_blocks) break;
                blocks.swap(more);
            }
            cells_.load(blocks, progress);
            parallel_chunks(end - first, 1, progress, [&](std::size_t begin, std::size_t) {
                viewsheds[first + begin] = find(masts_[first + begin]);
            });
            first = end;
        }
        return viewsheds;
    }

private:
    void add_blocks(const Mast& mast, std::vector<std::size_t>& blocks) {
        const ViewGround ground{relief_, mast, rules_};
        ViewBench& bench = benches_.local();
        for (int row = 0; row < ground.side(); ++row) {
            ground.place_row(bench.grid, row, bench.places, bench.at);
            std::size_t last = cells_.block_count();
            for (const Pixel at : bench.at) {
                const std::size_t block = cells_.block_at(at);
                if (block != last && block != cells_.block_count()) blocks.push_back(block);
                last = block;
            }
        }
        std::ranges::sort(blocks);
        const auto repeated = std::ranges::unique(blocks);
        blocks.erase(repeated.begin(), repeated.end());
    }

    Viewshed find(const Mast& mast) {
        const ViewGround ground{relief_, mast, rules_};
        const std::vector<double> heights_m = read_heights(ground);
        Viewshed viewshed{ground.cell_m(), ground.to_edge()};
        if (std::isnan(heights_m[heights_m.size() / 2])) return viewshed; // nobody knows how high the mast stands
        const auto look = [&](double instead_m) {
            std::vector<double> filled_m = fill_unknown(heights_m, instead_m);
            return ask_gdal(ground.side(), filled_m, mast.height_m, rules_.target_m);
        };
        const bool is_whole = std::ranges::none_of(heights_m, [](double height_m) { return std::isnan(height_m); });
        const std::vector<std::uint8_t> most = look(deepest_hole_m), least = is_whole ? most : look(highest_wall_m);
        for (std::size_t cell = 0; cell < heights_m.size(); ++cell) {
            if (ground.distance_m(cell) > rules_.range_m) {
                viewshed.cells()[cell] = View::hidden;
            } else if (!std::isnan(heights_m[cell]) && most[cell] == least[cell]) {
                viewshed.cells()[cell] = static_cast<View>(most[cell]);
            }
        }
        return viewshed;
    }

    /// Heights over the plane that touches the Earth at the mast, as a ray sees them; NaN: not known.
    std::vector<double> read_heights(const ViewGround& ground) {
        ViewBench& bench = benches_.local();
        std::vector<double> heights_m;
        heights_m.reserve(ground.cell_count());
        for (int row = 0; row < ground.side(); ++row) {
            ground.place_row(bench.grid, row, bench.places, bench.at);
            for (const Pixel at : bench.at) {
                const double away_m = ground.distance_m(heights_m.size());
                const double drop_m = away_m * away_m / (2.0 * rules_.earth_factor * radio_earth_radius_m);
                heights_m.push_back(cells_.height_m(at) - drop_m);
            }
        }
        return heights_m;
    }

    static std::vector<double> fill_unknown(std::vector<double> heights_m, double instead_m) {
        std::ranges::replace_if(
            heights_m, [](double height_m) { return std::isnan(height_m); }, instead_m);
        return heights_m;
    }

    const Relief& relief_;
    std::span<const Mast> masts_;
    ViewRules rules_;
    ReliefCells cells_;
    tbb::enumerable_thread_specific<ViewBench> benches_;
};

} // namespace

Viewshed::Viewshed(double cell_m, int to_edge)
    : cell_m_{cell_m},
      side_{2 * to_edge + 1},
      cells_(static_cast<std::size_t>(side_) * static_cast<std::size_t>(side_), View::unknown) {}

View Viewshed::at(Xy point) const {
    const double middle = side_ / 2.0;
    const double col = std::floor(middle + point.x / cell_m_), row = std::floor(middle - point.y / cell_m_);
    if (!(col >= 0.0 && col < side_ && row >= 0.0 && row < side_)) return View::hidden;
    return cells_[static_cast<std::size_t>(row) * static_cast<std::size_t>(side_) + static_cast<std::size_t>(col)];
}

std::vector<Viewshed> find_viewsheds(const Relief& relief, std::span<const Mast> masts, const ViewRules& rules,
                                     Progress& progress) {
    set_up_gdal();
    return ViewFinder{relief, masts, rules}.find_all(progress);
}

} // namespace geo
