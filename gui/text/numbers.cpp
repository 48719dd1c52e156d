// SPDX-License-Identifier: Apache-2.0
#include "gui/text/numbers.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

namespace gui {

namespace {

constexpr std::string_view thin_space = "\u202f"; // narrow, does not break

/// Puts separators between groups of three digits of the whole part.
std::string grouped(std::string digits) {
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t at = point; at > first + 3;) {
        at -= 3;
        digits.insert(at, thin_space);
    }
    return digits;
}

/// Decimals that leave three significant digits.
int decimals_for(double number) {
    const double size = std::abs(number);
    if (size >= 99.95 || size == 0.0) return 0;
    return size >= 9.995 ? 1 : 2;
}

/// Whether a comma before `rest` stands between groups of three digits, as in "12,000"; else it is a decimal comma.
bool separates_thousands(std::string_view rest) {
    const std::size_t digit_count = std::min(rest.find_first_not_of("0123456789"), rest.size());
    return digit_count == 3;
}

} // namespace

std::string count_text(double count) {
    if (!std::isfinite(count)) return unknown_text;
    const double whole = std::round(count);
    return grouped(fmt::format("{:.0f}", whole == 0.0 ? 0.0 : whole));
}

std::string with_thin_separators(std::string_view sentence) {
    const auto is_digit = [](char sign) { return sign >= '0' && sign <= '9'; };
    std::string text;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        const bool separates =
            sentence[at] == ',' && at > 0 && is_digit(sentence[at - 1]) && separates_thousands(sentence.substr(at + 1));
        if (separates)
            text += thin_space;
        else
            text += sentence[at];
    }
    return text;
}

std::string short_text(double number) {
    if (!std::isfinite(number)) return unknown_text;
    constexpr struct {
        double size;
        const char* suffix;
    } scales[] = {{1e9, " B"}, {1e6, " M"}, {1e3, " k"}};
    for (const auto& scale : scales) {
        // 999,500 is a million once it is rounded to three digits
        if (std::abs(number) < scale.size * 0.9995) continue;
        const double scaled = number / scale.size;
        return grouped(fmt::format("{:.{}f}", scaled, decimals_for(scaled))) + scale.suffix;
    }
    return count_text(number);
}

std::string usd_text(double usd) { return std::isfinite(usd) ? short_text(usd) + " USD" : unknown_text; }

std::string distance_text(double metres) {
    if (!std::isfinite(metres)) return unknown_text;
    if (metres < 999.5) return count_text(metres) + " m";
    const double km = metres / 1'000.0;
    return grouped(fmt::format("{:.{}f}", km, km < 99.95 ? 1 : 0)) + " km";
}

std::string percent_text(double share) {
    if (!std::isfinite(share)) return unknown_text;
    const double percent = share * 100.0;
    const bool small = percent != 0.0 && std::abs(percent) < 9.95;
    return fmt::format("{:.{}f} %", percent, small ? 1 : 0);
}

std::string score_text(double score) {
    return std::isfinite(score) ? grouped(fmt::format("{:.2f}", score)) : unknown_text;
}

std::string duration_text(double seconds) {
    if (seconds < 0.9995) return fmt::format("{:.0f} ms", seconds * 1'000.0);
    if (seconds < 60.0) return fmt::format("{:.1f} s", seconds);
    const int whole = static_cast<int>(seconds);
    return fmt::format("{} min {} s", whole / 60, whole % 60);
}

std::string number_text(double number, double step) {
    if (!std::isfinite(number)) return unknown_text;
    int decimals = 0;
    for (double unit = step; decimals < 4 && std::abs(unit - std::round(unit)) > 1e-6; unit *= 10.0) {
        ++decimals;
    }
    return grouped(fmt::format("{:.{}f}", number, decimals));
}

std::optional<double> parse_number(std::string_view text) {
    std::string digits;
    double factor = 1.0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char letter = text[at];
        if ((letter >= '0' && letter <= '9') || letter == '.' || letter == '-')
            digits += letter;
        else if (letter == 'k' || letter == 'K')
            factor = 1e3;
        else if (letter == 'M' || letter == 'm')
            factor = 1e6;
        else if (letter == 'B' || letter == 'b')
            factor = 1e9;
        else if (letter == '%')
            factor = 0.01;
        else if (text.substr(at).starts_with(thin_space))
            at += thin_space.size() - 1;
        else if (letter == ',' && !separates_thousands(text.substr(at + 1)))
            digits += '.';
        else if (letter != ' ' && letter != ',' && letter != '\'')
            return std::nullopt;
    }
    char* end = nullptr;
    const double number = std::strtod(digits.c_str(), &end);
    if (digits.empty() || *end != '\0') return std::nullopt;
    return number * factor;
}

} // namespace gui
