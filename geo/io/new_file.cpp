// SPDX-License-Identifier: Apache-2.0
#include "geo/io/new_file.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include <cpl_error.h>

#include "geo/error.h"
#include "geo/io/drivers.h"

namespace geo {

NewFile::NewFile(std::string path) : path_{std::move(path)} {
    set_up_gdal();
    remove();
    CPLErrorReset();
}

NewFile::~NewFile() {
    if (!is_kept_) remove();
}

void NewFile::remove() const {
    for (const char* beside : {"", "-journal", "-wal", "-shm", ".aux.xml"}) {
        std::error_code ignored;
        if (std::filesystem::is_regular_file(path_ + beside, ignored)) std::filesystem::remove(path_ + beside, ignored);
    }
}

void NewFile::check() const {
    if (!gdal_has_failed()) return;
    throw Error{path_ + ": cannot be written, is the disk full? " + take_gdal_message("")};
}

} // namespace geo
