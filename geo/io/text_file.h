// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace geo {

/// A new file of bytes, written in large pieces; removed again unless it is closed. Throws Error where it cannot be
/// written, such as on a full disk.
class TextFile {
public:
    explicit TextFile(std::string path);
    ~TextFile();
    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;

    void write(std::string_view text);
    /// Puts everything on the disk itself; the file is whole and stays.
    void close();

private:
    void flush();
    [[noreturn]] void fail() const;

    std::string path_;
    std::string pending_;
    int descriptor_ = -1;
};

/// The whole of a small text file, such as a manifest, without a byte order mark.
/// Throws Error where it is missing, a folder, or cannot be read.
std::string read_text_file(const std::string& path);

/// Writes a small new file at once.
void write_text_file(const std::string& path, std::string_view text);

/// Writes a small file beside `path` and renames it at the end: the earlier one stays whole if the disk is full or the
/// program ends. What is no plain file, such as a device, is written to as it stands.
void replace_text_file(const std::string& path, std::string_view text);

/// Puts a file or the entries of a folder on the disk itself, so that a power cut cannot take it back.
void sync_to_disk(const std::string& path);

} // namespace geo
