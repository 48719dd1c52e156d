// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/map_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "geo/missing.h"
#include "planner/data/far_places.h"

namespace planner {

namespace {

constexpr double filled_share = 0.90; // of the image, by the box that view_of fits
constexpr double most_widened = 2.5;  // areas more than so many times the schools' extent are another country's size
constexpr double least_inside = 0.9;  // share of the schools: a few that stray do not shrink the map
constexpr double smallest_world = 1.0e-4; // 4 km at the equator: no closer when a single place is fitted

double metres_per_world(double lat) {
    const double drawn_lat = std::clamp(lat, -geo::mercator_max_lat, geo::mercator_max_lat);
    return geo::mercator_equator_m * std::cos(drawn_lat * std::numbers::pi / 180.0);
}

bool is_known(geo::LonLat place) { return std::isfinite(place.lon) && std::isfinite(place.lat); }

/// Where the longest stretch of empty tenths of a degree ends: a box that begins there is the narrowest.
double western_edge(std::span<const geo::LonLat> places) {
    constexpr int bins = 3'600;
    std::array<bool, bins> taken{};
    for (const geo::LonLat place : places) {
        if (is_known(place))
            taken[static_cast<std::size_t>(std::clamp(static_cast<int>((place.lon + 180.0) * 10.0), 0, bins - 1))] =
                true;
    }
    int longest = 0, edge = 0, run = 0;
    for (int bin = 0; bin < 2 * bins; ++bin) {
        if (!taken[static_cast<std::size_t>(bin % bins)]) {
            ++run;
            continue;
        }
        // A stretch over the antimeridian wins a tie, so that an ordinary box does not wrap.
        if (bin >= bins && (run > longest || (run == longest && bin == bins))) {
            longest = run;
            edge = bin % bins;
        }
        run = 0;
    }
    return edge / 10.0 - 180.0;
}

/// The schools' places but those far from all others: one mistyped digit does not squeeze the country into a corner.
std::vector<geo::LonLat> body_of(const std::vector<geo::LonLat>& places) {
    const FarPlaces far = find_far_places(places);
    std::vector<geo::LonLat> body = places;
    for (const std::size_t row : far.row)
        body[row] = {geo::missing, geo::missing};
    return body;
}

void append(std::vector<geo::LonLat>& places, const std::vector<geo::LonLat>& more) {
    places.insert(places.end(), more.begin(), more.end());
}

} // namespace

geo::MercatorGrid grid_of(const MapView& view) {
    const geo::WorldXy centre = geo::world_from_place(view.centre);
    const double step = view.metres_per_pixel / metres_per_world(view.centre.lat);
    return {{centre.x - step * view.width / 2.0, centre.y - step * view.height / 2.0}, step, view.width, view.height};
}

geo::Xy pixel_from_place(const MapView& view, geo::LonLat place) {
    const geo::MercatorGrid grid = grid_of(view);
    const geo::WorldXy world = geo::world_from_place(place);
    const double x = geo::nearest_turn(world.x, grid.corner.x + grid.step * grid.width / 2.0);
    return {(x - grid.corner.x) / grid.step, (world.y - grid.corner.y) / grid.step};
}

geo::LonLat place_from_pixel(const MapView& view, geo::Xy pixel) {
    const geo::MercatorGrid grid = grid_of(view);
    return geo::place_from_world({grid.corner.x + pixel.x * grid.step, grid.corner.y + pixel.y * grid.step});
}

MapView view_around(geo::WorldXy centre, double step, int width, int height) {
    const geo::LonLat place = geo::place_from_world(centre);
    return {place, step * metres_per_world(place.lat), width, height};
}

MapView view_of(const geo::Box& box, int width, int height) {
    if (box.empty()) return view_of({-170.0, -60.0, 170.0, 78.0}, width, height);
    const geo::WorldXy corner = geo::world_from_place({box.west, box.north});
    const geo::WorldXy opposite = geo::world_from_place({box.east, box.south});
    const double step =
        std::max(std::max(opposite.x - corner.x, smallest_world) / (filled_share * std::max(width, 1)),
                 std::max(opposite.y - corner.y, smallest_world) / (filled_share * std::max(height, 1)));
    return view_around({(corner.x + opposite.x) / 2.0, (corner.y + opposite.y) / 2.0}, step, width, height);
}

geo::Box extent_of(std::span<const geo::LonLat> places) {
    const double west = western_edge(places);
    geo::Box box;
    for (const geo::LonLat place : places) {
        if (!is_known(place)) continue;
        box = box.expanded_to({place.lon < west ? place.lon + 360.0 : place.lon, place.lat});
    }
    return box;
}

geo::Box extent_of(const Dataset& dataset) {
    std::vector<geo::LonLat> land;
    if (!dataset.admin.empty()) land = dataset.admin.front().shapes.point;
    if (dataset.schools.size() > 0) {
        const geo::Box schools = extent_of(body_of(dataset.schools.place));
        const geo::Box areas = extent_of(land);
        const bool is_alike =
            areas.width() < most_widened * schools.width() && areas.height() < most_widened * schools.height();
        if (!is_alike) return schools;
        const auto inside = std::ranges::count_if(dataset.schools.place, [&](geo::LonLat place) {
            return areas.contains(place) || areas.contains({place.lon + 360.0, place.lat});
        });
        const double inside_share = static_cast<double>(inside) / static_cast<double>(dataset.schools.size());
        return inside_share >= least_inside ? areas : schools.united_with(areas);
    }
    std::vector<geo::LonLat> places = std::move(land);
    append(places, dataset.cell_sites.place);
    append(places, dataset.transmission_nodes.place);
    append(places, dataset.fiber_lines.point);
    append(places, dataset.roads.point);
    for (const AdminAreas& areas : dataset.admin)
        append(places, areas.shapes.point);
    geo::Box box = extent_of(places);
    for (const CoverageLayer& layer : dataset.coverage) {
        if (box.empty() && layer.raster) box = layer.raster->box;
    }
    if (box.empty() && dataset.population) box = dataset.population->box;
    return box;
}

ScaleBar scale_bar(const MapView& view, double max_pixels) {
    const double longest_m = max_pixels * view.metres_per_pixel;
    if (!(longest_m > 0.0) || !std::isfinite(longest_m)) return {};
    const double decade_m = std::pow(10.0, std::floor(std::log10(longest_m)));
    double length_m = decade_m;
    for (const double factor : {2.0, 5.0}) {
        if (factor * decade_m <= longest_m) length_m = factor * decade_m;
    }
    std::string label =
        length_m >= 1'000.0 ? fmt::format("{:.0f} km", length_m / 1'000.0) : fmt::format("{:g} m", length_m);
    return {length_m, length_m / view.metres_per_pixel, std::move(label)};
}

std::string coordinates_text(geo::LonLat place, double metres_per_pixel) {
    constexpr double metres_per_degree = geo::mercator_equator_m / 360.0;
    const double pixel_deg = std::max(metres_per_pixel, 0.01) / metres_per_degree;
    const int decimals = std::clamp(static_cast<int>(std::lround(-std::log10(pixel_deg))), 1, 6);
    return fmt::format("{:.{}f} {}, {:.{}f} {}", std::abs(place.lat), decimals, place.lat < 0.0 ? 'S' : 'N',
                       std::abs(place.lon), decimals, place.lon < 0.0 ? 'W' : 'E');
}

} // namespace planner
