// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/borders.h"

#include <algorithm>
#include <array>

namespace planner::synth {

namespace {

/// The four cells around a corner, clockwise from the north-west; a corner is named by its north-west cell.
std::array<Cell, 4> cells_around(const Frame& frame, Cell corner) {
    const auto side = static_cast<Cell>(frame.side);
    return {corner, corner + 1, corner + side + 1, corner + side};
}

/// Settles one corner where two cells of an area (or of a group of areas) meet diagonally: some cell there takes over
/// the smaller number of a neighbour, which cannot go on for ever. True if something changed.
bool untangle_corner(AreaOfCell& areas, const std::array<Cell, 4>& around,
                     const std::function<std::uint32_t(Cell)>& group) {
    for (std::size_t first = 0; first < 2; ++first) {
        const std::array<Cell, 2> same{around[first], around[first + 2]};
        const std::array<Cell, 2> others{around[first + 1], around[(first + 3) % 4]};
        if (group(same[0]) != group(same[1]) || group(same[0]) == group(others[0]) ||
            group(same[0]) == group(others[1]))
            continue;
        for (const Cell other : others) {
            if (areas[same[0]] >= areas[other]) continue;
            areas[other] = areas[same[0]];
            return true;
        }
        areas[same[0]] = areas[others[0]];
        return true;
    }
    return false;
}

/// One ring on its way: corners and crossings in turn, kept as points.
struct Ring {
    std::vector<geo::LonLat> points;
    double double_area = 0.0; // positive: anticlockwise
};

/// Follows the borders of areas. A border runs along sides of cells; here a side is named by a cell and the way to its
/// neighbour across it (0 east, 2 south, 4 west, 6 north), with the cell on the right hand.
class BorderTracer {
public:
    BorderTracer(const Frame& frame, const AreaOfCell& areas, const AreaOfCell& finest,
                 const std::function<double(Cell, Cell)>& crossing)
        : frame_{frame}, areas_{areas}, finest_{finest}, crossing_{crossing}, is_walked_(frame.cell_count()) {}

    bool is_border(Cell cell, std::size_t direction) const {
        return areas_[frame_.neighbour(cell, direction)] != areas_[cell];
    }
    bool is_walked(Cell cell, std::size_t direction) const { return is_walked_[cell][direction / 2]; }

    /// The ring that begins at a side, its area on the right hand all along.
    Ring trace(Cell cell, std::size_t direction) {
        std::vector<geo::LonLat> sharp;
        std::vector<bool> is_fixed;
        do {
            is_walked_[cell][direction / 2] = true;
            sharp.push_back(crossing_point(cell, direction));
            is_fixed.push_back(false);
            const Cell corner = corner_ahead(cell, direction);
            if (is_meeting(corner)) {
                sharp.push_back(meeting_point(corner));
                is_fixed.push_back(true);
            }
            step(cell, direction);
        } while (!is_walked(cell, direction));
        return smoothed(sharp, is_fixed);
    }

private:
    // Walking with the cell on the right: along its east side one goes south, along its south side west, and so on.
    Cell corner_ahead(Cell cell, std::size_t direction) const {
        const auto side = static_cast<Cell>(frame_.side);
        switch (direction) {
        case 0:
            return cell; // at its south-east
        case 2:
            return cell - 1; // at its south-west
        case 4:
            return cell - side - 1; // at its north-west
        default:
            return cell - side; // at its north-east
        }
    }
    void step(Cell& cell, std::size_t& direction) const {
        const std::size_t ahead = (direction + 2) % 8; // the way one walks
        const Cell before = frame_.neighbour(cell, ahead);
        if (areas_[before] != areas_[cell]) {
            direction = ahead; // a turn to the right, about the same cell
            return;
        }
        const Cell beside = frame_.neighbour(before, direction);
        if (areas_[beside] != areas_[cell]) {
            cell = before; // straight on
            return;
        }
        cell = beside; // a turn to the left
        direction = (direction + 6) % 8;
    }
    /// Whether three areas or more meet at a corner.
    bool is_meeting(Cell corner) const {
        std::array<std::uint32_t, 4> around{};
        std::ranges::transform(cells_around(frame_, corner), around.begin(), [&](Cell cell) { return finest_[cell]; });
        std::ranges::sort(around);
        return std::ranges::unique(around).begin() - around.begin() >= 3;
    }
    geo::LonLat meeting_point(Cell corner) const {
        return frame_.place_at({frame_.column(corner) + 0.5, frame_.row(corner) + 0.5});
    }
    geo::LonLat crossing_point(Cell cell, std::size_t direction) const {
        const Cell other = frame_.neighbour(cell, direction);
        const Cell first = std::min(cell, other), second = std::max(cell, other);
        const double share = crossing_(first, second);
        return frame_.place_at({frame_.column(first) + share * (frame_.column(second) - frame_.column(first)),
                                frame_.row(first) + share * (frame_.row(second) - frame_.row(first))});
    }
    /// Cuts each bend but the meeting points once. A cut stays within the squares of four centres on both sides of its
    /// bend, where no other border passes, so that rings stay simple.
    static Ring smoothed(const std::vector<geo::LonLat>& sharp, const std::vector<bool>& is_fixed) {
        Ring ring;
        const std::size_t count = sharp.size();
        const auto towards = [](geo::LonLat a, geo::LonLat b) {
            return geo::LonLat{a.lon + 0.25 * (b.lon - a.lon), a.lat + 0.25 * (b.lat - a.lat)};
        };
        for (std::size_t at = 0; at < count; ++at) {
            if (is_fixed[at]) {
                ring.points.push_back(sharp[at]);
                continue;
            }
            ring.points.push_back(towards(sharp[at], sharp[(at + count - 1) % count]));
            ring.points.push_back(towards(sharp[at], sharp[(at + 1) % count]));
        }
        ring.points.push_back(ring.points.front());
        for (std::size_t at = 1; at < ring.points.size(); ++at) {
            const geo::LonLat a = ring.points[at - 1], b = ring.points[at];
            ring.double_area += (a.lon - ring.points[0].lon) * (b.lat - ring.points[0].lat) -
                                (b.lon - ring.points[0].lon) * (a.lat - ring.points[0].lat);
        }
        return ring;
    }

    const Frame& frame_;
    const AreaOfCell& areas_;
    const AreaOfCell& finest_;
    const std::function<double(Cell, Cell)>& crossing_;
    std::vector<std::array<bool, 4>> is_walked_;
};

bool ring_holds(const Ring& ring, geo::LonLat place) {
    bool is_inside = false;
    for (std::size_t at = 1; at < ring.points.size(); ++at) {
        const geo::LonLat a = ring.points[at - 1], b = ring.points[at];
        if ((a.lat > place.lat) == (b.lat > place.lat)) continue;
        if (place.lon < a.lon + (place.lat - a.lat) / (b.lat - a.lat) * (b.lon - a.lon)) is_inside = !is_inside;
    }
    return is_inside;
}

void append_ring(geo::Shapes& shapes, const Ring& ring, bool is_hole) {
    shapes.point.insert(shapes.point.end(), ring.points.begin(), ring.points.end());
    shapes.first_point.push_back(shapes.point.size());
    shapes.is_hole.push_back(is_hole);
}

/// Appends a feature: each outer ring with its holes. With the area on the right hand, outer rings run clockwise.
void append_area(geo::Shapes& shapes, std::vector<Ring>& rings) {
    std::ranges::stable_sort(rings, [](const Ring& a, const Ring& b) { return a.double_area < b.double_area; });
    for (const Ring& outer : rings) {
        if (outer.double_area > 0.0) break;
        append_ring(shapes, outer, false);
        for (const Ring& hole : rings) {
            if (hole.double_area > 0.0 && ring_holds(outer, hole.points.front())) append_ring(shapes, hole, true);
        }
    }
    shapes.first_part.push_back(shapes.first_point.size() - 1);
    shapes.attributes.source_row.push_back(shapes.attributes.source_row.size() + 1);
}

} // namespace

void untangle(const Frame& frame, AreaOfCell& areas, const std::vector<std::uint32_t>& group_of) {
    const std::function<std::uint32_t(Cell)> itself = [&](Cell cell) { return areas[cell]; };
    const std::function<std::uint32_t(Cell)> group = [&](Cell cell) {
        return areas[cell] == no_area ? no_area : group_of[areas[cell]];
    };
    bool has_changed = true;
    while (has_changed) {
        has_changed = false;
        for (int row = 0; row + 1 < frame.side; ++row) {
            for (int column = 0; column + 1 < frame.side; ++column) {
                const auto around = cells_around(frame, frame.cell(column, row));
                if (areas[around[0]] == areas[around[1]] && areas[around[2]] == areas[around[3]]) continue;
                if (untangle_corner(areas, around, itself)) has_changed = true;
                if (untangle_corner(areas, around, group)) has_changed = true;
            }
        }
    }
}

geo::Shapes draw_areas(const Frame& frame, const AreaOfCell& areas, std::size_t count, const AreaOfCell& finest,
                       const std::function<double(Cell, Cell)>& crossing) {
    BorderTracer tracer{frame, areas, finest, crossing};
    std::vector<std::vector<Ring>> rings(count);
    // The rim of the grid is sea, so that every side has a neighbour.
    for (Cell cell = 0; cell < frame.cell_count(); ++cell) {
        if (areas[cell] == no_area) continue;
        for (std::size_t direction = 0; direction < steps.size(); direction += 2) {
            if (tracer.is_border(cell, direction) && !tracer.is_walked(cell, direction)) {
                rings[areas[cell]].push_back(tracer.trace(cell, direction));
            }
        }
    }
    geo::Shapes shapes;
    shapes.first_part.push_back(0);
    shapes.first_point.push_back(0);
    for (std::vector<Ring>& area : rings) {
        append_area(shapes, area);
    }
    return shapes;
}

} // namespace planner::synth
