// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/floating_catchment.h"

#include <tbb/enumerable_thread_specific.h>

#include <cassert>
#include <cmath>
#include <limits>
#include <optional>

#include "geo/measure/catchments.h"
#include "geo/measure/circle_zones.h"
#include "geo/measure/decayed_shares.h"
#include "geo/measure/row_sums.h"
#include "geo/measure/share_grid.h"
#include "geo/measure/zone_pass.h"

namespace geo {
namespace {

/// What both steps go by.
struct FloatingPass {
    const RasterSource& source;
    const Catchments& catchments;
    const FloatingRule& rule;
    const ZonePass& pass;
};

/// The people of a window, as sites count them. One thread at a time.
class CountedPeople {
public:
    explicit CountedPeople(const FloatingPass& by) : by_{by} {
        if (by.rule.decays) decayed_.emplace(by.source);
    }

    void start(ZoneWindow& window) {
        if (decayed_) decayed_->start(window);
    }
    /// Of the circle that the window is turned to; they hold until the next call.
    std::span<const CoverageFraction::Step> shares(ZoneWindow& window) {
        if (!decayed_) return window.shares(0);
        return decayed_->of(window, by_.catchments.site(window.zone()), by_.rule.radius_m);
    }
    /// What the window's values add up to within each footprint, into its row, and over all cells.
    double sum(ZoneWindow& window, std::vector<double>& of_footprint) {
        sums_.set(window.cells(), window.values(0), window.weights(0));
        for (std::size_t footprint = 0; footprint < window.footprint_count(); ++footprint) {
            const bool is_drawn = window.turn_to(footprint);
            of_footprint[window.first_footprint() + footprint] = is_drawn ? sums_.sum(shares(window)).sum : 0.0;
        }
        const double all = sums_.sum().sum;
        return std::isnan(all) ? 0.0 : all;
    }

private:
    const FloatingPass& by_;
    RowSums sums_;
    std::optional<DecayedShares> decayed_; // where people count less with distance
};

/// A number per footprint, added up per site in the order of footprints.
std::vector<double> add_up_sites(const FloatingPass& by, const std::vector<double>& of_footprint) {
    std::vector<double> of_site(by.catchments.site_count(), 0.0);
    for (std::size_t footprint = 0; footprint < of_footprint.size(); ++footprint) {
        if (!std::isnan(of_footprint[footprint])) of_site[by.pass.zone(footprint)] += of_footprint[footprint];
    }
    return of_site;
}

/// People within the circle of each site.
std::vector<double> count_people(const FloatingPass& by, Progress& progress) {
    std::vector<double> of_footprint(by.pass.footprint_count());
    tbb::enumerable_thread_specific<CountedPeople> counted{[&] { return CountedPeople{by}; }};
    by.pass.run(progress, [&](std::size_t, ZoneWindow& window) {
        CountedPeople& people = counted.local();
        people.start(window);
        people.sum(window, of_footprint);
    });
    return add_up_sites(by, of_footprint);
}

/// Access times people: within the circle of each site, and over all cells.
struct AccessSums {
    std::vector<double> of_site;
    double all = 0.0;
};
AccessSums sum_access(const FloatingPass& by, const std::vector<double>& site_ratio, Progress& progress) {
    struct Tools {
        CountedPeople people;
        ShareGrid access;
    };
    std::vector<double> of_footprint(by.pass.footprint_count()), of_window(by.pass.window_count());
    tbb::enumerable_thread_specific<Tools> tools{[&] { return Tools{CountedPeople{by}, {}}; }};
    by.pass.run(progress, [&](std::size_t number, ZoneWindow& window) {
        auto& [people, access] = tools.local();
        people.start(window);
        access.start(window.cells());
        for (std::size_t footprint = 0; footprint < window.footprint_count(); ++footprint) {
            if (window.turn_to(footprint)) access.add(people.shares(window), site_ratio[window.zone()]);
        }
        const std::span<const double> of_cell = access.settle();
        const std::span<double> cells = window.values(0);
        for (std::size_t cell = 0; cell < cells.size(); ++cell) {
            cells[cell] *= of_cell[cell];
        }
        of_window[number] = people.sum(window, of_footprint);
    });
    AccessSums access{add_up_sites(by, of_footprint), 0.0};
    for (const double of_one : of_window) {
        access.all += of_one;
    }
    return access;
}

} // namespace

FloatingCatchment measure_floating_catchment(const ZonalLayer& people, std::span<const LonLat> places,
                                             std::span<const double> supply, const FloatingRule& rule,
                                             Progress& progress) {
    assert(supply.size() == places.size());
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const Catchments catchments{places, rule.radius_m, Overlap::per_centre, progress};
    const CircleZones zones{catchments, {&rule.radius_m, 1}};
    const ZonePass pass{{&people, 1}, zones, ZonePass::Extent::touched, progress};
    const FloatingPass by{people.source, catchments, rule, pass};
    const std::vector<double> site_people = count_people(by, progress);

    FloatingCatchment found{std::vector(places.size(), unknown), std::vector(places.size(), unknown), 0.0};
    std::vector<double> site_ratio(catchments.site_count(), 0.0); // of all places at the site
    for (std::size_t place = 0; place < places.size(); ++place) {
        const std::size_t site = catchments.site_of(place);
        if (site_people[site] <= 0.0) continue;
        found.ratio[place] = supply[place] / site_people[site];
        site_ratio[site] += found.ratio[place];
    }
    const AccessSums access = sum_access(by, site_ratio, progress);
    found.supply_shared_out = access.all;
    for (std::size_t place = 0; place < places.size(); ++place) {
        const std::size_t site = catchments.site_of(place);
        if (site_people[site] > 0.0) found.access[place] = access.of_site[site] / site_people[site];
    }
    return found;
}

} // namespace geo
