// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/grid_lines.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "geo/measure/ellipsoid.h"

namespace planner::synth {

namespace {

geo::LonLat between(geo::LonLat a, geo::LonLat b, double share) {
    return {std::lerp(a.lon, b.lon, share), std::lerp(a.lat, b.lat, share)};
}

/// Distance of a point from the segment a-b, degrees.
double off_segment(geo::LonLat point, geo::LonLat a, geo::LonLat b) {
    const double dx = b.lon - a.lon, dy = b.lat - a.lat;
    const double square = dx * dx + dy * dy;
    const double along = square > 0.0 ? ((point.lon - a.lon) * dx + (point.lat - a.lat) * dy) / square : 0.0;
    const geo::LonLat foot = between(a, b, std::clamp(along, 0.0, 1.0));
    return std::hypot(point.lon - foot.lon, point.lat - foot.lat);
}

void keep_bends(const Line& line, std::size_t first, std::size_t last, double tolerance, std::vector<bool>& is_kept) {
    std::size_t farthest = first;
    double distance = tolerance;
    for (std::size_t at = first + 1; at < last; ++at) {
        const double off = off_segment(line[at], line[first], line[last]);
        if (off <= distance) continue;
        distance = off;
        farthest = at;
    }
    if (farthest == first) return;
    is_kept[farthest] = true;
    keep_bends(line, first, farthest, tolerance, is_kept);
    keep_bends(line, farthest, last, tolerance, is_kept);
}

Line anchors_of(const Frame& frame, const std::vector<Cell>& cells) {
    Line line;
    line.reserve(cells.size());
    for (const Cell cell : cells) {
        line.push_back(frame.anchor(cell));
    }
    return line;
}

/// Walks roads and remembers which sides of cells were walked.
class RoadWalker {
public:
    RoadWalker(const Frame& frame, const RoadGrid& grid, const std::vector<bool>& is_stop)
        : frame_{frame}, grid_{grid}, is_stop_{is_stop}, is_walked_(frame.cell_count()) {}

    /// Whether a stretch begins or ends here: not simply passed through by one kind of road.
    bool is_junction(Cell cell) const {
        std::array<std::size_t, 2> ways{};
        std::size_t count = 0;
        for (std::size_t direction = 0; direction < steps.size(); ++direction) {
            if (grid_.kind(cell, direction) == RoadKind::none) continue;
            if (count == 2) return true;
            ways[count++] = direction;
        }
        if (count == 0) return false;
        return count != 2 || is_stop_[cell] || grid_.kind(cell, ways[0]) != grid_.kind(cell, ways[1]) ||
               grid_.is_fiber(cell, ways[0]) != grid_.is_fiber(cell, ways[1]);
    }
    bool can_start(Cell cell, std::size_t direction) const {
        return grid_.kind(cell, direction) != RoadKind::none && !is_walked_[cell][direction];
    }
    RoadStretch walk(Cell start, std::size_t direction) {
        RoadStretch stretch{{start}, grid_.kind(start, direction), grid_.is_fiber(start, direction)};
        Cell cell = start;
        do {
            is_walked_[cell][direction] = true;
            cell = frame_.neighbour(cell, direction);
            is_walked_[cell][(direction + 4) % 8] = true;
            stretch.cells.push_back(cell);
            direction = onward(cell, (direction + 4) % 8);
        } while (cell != start && !is_junction(cell));
        return stretch;
    }

private:
    std::size_t onward(Cell cell, std::size_t back) const {
        for (std::size_t direction = 0; direction < steps.size(); ++direction) {
            if (direction != back && grid_.kind(cell, direction) != RoadKind::none) return direction;
        }
        return back;
    }

    const Frame& frame_;
    const RoadGrid& grid_;
    const std::vector<bool>& is_stop_;
    std::vector<std::array<bool, 8>> is_walked_;
};

} // namespace

Line smooth_line(const Frame& frame, const std::vector<Cell>& cells) {
    Line corners = anchors_of(frame, cells);
    if (corners.size() < 3) return corners;
    Line line{corners.front()};
    for (std::size_t at = 1; at + 1 < corners.size(); ++at) {
        line.push_back(between(corners[at], corners[at - 1], 0.25));
        line.push_back(between(corners[at], corners[at + 1], 0.25));
    }
    line.push_back(corners.back());
    return line;
}

Line straightened_line(const Frame& frame, const std::vector<Cell>& cells, double tolerance_cells) {
    const Line bends = anchors_of(frame, cells);
    std::vector<bool> is_kept(bends.size());
    is_kept.front() = is_kept.back() = true;
    keep_bends(bends, 0, bends.size() - 1, tolerance_cells * frame.cell_deg, is_kept);
    Line line;
    for (std::size_t at = 0; at < bends.size(); ++at) {
        if (is_kept[at]) line.push_back(bends[at]);
    }
    return line;
}

double length_km(const Line& line) {
    constexpr double radians = geo::radians_per_degree, radius_km = geo::mean_earth_radius_m / 1'000.0;
    double sum = 0.0;
    for (std::size_t at = 1; at < line.size(); ++at) {
        const double north = (line[at].lat - line[at - 1].lat) * radians;
        const double east = (line[at].lon - line[at - 1].lon) * radians * std::cos(line[at].lat * radians);
        sum += radius_km * std::hypot(north, east);
    }
    return sum;
}

void append_line(geo::Shapes& shapes, const Line& line) {
    if (shapes.first_part.empty()) {
        shapes.first_part.push_back(0);
        shapes.first_point.push_back(0);
    }
    shapes.point.insert(shapes.point.end(), line.begin(), line.end());
    shapes.is_hole.push_back(false);
    shapes.first_point.push_back(shapes.point.size());
    shapes.first_part.push_back(shapes.first_point.size() - 1);
    shapes.attributes.source_row.push_back(shapes.attributes.source_row.size() + 1);
}

std::vector<RoadStretch> road_stretches(const Frame& frame, const RoadGrid& grid, const std::vector<bool>& is_stop) {
    RoadWalker walker{frame, grid, is_stop};
    std::vector<RoadStretch> stretches;
    for (Cell cell = 0; cell < frame.cell_count(); ++cell) {
        if (!walker.is_junction(cell)) continue;
        for (std::size_t direction = 0; direction < steps.size(); ++direction) {
            if (walker.can_start(cell, direction)) stretches.push_back(walker.walk(cell, direction));
        }
    }
    // What is left are rings without a junction.
    for (Cell cell = 0; cell < frame.cell_count(); ++cell) {
        for (std::size_t direction = 0; direction < steps.size(); ++direction) {
            if (walker.can_start(cell, direction)) stretches.push_back(walker.walk(cell, direction));
        }
    }
    return stretches;
}

} // namespace planner::synth
