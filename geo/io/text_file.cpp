// SPDX-License-Identifier: Apache-2.0
#include "geo/io/text_file.h"

#include <cerrno>
#include <cstring>
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

void sync_to_disk(const std::string& path) {
    const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_done = descriptor >= 0 && (fsync(descriptor) == 0 || errno == EINVAL);
    if (descriptor >= 0) ::close(descriptor);
    if (!is_done) throw Error{path + ": cannot be put on the disk: " + std::strerror(errno)};
}

} // namespace geo
