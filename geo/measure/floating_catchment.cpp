// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/floating_catchment.h"

#include <tbb/enumerable_thread_specific.h>

#include <cassert>
#include <cmath>
#include <limits>

#include "geo/measure/catchments.h"
#include "geo/measure/circle_zones.h"
#include "geo/measure/row_sums.h"
#include "geo/measure/share_grid.h"
#include "geo/measure/zone_pass.h"

namespace geo {
namespace {

/// A number per footprint, added up per site in the order of footprints.
std::vector<double> add_up_sites(const ZonePass& pass, const std::vector<double>& of_footprint, std::size_t count) {
    std::vector<double> of_site(count, 0.0);
    for (std::size_t footprint = 0; footprint < of_footprint.size(); ++footprint) {
        if (!std::isnan(of_footprint[footprint])) of_site[pass.zone(footprint)] += of_footprint[footprint];
    }
    return of_site;
}

/// People within the circle of each site.
std::vector<double> count_people(const ZonePass& pass, std::size_t site_count, Progress& progress) {
    std::vector<double> of_footprint(pass.footprint_count());
    tbb::enumerable_thread_specific<RowSums> row_sums;
    pass.run(progress, [&](std::size_t, ZoneWindow& window) {
        RowSums& sums = row_sums.local();
        sums.set(window.cells(), window.values(0), window.weights(0));
        for (std::size_t footprint = 0; footprint < window.footprint_count(); ++footprint) {
            const bool is_drawn = window.turn_to(footprint);
            of_footprint[window.first_footprint() + footprint] = is_drawn ? sums.sum(window.shares(0)).sum : 0.0;
        }
    });
    return add_up_sites(pass, of_footprint, site_count);
}

/// Access times people: within the circle of each site, and over all cells.
struct AccessSums {
    std::vector<double> of_site;
    double all = 0.0;
};
AccessSums sum_access(const ZonePass& pass, const std::vector<double>& site_ratio, Progress& progress) {
    struct Tools {
        RowSums sums;
        ShareGrid access;
    };
    std::vector<double> of_footprint(pass.footprint_count()), of_window(pass.window_count());
    tbb::enumerable_thread_specific<Tools> tools;
    pass.run(progress, [&](std::size_t number, ZoneWindow& window) {
        auto& [sums, access] = tools.local();
        access.start(window.cells());
        for (std::size_t footprint = 0; footprint < window.footprint_count(); ++footprint) {
            if (window.turn_to(footprint)) access.add(window.shares(0), site_ratio[window.zone()]);
        }
        const std::span<const double> of_cell = access.settle();
        const std::span<double> people = window.values(0);
        for (std::size_t cell = 0; cell < people.size(); ++cell) {
            people[cell] *= of_cell[cell];
        }
        sums.set(window.cells(), people, window.weights(0));
        const double all = sums.sum().sum;
        of_window[number] = std::isnan(all) ? 0.0 : all;
        for (std::size_t footprint = 0; footprint < window.footprint_count(); ++footprint) {
            const bool is_drawn = window.turn_to(footprint);
            of_footprint[window.first_footprint() + footprint] = is_drawn ? sums.sum(window.shares(0)).sum : 0.0;
        }
    });
    AccessSums access{add_up_sites(pass, of_footprint, site_ratio.size()), 0.0};
    for (const double of_one : of_window) {
        access.all += of_one;
    }
    return access;
}

} // namespace

FloatingCatchment measure_floating_catchment(const ZonalLayer& people, std::span<const LonLat> places,
                                             std::span<const double> supply, double radius_m, Progress& progress) {
    assert(supply.size() == places.size());
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const Catchments catchments{places, radius_m, Overlap::per_centre, progress};
    const CircleZones zones{catchments, {&radius_m, 1}};
    const ZonePass pass{{&people, 1}, zones, ZonePass::Extent::touched, progress};
    const std::vector<double> site_people = count_people(pass, catchments.site_count(), progress);

    FloatingCatchment found{std::vector(places.size(), unknown), std::vector(places.size(), unknown), 0.0};
    std::vector<double> site_ratio(catchments.site_count(), 0.0); // of all places at the site
    for (std::size_t place = 0; place < places.size(); ++place) {
        const std::size_t site = catchments.site_of(place);
        if (site_people[site] <= 0.0) continue;
        found.ratio[place] = supply[place] / site_people[site];
        site_ratio[site] += found.ratio[place];
    }
    const AccessSums access = sum_access(pass, site_ratio, progress);
    found.supply_shared_out = access.all;
    for (std::size_t place = 0; place < places.size(); ++place) {
        const std::size_t site = catchments.site_of(place);
        if (site_people[site] > 0.0) found.access[place] = access.of_site[site] / site_people[site];
    }
    return found;
}

} // namespace geo
