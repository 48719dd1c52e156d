// SPDX-License-Identifier: Apache-2.0
#include "geo/road/road_joints.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>
#include <utility>

#include "geo/graph/components.h"
#include "geo/measure/point_index.h"
#include "geo/road/segment_tree.h"

namespace geo {
namespace {

/// The state of a search for joints.
class JointFinder {
public:
    JointFinder(const RoadLines& lines, double tolerance_m)
        : lines_{lines},
          tolerance_m_{tolerance_m},
          joined_{lines.point.size()},
          line_of_(lines.point.size()),
          is_end_(lines.point.size(), false),
          is_joint_(lines.point.size(), false) {
        for (std::uint32_t line = 0; line < lines.size(); ++line) {
            std::fill(line_of_.begin() + static_cast<std::ptrdiff_t>(lines.first_point[line]),
                      line_of_.begin() + static_cast<std::ptrdiff_t>(lines.first_point[line + 1]), line);
            for (const std::size_t end : {lines.first_point[line], lines.first_point[line + 1] - 1})
                is_end_[end] = is_joint_[end] = true;
        }
    }

    RoadJoints find() && {
        join_numbered();
        join_equal_places();
        if (tolerance_m_ > 0.0) {
            join_near_ends();
            join_ends_to_lines();
        }
        return std::move(*this).name_joints();
    }

private:
    bool is_numbered(std::size_t point) const {
        return !lines_.node.empty() && lines_.node[point] != RoadLines::no_node;
    }
    std::int8_t level_of(std::uint32_t point) const { return lines_.level[line_of_[point]]; }

    void join(std::uint32_t a, std::uint32_t b) {
        is_joint_[a] = is_joint_[b] = true;
        joined_.join(a, b);
    }

    /// Points in the order of a key, handed over as runs of equal keys.
    template <typename Key, typename Take>
    static void for_runs(std::vector<std::uint32_t> points, Key key, Take take) {
        std::ranges::sort(points, {}, [&](std::uint32_t point) { return std::pair{key(point), point}; });
        for (std::size_t begin = 0; begin < points.size();) {
            std::size_t end = begin + 1;
            while (end < points.size() && key(points[end]) == key(points[begin]))
                ++end;
            if (end - begin > 1) take(std::span{points}.subspan(begin, end - begin));
            begin = end;
        }
    }

    /// Whether a point joins others by its place. Numbered ones do on the antimeridian, where roads end on either side.
    bool joins_by_place(std::size_t point) const {
        return !is_numbered(point) || lines_.point[point].lon_e7 == FixedPlace::antimeridian_e7;
    }

    template <typename Wanted>
    std::vector<std::uint32_t> points_that(Wanted is_wanted) const {
        std::vector<std::uint32_t> points;
        for (std::uint32_t point = 0; point < lines_.point.size(); ++point) {
            if (is_wanted(point)) points.push_back(point);
        }
        return points;
    }

    void join_numbered() {
        for_runs(
            points_that([&](std::size_t point) { return is_numbered(point); }),
            [&](std::uint32_t point) { return lines_.node[point]; },
            [&](std::span<const std::uint32_t> run) {
                for (const std::uint32_t point : run.subspan(1))
                    join(run.front(), point);
            });
    }

    void join_equal_places() {
        for_runs(
            points_that([&](std::size_t point) { return joins_by_place(point); }),
            [&](std::uint32_t point) { return lines_.point[point]; },
            [&](std::span<const std::uint32_t> run) { join_at_one_place(run); });
    }

    /// Passing lines join those of their level; ends join one another, and the passing lines of their level or, where
    /// there are none, all.
    void join_at_one_place(std::span<const std::uint32_t> run) {
        std::vector<std::uint32_t> ends, passing;
        for (const std::uint32_t point : run)
            (is_end_[point] ? ends : passing).push_back(point);
        for (const std::uint32_t end : ends)
            join(ends.front(), end);
        bool met_level = false;
        for (std::size_t i = 0; i < passing.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                if (level_of(passing[i]) == level_of(passing[k])) join(passing[i], passing[k]);
            }
            for (const std::uint32_t end : ends) {
                if (level_of(end) != level_of(passing[i])) continue;
                join(end, passing[i]);
                met_level = true;
            }
        }
        if (met_level || ends.empty()) return;
        for (const std::uint32_t point : passing)
            join(ends.front(), point);
    }

    void join_near_ends() {
        std::vector<std::uint32_t> joints;
        std::vector<LonLat> places;
        for (std::uint32_t point = 0; point < lines_.point.size(); ++point) {
            if (!is_joint_[point] || is_numbered(point) || joined_.of(point) != point) continue;
            joints.push_back(point);
            places.push_back(lines_.point[point].place());
        }
        if (joints.empty()) return;
        const PointIndex index{places};
        std::vector<bool> has_end(lines_.point.size(), false);
        for (std::uint32_t point = 0; point < lines_.point.size(); ++point) {
            if (is_end_[point]) has_end[joined_.of(point)] = true;
        }
        for (std::size_t row = 0; row < joints.size(); ++row) {
            if (!has_end[joints[row]]) continue;
            for (const Neighbour& near : index.within(places[row], tolerance_m_)) {
                if (joined_.join(joints[row], joints[near.row])) ++joined_ends_;
            }
        }
    }

    /// Ends of lines without numbers that no other point has joined.
    std::vector<std::uint32_t> loose_ends() {
        std::vector<std::uint32_t> members(lines_.point.size(), 0);
        for (std::uint32_t point = 0; point < lines_.point.size(); ++point)
            ++members[joined_.of(point)];
        std::vector<std::uint32_t> loose;
        for (std::uint32_t point = 0; point < lines_.point.size(); ++point) {
            if (is_end_[point] && !is_numbered(point) && members[joined_.of(point)] == 1) loose.push_back(point);
        }
        return loose;
    }

    void join_ends_to_lines() {
        std::vector<SegmentTree::Segment> segments;
        std::vector<std::uint32_t> first; // point of each segment
        for (std::uint32_t point = 0; point + 1 < lines_.point.size(); ++point) {
            if (line_of_[point] != line_of_[point + 1] || is_numbered(point)) continue;
            segments.push_back({lines_.point[point], lines_.point[point + 1]});
            first.push_back(point);
        }
        const SegmentTree tree{std::move(segments)};
        for (const std::uint32_t end : loose_ends()) {
            const auto found = tree.nearest(lines_.point[end].place(), tolerance_m_, [&](std::size_t segment) {
                return line_of_[first[segment]] != line_of_[end] && level_of(first[segment]) == level_of(end);
            });
            if (!found) continue;
            ++joined_ends_;
            const std::uint32_t point = first[found->segment];
            if (found->share == 0.0 || found->share == 1.0) {
                join(end, found->share == 0.0 ? point : point + 1);
            } else {
                inside_.push_back({point, found->share, end});
            }
        }
    }

    RoadJoints name_joints() && {
        RoadJoints joints{std::vector(lines_.point.size(), RoadJoints::none), std::move(inside_), lines_.point,
                          joined_ends_};
        for (std::uint32_t point = 0; point < lines_.point.size(); ++point) {
            if (!is_joint_[point]) continue;
            const std::uint32_t joint = joined_.of(point);
            joints.of_point[point] = joint;
            joints.place[joint] = std::min(joints.place[joint], lines_.point[point]); // whatever the order of rows
        }
        for (RoadJoints::Inside& inside : joints.inside)
            inside.joint = joined_.of(inside.joint);
        std::ranges::sort(joints.inside, {}, [](const RoadJoints::Inside& inside) {
            return std::tuple{inside.point, inside.share, inside.joint};
        });
        return joints;
    }

    const RoadLines& lines_;
    double tolerance_m_;
    Components joined_;
    std::vector<std::uint32_t> line_of_; // per point
    std::vector<bool> is_end_, is_joint_;
    std::vector<RoadJoints::Inside> inside_;
    std::size_t joined_ends_ = 0;
};

} // namespace

RoadJoints find_joints(const RoadLines& lines, double tolerance_m) { return JointFinder{lines, tolerance_m}.find(); }

} // namespace geo
