// SPDX-License-Identifier: Apache-2.0
#include "planner/data/load_dataset.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <utility>

#include "geo/io/file_hash.h"
#include "geo/io/layer_hash.h"
#include "geo/io/remote.h"
#include "geo/measure/ellipsoid.h"
#include "geo/parallel.h"
#include "planner/data/dataset_paths.h"
#include "planner/data/load_layers.h"

namespace planner {
namespace fs = std::filesystem;
namespace {

/// Assumption: what a school may hang on lies no farther beyond all schools. The longest hop that ITU plans.
constexpr double overlap_reach_m = 50'000.0;

/// The box and what lies within so many metres of it, or a little more.
geo::Box widened(const geo::Box& box, double by_m) {
    constexpr double metres_per_degree = geo::mean_earth_radius_m * geo::radians_per_degree;
    const double by_deg = by_m / metres_per_degree;
    const double poleward_deg = std::min(std::max(-box.south, box.north) + by_deg, 90.0);
    const double by_lon_deg = by_deg / std::cos(poleward_deg * geo::radians_per_degree);
    return {box.west - by_lon_deg, box.south - by_deg, box.east + by_lon_deg, box.north + by_deg};
}

/// Whether two boxes meet, also where one counts longitudes from 0 to 360.
bool overlap(const geo::Box& a, const geo::Box& b) {
    constexpr double turn_deg = 360.0;
    return std::ranges::any_of(std::array{-turn_deg, 0.0, turn_deg}, [&](double shift) {
        return a.intersects({b.west + shift, b.south, b.east + shift, b.north});
    });
}

/// Tells of every layer that lies elsewhere than the schools, out of reach of all of them.
void tell_no_overlap(Loading& loading) {
    const auto schools = std::ranges::find(loading.reports, "schools", &LayerReport::layer);
    if (schools == loading.reports.end() || schools->box.empty()) return;
    const geo::Box reach = widened(schools->box, overlap_reach_m);
    for (const LayerReport& report : loading.reports) {
        if (report.box.empty() || overlap(report.box, reach)) continue;
        loading.issues.push_back(
            {.severity = geo::Issue::Severity::error,
             .code = "no_overlap",
             .layer = report.layer,
             .message = fmt::format("lies in {:.3f}..{:.3f}, {:.3f}..{:.3f}; the schools lie in {:.3f}..{:.3f}, "
                                    "{:.3f}..{:.3f}; check CRS and country",
                                    report.box.west, report.box.east, report.box.south, report.box.north,
                                    schools->box.west, schools->box.east, schools->box.south, schools->box.north)});
    }
}

InputFile describe_table(const geo::LayerSource& source, geo::Progress& progress) {
    const geo::FileHash hash = geo::hash_layer(source, progress);
    return {source.path + (source.layer.empty() ? "" : " " + source.layer), hash.bytes, hash.sha256, ""};
}

InputFile describe_address(const std::string& address) {
    const geo::RemoteFile file = geo::describe_remote_file(address);
    return {address, file.bytes, "", file.version};
}

/// The path as seen from the manifest's folder.
InputFile describe_file(const std::string& path, const fs::path& folder) {
    const geo::FileHash hash = geo::hash_file(path);
    const std::string shown = fs::path{path}.lexically_normal().lexically_relative(folder.lexically_normal()).string();
    return {shown.empty() ? path : shown, hash.bytes, hash.sha256, ""};
}

/// The manifest and every file and table that was read, with their hashes, or what servers say of them.
std::vector<InputFile> describe_inputs(const Loading& loading) {
    loading.progress->begin_step("Hashing files");
    const fs::path folder = fs::path{loading.manifest_path}.parent_path();
    std::vector<InputFile> inputs{describe_file(loading.manifest_path, folder)};
    for (const geo::LayerSource& source : loading.sources) {
        loading.progress->report(static_cast<double>(inputs.size() - 1) / static_cast<double>(loading.sources.size()));
        const std::string path = resolve_in_dataset(loading.manifest_path, source.path, loading.rules);
        if (geo::is_database(path)) {
            inputs.push_back(describe_table(source, *loading.progress));
        } else if (geo::is_remote(path)) {
            inputs.push_back(describe_address(file_on_disk(path)));
        } else {
            for (const std::string& each : files_of_layer(file_on_disk(path)))
                inputs.push_back(describe_file(each, folder));
        }
    }
    return inputs;
}

/// The layers that need the schools or the areas, and the rasters.
void load_places(Loading& loading, const Manifest& manifest, Dataset& dataset) {
    std::vector<NamedAreas> levels = load_admin(loading, manifest);
    load_schools(loading, manifest, levels, dataset);
    if (!manifest.cell_sites.empty() || !manifest.transmission_nodes.empty()) {
        const CountryShape country{levels, dataset.schools.place};
        dataset.cell_sites = load_cell_sites(loading, manifest, country);
        dataset.transmission_nodes = load_transmission_nodes(loading, manifest, country);
    }
    dataset.fiber_lines = load_fiber_lines(loading, manifest, dataset.transmission_nodes);
    load_rasters(loading, manifest, dataset);
    for (NamedAreas& level : levels)
        dataset.admin.push_back(std::move(level).take());
}

void load_layers(Loading& loading, const Manifest& manifest, Dataset& dataset) {
    std::optional<Loading> of_roads;
    geo::side_by_side(
        *loading.progress, [&](geo::Progress&) { load_places(loading, manifest, dataset); },
        [&](geo::Progress& unseen) { load_roads(of_roads.emplace(loading.beside(unseen)), manifest, dataset); });
    loading.append(std::move(*of_roads));
    dataset.sight_lines = load_sight_lines(loading, manifest);
    tell_no_overlap(loading);
}

} // namespace

geo::Loaded<Dataset> load_dataset(const std::string& path, const LoadRules& rules, geo::Progress& progress) {
    if (rules.allow_network) geo::allow_network();
    Loading loading;
    loading.manifest_path = fs::absolute(manifest_path_of(path)).lexically_normal().string();
    loading.rules = rules;
    loading.progress = &progress;
    const Manifest manifest = read_manifest(loading.manifest_path);
    loading.repair = manifest.repair;

    geo::Loaded<Dataset> loaded;
    Dataset& dataset = loaded.value;
    dataset.name =
        manifest.name.empty() ? fs::path{loading.manifest_path}.parent_path().filename().string() : manifest.name;
    dataset.country = manifest.country;
    dataset.manifest_path = loading.manifest_path;
    load_layers(loading, manifest, dataset);
    dataset.files = describe_inputs(loading);
    dataset.layers = std::move(loading.reports);
    loaded.issues = std::move(loading.issues);
    return loaded;
}

} // namespace planner
