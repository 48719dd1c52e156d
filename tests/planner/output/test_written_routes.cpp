// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "geo/io/shapes.h"
#include "geo/io/table.h"
#include "geo/measure/ellipsoid.h"
#include "geo/measure/geodesic.h"
#include "planner/data/load_dataset.h"
#include "planner/output/run_folder.h"
#include "planner/result/study.h"
#include "planner/synth/synthesise.h"
#include "tests/catch.h"
#include "tests/planner/data/dataset_fixture.h"

namespace {

constexpr double road_tolerance_m = 0.5; // coordinates are kept to a centimetre; the rest is for a flat Earth

/// Whether a shape is a road: in a layer of all kinds, as GDAL gives OpenStreetMap, its tags say so.
bool is_road(const geo::Table& attributes, std::size_t row) {
    const std::size_t kind = attributes.find("highway"), tags = attributes.find("other_tags");
    if (kind != geo::Table::npos) return !attributes.column[kind][row].empty();
    return tags == geo::Table::npos || attributes.column[tags][row].find(R"("highway"=>)") != std::string_view::npos;
}

/// Roads as their file has them, by cells of a hundredth of a degree, about a kilometre.
class DrawnRoads {
public:
    /// Lines, or the edges of squares.
    void add(const geo::Shapes& shapes) {
        for (std::size_t shape = 0; shape < shapes.size(); ++shape) {
            if (!is_road(shapes.attributes, shape)) continue;
            for (std::size_t part = shapes.first_part[shape]; part < shapes.first_part[shape + 1]; ++part) {
                for (std::size_t point = shapes.first_point[part]; point + 1 < shapes.first_point[part + 1]; ++point)
                    add({shapes.point[point], shapes.point[point + 1]});
            }
        }
    }

    /// Whether a road comes so near, a kilometre at most.
    bool has_road_at(geo::LonLat at, double within_m = road_tolerance_m) const {
        for (const int east : {-1, 0, 1}) {
            for (const int north : {-1, 0, 1}) {
                const auto found = pieces_.find({cell(at.lon) + east, cell(at.lat) + north});
                if (found == pieces_.end()) continue;
                if (std::ranges::any_of(found->second,
                                        [&](const Piece& piece) { return distance_m(piece, at) <= within_m; }))
                    return true;
            }
        }
        return false;
    }

private:
    struct Piece {
        geo::LonLat from, to;
    };

    static int cell(double degrees) { return static_cast<int>(std::floor(degrees * 100.0)); }

    void add(const Piece& piece) {
        const auto [west, east] = std::minmax(piece.from.lon, piece.to.lon);
        const auto [south, north] = std::minmax(piece.from.lat, piece.to.lat);
        for (int x = cell(west); x <= cell(east); ++x) {
            for (int y = cell(south); y <= cell(north); ++y)
                pieces_[{x, y}].push_back(piece);
        }
    }

    /// In the plane around the place.
    static double distance_m(const Piece& piece, geo::LonLat at) {
        const double radians = std::acos(-1.0) / 180.0;
        const double lat_m = geo::mean_earth_radius_m * radians, lon_m = lat_m * std::cos(at.lat * radians);
        const double from_x = (piece.from.lon - at.lon) * lon_m, from_y = (piece.from.lat - at.lat) * lat_m;
        const double x = (piece.to.lon - piece.from.lon) * lon_m, y = (piece.to.lat - piece.from.lat) * lat_m;
        const double squared = x * x + y * y;
        const double share = squared > 0.0 ? std::clamp(-(from_x * x + from_y * y) / squared, 0.0, 1.0) : 0.0;
        return std::hypot(from_x + share * x, from_y + share * y);
    }

    std::map<std::pair<int, int>, std::vector<Piece>> pieces_;
};

/// A row of fiber_routes in run.gpkg.
struct WrittenRoute {
    std::string upstream_id;
    bool is_along_roads;
    std::vector<geo::LonLat> way; // from the school
};

std::map<std::string, WrittenRoute> read_routes(const std::string& path) {
    geo::Progress progress;
    const geo::Shapes shapes = geo::read_lines({.path = path, .layer = "fiber_routes"}, progress).value;
    const auto cell = [&](const char* name, std::size_t row) {
        return std::string{shapes.attributes.column[shapes.attributes.find(name)][row]};
    };
    std::map<std::string, WrittenRoute> routes;
    for (std::size_t row = 0; row < shapes.size(); ++row) {
        const auto begin = static_cast<std::ptrdiff_t>(shapes.first_point[shapes.first_part[row]]);
        const auto end = static_cast<std::ptrdiff_t>(shapes.first_point[shapes.first_part[row + 1]]);
        routes[cell("school_id", row)] = {cell("upstream_id", row),
                                          cell("way", row) == "road",
                                          {shapes.point.begin() + begin, shapes.point.begin() + end}};
    }
    return routes;
}

/// Plans a dataset with fiber along roads alone and writes the run; gives its routes.
std::map<std::string, WrittenRoute> plan_and_write(const std::shared_ptr<planner::Dataset>& dataset,
                                                   double max_spur_m) {
    planner::Scenario scenario;
    scenario.network.fiber.mode = planner::NetworkRules::Fiber::Mode::road;
    scenario.network.fiber.max_hop_m = 50'000.0;
    scenario.network.fiber.max_spur_m = max_spur_m;
    scenario.network.cellular.enabled = scenario.network.point_to_point.enabled = false;
    scenario.network.satellite.enabled = false;
    planner::Study study{dataset};
    geo::Progress progress;
    const auto result = study.simulate(scenario, progress);
    const tests::TemporaryFolder folder;
    planner::write_run_folder(folder / "run", *result, {}, {}, false, progress);
    return read_routes(folder / "run/run.gpkg");
}

std::set<std::string> existing_fiber(const planner::Dataset& dataset) {
    std::set<std::string> ids;
    for (std::size_t node = 0; node < dataset.transmission_nodes.size(); ++node) {
        if (dataset.transmission_nodes.has_fiber[node] && dataset.transmission_nodes.is_in_use(node, false))
            ids.insert(dataset.transmission_nodes.id[node]);
    }
    for (std::size_t school = 0; school < dataset.schools.size(); ++school) {
        if (dataset.schools.has_fiber[school] == planner::Answer::yes) ids.emplace(dataset.schools.id[school]);
    }
    return ids;
}

/// Whether all of a way runs along roads but for a spur at either end, at most so long: each piece at its ends, its
/// middle and its quarters.
bool runs_along(const DrawnRoads& roads, const std::vector<geo::LonLat>& way, double max_spur_m) {
    for (std::size_t step = 1; step < way.size(); ++step) {
        const geo::LonLat a = way[step - 1], b = way[step];
        const auto is_on_road = [&](double share) {
            return roads.has_road_at({a.lon + share * (b.lon - a.lon), a.lat + share * (b.lat - a.lat)});
        };
        if (std::ranges::all_of(std::array{0.0, 0.25, 0.5, 0.75, 1.0}, is_on_road)) continue;
        const bool is_first = step == 1, is_last = step + 1 == way.size();
        if (!is_first && !is_last) return false;
        if (geo::distance_m(a, b) > max_spur_m + road_tolerance_m) return false;
        if ((!is_first && !is_on_road(0.0)) || (!is_last && !is_on_road(1.0))) return false; // a spur meets a road
    }
    return true;
}

/// `least_share`: of the routes from schools with a road in reach of a spur, so many must run along roads. Somewhat
/// below what they are, since roads come in parts and some parts hold no fiber.
void check_routes(const std::shared_ptr<planner::Dataset>& dataset, const DrawnRoads& roads, double least_share) {
    constexpr double max_spur_m = 1'000.0;
    const std::map<std::string, WrittenRoute> routes = plan_and_write(dataset, max_spur_m);
    const std::set<std::string> fiber = existing_fiber(*dataset);
    std::size_t along_roads = 0, near_roads = 0;
    for (const auto& [id, route] : routes) {
        INFO(id);
        along_roads += route.is_along_roads;
        near_roads += roads.has_road_at(route.way.front(), max_spur_m);
        CHECK((route.is_along_roads ? runs_along(roads, route.way, max_spur_m) : route.way.size() == 2));
        std::string end = route.upstream_id;
        std::size_t steps = 0;
        for (auto next = routes.find(end); next != routes.end() && steps < routes.size();
             next = routes.find(end), ++steps)
            end = next->second.upstream_id;
        CHECK(fiber.contains(end));
        const auto above = routes.find(route.upstream_id);
        if (above == routes.end()) continue;
        CHECK(std::ranges::any_of(above->second.way, [&](geo::LonLat place) { // it begins where the one above passes
            return geo::distance_m(place, route.way.back()) < road_tolerance_m;
        }));
    }
    CAPTURE(along_roads, near_roads, routes.size());
    CHECK(near_roads > 0);
    CHECK(static_cast<double>(along_roads) >= least_share * static_cast<double>(near_roads));
}

} // namespace

TEST_CASE("Every written route of an invented country runs along its roads or is a straight line, to existing fiber",
          "[written_routes]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    planner::synthesise_dataset({.schools = 400, .seed = 3}, folder / "country", false, progress);
    DrawnRoads roads;
    roads.add(geo::read_lines({.path = folder / "country/roads.gpkg"}, progress).value);
    check_routes(std::make_shared<planner::Dataset>(planner::load_dataset(folder / "country", {}, progress).value),
                 roads, 0.98); // 280 of 280
}

TEST_CASE("Every written route of Ghana runs along its roads or is a straight line, to existing fiber",
          "[written_routes]") {
    const std::string lines = "\n[[fiber_lines]]\nfile = \"" +
                              tests::reference("data/GHA-ghana/fibre/GHA_lines.geojson") +
                              "\"\ntakeup_every_m = 5000\n";
    geo::Progress progress;
    DrawnRoads roads;
    roads.add(geo::read_lines({.path = tests::reference("data/GHA-ghana/roads/ghana_highway.shp")}, progress).value);
    for (const std::string& more : {std::string{}, lines}) {
        CAPTURE(more);
        check_routes(std::make_shared<planner::Dataset>(tests::load_country("GHA", more).value), roads,
                     0.9); // 66 of 72, with the lines 68 of 74
    }
}

TEST_CASE("Every written route of Porto Alegre runs along its streets or is a straight line, to existing fiber",
          "[written_routes]") {
    const std::string data = tests::reference("data/BRA-portoalegre/");
    geo::Progress progress;
    const geo::Table hexagons = geo::read_table({.path = data + "poa_hexgrid.csv"}, progress);
    std::string schools = "id,lon,lat\n";
    for (std::size_t row = 0; row < hexagons.size(); ++row) {
        const auto cell = [&](const char* name) { return std::string{hexagons.column[hexagons.find(name)][row]}; };
        if (cell("schools") != "0") schools += cell("id") + "," + cell("lon") + "," + cell("lat") + "\n";
    }
    const tests::SmallDataset city{schools, "[[transmission_nodes]]\nfile = \"" + data +
                                                "poa_points_of_interest.csv\"\n[[roads]]\nfile = \"" + data +
                                                "poa_osm.pbf\"\n"};
    DrawnRoads roads;
    roads.add(geo::read_lines({.path = data + "poa_osm.pbf", .layer = "lines"}, progress).value);
    roads.add(geo::read_polygons({.path = data + "poa_osm.pbf", .layer = "multipolygons"}, progress).value);
    check_routes(std::make_shared<planner::Dataset>(
                     planner::load_dataset(city.folder().path(), {.allow_outside = true}, progress).value),
                 roads, 0.97); // 175 of 177
}
