// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/zonal.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>

#include "geo/measure/catchments.h"
#include "geo/measure/circle_zones.h"
#include "geo/measure/polygon_zones.h"
#include "geo/measure/row_sums.h"
#include "geo/measure/zone_pass.h"

namespace geo {
namespace {

/// No zones at all: a pass over the whole raster.
class NoZones final : public Zones {
public:
    std::size_t size() const override { return 0; }
    std::size_t part_count() const override { return 0; }
    std::size_t largest_part() const override { return 0; }
    std::unique_ptr<ZonePen> pen(const RasterSource&) const override { return nullptr; }
};

bool is_same_grid(const RasterSource& a, const RasterSource& b) {
    return a.geo_transform == b.geo_transform && a.width == b.width && a.height == b.height && a.crs_wkt == b.crs_wkt;
}

/// The numbers of the layers, those of one grid together.
std::vector<std::vector<std::size_t>> group_by_grid(std::span<const ZonalLayer> layers) {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        const auto found = std::ranges::find_if(groups, [&](const std::vector<std::size_t>& group) {
            return is_same_grid(layers[group.front()].source, layers[layer].source);
        });
        if (found == groups.end()) {
            groups.push_back({layer});
        } else {
            found->push_back(layer);
        }
    }
    return groups;
}

/// A sum for each layer and part: [layer * part_count + part].
using Sums = std::vector<std::vector<WeightedSum>>;

/// Sums per zone. Windows are added in their order, whichever thread was first.
Sums add_up(const ZonePass& pass, std::size_t layer_count, const Zones& zones, Progress& progress) {
    const std::size_t part_count = zones.part_count();
    Sums partial(layer_count * part_count, std::vector<WeightedSum>(pass.footprint_count()));
    tbb::enumerable_thread_specific<std::vector<RowSums>> row_sums{layer_count};
    pass.run(progress, [&](std::size_t, ZoneWindow& window) {
        std::vector<RowSums>& rows = row_sums.local();
        for (std::size_t layer = 0; layer < layer_count; ++layer) {
            rows[layer].set(window.cells(), window.values(layer), window.weights(layer));
        }
        for (std::size_t footprint = 0; footprint < window.footprint_count(); ++footprint) {
            if (!window.turn_to(footprint)) continue;
            for (std::size_t part = 0; part < part_count; ++part) {
                const auto shares = window.shares(part);
                for (std::size_t layer = 0; layer < layer_count; ++layer) {
                    partial[layer * part_count + part][window.first_footprint() + footprint] = rows[layer].sum(shares);
                }
            }
        }
    });
    Sums sums(partial.size(), std::vector<WeightedSum>(zones.size()));
    for (std::size_t column = 0; column < partial.size(); ++column) {
        for (std::size_t footprint = 0; footprint < pass.footprint_count(); ++footprint) {
            sums[column][pass.zone(footprint)].add(partial[column][footprint]);
        }
    }
    return sums;
}

std::vector<ZonalLayer> pick(std::span<const ZonalLayer> layers, const std::vector<std::size_t>& numbers) {
    std::vector<ZonalLayer> picked;
    picked.reserve(numbers.size());
    for (const std::size_t number : numbers) {
        picked.push_back(layers[number]);
    }
    return picked;
}

ZonalSum of_places(const std::vector<WeightedSum>& of_site, const Catchments& catchments, std::size_t place_count,
                   Overlap overlap) {
    ZonalSum sums;
    for (std::size_t place = 0; place < place_count; ++place) {
        const std::size_t site = catchments.site_of(place);
        const double shares = overlap == Overlap::once ? static_cast<double>(catchments.places_at(site)) : 1.0;
        sums.sum.push_back(of_site[site].sum / shares);
        sums.weight.push_back(of_site[site].weight / shares);
    }
    return sums;
}

} // namespace

std::vector<std::vector<ZonalSum>> sum_layers_in_circles(std::span<const ZonalLayer> layers,
                                                         std::span<const LonLat> places,
                                                         std::span<const double> radii_m, Overlap overlap,
                                                         Progress& progress) {
    std::vector<std::vector<ZonalSum>> result(layers.size(), std::vector<ZonalSum>(radii_m.size()));
    if (radii_m.empty()) return result;
    const Catchments catchments{places, std::ranges::max(radii_m), overlap, progress};
    const CircleZones zones{catchments, radii_m};
    for (const std::vector<std::size_t>& group : group_by_grid(layers)) {
        const std::vector<ZonalLayer> on_grid = pick(layers, group);
        const ZonePass pass{on_grid, zones, ZonePass::Extent::touched, progress};
        const Sums sums = add_up(pass, on_grid.size(), zones, progress);
        for (std::size_t column = 0; column < sums.size(); ++column) {
            result[group[column / radii_m.size()]][column % radii_m.size()] =
                of_places(sums[column], catchments, places.size(), overlap);
        }
    }
    return result;
}

std::vector<std::vector<double>> sum_in_circles(const RasterSource& source, CellUnit unit,
                                                std::span<const LonLat> places, std::span<const double> radii_m,
                                                Overlap overlap, Progress& progress) {
    const ZonalLayer layer{source, unit};
    std::vector<std::vector<ZonalSum>> of_layer =
        sum_layers_in_circles({&layer, 1}, places, radii_m, overlap, progress);
    std::vector<std::vector<double>> sums;
    for (ZonalSum& of_radius : of_layer.front()) {
        sums.push_back(std::move(of_radius.sum));
    }
    return sums;
}

std::vector<ZonalSum> sum_layers_in_polygons(std::span<const ZonalLayer> layers, const Shapes& polygons,
                                             Progress& progress) {
    std::vector<ZonalSum> result(layers.size());
    for (const std::vector<std::size_t>& group : group_by_grid(layers)) {
        const std::vector<ZonalLayer> on_grid = pick(layers, group);
        const PolygonZones zones{polygons, on_grid.front().source, progress};
        const ZonePass pass{on_grid, zones, ZonePass::Extent::touched, progress};
        const Sums sums = add_up(pass, on_grid.size(), zones, progress);
        for (std::size_t layer = 0; layer < sums.size(); ++layer) {
            for (const WeightedSum& of_zone : sums[layer]) {
                result[group[layer]].sum.push_back(of_zone.sum);
                result[group[layer]].weight.push_back(of_zone.weight);
            }
        }
    }
    return result;
}

RasterTotal sum_raster(const ZonalLayer& layer, Progress& progress) {
    const NoZones zones;
    const ZonePass pass{{&layer, 1}, zones, ZonePass::Extent::whole_raster, progress};
    std::vector<WeightedSum> of_window(pass.window_count());
    tbb::enumerable_thread_specific<RowSums> row_sums;
    pass.run(progress, [&](std::size_t number, ZoneWindow& window) {
        RowSums& rows = row_sums.local();
        rows.set(window.cells(), window.values(0), window.weights(0));
        of_window[number] = rows.sum();
    });
    WeightedSum total;
    for (const WeightedSum& window : of_window) {
        total.add(window);
    }
    return {total.sum, total.weight};
}

} // namespace geo
