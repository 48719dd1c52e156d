// SPDX-License-Identifier: Apache-2.0
#include "planner/need/level_reach.h"

#include <cmath>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

#include "planner/data/people_count.h"

namespace planner {

namespace {

LevelReach measure_one(const Dataset& dataset, const geo::ZonalLayer& people, std::string level,
                       std::vector<std::size_t> schools, const ReachRule& rule, geo::Progress& progress) {
    std::vector<geo::LonLat> places;
    std::vector<double> learners;
    for (const std::size_t school : schools) {
        const double known = dataset.schools.learners[school];
        places.push_back(dataset.schools.place[school]);
        learners.push_back(std::isnan(known) ? 0.0 : known);
    }
    LevelReach reach{
        std::move(level), std::move(schools), geo::measure_reach(people, places, rule.radii_m, progress), {}};
    for (const double radius_m : rule.radii_m) {
        reach.learners.push_back(
            geo::measure_floating_catchment(people, places, learners, {radius_m, rule.decays}, progress));
    }
    return reach;
}

} // namespace

std::vector<LevelReach> measure_level_reach(const Dataset& dataset, const ReachRule& rule, geo::Progress& progress) {
    progress.begin_step("Counting people");
    const geo::ZonalLayer people = people_layer(dataset, progress);
    std::vector<std::size_t> all(dataset.schools.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::map<std::string_view, std::vector<std::size_t>> by_level;
    for (const std::size_t school : all)
        by_level[dataset.schools.level[school]].push_back(school);
    std::vector<LevelReach> reach;
    reach.push_back(measure_one(dataset, people, "", std::move(all), rule, progress));
    if (by_level.size() < 2) return reach;
    for (auto& [level, schools] : by_level) {
        if (!level.empty())
            reach.push_back(measure_one(dataset, people, std::string{level}, std::move(schools), rule, progress));
    }
    return reach;
}

} // namespace planner
