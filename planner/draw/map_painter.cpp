// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <optional>
#include <utility>

#include "geo/io/raster_window.h"
#include "planner/draw/ground.h"
#include "planner/draw/infrastructure_marks.h"
#include "planner/draw/label_layout.h"
#include "planner/draw/line_mask.h"
#include "planner/draw/links.h"
#include "planner/draw/map_image.h"
#include "planner/draw/names.h"
#include "planner/draw/overridden_roads.h"
#include "planner/draw/point_cloud.h"
#include "planner/draw/school_marks.h"
#include "planner/draw/sprite.h"
#include "planner/draw/text_painter.h"
#include "planner/draw/world_shapes.h"
#include "planner/result/describe_new_sites.h"

namespace planner {

namespace {

/// A dataset's geometry on the Mercator world; made once.
struct World {
    std::shared_ptr<const Dataset> dataset;
    PointCloud schools, cell_sites, transmission_nodes;
    std::vector<WorldShapes> admin;              // as Dataset::admin
    std::vector<std::vector<LabelAnchor>> names; // as admin
    WorldShapes roads, fiber_lines;
    std::vector<WorldShapes> coverage; // as Dataset::coverage; empty where it is a raster

    explicit World(std::shared_ptr<const Dataset> data)
        : dataset{std::move(data)},
          schools{dataset->schools.place},
          cell_sites{dataset->cell_sites.place},
          transmission_nodes{dataset->transmission_nodes.place},
          roads{world_shapes_of(dataset->roads)},
          fiber_lines{world_shapes_of(dataset->fiber_lines)} {
        for (const AdminAreas& areas : dataset->admin) {
            admin.push_back(world_shapes_of(areas.shapes));
            names.push_back(label_anchors(areas, admin.back()));
        }
        for (const CoverageLayer& layer : dataset->coverage)
            coverage.push_back(world_shapes_of(layer.polygons));
    }
};

/// What the ground under the plan depends on.
struct GroundKey {
    std::shared_ptr<const Dataset> dataset;
    MapLayers layers; // those of the plan set to their defaults
    MapView view;
    friend bool operator==(const GroundKey&, const GroundKey&) = default;
};

GroundKey ground_key(const std::shared_ptr<const Dataset>& dataset, MapLayers layers, const MapView& view) {
    layers.fiber_routes = layers.radio_links = layers.schools = layers.labels = true;
    layers.cell_sites = layers.transmission_nodes = layers.overridden_roads = true;
    layers.colouring = {};
    return {dataset, std::move(layers), view};
}

/// Area of a raster's cell where the image is, km2.
double cell_km2(const geo::RasterSource& raster, double lat) {
    const std::array<double, 6>& to_crs = raster.geo_transform;
    const double units2 = std::abs(to_crs[1] * to_crs[5] - to_crs[2] * to_crs[4]);
    const bool is_in_degrees = raster.crs_wkt.starts_with("GEOG");
    constexpr double km_per_degree = geo::mercator_equator_m / 360.0 / 1'000.0;
    return is_in_degrees ? units2 * km_per_degree * km_per_degree * std::cos(lat * std::numbers::pi / 180.0)
                         : units2 / 1e6;
}

/// A part of an image.
struct PixelRectangle {
    int column = 0, row = 0, width = 0, height = 0;

    bool empty() const { return width <= 0 || height <= 0; }
    geo::MercatorGrid of(const geo::MercatorGrid& image) const {
        return {{image.corner.x + column * image.step, image.corner.y + row * image.step}, image.step, width, height};
    }
};

/// The pixels that a box touches, on the turn of the world that the image shows.
PixelRectangle part_under(const geo::Box& box, const geo::MercatorGrid& image) {
    const geo::WorldXy middle = image.middle(image.width / 2, image.height / 2);
    const geo::WorldXy centre = geo::world_from_place(box.centre());
    const double turn = geo::nearest_turn(centre.x, middle.x) - centre.x;
    const geo::WorldXy low = geo::world_from_place({box.west, box.north});
    const geo::WorldXy high = geo::world_from_place({box.east, box.south});
    const auto pixel = [&](double world, double corner, int size) {
        return static_cast<int>(std::clamp((world - corner) / image.step, -1.0, size + 1.0));
    };
    const int column = std::max(0, pixel(low.x + turn, image.corner.x, image.width) - 1);
    const int row = std::max(0, pixel(low.y, image.corner.y, image.height) - 1);
    return {column, row, std::min(image.width, pixel(high.x + turn, image.corner.x, image.width) + 2) - column,
            std::min(image.height, pixel(high.y, image.corner.y, image.height) + 2) - row};
}

/// Shading fades where a cell of the relief spans many pixels: nothing but its facets would be seen.
float relief_strength(const geo::RasterSource& elevation, const geo::MercatorGrid& grid) {
    constexpr double crisp_px = 10.0;
    const double lat = geo::place_from_world(grid.middle(grid.width / 2, grid.height / 2)).lat;
    const double pixel_km = grid.step * geo::mercator_equator_m * std::cos(lat * std::numbers::pi / 180.0) / 1'000.0;
    return static_cast<float>(std::min(1.0, crisp_px * pixel_km / std::sqrt(cell_km2(elevation, lat))));
}

PointCloud proposed_node_cloud(const ScenarioResult& result) {
    std::vector<geo::LonLat> places;
    for (const ProposedNode& node : result.scenario.indicators.nodes.proposed)
        places.push_back(node.place);
    return PointCloud{places};
}

} // namespace

struct MapPainter::Cache {
    std::optional<World> world;
    std::map<std::string, geo::RasterWindow> windows; // by path
    std::optional<std::pair<GroundKey, Canvas>> ground;
    std::optional<std::pair<RoadOverrides, OverriddenRoads>> overridden_roads;
    TextPainter text;

    const World& world_of(const std::shared_ptr<const Dataset>& dataset) {
        if (!world || world->dataset != dataset) {
            ground.reset();
            windows.clear();
            overridden_roads.reset();
            world.emplace(dataset);
        }
        return *world;
    }
    std::vector<float> cells(const geo::RasterSource& raster, const geo::MercatorGrid& grid, geo::Resampling resampling,
                             geo::Progress& progress) {
        auto found = windows.find(raster.path);
        if (found == windows.end()) found = windows.emplace(raster.path, geo::RasterWindow{raster}).first;
        return found->second.read(grid, resampling, progress);
    }

    const OverriddenRoads& roads_of(const RoadOverrides& overrides) {
        if (!overridden_roads || overridden_roads->first != overrides)
            overridden_roads = {overrides, find_overridden_roads(*world->dataset, overrides)};
        return overridden_roads->second;
    }

    std::vector<float> heights(const geo::Relief& relief, const geo::MercatorGrid& grid, geo::Progress& progress);

    Canvas paint_ground(const MapLayers& layers, const geo::MercatorGrid& grid, geo::Progress& progress);
    void paint_rasters(Canvas& canvas, const Mask& land, const MapLayers& layers, const geo::MercatorGrid& grid,
                       geo::Progress& progress);
    void paint_coverage_layers(Canvas& canvas, const Mask& land, const MapLayers& layers, const geo::MercatorGrid& grid,
                               geo::Progress& progress);
    void paint_lines(Canvas& canvas, const MapLayers& layers, const geo::MercatorGrid& grid) const;
    void paint_plan(Canvas& canvas, const ScenarioResult& result, const MapLayers& layers,
                    const geo::MercatorGrid& grid);
    void paint_labels(Canvas& canvas, const MapLayers& layers, const geo::MercatorGrid& grid);
};

Canvas MapPainter::Cache::paint_ground(const MapLayers& layers, const geo::MercatorGrid& grid,
                                       geo::Progress& progress) {
    const Palette& palette = palette_of(layers.theme);
    const bool has_land = !world->admin.empty() && !world->admin.front().empty();
    Canvas canvas{grid.width, grid.height, has_land ? palette.sea : palette.neighbour};
    Mask land{grid.width, grid.height};
    if (has_land) {
        land = filled(world->admin.front(), grid);
        paint_mask(canvas, land, palette.land);
    } else {
        std::ranges::fill(land.cover, std::uint8_t{255});
    }
    paint_rasters(canvas, land, layers, grid, progress);
    paint_lines(canvas, layers, grid);
    return canvas;
}

/// One value per pixel, from the tiles under the image; each is read onto its own part of it.
std::vector<float> MapPainter::Cache::heights(const geo::Relief& relief, const geo::MercatorGrid& grid,
                                              geo::Progress& progress) {
    if (relief.tiles.size() == 1) return cells(relief.tiles[0].source, grid, geo::Resampling::smooth, progress);
    const auto width = static_cast<std::size_t>(grid.width);
    std::vector<float> height(width * static_cast<std::size_t>(grid.height), std::numeric_limits<float>::quiet_NaN());
    for (const geo::ReliefTile& tile : relief.tiles) {
        const PixelRectangle part = part_under(tile.source.box, grid);
        if (part.empty()) continue;
        // not kept open: a country has hundreds of tiles, and few are under a map that shows one's cells
        const std::vector<float> of_tile =
            geo::RasterWindow{tile.source}.read(part.of(grid), geo::Resampling::smooth, progress);
        for (int row = 0; row < part.height; ++row) {
            for (int column = 0; column < part.width; ++column) {
                float& pixel = height[static_cast<std::size_t>(part.row + row) * width +
                                      static_cast<std::size_t>(part.column + column)];
                const float value = of_tile[static_cast<std::size_t>(row) * static_cast<std::size_t>(part.width) +
                                            static_cast<std::size_t>(column)];
                if (std::isnan(pixel)) pixel = value;
            }
        }
    }
    return height;
}

void MapPainter::Cache::paint_rasters(Canvas& canvas, const Mask& land, const MapLayers& layers,
                                      const geo::MercatorGrid& grid, geo::Progress& progress) {
    const Dataset& dataset = *world->dataset;
    const Palette& palette = palette_of(layers.theme);
    if (layers.relief && dataset.elevation) {
        paint_relief(canvas, heights(*dataset.elevation, grid, progress), land, grid,
                     relief_strength(dataset.elevation->frame, grid));
    }
    if (layers.population && dataset.population) {
        std::vector<float> people = cells(*dataset.population, grid, geo::Resampling::average, progress);
        if (dataset.population_unit == geo::CellUnit::count) {
            const double lat = geo::place_from_world(grid.middle(grid.width / 2, grid.height / 2)).lat;
            const auto per_km2 = static_cast<float>(1.0 / cell_km2(*dataset.population, lat));
            for (float& value : people)
                value *= per_km2;
        }
        paint_population(canvas, people, land, palette.population);
    }
    paint_coverage_layers(canvas, land, layers, grid, progress);
}

void MapPainter::Cache::paint_coverage_layers(Canvas& canvas, const Mask& land, const MapLayers& layers,
                                              const geo::MercatorGrid& grid, geo::Progress& progress) {
    const Colour tint = palette_of(layers.theme).coverage;
    for (std::size_t i = 0; i < world->dataset->coverage.size(); ++i) {
        const CoverageLayer& layer = world->dataset->coverage[i];
        if (layer.generation != layers.coverage || layers.coverage == Generation::unknown) continue;
        if (layer.raster) {
            const std::vector<float> values = cells(*layer.raster, grid, geo::Resampling::nearest, progress);
            paint_coverage(canvas, values, layer.rule, land, grid, tint);
        } else {
            paint_coverage(canvas, filled(world->coverage[i], grid), land, tint);
        }
    }
}

void MapPainter::Cache::paint_lines(Canvas& canvas, const MapLayers& layers, const geo::MercatorGrid& grid) const {
    const Palette& palette = palette_of(layers.theme);
    LineMask mask{grid.width, grid.height};
    if (layers.roads) {
        add_lines(mask, world->roads, grid, 1.1 * layers.scale);
        mask.paint_onto(canvas, palette.road);
    }
    if (layers.admin) {
        for (std::size_t level = world->admin.size(); level-- > 0;) {
            add_lines(mask, world->admin[level], grid, (level == 0 ? 1.3 : 0.7) * layers.scale);
            mask.paint_onto(canvas, level == 0 ? palette.outer_border : palette.border);
        }
    }
    if (layers.fiber_lines) {
        add_lines(mask, world->fiber_lines, grid, 3.2 * layers.scale);
        mask.paint_onto(canvas, palette.halo);
        add_lines(mask, world->fiber_lines, grid, 1.6 * layers.scale);
        mask.paint_onto(canvas, palette.fiber_line);
    }
}

void MapPainter::Cache::paint_plan(Canvas& canvas, const ScenarioResult& result, const MapLayers& layers,
                                   const geo::MercatorGrid& grid) {
    const Palette& palette = palette_of(layers.theme);
    const PointCloud proposed_nodes = proposed_node_cloud(result);
    const LinkEnds ends{world->schools, world->cell_sites, world->transmission_nodes, proposed_nodes};
    LineMask mask{grid.width, grid.height};
    const double thinning = link_thinning(world->schools, grid, layers.scale), link_scale = thinning * layers.scale;
    if (layers.overridden_roads)
        paint_overridden_roads(canvas, mask, roads_of(result.scenario.overrides.roads), grid, palette, layers.scale);
    if (layers.fiber_routes) paint_fiber_routes(canvas, mask, result, ends, grid, palette.halo, link_scale);
    if (layers.radio_links) paint_radio_links(canvas, mask, result, ends, grid, palette.halo, link_scale);
    const bool has_room = thinning == 1.0; // for a sign where a radio link ends
    if (layers.cell_sites || (layers.radio_links && has_room)) {
        const std::vector<bool> is_drawn =
            layers.cell_sites ? std::vector<bool>(world->cell_sites.size(), true) : linked_sites(result);
        paint_sites(canvas, world->cell_sites, is_drawn, grid, palette, layers.scale);
    }
    if (layers.cell_sites)
        paint_new_sites(canvas, PointCloud{result.options->new_sites.place}, count_on_new_sites(result), grid, palette,
                        layers.scale);
    if (layers.transmission_nodes) { // below the schools, which the map is about
        paint_nodes(canvas, world->transmission_nodes, result.dataset->transmission_nodes, grid, palette,
                    node_radius(world->transmission_nodes, world->schools, grid, layers.scale));
    }
    if (layers.schools) {
        paint_schools(canvas, world->schools, classify_schools(result, layers.colouring, layers.theme), grid, palette,
                      layers.scale);
    }
}

void MapPainter::Cache::paint_labels(Canvas& canvas, const MapLayers& layers, const geo::MercatorGrid& grid) {
    const Palette& palette = palette_of(layers.theme);
    LabelLayout layout{canvas, text};
    const PointCloud nothing;
    const PointCloud& schools = layers.schools ? world->schools : nothing;
    for (std::size_t level = 0; level < world->names.size(); ++level) {
        paint_area_names(layout, world->names[level], level, schools, grid, palette, layers.scale);
    }
    if (layers.schools)
        paint_school_names(layout, world->schools, world->dataset->schools, grid, palette, layers.scale);
    text.forget_many();
}

MapPainter::MapPainter() : cache_{std::make_unique<Cache>()} {}
MapPainter::~MapPainter() = default;

Image MapPainter::paint(const ScenarioResult& result, const MapLayers& layers, const MapView& view,
                        geo::Progress& progress) {
    if (view.width <= 0 || view.height <= 0) return {};
    if (!result.dataset) return image_of(Canvas{view.width, view.height, palette_of(layers.theme).neighbour});
    progress.begin_step("Drawing the map");
    cache_->world_of(result.dataset);
    const geo::MercatorGrid grid = grid_of(view);
    const GroundKey key = ground_key(result.dataset, layers, view);
    if (!cache_->ground || cache_->ground->first != key) {
        cache_->ground.reset();
        cache_->ground.emplace(key, cache_->paint_ground(layers, grid, progress));
    }
    progress.report(0.6);
    Canvas canvas = cache_->ground->second;
    cache_->paint_plan(canvas, result, layers, grid);
    progress.report(0.9);
    if (layers.labels) cache_->paint_labels(canvas, layers, grid);
    if (layers.transmission_nodes) // above names: a person looks for what he has proposed
        paint_proposed_nodes(canvas, proposed_node_cloud(result), grid, palette_of(layers.theme), layers.scale);
    progress.report(1.0);
    return image_of(canvas);
}

} // namespace planner
