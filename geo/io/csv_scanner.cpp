// SPDX-License-Identifier: Apache-2.0
#include "geo/io/csv_scanner.h"

#include <algorithm>
#include <array>
#include <cstring>

#include <fmt/format.h>

#include "geo/error.h"

namespace geo {

namespace {

constexpr std::size_t block_bytes = 4U << 20;

bool ends_line(char one) { return one == '\n' || one == '\r'; }

/// Separators outside quotes in one line.
std::size_t count_outside_quotes(std::string_view line, char separator) {
    bool in_quotes = false;
    std::size_t count = 0;
    for (const char one : line) {
        if (one == '"') in_quotes = !in_quotes;
        if (one == separator && !in_quotes) ++count;
    }
    return count;
}

std::vector<std::string_view> first_lines(std::string_view text, std::size_t at_most) {
    std::vector<std::string_view> lines;
    while (!text.empty() && lines.size() < at_most) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        if (end > 0) lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// The text from the given line on, lines counted from 1.
std::string_view from_line(std::string_view text, int line) {
    for (; line > 1; --line) {
        const std::size_t end = text.find_first_of("\r\n");
        if (end == text.npos) return {};
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    return text;
}

} // namespace

char guess_separator(std::string_view text) {
    constexpr std::size_t line_count = 20;
    constexpr std::array separators{';', '\t', '|', ','};
    const std::vector<std::string_view> lines = first_lines(text, line_count + 1);
    if (lines.empty()) return ',';
    // The last line may be cut off.
    const std::size_t judged = std::max<std::size_t>(1, std::min(lines.size() - 1, line_count));
    char best = ',';
    std::size_t best_score = 0;
    for (const char separator : separators) {
        const std::size_t count = count_outside_quotes(lines[0], separator);
        const bool is_even =
            std::all_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(judged),
                        [&](std::string_view line) { return count_outside_quotes(line, separator) == count; });
        const std::size_t score = count * (is_even ? 1000 : 1);
        if (score > best_score) {
            best_score = score;
            best = separator;
        }
    }
    return best;
}

CsvScanner::CsvScanner(const std::string& gdal_path, const std::string& name, int header_row)
    : file_{gdal_path, name},
      name_{name},
      size_{gdal_path == name ? static_cast<double>(file_.size()) : 0.0},
      buffer_(block_bytes, '\0') {
    refill();
    if (pending().starts_with("\xef\xbb\xbf")) begin_ += 3;
    separator_ = guess_separator(from_line(pending(), header_row));
}

double CsvScanner::share_read() {
    return size_ > 0.0 ? static_cast<double>(file_.position() - pending().size()) / size_ : 0.0;
}

void CsvScanner::refill() {
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
    const std::size_t count = file_.read(std::span{buffer_}.subspan(end_));
    end_ += count;
    at_end_ = count == 0;
}

/// Finds the cells of the record at begin_, and moves begin_ behind it; false if the buffer ends before the record
/// does.
bool CsvScanner::scan_record() {
    cells_.clear();
    const char* text = buffer_.data();
    std::size_t at = begin_;
    for (;;) {
        const std::size_t cell_begin = at;
        const bool is_quoted = at < end_ && text[at] == '"';
        if (is_quoted) {
            for (++at;; at += 2) {
                const void* quote = std::memchr(text + at, '"', end_ - at);
                if (quote == nullptr) {
                    if (!at_end_) return false;
                    throw Error{
                        fmt::format("{}: row {}: a quoted cell is opened and never closed", name_, record_ + 1)};
                }
                at = static_cast<std::size_t>(static_cast<const char*>(quote) - text);
                if (at + 1 >= end_ || text[at + 1] != '"') break;
            }
        }
        while (at < end_ && text[at] != separator_ && !ends_line(text[at]))
            ++at;
        if (at == end_ && !at_end_) return false;
        cells_.push_back({cell_begin, at, is_quoted});
        if (at == end_) break;
        const char stop = text[at++];
        if (stop == separator_) continue;
        if (stop == '\r') {
            if (at == end_ && !at_end_) return false;
            if (at < end_ && text[at] == '\n') ++at;
        }
        break;
    }
    begin_ = at;
    return true;
}

std::string_view CsvScanner::unquote(const Cell& cell) {
    const std::string_view raw = std::string_view{buffer_}.substr(cell.begin, cell.end - cell.begin);
    if (!cell.is_quoted) return raw;
    if (raw.find('"', 1) == raw.size() - 1) return raw.substr(1, raw.size() - 2);
    char* to = buffer_.data() + cell.begin;
    bool in_quotes = true;
    for (std::size_t from = 1; from < raw.size(); ++from) {
        if (in_quotes && raw[from] == '"') {
            in_quotes = from + 1 < raw.size() && raw[from + 1] == '"';
            if (!in_quotes) continue;
            ++from;
        }
        *to++ = raw[from];
    }
    return {buffer_.data() + cell.begin, to};
}

bool CsvScanner::next(std::vector<std::string_view>& cells) {
    cells.clear();
    for (;;) {
        if (begin_ == end_ && at_end_) return false;
        if (begin_ < end_ && scan_record()) break;
        refill();
    }
    ++record_;
    for (const Cell& cell : cells_)
        cells.push_back(unquote(cell));
    return true;
}

} // namespace geo
