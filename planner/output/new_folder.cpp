// SPDX-License-Identifier: Apache-2.0
#include "planner/output/new_folder.h"

#include <filesystem>
#include <system_error>

#include "geo/error.h"
#include "geo/io/text_file.h"

namespace planner {

namespace {

namespace fs = std::filesystem;

void check(const std::error_code& failed, const std::string& path, const char* what) {
    if (failed) throw geo::Error{path + ": " + what + ": " + failed.message()};
}

/// Without a slash at the end, so that what stands beside it can be named.
std::string plain_path(const std::string& path) {
    fs::path plain = fs::absolute(path).lexically_normal();
    if (plain.filename().empty()) plain = plain.parent_path();
    return plain.string();
}

void check_replaceable(const std::string& path, bool replace, const std::string& mark) {
    if (!fs::exists(path)) return;
    if (!replace) throw geo::Error{path + ": exists already; another place is expected, or --force"};
    if (!fs::is_directory(path)) throw geo::Error{path + ": is a file; a folder is expected"};
    if (!fs::is_empty(path) && !fs::exists(path + "/" + mark))
        throw geo::Error{path + ": holds other things than a run; it is not replaced"};
}

std::string beside(const std::string& path, const char* word) {
    const fs::path place{path};
    return (place.parent_path() / ("." + place.filename().string() + word)).string();
}

} // namespace

NewFolder::NewFolder(const std::string& path, bool replace, const std::string& mark)
    : path_{plain_path(path)}, partial_{beside(path_, ".partial")}, previous_{beside(path_, ".previous")} {
    check_replaceable(path_, replace, mark);
    std::error_code failed;
    fs::remove_all(partial_, failed);
    check(failed, partial_, "a half-written folder is in the way");
    fs::create_directories(partial_, failed);
    check(failed, partial_, "the folder cannot be made");
}

NewFolder::~NewFolder() {
    std::error_code ignored;
    if (!is_kept_) fs::remove_all(partial_, ignored);
}

void NewFolder::keep() {
    for (const fs::directory_entry& entry : fs::directory_iterator{partial_})
        geo::sync_to_disk(entry.path().string());
    geo::sync_to_disk(partial_);
    std::error_code failed, ignored;
    fs::remove_all(previous_, ignored);
    const bool replaces = fs::exists(path_);
    if (replaces) {
        fs::rename(path_, previous_, failed);
        check(failed, path_, "the earlier folder cannot be moved away");
    }
    fs::rename(partial_, path_, failed);
    if (failed && replaces) fs::rename(previous_, path_, ignored);
    check(failed, path_, "the folder cannot be put in its place");
    is_kept_ = true;
    fs::remove_all(previous_, ignored);
    geo::sync_to_disk(fs::path{path_}.parent_path().string());
}

} // namespace planner
