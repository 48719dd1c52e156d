// SPDX-License-Identifier: Apache-2.0
#include "gui/bench_pan.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

#include "gui/map/camera.h"
#include "gui/map/map_panel.h"

namespace gui {

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double quantile(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

} // namespace

void bench_pan(const std::function<void()>& draw_frame, const Model& model, View& view) {
    constexpr int frame_count = 300;
    constexpr double reach_px = 300.0, frames_per_turn = 120.0; // up to 16 pixels a frame
    const planner::MapView home = view.map;
    std::vector<double> frame_ms;
    double oldest_ms = 0.0;
    Clock::time_point last_complete = Clock::now();
    for (int frame = 0; frame < frame_count; ++frame) {
        const double angle = 2.0 * std::acos(-1.0) * frame / frames_per_turn;
        view.map = home;
        pan(view.map, reach_px * std::sin(angle), reach_px / 2.0 * std::sin(2.0 * angle));
        const Clock::time_point start = Clock::now();
        draw_frame();
        frame_ms.push_back(milliseconds_since(start));
        if (map_is_complete(model, view)) last_complete = Clock::now();
        oldest_ms = std::max(oldest_ms, milliseconds_since(last_complete));
    }
    view.map = home;
    constexpr double limit_frame_ms = 25.0, limit_age_ms = 250.0;
    const double median_ms = quantile(frame_ms, 0.5);
    const bool is_kept = median_ms <= limit_frame_ms && oldest_ms <= limit_age_ms;
    std::printf(
        "pan: %d frames, median %.1f ms, p90 %.1f ms, worst %.1f ms, oldest picture %.0f ms; limit %g ms median, "
        "%g ms old %s\n",
        frame_count, median_ms, quantile(frame_ms, 0.9), quantile(frame_ms, 1.0), oldest_ms, limit_frame_ms,
        limit_age_ms, is_kept ? "kept" : "MISSED");
}

} // namespace gui
