// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <string>

#include "geo/measure/geodesic.h"
#include "geo/measure/point_index.h"
#include "geo/measure/sphere_index.h"
#include "planner/cost/finance.h"
#include "planner/cost/itu_mode.h"
#include "tests/catch.h"
#include "tests/conformance/csv.h"

using planner::ItuCost;
using planner::ItuLink;
using planner::Technology;

namespace {

constexpr double itu_radius_m = 6'371'000.0;

const ItuLink& link_of(Technology technology) { return planner::itu_links[static_cast<std::size_t>(technology)]; }

/// The earlier fiber function: 500 USD, 8,000 USD/km, 10 % opex, 12 USD/Mbps a year.
ItuLink earlier_fiber() {
    return {.hardware_usd = 500.0,
            .usd_per_km = 8'000.0,
            .opex_share_of_initial = 0.1,
            .reinvestment_years = 3,
            .fee_usd_per_mbps_year = 12.0,
            .max_mbps = 1e9};
}

} // namespace

TEST_CASE("ITU's published rows of one year", "[conformance][itu]") {
    struct Row {
        double mbps, path_m, profit_usd;
    };
    for (const Row& row : {Row{415, 0, 4'430.0}, Row{1'210, 0, 13'970.0}, Row{7'640, 1'682.919, 74'839.3},
                           Row{865, 1'887.719, -8'443.1}, Row{79'410, 906.343, 943'596.6}}) {
        const ItuCost cost = planner::cost_as_itu(earlier_fiber(), row.path_m, row.mbps, {.years = 1});
        CHECK(cost.profit_usd == Approx(row.profit_usd).margin(0.05)); // printed to a tenth
    }
}

TEST_CASE("ITU's published rows of ten years", "[conformance][itu]") {
    struct Row {
        double path_m, initial_usd, ownership_usd, annual_usd, revenue_usd, profit_usd;
    };
    for (const Row& row : {Row{2'762.078, 24'806.3, 51'112.6, 5'111.3, 132'000, 80'887.4},
                           Row{3'284.765, 29'405.9, 60'311.9, 6'031.2, 572'400, 512'088.1}}) {
        const ItuCost cost = planner::cost_as_itu(earlier_fiber(), row.path_m, row.revenue_usd / 10.0 / 12.0, {});
        CHECK(cost.reinvestment_usd == 3 * 500.0);
        CHECK(cost.initial_capex_usd == Approx(row.initial_usd).margin(0.05));
        CHECK(cost.ownership_usd == Approx(row.ownership_usd).margin(0.05));
        CHECK(cost.annual_cost_usd == Approx(row.annual_usd).margin(0.05));
        CHECK(cost.profit_usd == Approx(row.profit_usd).margin(0.05));
    }
}

TEST_CASE("ITU's present cost functions, worked", "[conformance][itu]") {
    struct Row {
        Technology technology;
        double path_m, mbps, initial, capex, opex, ownership, revenue, annual, pv_cost, pv_revenue, npv;
    };
    using enum Technology;
    for (const Row& row :
         {Row{fiber, 2'000, 50, 44'500, 45'000, 2'225, 67'250, 275, 6'725, 60'407.8842, 2'470.2109, -57'937.6733},
          Row{fiber, 10'000, 100, 220'500, 221'000, 11'025, 331'250, 550, 33'125, 297'548.1283, 4'940.4218,
              -292'607.7066},
          Row{cellular, 0, 50, 120, 360, 14.4, 504, 225, 50.4, 452.7223, 2'021.0816, 1'568.3593},
          Row{point_to_point, 0, 50, 5'000, 8'000, 900, 17'000, 275, 1'700, 15'270.3945, 2'470.2109, -12'800.1836},
          Row{point_to_point, 0, 1'000, 5'000, 8'000, 900, 17'000, 2'200, 1'700, 15'270.3945, 19'761.6870, 4'491.2925},
          Row{satellite, 0, 50, 800, 2'400, 80, 3'200, 320, 320, 2'874.4272, 2'874.4272, 0.0}}) {
        const ItuCost cost = planner::cost_as_itu(link_of(row.technology), row.path_m, row.mbps, {});
        const auto near = [](double printed) { return Approx(printed).margin(0.00005); };
        CHECK(cost.initial_capex_usd == near(row.initial));
        CHECK(cost.initial_capex_usd + cost.reinvestment_usd == near(row.capex));
        CHECK(cost.opex_usd_per_year == near(row.opex));
        CHECK(cost.ownership_usd == near(row.ownership));
        CHECK(cost.revenue_usd_per_year == near(row.revenue));
        CHECK(cost.annual_cost_usd == near(row.annual));
        CHECK(cost.present_cost_usd == near(row.pv_cost));
        CHECK(cost.present_revenue_usd == near(row.pv_revenue));
        CHECK(cost.net_present_value_usd == near(row.npv));
    }
}

TEST_CASE("ITU's annuity understates what dated payments cost", "[conformance][itu]") {
    // worked value of METHODS.md "ITU mode": fiber 3 km, 20 Mbps, 10 years
    const ItuLink& fiber = link_of(Technology::fiber);
    const ItuCost cost = planner::cost_as_itu(fiber, 3'000.0, 20.0, {});
    CHECK(cost.initial_capex_usd == Approx(66'500.0));
    CHECK(cost.reinvestment_usd == 500.0);
    CHECK(cost.opex_usd_per_year == Approx(3'325.0));
    CHECK(cost.ownership_usd == Approx(100'250.0));
    CHECK(cost.annual_cost_usd == Approx(10'025.0));
    CHECK(cost.present_cost_usd == Approx(90'050.414688).margin(5e-7));
    CHECK(cost.present_revenue_usd == Approx(988.084351).margin(5e-7));
    CHECK(cost.net_present_value_usd == Approx(-89'062.330337).margin(5e-7));
    CHECK(planner::dated_cost_of_itu(fiber, 3'000.0, {}, true) == Approx(96'777.269296).margin(5e-7));
    CHECK(planner::dated_cost_of_itu(fiber, 3'000.0, {}, false) == Approx(96'367.095146).margin(5e-7));

    // worked value: 10 km, 7 % too low at 2 %, 25 % at 8 %
    CHECK(planner::cost_as_itu(fiber, 10'000.0, 20.0, {.interest_rate = 0.08}).present_cost_usd ==
          Approx(222'271.0).margin(1.0));
    CHECK(planner::dated_cost_of_itu(fiber, 10'000.0, {.interest_rate = 0.08}, true) ==
          Approx(294'479.0 + 232.0).margin(1.0));
}

TEST_CASE("ITU's interest factors", "[conformance][itu]") {
    CHECK(planner::annuity_factor(0.02, 5) == Approx(4.713460).margin(5e-7));
    CHECK(planner::annuity_factor(0.02, 10) == Approx(8.982585).margin(5e-7));
    CHECK(planner::annuity_factor(0.05, 10) == Approx(7.721735).margin(5e-7));
    CHECK(planner::annuity_factor(0.08, 10) == Approx(6.710081).margin(5e-7));
    CHECK(planner::annuity_factor(0.10, 10) == Approx(6.144567).margin(5e-7));
}

TEST_CASE("Distances to Ibiza's cell sites are true ones, not those chosen in degrees", "[conformance][itu]") {
    const std::string folder = tests::reference("data/ESP-ibiza/inputs");
    const auto schools = tests::places(tests::read_csv(folder + "/points-of-interest.csv"), "lon", "lat");
    const auto rows = tests::read_csv(folder + "/cell-sites.csv");
    struct Figure {
        std::string radio_type; // empty: any
        double sphere_m, geodesic_m;
    };
    for (const Figure& figure : {Figure{"", 1'255.02, 1'255.43}, Figure{"2G", 5'597.36, 5'600.85},
                                 Figure{"3G", 2'385.06, 2'386.23}, Figure{"4G", 1'592.15, 1'592.52}}) {
        std::vector<tests::CsvRow> chosen;
        for (const tests::CsvRow& row : rows) {
            if (figure.radio_type.empty() || row.at("radio_type") == figure.radio_type) chosen.push_back(row);
        }
        const std::vector<geo::LonLat> sites = tests::places(chosen, "lon", "lat");
        const geo::SphereIndex sphere{sites, itu_radius_m};
        const geo::PointIndex ellipsoid{sites};
        double sphere_sum_m = 0.0, geodesic_sum_m = 0.0;
        for (const geo::LonLat school : schools) {
            sphere_sum_m += sphere.nearest(school).distance_m;
            geodesic_sum_m += ellipsoid.nearest(school, 1).front().distance_m;
        }
        const auto count = static_cast<double>(schools.size());
        CHECK(sphere_sum_m / count == Approx(figure.sphere_m).margin(0.005));
        CHECK(geodesic_sum_m / count == Approx(figure.geodesic_m).margin(0.005));
    }
}

TEST_CASE("The nearest cell sites of 93 of Ibiza's 100 schools are ITU's, of seven ITU took the nearest in degrees",
          "[conformance][itu]") {
    constexpr double rounding_m = 2.0; // ITU prints whole metres
    const auto schools =
        tests::read_csv(tests::reference("data/ESP-ibiza/reference_outputs/ESP-1708346219-hhao-pcd.csv"));
    const std::vector<geo::LonLat> sites =
        tests::places(tests::read_csv(tests::reference("data/ESP-ibiza/inputs/cell-sites.csv")), "lon", "lat");
    const geo::SphereIndex index{sites, itu_radius_m}; // as ITU measures
    std::size_t agreed = 0, nearest_in_degrees = 0;
    for (const tests::CsvRow& row : schools) {
        const geo::LonLat school{tests::number(row, "lon"), tests::number(row, "lat")};
        const double itu_m = tests::number(row, "cell_site_dist");
        const double nearest_m = index.nearest(school).distance_m;
        if (std::abs(nearest_m - itu_m) <= rounding_m) {
            ++agreed;
            continue;
        }
        const geo::LonLat by_degrees = std::ranges::min(
            sites, {}, [&](geo::LonLat site) { return std::hypot(site.lon - school.lon, site.lat - school.lat); });
        nearest_in_degrees += std::abs(geo::great_circle_m(school, by_degrees, itu_radius_m) - itu_m) <= rounding_m;
        CHECK(nearest_m < itu_m);
    }
    CHECK(agreed == 93);
    CHECK(nearest_in_degrees == 7);
}

TEST_CASE("Ibiza's visible pairs have the distances and bearings that ITU printed", "[conformance][itu]") {
    constexpr double degrees = 57.29577951308232;
    const std::string folder = tests::reference("data/ESP-ibiza/inputs");
    std::map<std::string, geo::LonLat> place;
    for (const tests::CsvRow& row : tests::read_csv(folder + "/points-of-interest.csv"))
        place[row.at("poi_id")] = {tests::number(row, "lon"), tests::number(row, "lat")};
    for (const tests::CsvRow& row : tests::read_csv(folder + "/cell-sites.csv"))
        place[row.at("ict_id")] = {tests::number(row, "lon"), tests::number(row, "lat")};
    std::size_t visible = 0;
    for (const tests::CsvRow& row : tests::read_csv(folder + "/visibility.csv")) {
        if (row.at("is_visible") != "True") continue;
        ++visible;
        const geo::LonLat from = place.at(row.at("poi_id")), to = place.at(row.at("ict_id"));
        const double lat = from.lat / degrees, far_lat = to.lat / degrees, turn = (to.lon - from.lon) / degrees;
        const double bearing =
            std::atan2(std::sin(turn) * std::cos(far_lat),
                       std::cos(lat) * std::sin(far_lat) - std::sin(lat) * std::cos(far_lat) * std::cos(turn));
        CHECK(geo::great_circle_m(from, to, itu_radius_m) ==
              Approx(tests::number(row, "ground_distance")).margin(0.501));
        const double off = std::remainder(bearing * degrees - tests::number(row, "azimuth_angle"), 360.0);
        CHECK(std::abs(off) <= 0.0051);
    }
    CHECK(visible == 233);
}
