// SPDX-License-Identifier: Apache-2.0
#include "geo/io/file_hash.h"

#include <array>
#include <cstdio>
#include <memory>
#include <vector>

#include <fmt/format.h>
#include <nettle/sha2.h>

#include "geo/error.h"

namespace geo {

namespace {

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

std::string hex_digest(sha256_ctx& context) {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    std::string hex;
    for (const std::uint8_t byte : digest)
        hex += fmt::format("{:02x}", byte);
    return hex;
}

} // namespace

FileHash hash_text(std::string_view text) {
    sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
    return {text.size(), hex_digest(context)};
}

FileHash hash_file(const std::string& path) {
    const std::unique_ptr<std::FILE, CloseFile> file{std::fopen(path.c_str(), "rb")};
    if (!file) throw Error{path + ": cannot be opened; a file that can be read is expected"};

    constexpr std::size_t block_bytes = 1U << 20;
    std::vector<std::uint8_t> block(block_bytes);
    sha256_ctx context;
    sha256_init(&context);
    FileHash hash;
    while (const std::size_t count = std::fread(block.data(), 1, block.size(), file.get())) {
        sha256_update(&context, count, block.data());
        hash.bytes += count;
    }
    if (std::ferror(file.get()) != 0) throw Error{path + ": cannot be read to its end"};

    hash.sha256 = hex_digest(context);
    return hash;
}

} // namespace geo
