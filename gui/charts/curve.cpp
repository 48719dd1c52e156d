// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <string>

#include "gui/charts/charts.h"
#include "gui/text/numbers.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

float widest(const std::vector<double>& marks) {
    float width = 0.0f;
    for (const double mark : marks)
        width = std::max(width, ImGui::CalcTextSize(mark_text(mark).c_str()).x);
    return width;
}

constexpr const char *knee_word = "knee", *now_word = "now"; // the wider one first: there is room for it at the right

/// From a mark to the word that names it.
float mark_gap() { return px(7); }

/// Where the values of a curve lie on the screen; both axes begin at 0.
class CurveFrame {
public:
    CurveFrame(std::span<const CurvePoint> points, ImVec2 at, ImVec2 size)
        : x_marks_{axis_marks(0.0, points.back().x)},
          y_marks_{axis_marks(0.0, points.back().y)},
          x_label_width_{widest(x_marks_)},
          min_{at.x + widest(y_marks_) + px(8), at.y + ImGui::GetTextLineHeight() / 2.0f},
          max_{at.x + size.x - std::max(x_label_width_ / 2.0f, mark_gap() + ImGui::CalcTextSize(knee_word).x),
               at.y + size.y - px(20)} {}

    ImVec2 place(double x, double y) const {
        const auto share = [](double value, double whole) { return static_cast<float>(value / whole); };
        return {min_.x + share(x, x_marks_.back()) * (max_.x - min_.x),
                max_.y - share(y, y_marks_.back()) * (max_.y - min_.y)};
    }
    bool holds(ImVec2 place) const {
        return place.x >= min_.x && place.x <= max_.x && place.y >= min_.y && place.y <= max_.y;
    }
    void draw_axes(ImDrawList& list) const {
        for (const double mark : y_marks_)
            draw_height_mark(list, mark_text(mark), {min_.x, place(0.0, mark).y}, max_.x, mark == 0.0);
        const std::size_t stride = label_stride(x_marks_.size(), max_.x - min_.x, x_label_width_);
        for (std::size_t mark = 0; mark < x_marks_.size(); mark += stride) {
            const std::string text = mark_text(x_marks_[mark]);
            const ImVec2 size = ImGui::CalcTextSize(text.c_str());
            const ImVec2 corner{place(x_marks_[mark], 0.0).x - size.x / 2.0f, max_.y + px(2)};
            list.AddText(corner, ui::colour::muted, text.c_str());
            ui::note_item("curve.x." + std::to_string(mark / stride), corner, {corner.x + size.x, corner.y + size.y});
        }
    }

    /// A word right of a mark and below it, where a curve that rises leaves room, but never under the axis.
    void name_mark(ImDrawList& list, const char* id, ImVec2 place, const char* word) const {
        const ImVec2 size = ImGui::CalcTextSize(word);
        const ImVec2 corner{place.x + mark_gap(), std::min(place.y + px(1), max_.y - size.y)};
        list.AddText(corner, ui::colour::muted, word);
        ui::note_item(id, corner, {corner.x + size.x, corner.y + size.y});
    }

private:
    std::vector<double> x_marks_, y_marks_;
    float x_label_width_;
    ImVec2 min_, max_;
};

void draw_diamond(ImDrawList& list, ImVec2 place) {
    const float half = px(5);
    const ImVec2 corners[]{
        {place.x - half, place.y}, {place.x, place.y - half}, {place.x + half, place.y}, {place.x, place.y + half}};
    list.AddConvexPolyFilled(corners, 4, ui::colour::paper);
    list.AddPolyline(corners, 4, ui::colour::text, ImDrawFlags_Closed, px(2));
}

bool is_mouse_near(ImVec2 place) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    return std::abs(mouse.x - place.x) <= px(6) && std::abs(mouse.y - place.y) <= px(6);
}

/// The point whose x lies nearest to the mouse, while it is over the curve.
std::optional<std::size_t> find_hovered(std::span<const CurvePoint> points, const CurveFrame& frame) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (!ImGui::IsWindowHovered() || !frame.holds(mouse)) return std::nullopt;
    const auto nearest = std::ranges::min_element(
        points, {}, [&](const CurvePoint& point) { return std::abs(frame.place(point.x, point.y).x - mouse.x); });
    return static_cast<std::size_t>(nearest - points.begin());
}

} // namespace

bool has_shape(std::span<const CurvePoint> points) {
    return !points.empty() && points.back().x > 0.0 && points.back().y > 0.0;
}

std::optional<std::size_t> draw_curve(std::span<const CurvePoint> points, std::size_t knee,
                                      const std::optional<CurvePoint>& now, ImVec2 size) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy(size);
    const CurveFrame frame{points, at, size};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    frame.draw_axes(list);
    for (std::size_t point = 1; point < points.size(); ++point)
        list.AddLine(frame.place(points[point - 1].x, points[point - 1].y),
                     frame.place(points[point].x, points[point].y), ui::colour::accent, px(2));
    const ImVec2 knee_place = frame.place(points[knee].x, points[knee].y);
    list.AddCircleFilled(knee_place, px(4), ui::colour::accent);
    frame.name_mark(list, "curve.knee", knee_place, knee_word);
    bool is_over_now = false;
    if (now) {
        const ImVec2 place = frame.place(now->x, now->y);
        draw_diamond(list, place);
        frame.name_mark(list, "curve.now", place, now_word);
        is_over_now = is_mouse_near(place);
    }
    const auto hovered = find_hovered(points, frame);
    if (is_over_now && ImGui::IsWindowHovered()) {
        ImGui::SetTooltip("%s", now->tip.c_str());
        return std::nullopt;
    }
    if (!hovered) return std::nullopt;
    list.AddCircle(frame.place(points[*hovered].x, points[*hovered].y), px(5), ui::colour::accent, 0, px(2));
    ImGui::SetTooltip("%s", points[*hovered].tip.c_str());
    return ImGui::IsMouseClicked(ImGuiMouseButton_Left) ? hovered : std::nullopt;
}

} // namespace gui
