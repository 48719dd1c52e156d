// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/label_layout.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace planner {

namespace {

/// Twice the signed area of a ring, on the world.
double double_area(const WorldShapes& shapes, std::size_t part) {
    double sum = 0.0;
    for (std::size_t i = shapes.first_point[part]; i + 1 < shapes.first_point[part + 1]; ++i) {
        const geo::WorldXy a = shapes.point[i], b = shapes.point[i + 1];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

using Axis = double geo::WorldXy::*;

/// Where a line across an axis, at a position on it, crosses a feature's rings: positions on the other axis, in order;
/// between the first and the second it is inside.
std::vector<double> find_crossings(const WorldShapes& shapes, std::size_t feature, Axis axis, double position) {
    const Axis other = axis == &geo::WorldXy::y ? &geo::WorldXy::x : &geo::WorldXy::y;
    std::vector<double> crossings;
    for (std::size_t part = shapes.first_part[feature]; part < shapes.first_part[feature + 1]; ++part) {
        for (std::size_t i = shapes.first_point[part]; i + 1 < shapes.first_point[part + 1]; ++i) {
            const geo::WorldXy a = shapes.point[i], b = shapes.point[i + 1];
            if ((a.*axis > position) == (b.*axis > position)) continue;
            crossings.push_back(a.*other + (b.*other - a.*other) * (position - a.*axis) / (b.*axis - a.*axis));
        }
    }
    std::ranges::sort(crossings);
    return crossings;
}

/// The widest stretch of a parallel inside a feature's rings: its middle and width.
std::pair<double, double> widest_stretch(const WorldShapes& shapes, std::size_t feature, double y) {
    const std::vector<double> crossings = find_crossings(shapes, feature, &geo::WorldXy::y, y);
    std::pair<double, double> widest{0.0, 0.0};
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        const double width = crossings[i + 1] - crossings[i];
        if (width > widest.second) widest = {(crossings[i] + crossings[i + 1]) / 2.0, width};
    }
    return widest;
}

/// How far the area goes north and south of its anchor.
void find_height(const WorldShapes& shapes, std::size_t feature, LabelAnchor& anchor) {
    const std::vector<double> crossings = find_crossings(shapes, feature, &geo::WorldXy::x, anchor.place.x);
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i] > anchor.place.y || crossings[i + 1] < anchor.place.y) continue;
        anchor.north = crossings[i];
        anchor.south = crossings[i + 1];
    }
}

/// Tries parallels around the middle of the largest part, which keeps a name out of the tips.
LabelAnchor anchor_of(const WorldShapes& shapes, std::size_t feature, const std::string& name) {
    std::size_t largest = shapes.first_part[feature];
    for (std::size_t part = largest; part < shapes.first_part[feature + 1]; ++part) {
        if (std::abs(double_area(shapes, part)) > std::abs(double_area(shapes, largest))) largest = part;
    }
    LabelAnchor anchor{.text = name};
    if (largest >= shapes.part_box.size()) return anchor;
    const WorldBox& box = shapes.part_box[largest];
    for (const double share : {0.5, 0.42, 0.58, 0.34, 0.66}) {
        const double y = box.north + (box.south - box.north) * share;
        const auto [x, width] = widest_stretch(shapes, feature, y);
        constexpr double clearly = 1.15; // a line off the middle must be this much wider
        if (width > anchor.width * clearly) {
            anchor.place = {x, y};
            anchor.width = width;
        }
    }
    find_height(shapes, feature, anchor);
    return anchor;
}

} // namespace

std::vector<LabelAnchor> label_anchors(const AdminAreas& areas, const WorldShapes& shapes) {
    std::vector<LabelAnchor> anchors;
    for (std::size_t area = 0; area < areas.size(); ++area) {
        if (areas.name[area].empty() || area + 1 >= shapes.first_part.size()) continue;
        LabelAnchor anchor = anchor_of(shapes, area, areas.name[area]);
        if (anchor.width > 0.0) anchors.push_back(std::move(anchor));
    }
    std::ranges::stable_sort(anchors, [](const LabelAnchor& a, const LabelAnchor& b) {
        return std::tie(b.width, a.text) < std::tie(a.width, b.text);
    });
    return anchors;
}

bool LabelLayout::add(const TextPicture& picture, int left, int top) {
    const Frame frame{left, top, left + picture.width, top + picture.height};
    if (frame.right <= 0 || frame.bottom <= 0 || frame.left >= canvas_.width || frame.top >= canvas_.height)
        return false;
    const bool touches = std::ranges::any_of(taken_, [&](const Frame& other) {
        return frame.left < other.right && other.left < frame.right && frame.top < other.bottom &&
               other.top < frame.bottom;
    });
    if (touches) return false;
    taken_.push_back(frame);
    TextPainter::stamp(canvas_, picture, left, top);
    return true;
}

geo::Xy LabelLayout::size_of(const std::string& label, const TextStyle& style) {
    const TextPicture& picture = text_.picture_of(label, style);
    return {static_cast<double>(picture.width), static_cast<double>(picture.height)};
}

bool LabelLayout::add_centred(const std::string& label, const TextStyle& style, geo::Xy middle) {
    const TextPicture& picture = text_.picture_of(label, style);
    return add(picture, static_cast<int>(std::lround(middle.x - picture.width / 2.0)),
               static_cast<int>(std::lround(middle.y - picture.height / 2.0)));
}

bool LabelLayout::add_beside(const std::string& label, const TextStyle& style, geo::Xy symbol, double gap) {
    const TextPicture& picture = text_.picture_of(label, style);
    const int top = static_cast<int>(std::lround(symbol.y - picture.height / 2.0));
    return add(picture, static_cast<int>(std::lround(symbol.x + gap)), top) ||
           add(picture, static_cast<int>(std::lround(symbol.x - gap)) - picture.width, top);
}

} // namespace planner
