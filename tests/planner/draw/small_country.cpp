// SPDX-License-Identifier: Apache-2.0
#include "tests/planner/draw/small_country.h"

#include <limits>
#include <utility>

namespace tests {

std::shared_ptr<planner::Dataset> country_of(const std::vector<geo::LonLat>& places) {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    auto dataset = std::make_shared<planner::Dataset>();
    planner::Schools& schools = dataset->schools;
    schools.place = places;
    for (std::size_t school = 0; school < places.size(); ++school)
        schools.id.push_back("s" + std::to_string(school));
    schools.name = schools.id;
    schools.admin1.resize(places.size());
    schools.level.resize(places.size());
    schools.learners.assign(places.size(), nan);
    schools.download_mbps.assign(places.size(), nan);
    schools.connectivity.assign(places.size(), planner::Answer::unknown);
    schools.electricity.assign(places.size(), planner::Electricity::unknown);
    schools.stated_coverage.assign(places.size(), planner::Generation::unknown);
    return dataset;
}

planner::AdminAreas square_area(geo::LonLat centre, double half_side_deg, const std::string& name) {
    planner::AdminAreas areas;
    const double west = centre.lon - half_side_deg, east = centre.lon + half_side_deg;
    const double south = centre.lat - half_side_deg, north = centre.lat + half_side_deg;
    areas.shapes.point = {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
    areas.shapes.first_point = {0, 5};
    areas.shapes.first_part = {0, 1};
    areas.shapes.is_hole = {false};
    areas.shapes.attributes.source_row = {1};
    areas.name = {name};
    return areas;
}

planner::ScenarioResult planned(std::shared_ptr<const planner::Dataset> dataset,
                                std::vector<planner::Outcome> outcomes) {
    planner::ScenarioResult result;
    result.dataset = std::move(dataset);
    auto plan = std::make_shared<planner::Plan>();
    plan->outcome = std::move(outcomes);
    plan->trench_users.assign(plan->outcome.size(), 0);
    plan->year.assign(plan->outcome.size(), 0);
    result.plan = plan;
    return result;
}

} // namespace tests
