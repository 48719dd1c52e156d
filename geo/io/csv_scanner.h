// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/io/vsi_file.h"

namespace geo {

/// Reads delimited text record by record, as RFC 4180 says and as files are: any of CR, LF, CRLF ends a record, a quote
/// counts only at the beginning of a cell, quoted cells may hold line breaks. A byte order mark is skipped.
class CsvScanner {
public:
    /// `name` is how messages call the file; the separator is guessed from the lines at `header_row` (counted from 1).
    CsvScanner(const std::string& gdal_path, const std::string& name, int header_row);

    /// The next record's cells, unquoted, valid until the next call; false at the end. A blank line is one empty cell.
    bool next(std::vector<std::string_view>& cells);
    /// Number of the record that next gave last, counted from 1, blank lines included.
    std::size_t record() const { return record_; }

    char separator() const { return separator_; }
    /// Share of the file whose records were given, 0..1; of a packed file, 0.
    double share_read();

private:
    struct Cell {
        std::size_t begin, end; // in buffer_
        bool is_quoted;
    };
    std::string_view pending() const { return std::string_view{buffer_}.substr(begin_, end_ - begin_); }
    void refill();
    bool scan_record();
    std::string_view unquote(const Cell& cell);

    VsiFile file_;
    std::string name_;
    double size_ = 0.0; // bytes; 0: not known
    char separator_ = ',';
    std::string buffer_;
    std::size_t begin_ = 0, end_ = 0; // of what is not yet given out
    bool at_end_ = false;
    std::size_t record_ = 0;
    std::vector<Cell> cells_;
};

/// The separator (, ; tab |) of lines of text: the one that gives each line the same number of cells, else the most
/// frequent in the first.
char guess_separator(std::string_view text);

} // namespace geo
