// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace geo {

/// A file opened for reading through GDAL: plain, gzipped, inside an archive, or at an address.
class VsiFile {
public:
    /// `name` is how messages call it. Throws Error if it cannot be opened.
    VsiFile(const std::string& gdal_path, std::string name);

    /// Fills as much of `bytes` as there is and says how much; throws Error for a truncated or damaged archive, and for
    /// a file of which a server sends a part only.
    std::size_t read(std::span<char> bytes);
    std::string read(std::size_t at_most);
    /// Length in bytes, unpacked; leaves the position where it was.
    std::uint64_t size();
    /// How far the reading has come, bytes.
    std::uint64_t position();

private:
    struct Close {
        void operator()(void* file) const;
    };
    std::unique_ptr<void, Close> file_;
    std::string name_;
    std::uint64_t promised_bytes_ = 0; // by a server; 0: none
};

} // namespace geo
