// SPDX-License-Identifier: Apache-2.0
#include "planner/data/fold.h"

#include <array>
#include <cstdint>

namespace planner {
namespace {

/// Base letters of U+00C0..U+017F (Latin-1 Supplement and Latin Extended-A), in order; "" drops a sign.
constexpr std::array<std::string_view, 0x180 - 0xC0> latin_base{
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  // U+00C0
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss", //
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  // U+00E0
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y",  //
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",  // U+0100
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",  //
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",  // U+0120
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "k", "l", "l", "l", "l", "l", "l",  "l",  //
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",  // U+0140
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",  //
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",  // U+0160
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s",  //
};

struct Letter {
    std::uint32_t code = 0;
    std::size_t byte_count = 1;
};

/// The letter that begins at `at`; a byte that is no UTF-8 stands for itself.
Letter letter_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t offset) { return static_cast<std::uint8_t>(text[at + offset]); };
    const std::uint8_t first = byte(0);
    const std::size_t byte_count = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
    if (byte_count == 1 || at + byte_count > text.size()) return {first, 1};
    std::uint32_t code = first & (0xFFU >> (byte_count + 1));
    for (std::size_t offset = 1; offset < byte_count; ++offset)
        code = (code << 6) | (byte(offset) & 0x3FU);
    return {code, byte_count};
}

bool is_ascii_letter_or_digit(std::uint32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || (code >= '0' && code <= '9');
}

/// Blanks, punctuation and accents that stand alone.
bool is_dropped(std::uint32_t code) {
    return code <= 0xBF || (code >= 0x300 && code <= 0x36F) || (code >= 0x2000 && code <= 0x206F) || code == 0x3000 ||
           code == 0xFEFF;
}

} // namespace

std::string fold(std::string_view utf8) {
    std::string folded;
    folded.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const Letter letter = letter_at(utf8, at);
        if (is_ascii_letter_or_digit(letter.code)) {
            const char sign = utf8[at];
            folded += sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign - 'A' + 'a') : sign;
        } else if (letter.code >= 0xC0 && letter.code < 0x180 && letter.byte_count > 1) {
            folded += latin_base[letter.code - 0xC0];
        } else if (letter.byte_count > 1 && !is_dropped(letter.code)) {
            folded += utf8.substr(at, letter.byte_count);
        }
        at += letter.byte_count;
    }
    return folded;
}

} // namespace planner
