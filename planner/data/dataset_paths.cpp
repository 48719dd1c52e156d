// SPDX-License-Identifier: Apache-2.0
#include "planner/data/dataset_paths.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <string_view>

#include "geo/error.h"
#include "geo/io/remote.h"

namespace planner {
namespace fs = std::filesystem;
namespace {

/// Whether `path` is `folder` or inside it; both resolved.
bool is_inside(const fs::path& path, const fs::path& folder) {
    const auto [folder_end, path_end] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
    return folder_end == folder.end();
}

std::string in_lower_case(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char sign) { return sign >= 'A' && sign <= 'Z' ? static_cast<char>(sign + 32) : sign; });
    return text;
}

} // namespace

bool holds_credentials(const std::string& file) {
    if (!geo::is_remote(file)) return false;
    constexpr std::array<std::string_view, 14> words{
        "user=",   "password=", "passfile=", "secret=", "token=",   "signature=",  "authorization",
        "sslkey=", "?sig=",     "&sig=",     "apikey=", "api_key=", "access_key=", "accesskeyid="};
    std::string lower = in_lower_case(file);
    std::erase(lower, ' '); // "password = ..." is one too
    if (std::ranges::any_of(words, [&](auto word) { return lower.find(word) != std::string::npos; })) return true;
    const std::size_t scheme = file.find("://");
    if (scheme == std::string::npos) return false;
    const std::size_t host = scheme + 3;
    return file.substr(host, file.find('/', host) - host).find('@') != std::string::npos; // https://name:word@host/
}

void visit_paths(Manifest& manifest, const std::function<void(std::string& path)>& visit) {
    for (auto* layer : {&manifest.schools, &manifest.cell_sites, &manifest.transmission_nodes, &manifest.fiber_lines,
                        &manifest.roads, &manifest.sight_lines}) {
        for (ManifestTable& entry : *layer)
            visit(entry.file.source.path);
    }
    for (ManifestCoverage& entry : manifest.coverage)
        visit(entry.file.source.path);
    for (ManifestPopulation& entry : manifest.population)
        visit(entry.file.source.path);
    for (ManifestFile& entry : manifest.elevation)
        visit(entry.source.path);
    for (ManifestAdmin& entry : manifest.admin)
        visit(entry.file.source.path);
    for (ManifestContext& entry : manifest.context)
        visit(entry.file.source.path);
}

std::vector<std::string> addresses_in(Manifest manifest) {
    std::set<std::string> addresses;
    visit_paths(manifest, [&](const std::string& path) {
        if (geo::is_remote(path)) addresses.insert(path);
    });
    return {addresses.begin(), addresses.end()};
}

std::string manifest_path_of(const std::string& dataset) {
    std::error_code ignored;
    if (fs::is_directory(dataset, ignored)) {
        const fs::path manifest = fs::path{dataset} / "dataset.toml";
        if (fs::is_regular_file(manifest, ignored)) return manifest.string();
        throw geo::Error{
            fmt::format("{}: holds no dataset.toml; a folder made by `causeway new` is expected", dataset)};
    }
    if (fs::exists(dataset, ignored)) return dataset;
    throw geo::Error{fmt::format("{}: no such file; a dataset's folder or its dataset.toml is expected", dataset)};
}

std::string file_on_disk(const std::string& path) {
    if (geo::is_remote(path)) {
        const std::size_t archive = in_lower_case(path).find(".zip/");
        return archive == std::string::npos ? path : path.substr(0, archive + 4);
    }
    std::error_code ignored;
    for (fs::path part = path; !part.empty() && part != part.parent_path(); part = part.parent_path()) {
        if (fs::is_regular_file(part, ignored)) return part.string();
    }
    return path;
}

std::vector<std::string> files_of_layer(const std::string& on_disk) {
    std::vector<std::string> files;
    if (fs::is_directory(on_disk)) {
        for (const auto& entry : fs::directory_iterator{on_disk}) {
            if (entry.is_regular_file()) files.push_back(entry.path().string());
        }
    } else {
        files.push_back(on_disk);
        const fs::path path{on_disk};
        const bool is_shapefile = path.extension() == ".shp", is_raw = path.extension() == ".vrt";
        for (const char* extension : {".dbf", ".shx", ".prj", ".cpg", ".gri", ".grd"}) {
            const fs::path sibling = fs::path{path}.replace_extension(extension);
            const bool belongs = std::string_view{extension}.starts_with(".gr") ? is_raw : is_shapefile;
            if (belongs && fs::is_regular_file(sibling)) files.push_back(sibling.string());
        }
    }
    std::ranges::sort(files);
    return files;
}

bool is_raster_path(const std::string& path) {
    constexpr std::array<std::string_view, 7> suffixes{".tif", ".tiff", ".img", ".asc", ".hgt", ".vrt", ".hgt.zip"};
    const std::string lower = in_lower_case(path);
    const bool has_suffix = std::ranges::any_of(suffixes, [&](auto suffix) { return lower.ends_with(suffix); });
    return has_suffix || fs::is_directory(path);
}

std::string resolve_in_dataset(const std::string& manifest_path, const std::string& file, const LoadRules& rules) {
    if (geo::is_remote(file)) {
        if (rules.allow_network) return file;
        throw geo::Error{fmt::format("{}: {} is on another machine; a path inside the dataset's folder is expected, or "
                                     "--allow-network",
                                     manifest_path, file)};
    }
    const fs::path folder = fs::absolute(manifest_path).parent_path();
    const fs::path path = (folder / file).lexically_normal();
    if (!rules.allow_outside && !is_inside(fs::weakly_canonical(path), fs::weakly_canonical(folder))) {
        throw geo::Error{fmt::format("{}: {} lies outside the dataset's folder; a path inside it is expected, or "
                                     "--allow-outside",
                                     manifest_path, file)};
    }
    return path.string();
}

} // namespace planner
