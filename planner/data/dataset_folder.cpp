// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>

#include "geo/error.h"
#include "geo/io/remote.h"
#include "geo/io/text_file.h"
#include "planner/data/dataset_paths.h"
#include "planner/data/draft_manifest.h"

namespace planner {
namespace fs = std::filesystem;
namespace {

/// A folder that is being made: removed again unless it takes its place.
class NewFolder {
public:
    explicit NewFolder(fs::path target) : target_{std::move(target)} {
        path_ = target_;
        path_ += fmt::format(".{}.part", getpid());
        fs::create_directories(path_);
    }
    ~NewFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    const fs::path& path() const { return path_; }

    /// Puts the folder in its place; what stood there before is removed once the new one is there.
    void take_place() {
        fs::path earlier = target_;
        earlier += fmt::format(".{}.old", getpid());
        if (fs::exists(target_)) fs::rename(target_, earlier);
        fs::rename(path_, target_);
        fs::remove_all(earlier);
    }

private:
    fs::path target_, path_;
};

/// Copies files into a folder, each once, under a name of its own.
class Copier {
public:
    Copier(fs::path folder, geo::Progress& progress) : folder_{std::move(folder)}, progress_{progress} {}

    /// The path to write into the manifest for a file that a person named.
    std::string copy(const std::string& handed) {
        const std::string on_disk = without_slash(file_on_disk(handed));
        if (!fs::exists(on_disk)) throw geo::Error{handed + ": there is no such file"};
        const auto known = copied_.find(on_disk);
        const std::string name = known != copied_.end() ? known->second : copy_new(on_disk);
        return name + handed.substr(std::min(on_disk.size(), handed.size()));
    }

private:
    static std::string without_slash(std::string path) {
        while (path.size() > 1 && path.ends_with('/'))
            path.pop_back();
        return path;
    }

    std::string copy_new(const std::string& on_disk) {
        progress_.report(0.0);
        const std::string wanted = fs::path{on_disk}.filename().string();
        std::string name = wanted;
        for (int number = 2; !taken_.insert(name).second; ++number)
            name = fmt::format("{}-{}", number, wanted);
        for (const std::string& file : files_of_layer(on_disk)) {
            progress_.report(0.0);
            copy_one(file, fs::path{on_disk}, name);
        }
        return copied_[on_disk] = name;
    }

    /// A sibling keeps its ending: roads.dbf becomes 2-roads.dbf where roads.shp became 2-roads.shp.
    void copy_one(const fs::path& file, const fs::path& layer, const std::string& name) {
        fs::path to = folder_ / name;
        if (fs::is_directory(layer)) {
            fs::create_directories(to);
            to /= file.filename();
        } else if (file != layer) {
            to.replace_extension(file.extension());
        }
        std::error_code failed;
        fs::copy_file(file, to, failed);
        if (failed) throw geo::Error{fmt::format("{}: cannot be copied: {}", file.string(), failed.message())};
    }

    fs::path folder_;
    geo::Progress& progress_;
    std::map<std::string, std::string> copied_;
    std::set<std::string> taken_{"dataset.toml"};
};

/// The address is not repeated, for messages are kept and passed on.
void refuse_credentials(const std::string& address) {
    if (!holds_credentials(address)) return;
    throw geo::Error{"an address holds credentials, which do not belong into a manifest; one without user and password "
                     "is expected, with these in the environment or .pgpass"};
}

} // namespace

void make_dataset_folder(const std::string& path, Manifest manifest, const DatasetFolderRules& rules,
                         geo::Progress& progress) {
    fs::path target = fs::absolute(path).lexically_normal();
    if (!target.has_filename()) target = target.parent_path();
    if (fs::exists(target) && !rules.replace) {
        throw geo::Error{path + ": exists already; a new folder is expected, or --force to replace it"};
    }
    const bool is_foreign = fs::exists(target) && !fs::exists(target / "dataset.toml") && !fs::is_empty(target);
    if (is_foreign) throw geo::Error{path + ": is not a dataset; only a dataset is replaced"};

    progress.begin_step("Copying files");
    NewFolder folder{target};
    Copier copier{folder.path(), progress};
    visit_paths(manifest, [&](std::string& file) {
        if (geo::is_remote(file)) return refuse_credentials(file);
        file = rules.in_place ? fs::absolute(file).lexically_relative(target).string() : copier.copy(file);
    });
    geo::replace_text_file((folder.path() / "dataset.toml").string(), format_manifest(manifest));
    folder.take_place();
}

} // namespace planner
