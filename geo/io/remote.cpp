// SPDX-License-Identifier: Apache-2.0
#include "geo/io/remote.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>
#include <string_view>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include "geo/error.h"
#include "geo/io/drivers.h"
#include "geo/io/vsi_file.h"

namespace geo {

namespace {

std::atomic<bool> network_is_allowed = false;

bool begins_with(std::string_view path, std::string_view prefix) {
    return path.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), path.begin(), [](char a, char b) {
               return a == std::tolower(static_cast<unsigned char>(b));
           });
}

} // namespace

void allow_network() {
    set_up_gdal();
    CPLSetConfigOption("CPL_VSIL_CURL_ALLOWED_FILENAME", nullptr);
    VSICurlClearCache();
    network_is_allowed = true;
}

bool is_remote(const std::string& path) {
    return is_database(path) || path.starts_with("/vsi") || path.find("://") != path.npos;
}

bool is_database(const std::string& path) { return begins_with(path, "pg:"); }

void check_address(const std::string& path) {
    constexpr std::array<std::string_view, 4> read{"pg:", "/vsicurl/http://", "/vsicurl/https://", "/vsis3/"};
    if (std::ranges::none_of(read, [&](auto prefix) { return begins_with(path, prefix); })) {
        throw Error{path + ": this kind of address is not read here; /vsicurl/https://..., /vsis3/... or PG:... is "
                           "expected"};
    }
    if (!network_is_allowed)
        throw Error{path + ": only files on this machine are read, unless --allow-network is given"};
}

RemoteFile describe_remote_file(const std::string& path) {
    check_address(path);
    RemoteFile file;
    file.bytes = VsiFile{path, path}.size();
    const CPLStringList headers{VSIGetFileMetadata(path.c_str(), "HEADERS", nullptr)};
    for (const char* name : {"ETag", "Last-Modified"}) {
        if (file.version.empty()) file.version = headers.FetchNameValueDef(name, "");
    }
    return file;
}

} // namespace geo
