// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace planner::synth {

/// Gradient noise (K. Perlin 2002): smooth, about -1..1, 0 on the whole numbers; one unit is one wave.
double gradient_noise(std::uint64_t key, double x, double y);

/// A sum of octaves of noise, each twice as fine and half as strong; about -1..1.
double fractal_noise(std::uint64_t key, double x, double y, int octaves);

/// 0..1, high along winding crests where the fractal noise passes through zero.
double ridge_noise(std::uint64_t key, double x, double y, int octaves);

/// 0 below `low`, 1 above `high`, smooth between.
double smooth_step(double low, double high, double value);

} // namespace planner::synth
