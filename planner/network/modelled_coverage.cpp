// SPDX-License-Identifier: Apache-2.0
#include "planner/network/modelled_coverage.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "planner/data/tie_key.h"

namespace planner {
namespace {

constexpr std::size_t column_of_4g = 2, column_of_5g = 3; // of CellSites::carries

bool is_known(const std::array<bool, 4>& carries) { return std::ranges::find(carries, true) != carries.end(); }

} // namespace

CoverageMasts collect_coverage_masts(const CellSites& sites, double site_mast_m) {
    const bool any_known = std::ranges::any_of(sites.carries, is_known);
    CoverageMasts found;
    for (std::size_t site = 0; site < sites.size(); ++site) {
        if (!any_known || sites.carries[site][column_of_4g] || sites.carries[site][column_of_5g])
            found.site.push_back(site);
    }
    sort_by_tie_key(sites, found.site);
    for (const std::size_t site : found.site) {
        const double height_m = sites.antenna_height_m[site];
        found.masts.push_back({sites.place[site], std::isnan(height_m) ? site_mast_m : height_m});
    }
    return found;
}

ModelledCoverage model_coverage(const Dataset& dataset, std::span<const geo::LonLat> places,
                                const geo::CoverageRules& rules, double site_mast_m, geo::Progress& progress) {
    const CoverageMasts senders = collect_coverage_masts(dataset.cell_sites, site_mast_m);
    ModelledCoverage coverage;
    if (senders.masts.empty()) return coverage;
    progress.begin_step("Modelling coverage");
    for (const geo::Reception& reception :
         geo::find_best_masts(relief_for_coverage(dataset), senders.masts, places, rules, progress)) {
        coverage.mbps.push_back(reception.mbps);
        coverage.site.push_back(reception.mast == geo::Reception::none ? geo::Reception::none
                                                                       : senders.site[reception.mast]);
    }
    return coverage;
}

} // namespace planner
