// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/point_cloud.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace planner {

namespace {

/// An order that has nothing to do with the rows' own. Source: the finaliser of Austin Appleby's MurmurHash3.
std::uint64_t scattered(geo::LonLat place) {
    std::uint64_t bits =
        std::bit_cast<std::uint64_t>(place.lon) * 0x9E3779B97F4A7C15U ^ std::bit_cast<std::uint64_t>(place.lat);
    bits = (bits ^ (bits >> 33U)) * 0xFF51AFD7ED558CCDU;
    bits = (bits ^ (bits >> 33U)) * 0xC4CEB9FE1A85EC53U;
    return bits ^ (bits >> 33U);
}

/// The side of a point's share of the cells that hold any, on a grid with about four points a cell.
double typical_spacing(const std::vector<geo::WorldXy>& points, geo::WorldXy lowest, geo::WorldXy highest) {
    constexpr double thinnest = 0.05; // of the longer side: points on a line
    const double longer = std::max(highest.x - lowest.x, highest.y - lowest.y);
    if (longer <= 0.0) return 1.0; // all in one place: nothing crowds
    const double width = std::max(highest.x - lowest.x, thinnest * longer);
    const double height = std::max(highest.y - lowest.y, thinnest * longer);
    const double side = std::max(1.0, std::floor(std::sqrt(static_cast<double>(points.size())) / 2.0));
    std::vector<bool> taken(static_cast<std::size_t>(side * side), false);
    for (const geo::WorldXy at : points) {
        const double column = std::min(side - 1.0, std::floor((at.x - lowest.x) / width * side));
        const double row = std::min(side - 1.0, std::floor((at.y - lowest.y) / height * side));
        taken[static_cast<std::size_t>(row * side + column)] = true;
    }
    const auto share = static_cast<double>(std::ranges::count(taken, true)) / (side * side);
    return std::sqrt(share * width * height / static_cast<double>(points.size()));
}

} // namespace

PointCloud::PointCloud(std::span<const geo::LonLat> places) {
    if (places.empty()) return;
    geo::WorldXy lowest{2.0, 2.0}, highest{-2.0, -2.0};
    world_.reserve(places.size());
    for (const geo::LonLat place : places) {
        const geo::WorldXy at = geo::world_from_place(place);
        lowest = {std::min(lowest.x, at.x), std::min(lowest.y, at.y)};
        highest = {std::max(highest.x, at.x), std::max(highest.y, at.y)};
        world_.push_back(at);
    }
    constexpr double least = 1e-9; // all points in one place
    corner_ = lowest;
    spacing_ = typical_spacing(world_, lowest, highest);
    cell_width_ = std::max(highest.x - lowest.x, least) / cells;
    cell_height_ = std::max(highest.y - lowest.y, least) / cells;

    std::vector<std::size_t> cell(places.size());
    first_.assign(cells * cells + 1, 0);
    for (std::size_t row = 0; row < places.size(); ++row) {
        cell[row] =
            slot(cell_of(world_[row].x, corner_.x, cell_width_), cell_of(world_[row].y, corner_.y, cell_height_));
        ++first_[cell[row] + 1];
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    std::vector<std::size_t> next{first_.begin(), first_.end() - 1};
    row_.resize(places.size());
    std::vector<std::uint64_t> hash(places.size());
    for (std::size_t row = 0; row < places.size(); ++row) {
        hash[row] = scattered(places[row]);
        row_[next[cell[row]]++] = row;
    }
    for (std::size_t at = 0; at + 1 < first_.size(); ++at) {
        const auto of_cell = std::span{row_}.subspan(first_[at], first_[at + 1] - first_[at]);
        std::ranges::stable_sort(of_cell, {}, [&](std::size_t row) { return hash[row]; });
    }
}

int PointCloud::cell_of(double position, double first, double size) {
    return static_cast<int>(std::clamp(std::floor((position - first) / size), 0.0, cells - 1.0));
}

} // namespace planner
