// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/reach.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>

#include "geo/measure/catchments.h"
#include "geo/measure/circle_zones.h"
#include "geo/measure/row_sums.h"
#include "geo/measure/share_grid.h"
#include "geo/measure/zone_pass.h"

namespace geo {
namespace {

/// What one window holds.
struct WindowReach {
    double total = 0.0;
    std::vector<double> unassigned; // per radius
};

/// Sum over the cells with data of value x weight x what is left of the cell.
double sum_of_rest(ZoneWindow& window, std::span<const double> taken) {
    const std::span<const double> values = window.values(0), weights = window.weights(0);
    double rest = 0.0;
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
        if (std::isnan(values[cell])) continue;
        rest += values[cell] * (weights.empty() ? 1.0 : weights[cell]) * (1.0 - taken[cell]);
    }
    return rest;
}

} // namespace

Reach measure_reach(const ZonalLayer& layer, std::span<const LonLat> places, std::span<const double> radii_m,
                    Progress& progress) {
    Reach reach{.total = 0.0,
                .assigned = std::vector(radii_m.size(), 0.0),
                .unassigned = std::vector(radii_m.size(), 0.0),
                .of_place = std::vector(radii_m.size(), std::vector(places.size(), 0.0))};
    if (radii_m.empty()) return reach;
    const Catchments catchments{places, std::ranges::max(radii_m), Overlap::once, progress};
    const CircleZones zones{catchments, radii_m};
    const ZonePass pass{{&layer, 1}, zones, ZonePass::Extent::whole_raster, progress};

    std::vector<std::vector<double>> of_footprint(radii_m.size(), std::vector(pass.footprint_count(), 0.0));
    std::vector<WindowReach> of_window(pass.window_count());
    struct Tools {
        RowSums sums;
        std::vector<ShareGrid> taken;
    };
    tbb::enumerable_thread_specific<Tools> tools{[&] { return Tools{{}, std::vector<ShareGrid>(radii_m.size())}; }};
    pass.run(progress, [&](std::size_t number, ZoneWindow& window) {
        auto& [sums, taken] = tools.local();
        sums.set(window.cells(), window.values(0), window.weights(0));
        const double total = sums.sum().sum;
        of_window[number].total = std::isnan(total) ? 0.0 : total;
        for (ShareGrid& of_radius : taken) {
            of_radius.start(window.cells());
        }
        for (std::size_t footprint = 0; footprint < window.footprint_count(); ++footprint) {
            if (!window.turn_to(footprint)) continue;
            for (std::size_t radius = 0; radius < radii_m.size(); ++radius) {
                const auto shares = window.shares(radius);
                const double sum = sums.sum(shares).sum;
                taken[radius].add(shares);
                of_footprint[radius][window.first_footprint() + footprint] = std::isnan(sum) ? 0.0 : sum;
            }
        }
        for (ShareGrid& of_radius : taken) {
            of_window[number].unassigned.push_back(sum_of_rest(window, of_radius.settle()));
        }
    });

    for (const WindowReach& window : of_window) {
        reach.total += window.total;
        for (std::size_t radius = 0; radius < radii_m.size(); ++radius) {
            reach.unassigned[radius] += window.unassigned[radius];
        }
    }
    for (std::size_t radius = 0; radius < radii_m.size(); ++radius) {
        std::vector<double> of_site(catchments.site_count(), 0.0);
        for (std::size_t footprint = 0; footprint < pass.footprint_count(); ++footprint) {
            of_site[pass.zone(footprint)] += of_footprint[radius][footprint];
        }
        for (std::size_t place = 0; place < places.size(); ++place) {
            const std::size_t site = catchments.site_of(place);
            reach.of_place[radius][place] = of_site[site] / static_cast<double>(catchments.places_at(site));
            reach.assigned[radius] += reach.of_place[radius][place];
        }
    }
    return reach;
}

} // namespace geo
