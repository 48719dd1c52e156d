// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include <fmt/format.h>

#include "gui/charts/charts.h"
#include "gui/text/numbers.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

constexpr double m_per_km = 1'000.0;

struct HeightRange {
    double lowest_m = std::numeric_limits<double>::infinity(), highest_m = -lowest_m;

    void add(double height_m) {
        if (std::isnan(height_m)) return;
        lowest_m = std::min(lowest_m, height_m);
        highest_m = std::max(highest_m, height_m);
    }
};

HeightRange range_of(const PathProfile& profile) {
    HeightRange range;
    for (std::size_t at = 0; at < profile.distance_m.size(); ++at) {
        range.add(profile.ground_m[at]);
        range.add(profile.ground_m[at] + profile.clutter_m);
        range.add(profile.ray_m[at]);
        range.add(profile.zone_m[at]);
    }
    if (range.highest_m < range.lowest_m) return {0.0, 1.0}; // nothing is known
    return range;
}

/// Where samples lie on the screen.
class ProfileFrame {
public:
    ProfileFrame(const PathProfile& profile, ImVec2 at, ImVec2 size)
        : profile_{profile}, range_{range_of(profile)}, marks_{axis_marks(range_.lowest_m, range_.highest_m)} {
        float label_width = 0.0f;
        for (const double mark : marks_)
            label_width = std::max(label_width, ImGui::CalcTextSize(height_text(mark).c_str()).x);
        min_ = {at.x + label_width + px(8), at.y + ImGui::GetTextLineHeight() / 2.0f};
        max_ = {at.x + size.x - px(4), at.y + size.y - px(20)};
    }

    float x(std::size_t sample) const {
        const double share = profile_.distance_m[sample] / profile_.distance_m.back();
        return min_.x + static_cast<float>(share) * (max_.x - min_.x);
    }
    float y(double height_m) const {
        const double share = (height_m - marks_.front()) / (marks_.back() - marks_.front());
        return max_.y - static_cast<float>(share) * (max_.y - min_.y);
    }
    float bottom() const { return max_.y; }
    float top() const { return min_.y; }

    void draw_axes(ImDrawList& list) const {
        for (const double mark : marks_)
            draw_height_mark(list, height_text(mark), {min_.x, y(mark)}, max_.x, false);
        const std::string length = distance_text(profile_.distance_m.back());
        list.AddText({min_.x, max_.y + px(2)}, ui::colour::muted, "here");
        list.AddText({max_.x - ImGui::CalcTextSize(length.c_str()).x, max_.y + px(2)}, ui::colour::muted,
                     length.c_str());
    }

    /// The sample under the mouse.
    std::optional<std::size_t> hovered() const {
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        if (!ImGui::IsWindowHovered() || mouse.x < min_.x || mouse.x > max_.x || mouse.y < min_.y || mouse.y > max_.y)
            return std::nullopt;
        const double share = (mouse.x - min_.x) / (max_.x - min_.x);
        const auto found = std::ranges::lower_bound(profile_.distance_m, share * profile_.distance_m.back());
        return std::min<std::size_t>(static_cast<std::size_t>(found - profile_.distance_m.begin()),
                                     profile_.distance_m.size() - 1);
    }

private:
    static std::string height_text(double height_m) { return fmt::format("{:g} m", height_m); }

    const PathProfile& profile_;
    HeightRange range_;
    std::vector<double> marks_;
    ImVec2 min_, max_;
};

/// Fills between two lines of heights, wherever both are known.
template <typename Upper, typename Lower>
void fill_between(const PathProfile& profile, const ProfileFrame& frame, Upper upper_y, Lower lower_y, ImU32 colour) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (std::size_t at = 1; at < profile.distance_m.size(); ++at) {
        const float left = frame.x(at - 1), right = frame.x(at);
        const float upper[]{upper_y(at - 1), upper_y(at)}, lower[]{lower_y(at - 1), lower_y(at)};
        if (std::isnan(upper[0] + upper[1] + lower[0] + lower[1])) continue;
        const ImDrawListFlags flags = list.Flags;
        list.Flags &= ~ImDrawListFlags_AntiAliasedFill; // no seam between neighbours
        list.AddQuadFilled({left, upper[0]}, {right, upper[1]}, {right, lower[1]}, {left, lower[0]}, colour);
        list.Flags = flags;
    }
}

std::string sample_text(const PathProfile& profile, std::size_t at) {
    if (std::isnan(profile.ground_m[at]))
        return fmt::format("{:.2f} km from here\nthe relief does not know the ground",
                           profile.distance_m[at] / m_per_km);
    const double ground_m = profile.ground_m[at] + profile.clutter_m;
    return fmt::format("{:.2f} km from here\nray {:.0f} m above ground and trees, needs {:.0f} m",
                       profile.distance_m[at] / m_per_km, profile.ray_m[at] - ground_m,
                       profile.ray_m[at] - profile.zone_m[at]);
}

} // namespace

void draw_profile(const PathProfile& profile, ImVec2 size) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy(size);
    const ProfileFrame frame{profile, at, size};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    frame.draw_axes(list);
    const auto ground_y = [&](std::size_t sample) { return frame.y(profile.ground_m[sample]); };
    const auto clutter_y = [&](std::size_t sample) { return frame.y(profile.ground_m[sample] + profile.clutter_m); };
    const auto ray_y = [&](std::size_t sample) { return frame.y(profile.ray_m[sample]); };
    fill_between(
        profile, frame, ray_y, [&](std::size_t sample) { return frame.y(profile.zone_m[sample]); },
        ui::colour::accent_soft);
    fill_between(profile, frame, clutter_y, ground_y, ui::colour::clutter);
    fill_between(
        profile, frame, ground_y, [&](std::size_t) { return frame.bottom(); }, ui::colour::ground);
    const std::size_t last = profile.distance_m.size() - 1;
    if (!std::isnan(profile.ray_m[0])) // the ground is known at both ends
        list.AddLine({frame.x(0), ray_y(0)}, {frame.x(last), ray_y(last)}, ui::colour::accent, px(1.5f));
    for (const std::size_t end : {std::size_t{0}, last}) {
        if (std::isnan(ray_y(end))) continue;
        list.AddLine({frame.x(end), ray_y(end)}, {frame.x(end), ground_y(end)}, ui::colour::text, px(2));
    }
    if (profile.tightest) {
        const std::size_t tight = *profile.tightest;
        const bool is_free = profile.zone_m[tight] >= profile.ground_m[tight] + profile.clutter_m;
        list.AddCircleFilled({frame.x(tight), clutter_y(tight)}, px(3.5f),
                             is_free ? ui::colour::accent : ui::colour::error);
    }
    if (const auto hovered = frame.hovered()) {
        list.AddLine({frame.x(*hovered), frame.top()}, {frame.x(*hovered), frame.bottom()}, ui::colour::faint);
        ImGui::SetTooltip("%s", sample_text(profile, *hovered).c_str());
    }
}

} // namespace gui
