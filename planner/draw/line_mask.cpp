// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/line_mask.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace planner {

namespace {

/// Shortens a segment to the part inside the rectangle widened by `margin`; false: nothing is inside. Source: Liang and
/// Barsky, "A new concept and method for line clipping", ACM Trans. Graphics 3(1), 1984.
bool clip(geo::Xy& from, geo::Xy& to, double width, double height, double margin) {
    const double dx = to.x - from.x, dy = to.y - from.y;
    double enters = 0.0, leaves = 1.0;
    const auto cut = [&](double direction, double distance) {
        if (direction == 0.0) return distance >= 0.0;
        const double at = distance / direction;
        if (direction < 0.0)
            enters = std::max(enters, at);
        else
            leaves = std::min(leaves, at);
        return enters <= leaves;
    };
    if (!cut(-dx, from.x + margin) || !cut(dx, width + margin - from.x) || !cut(-dy, from.y + margin) ||
        !cut(dy, height + margin - from.y)) {
        return false;
    }
    to = {from.x + dx * leaves, from.y + dy * leaves};
    from = {from.x + dx * enters, from.y + dy * enters};
    return true;
}

std::uint8_t to_cover(float share) { return static_cast<std::uint8_t>(std::lround(share * 255.0F)); }

constexpr float round_joint_width = 2.2F; // pixels; thinner lines show no gap at a bend

} // namespace

LineMask::LineMask(int width, int height) : mask_{width, height}, first_row_{height} {}

void LineMask::add_segment(geo::Xy from, geo::Xy to, double width) {
    if (!clip(from, to, mask_.width, mask_.height, width + 2.0)) return;
    const float half_width = static_cast<float>(width) / 2.0F;
    if (std::abs(to.x - from.x) >= std::abs(to.y - from.y))
        walk<false>(from, to, half_width);
    else
        walk<true>({from.y, from.x}, {to.y, to.x}, half_width);
    if (width > round_joint_width) {
        add_dot(from, half_width);
        add_dot(to, half_width);
    }
}

/// Steps along the longer axis; at each step the line covers a short run across. `steep`: x and y are exchanged.
template <bool steep>
void LineMask::walk(geo::Xy from, geo::Xy to, float half_width) {
    if (from.x > to.x) std::swap(from, to);
    const int along_end = steep ? mask_.height : mask_.width;
    const int across_end = steep ? mask_.width : mask_.height;
    const double run = to.x - from.x;
    const float slope = run > 0.0 ? static_cast<float>((to.y - from.y) / run) : 0.0F;
    const float half_run = half_width * std::sqrt(1.0F + slope * slope);
    const float peak = std::min(1.0F, 2.0F * half_width);
    const int first = std::max(0, static_cast<int>(std::floor(from.x)));
    const int last = std::min(along_end - 1, static_cast<int>(std::floor(to.x)));
    for (int along = first; along <= last; ++along) {
        const float beyond = std::clamp(static_cast<float>(along + 0.5 - from.x), 0.0F, static_cast<float>(run));
        const float middle = static_cast<float>(from.y) + slope * beyond;
        const int low = std::max(0, static_cast<int>(std::floor(middle - half_run - 0.5F)));
        const int high = std::min(across_end - 1, static_cast<int>(std::floor(middle + half_run + 0.5F)));
        for (int across = low; across <= high; ++across) {
            const float distance = std::abs(static_cast<float>(across) + 0.5F - middle);
            const std::uint8_t cover = to_cover(std::clamp(half_run + 0.5F - distance, 0.0F, peak));
            std::uint8_t& pixel = steep ? mask_.row(along)[across] : mask_.row(across)[along];
            pixel = std::max(pixel, cover);
        }
        if (!steep) touch(low, high);
    }
    if (steep) touch(first, last);
}

void LineMask::add_dot(geo::Xy centre, float radius) {
    const auto x = static_cast<float>(centre.x), y = static_cast<float>(centre.y);
    const int top = std::max(0, static_cast<int>(y - radius - 1.0F));
    const int bottom = std::min(mask_.height - 1, static_cast<int>(y + radius + 1.0F));
    const int left = std::max(0, static_cast<int>(x - radius - 1.0F));
    const int right = std::min(mask_.width - 1, static_cast<int>(x + radius + 1.0F));
    for (int row = top; row <= bottom; ++row) {
        for (int column = left; column <= right; ++column) {
            const float distance =
                std::hypot(static_cast<float>(column) + 0.5F - x, static_cast<float>(row) + 0.5F - y);
            std::uint8_t& pixel = mask_.row(row)[column];
            pixel = std::max(pixel, to_cover(std::clamp(radius + 0.5F - distance, 0.0F, 1.0F)));
        }
    }
    touch(top, bottom);
}

void LineMask::touch(int first_row, int last_row) {
    if (first_row > last_row) return;
    first_row_ = std::min(first_row_, first_row);
    last_row_ = std::max(last_row_, last_row);
}

void LineMask::paint_onto(Canvas& canvas, Colour colour) {
    const Argb over = argb_of(colour);
    for (int y = first_row_; y <= last_row_; ++y) {
        Argb* const pixels = canvas.row(y);
        std::uint8_t* const cover = mask_.row(y);
        for (int x = 0; x < mask_.width; ++x) {
            if (cover[x] == 0) continue;
            pixels[x] = mixed(pixels[x], over, opacity_of(cover[x] * std::uint32_t{colour.a} / 255U));
            cover[x] = 0;
        }
    }
    first_row_ = mask_.height;
    last_row_ = -1;
}

} // namespace planner
