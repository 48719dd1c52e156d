// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/noise.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "planner/synth/random.h"

namespace planner::synth {

namespace {

// Sixteen directions around the circle.
constexpr std::array<std::array<double, 2>, 16> directions{{{1.0, 0.0},
                                                            {0.92388, 0.38268},
                                                            {0.70711, 0.70711},
                                                            {0.38268, 0.92388},
                                                            {0.0, 1.0},
                                                            {-0.38268, 0.92388},
                                                            {-0.70711, 0.70711},
                                                            {-0.92388, 0.38268},
                                                            {-1.0, 0.0},
                                                            {-0.92388, -0.38268},
                                                            {-0.70711, -0.70711},
                                                            {-0.38268, -0.92388},
                                                            {0.0, -1.0},
                                                            {0.38268, -0.92388},
                                                            {0.70711, -0.70711},
                                                            {0.92388, -0.38268}}};

double slope_at(std::uint64_t key, std::int64_t column, std::int64_t row, double dx, double dy) {
    const std::uint64_t corner = static_cast<std::uint64_t>(column) * 0x9e3779b97f4a7c15ULL ^
                                 static_cast<std::uint64_t>(row) * 0xc2b2ae3d27d4eb4fULL;
    const auto& direction = directions[scramble(key ^ corner) & 15U];
    return direction[0] * dx + direction[1] * dy;
}

double fade(double t) { return t * t * t * (t * (t * 6.0 - 15.0) + 10.0); }

} // namespace

double gradient_noise(std::uint64_t key, double x, double y) {
    const double column = std::floor(x), row = std::floor(y);
    const double dx = x - column, dy = y - row;
    const auto c = static_cast<std::int64_t>(column), r = static_cast<std::int64_t>(row);
    const double u = fade(dx), v = fade(dy);
    const double north = std::lerp(slope_at(key, c, r, dx, dy), slope_at(key, c + 1, r, dx - 1.0, dy), u);
    const double south =
        std::lerp(slope_at(key, c, r + 1, dx, dy - 1.0), slope_at(key, c + 1, r + 1, dx - 1.0, dy - 1.0), u);
    return 1.4 * std::lerp(north, south, v);
}

double fractal_noise(std::uint64_t key, double x, double y, int octaves) {
    double sum = 0.0, strength = 0.5;
    for (int octave = 0; octave < octaves; ++octave) {
        sum += strength * gradient_noise(key + static_cast<std::uint64_t>(octave), x, y);
        strength *= 0.5;
        // Turned a little at each octave, so that the lattice does not show.
        const double turned = 1.6 * x - 1.2 * y + 17.3;
        y = 1.2 * x + 1.6 * y - 9.1;
        x = turned;
    }
    return sum;
}

double ridge_noise(std::uint64_t key, double x, double y, int octaves) {
    return std::clamp(1.0 - 2.5 * std::abs(fractal_noise(key, x, y, octaves)), 0.0, 1.0);
}

double smooth_step(double low, double high, double value) {
    const double t = std::clamp((value - low) / (high - low), 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

} // namespace planner::synth
