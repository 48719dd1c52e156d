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

} // namespace

struct Hasher::Context {
    sha256_ctx sha256{};
};

Hasher::Hasher() : context_{std::make_unique<Context>()} { sha256_init(&context_->sha256); }
Hasher::~Hasher() = default;

void Hasher::add(std::string_view bytes) {
    sha256_update(&context_->sha256, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    bytes_ += bytes.size();
}

FileHash Hasher::finish() {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context_->sha256, digest.size(), digest.data());
    FileHash hash{bytes_, ""};
    for (const std::uint8_t byte : digest)
        hash.sha256 += fmt::format("{:02x}", byte);
    return hash;
}

FileHash hash_text(std::string_view text) {
    Hasher hasher;
    hasher.add(text);
    return hasher.finish();
}

FileHash hash_file(const std::string& path) {
    const std::unique_ptr<std::FILE, CloseFile> file{std::fopen(path.c_str(), "rb")};
    if (!file) throw Error{path + ": cannot be opened; a file that can be read is expected"};

    constexpr std::size_t block_bytes = 1U << 20;
    std::vector<char> block(block_bytes);
    Hasher hasher;
    while (const std::size_t count = std::fread(block.data(), 1, block.size(), file.get()))
        hasher.add({block.data(), count});
    if (std::ferror(file.get()) != 0) throw Error{path + ": cannot be read to its end"};
    return hasher.finish();
}

} // namespace geo
