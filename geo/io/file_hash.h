// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace geo {

/// What tells one state of a file from another.
struct FileHash {
    std::uint64_t bytes = 0;
    std::string sha256; // hexadecimal, lower case

    friend bool operator==(const FileHash&, const FileHash&) = default;
};

/// Size and SHA-256 of bytes that come piece by piece.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(const Hasher&) = delete;
    Hasher& operator=(const Hasher&) = delete;

    void add(std::string_view bytes);
    FileHash finish();

private:
    struct Context;
    std::unique_ptr<Context> context_;
    std::uint64_t bytes_ = 0;
};

/// Size and SHA-256 of bytes in memory.
FileHash hash_text(std::string_view text);

/// Size and SHA-256 of a file, read in blocks. Throws Error if it cannot be read.
FileHash hash_file(const std::string& path);

} // namespace geo
