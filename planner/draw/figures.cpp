// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/figures.h"

#include <fmt/format.h>

#include <cmath>

namespace planner {

namespace {

constexpr const char* thin_space = "\u202F"; // narrow, and lines do not break at it
constexpr const char* minus_sign = "\u2212";

} // namespace

std::string figure_text(double value) {
    if (!std::isfinite(value)) return {};
    const double size = std::abs(value);
    const std::string digits = size < 1'000.0 ? fmt::format("{:.3g}", size) : fmt::format("{:.0f}", size);
    std::string text = value < 0.0 ? minus_sign : "";
    for (std::size_t i = 0; i < digits.size(); ++i) {
        const bool is_group_start = size >= 1'000.0 && i > 0 && (digits.size() - i) % 3 == 0;
        if (is_group_start) text += thin_space;
        text += digits[i];
    }
    return text;
}

} // namespace planner
