// SPDX-License-Identifier: Apache-2.0
#include "geo/io/text.h"

#include <array>
#include <cstdint>
#include <cstring>

namespace geo {

namespace {

constexpr std::string_view blanks = " \t\r\n\v\f";

/// Windows-1252's characters at 0x80..0x9F; the five that it leaves free keep their Latin-1 meaning.
constexpr std::array<std::uint16_t, 32> windows_1252{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                     0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                     0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                     0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::size_t ascii_prefix(std::string_view bytes) {
    std::size_t count = 0;
    for (; count + sizeof(std::uint64_t) <= bytes.size(); count += sizeof(std::uint64_t)) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes.data() + count, sizeof eight);
        if ((eight & 0x8080808080808080U) != 0) break;
    }
    while (count < bytes.size() && static_cast<unsigned char>(bytes[count]) < 0x80)
        ++count;
    return count;
}

/// Bytes of the well-formed character at the front, 0 if there is none. Table 3-7 of the Unicode standard.
std::size_t character_length(std::string_view bytes) {
    const auto byte = [&](std::size_t position) -> unsigned {
        return position < bytes.size() ? static_cast<unsigned char>(bytes[position]) : 0U;
    };
    const auto follows = [&](std::size_t position) { return (byte(position) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool second_fits = (lead != 0xE0 || byte(1) >= 0xA0) && (lead != 0xED || byte(1) <= 0x9F);
        return second_fits && follows(1) && follows(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool second_fits = (lead != 0xF0 || byte(1) >= 0x90) && (lead != 0xF4 || byte(1) <= 0x8F);
        return second_fits && follows(1) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

void append_character(std::string& text, unsigned code) {
    if (code < 0x80) {
        text += static_cast<char>(code);
    } else if (code < 0x800) {
        text += static_cast<char>(0xC0 | code >> 6);
        text += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        text += static_cast<char>(0xE0 | code >> 12);
        text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        text += static_cast<char>(0x80 | (code & 0x3F));
    }
}

bool is_guarded(std::string_view cell) {
    return cell.size() > 1 && cell[0] == '\'' && std::string_view{"=+-@\t\r"}.find(cell[1]) != std::string_view::npos;
}

} // namespace

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_utf8(std::string_view bytes) {
    bytes.remove_prefix(ascii_prefix(bytes));
    while (!bytes.empty()) {
        const std::size_t length = character_length(bytes);
        if (length == 0) return false;
        bytes.remove_prefix(length);
    }
    return true;
}

std::string utf8_from_latin1(std::string_view bytes) {
    std::string text;
    for (const char one : bytes) {
        const auto code = static_cast<unsigned char>(one);
        append_character(text, code >= 0x80 && code < 0xA0 ? windows_1252[code - 0x80U] : code);
    }
    return text;
}

std::string_view CellCleaner::clean(std::string_view cell) {
    cell = trimmed(cell);
    if (!is_utf8(cell)) {
        recoded_ = utf8_from_latin1(cell);
        cell = recoded_;
    }
    return is_guarded(cell) ? cell.substr(1) : cell;
}

} // namespace geo
