// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/frame.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "planner/synth/random.h"

namespace planner::synth {

namespace {

constexpr double km_per_degree = 111.195; // of the sphere of 6,371 km
constexpr double km2_per_school = 10.0;
constexpr double land_share = 0.42; // of the box
constexpr geo::LonLat middle{74.0, -16.0};

double cos_of_degrees(double degrees) { return std::cos(degrees * std::numbers::pi / 180.0); }

} // namespace

Frame make_frame(std::size_t school_count, std::uint64_t seed) {
    Frame frame;
    frame.seed = seed;
    frame.school_count = school_count;
    const auto schools = static_cast<double>(std::max<std::size_t>(school_count, 100));
    frame.land_km2 = schools * km2_per_school;
    const double side_km = std::sqrt(frame.land_km2 / land_share);
    const double half_deg = 0.5 * side_km / km_per_degree / std::sqrt(cos_of_degrees(middle.lat));
    frame.box = {middle.lon - half_deg, middle.lat - half_deg, middle.lon + half_deg, middle.lat + half_deg};
    // 1,000 schools: rasters of 800 x 800 cells, 100,000 schools: 5,000 x 5,000.
    const double raster_side = 800.0 * std::pow(schools / 1000.0, 0.398);
    frame.raster_side = std::max(400, 100 * static_cast<int>(std::lround(raster_side / 100.0)));
    frame.side = static_cast<int>(std::lround(400.0 * std::pow(frame.raster_side / 800.0, 0.62)));
    frame.cell_deg = frame.box.width() / frame.side;
    return frame;
}

Cell Frame::neighbour(Cell cell, std::size_t direction) const {
    const int to_column = column(cell) + steps[direction].column;
    const int to_row = row(cell) + steps[direction].row;
    return holds(to_column, to_row) ? this->cell(to_column, to_row) : no_cell;
}

double Frame::cell_width_km(int row) const { return cell_deg * km_per_degree * cos_of_degrees(lat_of_row(row)); }

double Frame::cell_height_km() const { return cell_deg * km_per_degree; }

double Frame::step_km(int row, std::size_t direction) const {
    const Step step = steps[direction];
    return std::hypot(step.column * cell_width_km(row), step.row * cell_height_km());
}

geo::LonLat Frame::centre(Cell cell) const {
    return place_at({static_cast<double>(column(cell)), static_cast<double>(row(cell))});
}

geo::Xy Frame::grid_position(geo::LonLat place) const {
    return {(place.lon - box.west) / cell_deg - 0.5, (box.north - place.lat) / cell_deg - 0.5};
}

geo::LonLat Frame::place_at(geo::Xy position) const {
    return {box.west + (position.x + 0.5) * cell_deg, box.north - (position.y + 0.5) * cell_deg};
}

Cell Frame::cell_at(geo::LonLat place) const {
    const geo::Xy position = grid_position(place);
    return cell(std::clamp(static_cast<int>(std::lround(position.x)), 0, side - 1),
                std::clamp(static_cast<int>(std::lround(position.y)), 0, side - 1));
}

geo::LonLat Frame::anchor(Cell cell) const {
    const Random random{seed, Stream::anchor};
    const double reach = 0.3; // of a cell
    return place_at(
        {column(cell) + random.between(-reach, reach, cell, 0), row(cell) + random.between(-reach, reach, cell, 1)});
}

double Frame::scale() const { return std::sqrt(land_km2 / 10'000.0); }

double sample(const Frame& frame, const Field& field, geo::Xy position) {
    const double limit = frame.side - 1;
    const double x = std::clamp(position.x, 0.0, limit), y = std::clamp(position.y, 0.0, limit);
    const int column = std::min(static_cast<int>(x), frame.side - 2);
    const int row = std::min(static_cast<int>(y), frame.side - 2);
    const double dx = x - column, dy = y - row;
    const float* north = field.data() + frame.cell(column, row);
    const float* south = north + frame.side;
    return (1.0 - dy) * ((1.0 - dx) * static_cast<double>(north[0]) + dx * static_cast<double>(north[1])) +
           dy * ((1.0 - dx) * static_cast<double>(south[0]) + dx * static_cast<double>(south[1]));
}

namespace {

std::array<double, 4> spline_weights(double t) {
    return {0.5 * t * (-1.0 + t * (2.0 - t)), 0.5 * (2.0 + t * t * (-5.0 + 3.0 * t)),
            0.5 * t * (1.0 + t * (4.0 - 3.0 * t)), 0.5 * t * t * (t - 1.0)};
}

} // namespace

double sample_smooth(const Frame& frame, const Field& field, geo::Xy position) {
    const int column = static_cast<int>(std::floor(position.x));
    const int row = static_cast<int>(std::floor(position.y));
    if (column < 1 || row < 1 || column + 2 >= frame.side || row + 2 >= frame.side) {
        return sample(frame, field, position);
    }
    const auto across = spline_weights(position.x - column);
    const auto down = spline_weights(position.y - row);
    double sum = 0.0;
    for (int r = 0; r < 4; ++r) {
        const float* cells = field.data() + frame.cell(column - 1, row - 1 + r);
        double line = 0.0;
        for (std::size_t c = 0; c < 4; ++c) {
            line += across[c] * static_cast<double>(cells[c]);
        }
        sum += down[static_cast<std::size_t>(r)] * line;
    }
    return sum;
}

} // namespace planner::synth
