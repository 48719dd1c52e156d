// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace geo {

/// What tells one state of a file from another.
struct FileHash {
    std::uint64_t bytes = 0;
    std::string sha256; // hexadecimal, lower case

    friend bool operator==(const FileHash&, const FileHash&) = default;
};

/// Size and SHA-256 of bytes in memory.
FileHash hash_text(std::string_view text);

/// Size and SHA-256 of a file, read in blocks. Throws Error if it cannot be read.
FileHash hash_file(const std::string& path);

} // namespace geo
