// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "geo/io/shapes.h"
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

/// Roads as their file has them, by cells of a hundredth of a degree.
class DrawnRoads {
public:
    explicit DrawnRoads(const std::string& path) {
        geo::Progress progress;
        const geo::Shapes roads = geo::read_lines({.path = path}, progress).value;
        for (std::size_t part = 0; part < roads.part_count(); ++part) {
            for (std::size_t point = roads.first_point[part]; point + 1 < roads.first_point[part + 1]; ++point)
                add({roads.point[point], roads.point[point + 1]});
        }
    }

    bool has_road_at(geo::LonLat at) const {
        for (const int east : {-1, 0, 1}) {
            for (const int north : {-1, 0, 1}) {
                const auto found = pieces_.find({cell(at.lon) + east, cell(at.lat) + north});
                if (found == pieces_.end()) continue;
                if (std::ranges::any_of(found->second, [&](const Piece& piece) { return passes(piece, at); }))
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
    static bool passes(const Piece& piece, geo::LonLat at) {
        const double radians = std::acos(-1.0) / 180.0;
        const double lat_m = geo::mean_earth_radius_m * radians, lon_m = lat_m * std::cos(at.lat * radians);
        const double from_x = (piece.from.lon - at.lon) * lon_m, from_y = (piece.from.lat - at.lat) * lat_m;
        const double x = (piece.to.lon - piece.from.lon) * lon_m, y = (piece.to.lat - piece.from.lat) * lat_m;
        const double squared = x * x + y * y;
        const double share = squared > 0.0 ? std::clamp(-(from_x * x + from_y * y) / squared, 0.0, 1.0) : 0.0;
        return std::hypot(from_x + share * x, from_y + share * y) <= road_tolerance_m;
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

/// Whether all of a way runs along roads but for a spur at either end, at most so long.
bool runs_along(const DrawnRoads& roads, const std::vector<geo::LonLat>& way, double max_spur_m) {
    for (std::size_t step = 1; step < way.size(); ++step) {
        const geo::LonLat a = way[step - 1], b = way[step];
        if (roads.has_road_at({(a.lon + b.lon) / 2.0, (a.lat + b.lat) / 2.0})) continue;
        const bool is_spur = step == 1 || step + 1 == way.size();
        if (!is_spur || geo::distance_m(a, b) > max_spur_m + road_tolerance_m) return false;
    }
    return true;
}

void check_routes(const std::shared_ptr<planner::Dataset>& dataset, const std::string& road_file) {
    constexpr double max_spur_m = 1'000.0;
    const std::map<std::string, WrittenRoute> routes = plan_and_write(dataset, max_spur_m);
    const DrawnRoads roads{road_file};
    const std::set<std::string> fiber = existing_fiber(*dataset);
    std::size_t along_roads = 0;
    for (const auto& [id, route] : routes) {
        INFO(id);
        along_roads += route.is_along_roads;
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
    CHECK(along_roads > 0);
}

} // namespace

TEST_CASE("Every written route of an invented country runs along its roads or is a straight line, to existing fiber",
          "[written_routes]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    planner::synthesise_dataset({.schools = 400, .seed = 3}, folder / "country", false, progress);
    check_routes(std::make_shared<planner::Dataset>(planner::load_dataset(folder / "country", {}, progress).value),
                 folder / "country/roads.gpkg");
}

TEST_CASE("Every written route of Ghana runs along its roads or is a straight line, to existing fiber",
          "[written_routes]") {
    check_routes(std::make_shared<planner::Dataset>(tests::load_country("GHA").value),
                 tests::reference("data/GHA-ghana/roads/ghana_highway.shp"));
}
