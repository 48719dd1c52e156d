// SPDX-License-Identifier: Apache-2.0
#include "geo/io/text_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geo/error.h"

namespace geo {

TextFile::TextFile(std::string path) : path_{std::move(path)} {
    descriptor_ = open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (descriptor_ < 0) fail();
}

TextFile::~TextFile() {
    if (descriptor_ < 0) return;
    struct stat status {};
    const bool is_plain = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    ::close(descriptor_);
    if (is_plain) unlink(path_.c_str());
}

void TextFile::fail() const { throw Error{path_ + ": cannot be written: " + std::strerror(errno)}; }

void TextFile::write(std::string_view text) {
    constexpr std::size_t piece_bytes = 1U << 20;
    pending_ += text;
    if (pending_.size() >= piece_bytes) flush();
}

void TextFile::flush() {
    for (std::string_view rest = pending_; !rest.empty();) {
        const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) fail();
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    pending_.clear();
}

void TextFile::close() {
    flush();
    // Devices such as /dev/full cannot be synchronised, and need not be.
    if (fsync(descriptor_) != 0 && errno != EINVAL) fail();
    ::close(descriptor_);
    descriptor_ = -1;
}

void write_text_file(const std::string& path, std::string_view text) {
    TextFile file{path};
    file.write(text);
    file.close();
}

void replace_text_file(const std::string& path, std::string_view text) {
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored)) {
        write_text_file(path, text);
        return;
    }
    const std::string beside = path + "." + std::to_string(getpid()) + ".part";
    try {
        write_text_file(beside, text);
    } catch (const Error& error) {
        throw Error{path + ": cannot be replaced, the earlier file is as it was: " + error.what()};
    }
    if (std::rename(beside.c_str(), path.c_str()) == 0) return;
    const std::string reason = std::strerror(errno);
    unlink(beside.c_str());
    throw Error{path + ": cannot be replaced, the earlier file is as it was: " + reason};
}

std::string read_text_file(const std::string& path) {
    if (!std::filesystem::exists(path)) throw Error{path + ": no such file; a text file is expected"};
    if (std::filesystem::is_directory(path)) throw Error{path + ": is a folder; a text file is expected"};
    std::ifstream file{path, std::ios::binary};
    std::string content{std::istreambuf_iterator<char>{file}, {}};
    if (file.bad() || !file.is_open()) throw Error{path + ": cannot be read; a text file is expected"};
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (content.starts_with(byte_order_mark)) content.erase(0, byte_order_mark.size());
    return content;
}

void sync_to_disk(const std::string& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_done = descriptor >= 0 && (fsync(descriptor) == 0 || errno == EINVAL);
    if (descriptor >= 0) ::close(descriptor);
    if (!is_done) throw Error{path + ": cannot be put on the disk: " + std::strerror(errno)};
}

} // namespace geo
