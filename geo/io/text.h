// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace geo {

/// Without blanks, tabs and line breaks at either end.
std::string_view trimmed(std::string_view text);

/// Whether bytes are well-formed UTF-8 (no overlong forms, no surrogates).
bool is_utf8(std::string_view bytes);

/// UTF-8 from Windows-1252, of which Latin-1's printable characters are a part.
std::string utf8_from_latin1(std::string_view bytes);

/// Cleans cells as they come from files; what it returns is valid until the next call.
class CellCleaner {
public:
    /// Trimmed, UTF-8, and without the apostrophe that keeps a spreadsheet from taking text for a formula.
    std::string_view clean(std::string_view cell);

private:
    std::string recoded_;
};

} // namespace geo
