// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace geo {

/// A file that is being written: it is removed again unless it is kept.
class NewFile {
public:
    /// Removes what stood at the path before.
    explicit NewFile(std::string path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    const std::string& path() const { return path_; }
    /// Throws Error if GDAL has complained since the writing began.
    void check() const;
    /// The file is whole and stays.
    void keep() { is_kept_ = true; }

private:
    void remove() const;
    std::string path_;
    bool is_kept_ = false;
};

} // namespace geo
