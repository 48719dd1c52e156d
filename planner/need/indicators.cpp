// SPDX-License-Identifier: Apache-2.0
#include "planner/need/indicators.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "geo/measure/point_index.h"
#include "geo/missing.h"
#include "geo/parallel.h"
#include "geo/shape/area_index.h"
#include "geo/shape/shape_distance.h"
#include "planner/data/tie_key.h"
#include "planner/need/coverage.h"
#include "planner/need/imputation.h"

namespace planner {
namespace {

/// Distance from each school to the nearest of some places, and which one; NaN and a row beyond them where there are
/// none.
struct Nearest {
    std::vector<double> distance_m;
    std::vector<std::size_t> row; // of the places given
};
Nearest find_nearest(const std::vector<geo::LonLat>& schools, const std::vector<geo::LonLat>& places,
                     geo::Progress& progress) {
    Nearest nearest{std::vector(schools.size(), geo::missing), std::vector(schools.size(), places.size())};
    if (places.empty()) return nearest;
    const geo::PointIndex index{places};
    geo::parallel_chunks(schools.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t school = begin; school < end; ++school) {
            const geo::Neighbour found = index.nearest(schools[school], 1).front();
            nearest.distance_m[school] = found.distance_m;
            nearest.row[school] = found.row;
        }
    });
    return nearest;
}

std::vector<geo::LonLat> fiber_node_places(const TransmissionNodes& nodes, const NodeRules& rules) {
    std::vector<geo::LonLat> places;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (nodes.has_fiber[node] && nodes.is_in_use(node, rules.use_planned)) places.push_back(nodes.place[node]);
    }
    for (const ProposedNode& node : rules.proposed)
        places.push_back(node.place);
    return places;
}

/// The nearest of some sites to each school, as rows of CellSites; of equally near ones the first by TieKey.
Nearest find_nearest_site(const std::vector<geo::LonLat>& schools, const CellSites& sites,
                          std::vector<std::size_t> rows, geo::Progress& progress) {
    sort_by_tie_key(sites, rows);
    std::vector<geo::LonLat> places;
    for (const std::size_t site : rows)
        places.push_back(sites.place[site]);
    Nearest nearest = find_nearest(schools, places, progress);
    for (std::size_t& site : nearest.row)
        site = site < rows.size() ? rows[site] : sites.size();
    return nearest;
}

void measure_distances(const Dataset& dataset, const IndicatorRules& rules, Indicators& indicators,
                       geo::Progress& progress) {
    progress.begin_step("Measuring distances");
    const std::vector<geo::LonLat>& schools = dataset.schools.place;
    indicators.fiber_distance_m =
        find_nearest(schools, fiber_node_places(dataset.transmission_nodes, rules.nodes), progress).distance_m;
    const CellSites& sites = dataset.cell_sites;
    std::vector<std::size_t> rows(sites.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    Nearest any_site = find_nearest_site(schools, sites, rows, progress);
    indicators.cell_site_distance_m = std::move(any_site.distance_m);
    indicators.nearest_site = std::move(any_site.row);
    for (std::size_t generation = 0; generation < indicators.generation_distance_m.size(); ++generation) {
        std::vector<std::size_t> carrying = rows;
        std::erase_if(carrying, [&](std::size_t site) { return !sites.carries[site][generation]; });
        Nearest nearest = find_nearest_site(schools, sites, std::move(carrying), progress);
        indicators.generation_distance_m[generation] = std::move(nearest.distance_m);
        indicators.generation_site[generation] = std::move(nearest.row);
    }
}

void measure_population(const Dataset& dataset, const IndicatorRules& rules, Indicators& indicators,
                        geo::Progress& progress) {
    progress.begin_step("Counting people");
    if (!dataset.population) {
        indicators.population.fill(std::vector(dataset.schools.size(), geo::missing));
        indicators.population[0] = dataset.schools.stated_population_1km;
        return;
    }
    std::vector<std::vector<double>> sums =
        geo::sum_in_circles(*dataset.population, dataset.population_unit, dataset.schools.place, Indicators::radii_m,
                            rules.catchments, progress);
    std::ranges::move(sums, indicators.population.begin());
}

/// A raster's value at each school; metres to the nearest line, point or polygon, 0 within one.
std::vector<double> sample_layer(const ContextLayer& layer, const std::vector<geo::LonLat>& places,
                                 geo::Progress& progress) {
    if (layer.raster) return geo::sample_raster(*layer.raster, places, geo::Interpolation::nearest, progress);
    std::vector<double> distance_m = geo::distances_m(geo::ShapeDistance{layer.shapes}, places, progress);
    if (!layer.has_areas) return distance_m;
    const geo::AreaIndex areas{layer.shapes};
    for (std::size_t school = 0; school < places.size(); ++school) {
        if (areas.find(places[school])) distance_m[school] = 0.0;
    }
    return distance_m;
}

/// Adds where each school's value stands between the least and the most of the layer, 1 = most need.
void add_context_need(const std::vector<double>& value, bool lower_is_need, std::vector<double>& sum,
                      std::vector<int>& count) {
    double least = std::numeric_limits<double>::infinity(), most = -least;
    for (const double of_school : value) {
        if (std::isnan(of_school)) continue;
        least = std::min(least, of_school);
        most = std::max(most, of_school);
    }
    if (!(least < most)) return; // all alike: nothing to tell schools apart by
    for (std::size_t school = 0; school < value.size(); ++school) {
        if (std::isnan(value[school])) continue;
        const double share = (value[school] - least) / (most - least);
        sum[school] += lower_is_need ? 1.0 - share : share;
        ++count[school];
    }
}

void sample_context(const Dataset& dataset, Indicators& indicators, geo::Progress& progress) {
    progress.begin_step("Sampling context layers");
    const Schools& schools = dataset.schools;
    indicators.elevation_m = dataset.elevation ? geo::sample_heights(*dataset.elevation, schools.place, progress)
                                               : std::vector(schools.size(), geo::missing);
    indicators.area_wealth = schools.relative_wealth;
    indicators.context_need.assign(schools.size(), 0.0);
    std::vector<int> layers_known(schools.size(), 0);
    for (const ContextLayer& layer : dataset.context) {
        std::vector<double> value = sample_layer(layer, schools.place, progress);
        if (layer.name == "relative_wealth") {
            for (std::size_t school = 0; school < schools.size(); ++school) {
                if (std::isnan(indicators.area_wealth[school])) indicators.area_wealth[school] = value[school];
            }
        } else {
            add_context_need(value, layer.lower_is_need, indicators.context_need, layers_known);
        }
        indicators.context.push_back(std::move(value));
    }
    for (std::size_t school = 0; school < schools.size(); ++school)
        indicators.context_need[school] /= layers_known[school]; // NaN where no layer says anything
}

} // namespace

bool Indicators::knows_learners() const {
    return std::ranges::none_of(learners, [](double count) { return std::isnan(count); });
}

Indicators measure_indicators(const Dataset& dataset, const IndicatorRules& rules, const UnknownRules& unknown,
                              geo::Progress& progress) {
    Indicators indicators;
    ImputedLearners learners = impute_learners(dataset.schools);
    indicators.learners = std::move(learners.learners);
    indicators.learners_imputed = std::move(learners.imputed);
    indicators.electricity_share = expect_electricity(dataset.schools, unknown.electricity);
    measure_distances(dataset, rules, indicators, progress);
    progress.begin_step("Reading coverage");
    indicators.coverage = measure_coverage(dataset, progress);
    measure_population(dataset, rules, indicators, progress);
    sample_context(dataset, indicators, progress);
    return indicators;
}

} // namespace planner
