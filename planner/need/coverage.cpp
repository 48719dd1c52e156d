// SPDX-License-Identifier: Apache-2.0
#include "planner/need/coverage.h"

#include <cmath>

#include "geo/measure/zonal.h"
#include "geo/shape/area_index.h"

namespace planner {
namespace {

/// Whether each school is covered by one layer; unknown where its raster has no data.
std::vector<Answer> covered_by(const CoverageLayer& layer, const std::vector<geo::LonLat>& places,
                               geo::Progress& progress) {
    std::vector<Answer> answer(places.size(), Answer::unknown);
    if (layer.raster) {
        const std::vector<double> value =
            geo::sample_raster(*layer.raster, places, geo::Interpolation::nearest, progress);
        for (std::size_t school = 0; school < places.size(); ++school) {
            if (std::isnan(value[school])) continue;
            answer[school] = layer.rule.covers(value[school]) ? Answer::yes : Answer::no;
        }
        return answer;
    }
    const geo::AreaIndex covered{layer.polygons};
    for (std::size_t school = 0; school < places.size(); ++school) {
        answer[school] = covered.find(places[school]) ? Answer::yes : Answer::no;
    }
    return answer;
}

} // namespace

std::vector<Generation> measure_coverage(const Dataset& dataset, geo::Progress& progress) {
    const Schools& schools = dataset.schools;
    std::vector<Generation> best(schools.size(), Generation::unknown);
    for (const CoverageLayer& layer : dataset.coverage) {
        const std::vector<Answer> answer = covered_by(layer, schools.place, progress);
        for (std::size_t school = 0; school < schools.size(); ++school) {
            if (answer[school] == Answer::yes && best[school] < layer.generation) best[school] = layer.generation;
            if (answer[school] == Answer::no && best[school] == Generation::unknown) best[school] = Generation::none;
        }
    }
    for (std::size_t school = 0; school < schools.size(); ++school) {
        if (best[school] == Generation::unknown) best[school] = schools.stated_coverage[school];
    }
    return best;
}

} // namespace planner
