// SPDX-License-Identifier: Apache-2.0
#include "planner/data/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

namespace planner {
namespace {

bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

/// Whether `cell` is digits in groups of three after each `separator`: "1,234,567".
bool is_grouped(std::string_view cell, char separator) {
    if (!cell.empty() && (cell.front() == '-' || cell.front() == '+')) cell.remove_prefix(1);
    const std::size_t first = cell.find(separator);
    if (first == std::string_view::npos || first == 0 || first > 3) return false;
    if (first == 1 && cell.front() == '0') return false; // "0,250" is a fraction
    for (std::size_t at = 0; at < cell.size(); ++at) {
        const bool separates = at >= first && (at - first) % 4 == 0;
        if (separates ? cell[at] != separator : !is_digit(cell[at])) return false;
    }
    return (cell.size() - first) % 4 == 0;
}

/// Cells of one separator only, and how many of them it can group.
struct SeparatorCount {
    std::size_t cells = 0, grouped = 0, several = 0;

    void add(std::string_view cell, char separator) {
        ++cells;
        grouped += is_grouped(cell, separator) ? 1 : 0;
        several += std::ranges::count(cell, separator) > 1 ? 1 : 0;
    }
    /// Every one of them can only be read, or is best read, as thousands.
    bool is_thousands(bool one_is_enough) const {
        return cells > 0 && grouped == cells && (several > 0 || one_is_enough);
    }
};

/// Blanks and apostrophes that stand between digits: "1 234", "1'234", with a no-break or thin space.
constexpr std::array<std::string_view, 6> thousands_blanks{" ", "'", "\u00A0", "\u2009", "\u202F", "\u2019"};

void remove_thousands_blanks(std::string& text) {
    for (const std::string_view blank : thousands_blanks) {
        for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank, at)) {
            const std::size_t end = at + blank.size();
            const bool groups = at > 0 && is_digit(text[at - 1]) && end + 3 <= text.size() && is_digit(text[end]) &&
                                is_digit(text[end + 1]) && is_digit(text[end + 2]);
            if (!groups) return; // left in, so that it is no number
            text.erase(at, blank.size());
        }
    }
}

/// Takes thousands separators out and puts a decimal point in; false where commas and points stand in no such order.
/// A lone sign that can't group, as in a column that mixes "13.7" and "13,7", is a decimal sign whatever the style.
bool to_plain(std::string& text, NumberStyle style) {
    char decimal = style.decimal;
    const auto points = std::ranges::count(text, '.'), commas = std::ranges::count(text, ',');
    if (points + commas == 1) {
        const char sign = points == 1 ? '.' : ',';
        if (style.kind == NumberKind::coordinate || !is_grouped(text, sign)) decimal = sign;
    }
    const char thousands = decimal == '.' ? ',' : '.';
    if (text.find(thousands) != std::string::npos) {
        const std::string_view whole = std::string_view{text}.substr(0, text.find(decimal));
        if (!is_grouped(whole, thousands)) return false;
        std::erase(text, thousands);
    }
    if (std::ranges::count(text, decimal) > 1) return false;
    std::ranges::replace(text, decimal, '.');
    return true;
}

constexpr std::size_t longest_missing_word = 7;

/// Up to seven bytes, ASCII letters small, as one number: words are compared in one step.
constexpr std::uint64_t as_one_number(std::string_view word) {
    std::uint64_t number = 1; // so that words of different length differ
    for (const char sign : word) {
        const char small = sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign;
        number = number << 8 | static_cast<unsigned char>(small);
    }
    return number;
}

/// Cells that say that there is nothing.
constexpr auto missing_words = [] {
    constexpr auto words = std::to_array<std::string_view>(
        {"",     "-",    "--",  "---",  ".",      "..",   "...", "?",   "na",   "n/a",    "<na>",
         "#n/a", "n.a.", "nan", "null", "<null>", "n.d.", "nd",  "s/d", "s.d.", "#value!"});
    std::array<std::uint64_t, words.size()> numbers{};
    std::ranges::transform(words, numbers.begin(), as_one_number);
    return numbers;
}();

} // namespace

NumberStyle number_style(const geo::TextColumn& column, NumberKind kind, bool file_has_decimal_commas) {
    SeparatorCount commas, points;
    for (std::size_t row = 0; row < column.size(); ++row) {
        const std::string_view cell = column[row];
        const std::size_t comma = cell.rfind(','), point = cell.rfind('.');
        if (comma != std::string_view::npos && point != std::string_view::npos) {
            return {kind, comma > point ? ',' : '.'};
        }
        if (comma != std::string_view::npos) commas.add(cell, ',');
        if (point != std::string_view::npos) points.add(cell, '.');
    }
    if (commas.cells > 0 && !commas.is_thousands(kind != NumberKind::coordinate)) return {kind, ','};
    if (commas.cells == 0 && points.is_thousands(file_has_decimal_commas && kind == NumberKind::quantity))
        return {kind, ','};
    return {kind, '.'};
}

std::optional<double> parse_number(std::string_view cell, NumberStyle style) {
    double plain = 0.0; // most are written as from_chars reads them
    const auto [plain_end, plain_error] = std::from_chars(cell.data(), cell.data() + cell.size(), plain);
    if (style.decimal == '.' && plain_error == std::errc{} && plain_end == cell.data() + cell.size())
        return std::isfinite(plain) ? std::optional{plain} : std::nullopt;

    std::string text{cell};
    double factor = 1.0;
    if (style.kind == NumberKind::share && text.ends_with('%')) {
        text.pop_back();
        while (text.ends_with(' '))
            text.pop_back();
        factor = 0.01;
    }
    if (text.starts_with('+')) text.erase(0, 1);
    remove_thousands_blanks(text);
    if (text.empty() || !to_plain(text, style)) return std::nullopt;
    double number = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(number)) return std::nullopt;
    return number * factor;
}

bool is_missing(std::string_view cell) {
    if (cell.size() > longest_missing_word) return false;
    if (!cell.empty() && is_digit(cell.front())) return false; // most cells; no such word begins with a digit
    return std::ranges::find(missing_words, as_one_number(cell)) != missing_words.end();
}

int decimal_count(std::string_view cell) {
    const std::size_t sign = cell.find_last_of(".,");
    if (sign == std::string_view::npos) return 0;
    const auto rest = cell.substr(sign + 1);
    return static_cast<int>(std::ranges::find_if_not(rest, is_digit) - rest.begin());
}

} // namespace planner
