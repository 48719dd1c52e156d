// SPDX-License-Identifier: Apache-2.0
#include "planner/data/far_places.h"

#include <cmath>

#include "tests/planner/data/dataset_fixture.h"

using geo::LonLat;
using planner::find_far_places;
using Rows = std::vector<std::size_t>;

namespace {

/// Ten by ten places, so many degrees apart, around a middle; longitudes kept within -180..180.
std::vector<LonLat> hundred_places(LonLat middle, double step_lon, double step_lat) {
    std::vector<LonLat> places;
    for (int place = 0; place < 100; ++place) {
        const double lon = middle.lon + step_lon * (place % 10 - 4.5);
        places.push_back({std::remainder(lon, 360.0), middle.lat + step_lat * (place / 10 - 4.5)});
    }
    return places;
}

} // namespace

TEST_CASE("A mistyped longitude puts a school far from all others", "[far_places]") {
    auto places = hundred_places({2.3, 9.0}, 0.2, 0.5); // Benin: 200 km by 500 km
    places[40].lon = 21.4321;
    const auto far = find_far_places(places);
    CHECK(far.row == Rows{40});
    CHECK(far.distance_m[0] == Approx(2'110'000).epsilon(0.02)); // 19.1 degrees of longitude near 8.5 N
    CHECK(far.body_m < 300'000.0);
}

TEST_CASE("A country's own distances are not far", "[far_places]") {
    CHECK(find_far_places(hundred_places({2.3, 9.0}, 0.2, 0.5)).row.empty());
    CHECK(find_far_places(hundred_places({-71.0, -37.0}, 0.1, 4.0)).row.empty()); // as long as Chile
    CHECK(find_far_places(hundred_places({179.9, -17.5}, 0.3, 0.3)).row.empty()); // Fiji, on both sides of 180
    auto ecuador = hundred_places({-78.5, -1.5}, 0.4, 0.5);
    for (int school = 0; school < 10; ++school)
        ecuador.push_back({-90.0 - 0.05 * school, -0.7}); // Galapagos, 1,300 km off: several schools are no mistake
    CHECK(find_far_places(ecuador).row.empty());
}

TEST_CASE("Few schools, or all in one place, have none far", "[far_places]") {
    CHECK(find_far_places(std::vector<LonLat>{}).row.empty());
    CHECK(find_far_places(std::vector<LonLat>{{0, 0}, {90, 0}, {180, 0}, {-90, 0}}).row.empty());
    CHECK(find_far_places(std::vector<LonLat>(50, {10.0, 5.0})).row.empty());
    std::vector<LonLat> town(9, {10.0, 5.0});
    town.push_back({13.0, 5.0}); // 330 km from the town that all others stand in
    CHECK(find_far_places(town).row == Rows{9});
}

TEST_CASE("A node or cell site outside the country is told with row, id and distance, and kept", "[far_places]") {
    constexpr auto layers = "[[transmission_nodes]]\nfile = \"nodes.csv\"\n[[cell_sites]]\nfile = \"sites.csv\"\n";
    std::string csv = "id,lon,lat\n";
    for (int school = 0; school < 16; ++school)
        csv += std::to_string(school) + "," + std::to_string(2.013 + school % 4) + "," +
               std::to_string(8.017 + school / 4) + "\n"; // three by three degrees
    const std::string rows = "home,3.511,9.511\ncoast,2.513,7.987\nsea,2.517,6.017\nchina,104.011,35.011\n";
    const auto load = [&](const std::string& more) {
        const tests::SmallDataset country{csv, layers + more};
        country.add("nodes.csv", "id,lon,lat\n" + rows);
        country.add("sites.csv", "id,lon,lat,radio\n" + rows);
        country.add("a.geojson", tests::squares_geojson({{"Main", 2, 8, 6, 12}}));
        return country.load();
    };
    const auto message = [](const geo::Loaded<planner::Dataset>& loaded, const std::string& code, std::size_t row) {
        for (const geo::Issue& issue : loaded.issues) {
            if (issue.code == code && issue.row == row) return issue.message;
        }
        return std::string{"none"};
    };
    const auto with_areas = load("[[admin]]\nfile = \"a.geojson\"\n"), without = load("");
    for (const auto* const layer : {"transmission_nodes", "cell_sites"}) {
        CHECK(tests::rows_of(with_areas.issues, "outside_area", layer) == Rows{4, 5});
        CHECK(tests::rows_of(without.issues, "far_from_others", layer) == Rows{4, 5});
    }
    CHECK(with_areas.value.transmission_nodes.size() == 4);
    CHECK(without.value.cell_sites.size() == 4);
    // 1.983 degrees of latitude from the border, 2.000 of latitude and 0.496 of longitude from the nearest school
    CHECK(message(with_areas, "outside_area", 4) ==
          "\"sea\" at longitude 2.517, latitude 6.017 is 219 km from the nearest area; kept");
    CHECK(message(without, "far_from_others", 4) ==
          "\"sea\" at longitude 2.517, latitude 6.017 is 228 km from the nearest school; kept");
}

TEST_CASE("Cell sites of a file that covers more than the schools are no mistake", "[far_places]") {
    std::string sites = "id,lon,lat,radio\nhome,2.111,9.111,4G\nalone,2.517,5.017,4G\n";
    for (int site = 0; site < 6; ++site)
        sites += "far" + std::to_string(site) + ",6.0" + std::to_string(site) + "3,9.112,4G\n"; // 1.1 km apart
    const tests::SmallDataset town{"id,lon,lat\n1,2.111,9.111\n2,2.222,9.111\n3,2.111,9.222\n",
                                   "[[cell_sites]]\nfile = \"sites.csv\"\n"};
    town.add("sites.csv", sites);
    CHECK(tests::rows_of(town.load().issues, "far_from_others", "cell_sites") == Rows{3});
}

TEST_CASE("A far school is told with its row, unless an area of the country holds it", "[far_places]") {
    std::string csv = "id,lon,lat\n";
    for (int school = 0; school < 20; ++school)
        csv +=
            std::to_string(school) + ",2.0" + std::to_string(school + 10) + ",9.1" + std::to_string(school + 10) + "\n";
    csv += "far,21.432,9.123\n";
    CHECK(tests::rows_of(tests::SmallDataset{csv}.load().issues, "far_from_others") == Rows{22});
    const tests::SmallDataset islands{csv, "[[admin]]\nfile = \"a.geojson\"\n"};
    islands.add("a.geojson", tests::squares_geojson({{"Main", 1, 8, 3, 10}, {"Isle", 21, 9, 22, 10}}));
    CHECK(tests::rows_of(islands.load().issues, "far_from_others").empty());
}
