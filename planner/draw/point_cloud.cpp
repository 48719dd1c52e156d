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
    cell_width_ = std::max(highest.x - lowest.x, least) / cells;
    cell_height_ = std::max(highest.y - lowest.y, least) / cells;

    std::vector<std::size_t> cell(places.size());
    first_.assign(cells * cells + 1, 0);
    for (std::size_t row = 0; row < places.size(); ++row) {
        cell[row] = static_cast<std::size_t>(cell_of(world_[row].y, corner_.y, cell_height_) * cells +
                                             cell_of(world_[row].x, corner_.x, cell_width_));
        ++first_[cell[row] + 1];
    }
    const auto taken = static_cast<double>(std::ranges::count_if(first_, [](std::size_t count) { return count > 0; }));
    spacing_ = std::sqrt(taken * cell_width_ * cell_height_ / static_cast<double>(places.size()));
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

int PointCloud::cell_of(double position, double first, double size) const {
    return static_cast<int>(std::clamp(std::floor((position - first) / size), 0.0, cells - 1.0));
}

} // namespace planner
