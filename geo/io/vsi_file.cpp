// SPDX-License-Identifier: Apache-2.0
#include "geo/io/vsi_file.h"

#include <utility>

#include <cpl_error.h>
#include <cpl_vsi.h>
#include <cpl_vsi_error.h>
#include <fmt/format.h>

#include "geo/error.h"
#include "geo/io/drivers.h"
#include "geo/io/remote.h"

namespace geo {

namespace {

/// Why a file could not be opened.
std::string reason() {
    const std::string said = VSIGetLastErrorMsg();
    return take_gdal_message(said.empty() ? "it is missing, truncated or damaged" : said);
}

template <typename Close>
VSILFILE* handle(const std::unique_ptr<void, Close>& file) {
    return static_cast<VSILFILE*>(file.get());
}

} // namespace

void VsiFile::Close::operator()(void* file) const { VSIFCloseL(static_cast<VSILFILE*>(file)); }

VsiFile::VsiFile(const std::string& gdal_path, std::string name) : name_{std::move(name)} {
    set_up_gdal();
    CPLErrorReset();
    VSIErrorReset();
    constexpr int say_why = TRUE;
    file_.reset(VSIFOpenExL(gdal_path.c_str(), "rb", say_why));
    if (!file_) throw Error{name_ + ": cannot be opened: " + reason()};
    if (is_remote(name_) && gdal_path == name_) promised_bytes_ = size();
}

std::size_t VsiFile::read(std::span<char> bytes) {
    CPLErrorReset();
    const std::size_t count = VSIFReadL(bytes.data(), 1, bytes.size(), handle(file_));
    if (gdal_has_failed()) throw Error{name_ + ": the archive is truncated or damaged: " + take_gdal_message("")};
    if (count < bytes.size() && position() < promised_bytes_) {
        throw Error{
            fmt::format("{}: stops half way; {} bytes arrived, {} are expected", name_, position(), promised_bytes_)};
    }
    return count;
}

std::string VsiFile::read(std::size_t at_most) {
    std::string bytes(at_most, '\0');
    bytes.resize(read(std::span{bytes}));
    return bytes;
}

std::uint64_t VsiFile::size() {
    const vsi_l_offset here = VSIFTellL(handle(file_));
    VSIFSeekL(handle(file_), 0, SEEK_END);
    const vsi_l_offset end = VSIFTellL(handle(file_));
    VSIFSeekL(handle(file_), here, SEEK_SET);
    return end;
}

std::uint64_t VsiFile::position() { return VSIFTellL(handle(file_)); }

} // namespace geo
