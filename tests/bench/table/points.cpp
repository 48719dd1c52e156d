// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string_view>

#include "tests/bench/table/ground.h"
#include "tests/bench/table/workloads.h"
#include "tests/hash.h"

namespace bench {
namespace {

double six_decimals(double degrees) { return std::nearbyint(degrees * 1e6) / 1e6; }

} // namespace

std::vector<geo::LonLat> make_points(Points kind, std::size_t count, int raster_side) {
    constexpr double margin_deg = 0.15, around_town_deg = 0.08, town_share = 0.7;
    const double side_deg = raster_side * cell_deg;
    const double west = west_deg + margin_deg, east = west_deg + side_deg - margin_deg;
    const double south = north_deg - side_deg + margin_deg, north = north_deg - margin_deg;
    const auto stream = static_cast<std::uint64_t>(kind);
    const auto town_count = static_cast<std::size_t>(std::max(10, raster_side / 40));
    std::vector<geo::LonLat> places(count);
    for (std::size_t point = 0; point < count; ++point) {
        const auto anywhere = [&](std::uint64_t of, std::size_t index) { return tests::share(seed, of, index); };
        const std::size_t town = tests::below(seed, stream + 1, point, town_count);
        double lon = west + (east - west) * anywhere(stream + 3, point);
        double lat = south + (north - south) * anywhere(stream + 4, point);
        if (tests::share(seed, stream + 2, point) < town_share) {
            constexpr std::uint64_t town_lon = 901, town_lat = 902;
            lon = west + (east - west) * anywhere(town_lon, town) +
                  around_town_deg * tests::bell(seed, stream + 10, point);
            lat = south + (north - south) * anywhere(town_lat, town) +
                  around_town_deg * tests::bell(seed, stream + 20, point);
        }
        places[point] = {six_decimals(std::clamp(lon, west, east)), six_decimals(std::clamp(lat, south, north))};
    }
    return places;
}

std::string school_list(std::size_t count, int raster_side) {
    constexpr std::array<std::string_view, 5> levels{"Primary", "Secondary", "Primary and Secondary", "Pre-primary",
                                                     "Other"};
    const std::vector<geo::LonLat> places = make_points(Points::schools, count, raster_side);
    std::string text = "school_id_giga,school_name,latitude,longitude,education_level,num_students,num_computers,"
                       "electricity,connectivity,admin1,admin2\n";
    for (std::size_t school = 0; school < count; ++school) {
        const std::uint64_t a = tests::hashed(seed, 150, school), b = tests::hashed(seed, 151, school);
        const double size = tests::share(seed, 154, school);
        fmt::format_to(std::back_inserter(text),
                       "{:08x}-{:04x}-{:04x}-{:04x}-{:012x},Ecole {} No. {},{:.6f},{:.6f},{},{},{},{},{},Region {},"
                       "District {}\n",
                       a & 0xFFFFFFFFU, (a >> 32U) & 0xFFFFU, a >> 48U, b & 0xFFFFU, b >> 16U,
                       levels[tests::below(seed, 152, school, 5)], school, places[school].lat, places[school].lon,
                       levels[tests::below(seed, 153, school, 5)], static_cast<int>(30.0 + 970.0 * size * size),
                       tests::below(seed, 155, school, 40), tests::share(seed, 156, school) < 0.6 ? "Yes" : "No",
                       tests::share(seed, 157, school) < 0.35 ? "Yes" : "No", tests::below(seed, 158, school, 12),
                       tests::below(seed, 159, school, 140));
    }
    return text;
}

} // namespace bench
