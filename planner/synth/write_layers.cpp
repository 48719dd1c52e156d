// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/write_layers.h"

#include <cmath>
#include <vector>

#include "geo/io/write.h"
#include "planner/synth/grid_lines.h"
#include "planner/synth/random.h"

namespace planner::synth {

namespace {

using Geometry = geo::OutputLayer::Geometry;

void write_layer(const std::string& path, const geo::OutputLayer& layer, geo::Progress& progress) {
    geo::write_geopackage(path, {&layer, 1}, progress);
}

std::vector<bool> town_cells(const Country& country) {
    std::vector<bool> is_town(country.frame.cell_count());
    for (const Settlement& town : country.settlements.towns) {
        is_town[town.cell] = true;
    }
    return is_town;
}

double rounded_km(const Line& line) { return std::round(length_km(line) * 1000.0) / 1000.0; }

void write_rivers(const Country& country, const std::string& folder, geo::Progress& progress) {
    geo::OutputLayer layer{.name = "rivers", .geometry = Geometry::line};
    std::vector<double> catchment_km2;
    for (const River& river :
         trace_rivers(country.frame, country.terrain.drainage, river_threshold_km2(country.frame))) {
        append_line(layer.shapes, smooth_line(country.frame, river.cells));
        catchment_km2.push_back(std::round(river.catchment_km2));
    }
    layer.columns = {{"catchment_km2", std::move(catchment_km2)}};
    write_layer(folder + "/rivers.gpkg", layer, progress);
}

void write_roads_and_fiber(const Country& country, const std::string& folder, geo::Progress& progress) {
    geo::OutputLayer roads{.name = "roads", .geometry = Geometry::line},
        fiber{.name = "fiber_lines", .geometry = Geometry::line};
    std::vector<std::string> road_id, highway, line_id, status;
    std::vector<double> road_km, fiber_km;
    for (const RoadStretch& stretch : road_stretches(country.frame, country.roads.grid, town_cells(country))) {
        const Line line = smooth_line(country.frame, stretch.cells);
        append_line(roads.shapes, line);
        road_id.push_back("R" + std::to_string(road_id.size() + 1));
        highway.emplace_back(highway_of(stretch.kind));
        road_km.push_back(rounded_km(line));
        if (!stretch.is_fiber) continue;
        append_line(fiber.shapes, line);
        line_id.push_back("L" + std::to_string(line_id.size() + 1));
        status.emplace_back("operational");
        fiber_km.push_back(rounded_km(line));
    }
    roads.columns = {
        {"road_id", std::move(road_id)}, {"highway", std::move(highway)}, {"length_km", std::move(road_km)}};
    fiber.columns = {
        {"line_id", std::move(line_id)}, {"line_status", std::move(status)}, {"length_km", std::move(fiber_km)}};
    write_layer(folder + "/roads.gpkg", roads, progress);
    write_layer(folder + "/fiber_lines.gpkg", fiber, progress);
}

void write_power_grid(const Country& country, const std::string& folder, geo::Progress& progress) {
    geo::OutputLayer layer{.name = "power_grid", .geometry = Geometry::line};
    std::vector<double> kilovolts, km;
    for (const TownLink& link : country.roads.links) {
        if (!link.is_power) continue;
        // Power lines follow roads, but straighter.
        const Line line = straightened_line(country.frame, link.path, 2.5);
        append_line(layer.shapes, line);
        kilovolts.push_back(link.kind == RoadKind::trunk ? 220.0 : link.kind == RoadKind::primary ? 110.0 : 33.0);
        km.push_back(rounded_km(line));
    }
    layer.columns = {{"voltage_kv", std::move(kilovolts)}, {"length_km", std::move(km)}};
    write_layer(folder + "/power_grid.gpkg", layer, progress);
}

} // namespace

void write_areas(const Country& country, const std::string& folder, geo::Progress& progress) {
    const Random random{country.frame.seed, Stream::area};
    const Terrain& terrain = country.terrain;
    // On the coast where the land's field is 0; inland anywhere between the two centres.
    const auto crossing = [&](Cell a, Cell b) {
        const auto here = static_cast<double>(terrain.coast[a]), there = static_cast<double>(terrain.coast[b]);
        if ((here > 0.0) != (there > 0.0)) return std::clamp(here / (here - there), 0.1, 0.9);
        return random.between(0.3, 0.7, a, b);
    };
    const Areas& areas = country.areas;
    geo::OutputLayer regions{.name = "admin1", .geometry = Geometry::polygon};
    regions.shapes = draw_areas(country.frame, areas.region, areas.seat_of_region.size(), areas.district, crossing);
    regions.columns = {{"name", country.region_name}};
    write_layer(folder + "/admin1.gpkg", regions, progress);

    geo::OutputLayer districts{.name = "admin2", .geometry = Geometry::polygon};
    districts.shapes =
        draw_areas(country.frame, areas.district, areas.seat_of_district.size(), areas.district, crossing);
    std::vector<std::string> region_names;
    for (const std::uint32_t region : areas.region_of) {
        region_names.push_back(country.region_name[region]);
    }
    districts.columns = {{"name", country.district_name}, {"admin1", std::move(region_names)}};
    write_layer(folder + "/admin2.gpkg", districts, progress);
}

void write_lines(const Country& country, const std::string& folder, geo::Progress& progress) {
    write_rivers(country, folder, progress);
    write_roads_and_fiber(country, folder, progress);
    write_power_grid(country, folder, progress);
}

} // namespace planner::synth
