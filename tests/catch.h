// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one place that knows Catch2's version.
#include <catch2/catch.hpp>

#include <string>

namespace tests {

/// Ends the running test as skipped: ctest counts it, and the message says why.
[[noreturn]] void skip(const std::string& reason);

/// The folder of reference data and figures: CAUSEWAY_REFERENCE, else ../shared beside the project.
/// Skips the running test where it is absent; `path` is relative to it.
std::string reference(const std::string& path);

/// A file of the project.
std::string source_file(const std::string& path);

/// A file of tests/data.
std::string data_file(const std::string& path);

/// A new, empty folder that is removed when the test ends.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::string& path() const { return path_; }
    /// A path inside it.
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

/// Writes a small text file and gives its path back.
std::string write_file(const std::string& path, const std::string& text);
std::string read_file(const std::string& path);

} // namespace tests
