// SPDX-License-Identifier: Apache-2.0
#include "planner/data/text_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "geo/error.h"

namespace planner {
namespace {

/// Removes the half-written file unless it was renamed.
struct TemporaryFile {
    std::string path;
    bool keep = false;
    ~TemporaryFile() {
        if (!keep) std::remove(path.c_str());
    }
};

[[noreturn]] void fail(const std::string& path, std::string_view what) {
    throw geo::Error{fmt::format("{}: {}: {}; the earlier file is as it was", path, what, std::strerror(errno))};
}

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = write(file, text.data(), text.size());
        if (written < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return fsync(file) == 0;
}

} // namespace

std::string read_text_file(const std::string& path) {
    if (!std::filesystem::exists(path)) throw geo::Error{path + ": no such file; a text file is expected"};
    if (std::filesystem::is_directory(path)) throw geo::Error{path + ": is a folder; a text file is expected"};
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    if (!file) throw geo::Error{fmt::format("{}: cannot be read: {}", path, std::strerror(errno))};
    std::string content = text.str();
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (content.starts_with(byte_order_mark)) content.erase(0, byte_order_mark.size());
    return content;
}

void write_text_file(const std::string& path, std::string_view text) {
    TemporaryFile temporary{fmt::format("{}.{}.part", path, getpid())};
    const int file = open(temporary.path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) fail(path, "cannot be written");
    const bool is_written = write_all(file, text);
    const bool is_closed = close(file) == 0;
    if (!is_written || !is_closed) fail(path, "cannot be written to the end");
    if (std::rename(temporary.path.c_str(), path.c_str()) != 0) fail(path, "cannot be replaced");
    temporary.keep = true;
}

} // namespace planner
