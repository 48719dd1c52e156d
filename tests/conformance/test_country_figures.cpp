// SPDX-License-Identifier: Apache-2.0
// Published figures of countries, as a whole load and its indicators give them: Ibiza from ITU's sample.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "geo/missing.h"
#include "planner/need/indicators.h"
#include "tests/conformance/csv.h"
#include "tests/planner/data/dataset_fixture.h"
#include "tests/tables.h"

namespace {

planner::Indicators measure(const planner::Dataset& dataset, const planner::IndicatorRules& rules = {}) {
    geo::Progress progress;
    return planner::measure_indicators(dataset, rules, {}, progress);
}

double sum(const std::vector<double>& column) { return std::accumulate(column.begin(), column.end(), 0.0); }

double mean(const std::vector<double>& column) { return sum(column) / static_cast<double>(column.size()); }

} // namespace

TEST_CASE("Ibiza's schools lie as far from its cell sites as geodesics say", "[country_figures]") {
    const auto [dataset, issues] = tests::load_country("ESP");
    const planner::Indicators indicators = measure(dataset);
    CHECK(mean(indicators.cell_site_distance_m) == Approx(1'255.43).margin(0.005));
    const double printed_m[]{5'600.85, 2'386.23, 1'592.52}; // 2G, 3G, 4G
    for (std::size_t generation = 0; generation < 3; ++generation)
        CHECK(mean(indicators.generation_distance_m[generation]) == Approx(printed_m[generation]).margin(0.005));
    CHECK(std::ranges::all_of(indicators.generation_distance_m[3], [](double m) { return std::isnan(m); }));
}

TEST_CASE("4G covers eight of Ibiza's hundred schools, the first and the fourth of the first five",
          "[country_figures]") {
    const auto [dataset, issues] = tests::load_country("ESP");
    const planner::Indicators indicators = measure(dataset);
    const auto has_4g = [&](std::size_t school) { return indicators.coverage[school] == planner::Generation::g4; };
    CHECK(std::ranges::count(indicators.coverage, planner::Generation::g4) == 8);
    CHECK(has_4g(0));
    CHECK_FALSE(has_4g(1));
    CHECK_FALSE(has_4g(2));
    CHECK(has_4g(3));
    CHECK_FALSE(has_4g(4));
}

TEST_CASE("The people around Ibiza's schools are those of ITU's planner", "[country_figures]") {
    const auto [dataset, issues] = tests::load_country("ESP");
    const auto expected =
        tests::read_csv(tests::reference("data/ESP-ibiza/reference_outputs/ESP-1708346219-hhao-pcd.csv"));
    REQUIRE(expected.size() == dataset.schools.size());
    const planner::Indicators each = measure(dataset, {.catchments = geo::Overlap::per_centre});
    std::vector<double> difference, size;
    for (std::size_t school = 0; school < expected.size(); ++school) {
        REQUIRE(expected[school].at("poi_id") == dataset.schools.id[school]);
        difference.push_back(each.population[0][school] / tests::number(expected[school], "population_1km") - 1.0);
        size.push_back(std::abs(difference.back()));
    }
    std::ranges::sort(difference);
    std::ranges::sort(size);
    CHECK(std::abs(difference[50]) < 0.01); // the median
    CHECK(size[89] < 0.05);                 // of nine in ten
    CHECK(sum(measure(dataset, {.catchments = geo::Overlap::once}).population[0]) == Approx(75'600).epsilon(0.01));
}

TEST_CASE("New Zealand: from a node in Wellington the Chatham Islands' schools are near, not around the world",
          "[country_figures]") {
    auto [dataset, issues] = tests::load_country("NZL");
    dataset.transmission_nodes = {};
    tests::add_node(dataset, "node", {174.7762, -41.2865});
    const planner::Indicators indicators = measure(dataset);
    const auto distance_km = [&](const std::string& begin) {
        for (std::size_t school = 0; school < dataset.schools.size(); ++school) {
            const bool is_on_chathams = dataset.schools.place[school].lon < 0.0;
            if (is_on_chathams && dataset.schools.name[school].starts_with(begin))
                return indicators.fiber_distance_m[school] / 1'000.0;
        }
        return geo::missing;
    };
    CHECK(distance_km("Te One") == Approx(757.01).margin(0.005));
    CHECK(distance_km("Kaingaroa") == Approx(784.30).margin(0.005));
    CHECK(distance_km("Pitt Island") == Approx(793.50).margin(0.005));
    CHECK(std::ranges::max(indicators.fiber_distance_m) < 1e6); // the whole country lies within
}
