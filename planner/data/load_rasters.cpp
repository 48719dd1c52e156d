// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "geo/error.h"
#include "geo/measure/cell_area.h"
#include "geo/missing.h"
#include "planner/data/covered_rule.h"
#include "planner/data/dataset_paths.h"
#include "planner/data/load_layers.h"

namespace planner {
namespace {

void report_raster(Loading& loading, const std::string& layer, const geo::RasterSource& raster) {
    LayerReport report;
    report.layer = layer;
    report.driver = raster.driver;
    report.crs = raster.crs_name;
    report.box = raster.box;
    loading.reports.push_back(std::move(report));
}

void tell(Loading& loading, const std::string& layer, std::string code, geo::Issue::Severity severity,
          std::string message) {
    loading.issues.push_back(
        {.severity = severity, .code = std::move(code), .layer = layer, .message = std::move(message)});
}

void tell_empty(Loading& loading, const std::string& layer, const ManifestFile& file,
                std::span<const geo::RasterSource> rasters) {
    if (std::ranges::any_of(rasters, geo::has_data)) return;
    tell(loading, layer, "empty_raster", geo::Issue::Severity::warning,
         fmt::format("{}: no cell has data; everything that rests on it is unknown", file.source.path));
}

geo::RasterSource open_layer(Loading& loading, const std::string& layer, const ManifestFile& file) {
    const geo::LayerSource located = loading.locate(file.source);
    geo::RasterSource raster = geo::open_raster(located.path, located.crs);
    report_raster(loading, layer, raster);
    tell_empty(loading, layer, file, {&raster, 1});
    return raster;
}

/// The same for values that are to be counted: a picture is an Error.
geo::RasterSource open_values(Loading& loading, const std::string& layer, const ManifestFile& file) {
    geo::RasterSource raster = open_layer(loading, layer, file);
    refuse_picture(raster, file.source.path);
    return raster;
}

geo::Relief open_elevation(Loading& loading, const ManifestFile& file) {
    const geo::LayerSource located = loading.locate(file.source);
    geo::Relief relief = geo::open_relief(located.path, located.crs);
    report_raster(loading, "elevation", relief.frame);
    std::vector<geo::RasterSource> tiles;
    for (const geo::ReliefTile& tile : relief.tiles)
        tiles.push_back(tile.source);
    tell_empty(loading, "elevation", file, tiles);
    return relief;
}

void report_shapes(Loading& loading, const std::string& layer, const geo::Shapes& shapes, std::size_t set_aside) {
    LayerReport report;
    report.layer = layer;
    report.driver = shapes.attributes.driver;
    report.crs = shapes.attributes.crs;
    report.used = report.count = shapes.size();
    report.set_aside = set_aside;
    report.read = report.used + set_aside;
    for (const geo::LonLat point : shapes.point)
        report.box = report.box.expanded_to(point);
    loading.reports.push_back(std::move(report));
}

/// The shapes, once what was found in them has been told.
geo::Shapes take_shapes(Loading& loading, const std::string& layer, geo::Loaded<geo::Shapes> read) {
    for (geo::Issue& issue : read.issues)
        issue.layer = layer;
    const auto set_aside = std::ranges::count(read.issues, true, &geo::Issue::set_aside);
    report_shapes(loading, layer, read.value, static_cast<std::size_t>(set_aside));
    loading.add_issues(std::move(read.issues), {});
    return std::move(read.value);
}

geo::Shapes read_areas(Loading& loading, const std::string& layer, const ManifestFile& file) {
    return take_shapes(loading, layer, geo::read_polygons(loading.locate(file.source), *loading.progress));
}

/// The rule of a raster: the manifest's, else what its values plainly mean.
CoveredRule rule_of(const Loading& loading, const ManifestCoverage& entry, const geo::RasterSource& raster) {
    const auto stated = parse_covered_rule(entry.covered);
    if (stated) return *stated;
    const auto guessed = guess_covered_rule(geo::summarise_raster(raster));
    if (guessed) return *guessed;
    throw geo::Error{fmt::format("{}: {}: covered is missing and the values don't say it; a rule such as \"== 1\", "
                                 "\"in [1, 2]\" or \">= -105\" is expected",
                                 loading.manifest_path, entry.file.source.path)};
}

void load_coverage_raster(Loading& loading, const std::string& layer, const ManifestCoverage& entry, Dataset& dataset) {
    CoverageLayer coverage{entry.generation, open_layer(loading, layer, entry.file), {}, {}, entry.confidence};
    if (coverage.raster->is_picture) {
        tell(loading, layer, "picture_as_coverage", geo::Issue::Severity::error,
             fmt::format("{} is a picture ({} bands of {}), not data; the layer is not used; one band of values is "
                         "expected",
                         entry.file.source.path, coverage.raster->band_count, coverage.raster->cell_type));
        return;
    }
    coverage.rule = rule_of(loading, entry, *coverage.raster);
    const auto nodata = coverage.raster->nodata;
    if (nodata && coverage.rule.covers(*nodata * coverage.raster->scale + coverage.raster->offset)) {
        tell(loading, layer, "nodata_in_range", geo::Issue::Severity::warning,
             fmt::format("{} marks cells without data by {}, which \"{}\" calls covered; such cells count as not "
                         "covered",
                         entry.file.source.path, *nodata, format_covered_rule(coverage.rule)));
    }
    dataset.coverage.push_back(std::move(coverage));
}

void load_coverage(Loading& loading, const ManifestCoverage& entry, Dataset& dataset) {
    const std::string layer = "coverage." + coverage_key(entry.generation);
    if (is_raster_path(loading.locate(entry.file.source).path))
        return load_coverage_raster(loading, layer, entry, dataset);
    if (!loading.require_crs(layer, entry.file.source)) return;
    dataset.coverage.push_back(
        {entry.generation, std::nullopt, {}, read_areas(loading, layer, entry.file), entry.confidence});
}

void load_context(Loading& loading, const ManifestContext& entry, Dataset& dataset) {
    const std::string layer = "context." + entry.name;
    ContextLayer context{.name = entry.name, .raster = {}, .shapes = {}, .lower_is_need = entry.lower_is_need};
    const geo::LayerSource located = loading.locate(entry.file.source);
    if (is_raster_path(located.path)) {
        context.raster = open_values(loading, layer, entry.file);
    } else {
        if (!loading.require_crs(layer, entry.file.source)) return;
        geo::Loaded<geo::Shapes> read = geo::read_lines(located, *loading.progress);
        if (read.value.size() == 0) read = geo::read_points(located, *loading.progress);
        context.has_areas = read.value.size() == 0;
        context.shapes =
            context.has_areas ? read_areas(loading, layer, entry.file) : take_shapes(loading, layer, std::move(read));
    }
    dataset.context.push_back(std::move(context));
}

void tell_coarse_relief(Loading& loading, const Dataset& dataset) {
    if (!dataset.elevation || has_relief_for_sight(dataset)) return;
    tell(loading, "elevation", "coarse_relief", geo::Issue::Severity::note,
         fmt::format(
             "cells of {:.0f} m hide hills; lines of sight are not checked, which takes cells of {:.0f} m at most",
             relief_cell_m(dataset), coarsest_cell_for_sight_m));
}

} // namespace

void refuse_picture(const geo::RasterSource& raster, const std::string& file) {
    if (!raster.is_picture) return;
    throw geo::Error{file + ": is a picture, not data; a raster of one band of values is expected"};
}

double relief_cell_m(const Dataset& dataset) {
    if (!dataset.elevation) return geo::missing;
    return geo::cell_side_m(dataset.elevation->frame, dataset.elevation->frame.box.centre());
}

void load_rasters(Loading& loading, const Manifest& manifest, Dataset& dataset) {
    loading.progress->begin_step("Reading coverage, population, elevation");
    for (const ManifestCoverage& entry : manifest.coverage)
        load_coverage(loading, entry, dataset);
    for (const ManifestPopulation& entry : manifest.population) {
        dataset.population = open_values(loading, "population", entry.file);
        dataset.population_unit = entry.is_density ? geo::CellUnit::per_km2 : geo::CellUnit::count;
    }
    for (const ManifestFile& entry : manifest.elevation)
        dataset.elevation = open_elevation(loading, entry);
    tell_coarse_relief(loading, dataset);
    for (const ManifestContext& entry : manifest.context)
        load_context(loading, entry, dataset);
}

} // namespace planner
