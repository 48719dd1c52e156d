// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>

#include "geo/error.h"
#include "geo/io/shapes.h"
#include "geo/measure/geodesic.h"
#include "geo/road/arc_table.h"
#include "geo/road/nearest_sources.h"
#include "geo/road/road_class.h"
#include "geo/road/road_graph.h"
#include "tests/catch.h"

namespace {

geo::RoadLines porto_alegre() {
    geo::Progress progress;
    return geo::read_osm_roads(tests::reference("data/BRA-portoalegre/poa_osm.pbf"), progress).value;
}

/// Porto Alegre's roads as GDAL's driver reads them.
geo::RoadLines porto_alegre_by_gdal() {
    geo::Progress progress;
    const geo::Shapes shapes =
        geo::read_lines({.path = tests::reference("data/BRA-portoalegre/poa_osm.pbf"), .layer = "lines"}, progress)
            .value;
    const std::size_t highway = shapes.attributes.find("highway"), number = shapes.attributes.find("osm_id");
    geo::RoadLines lines;
    for (std::size_t feature = 0; feature < shapes.size(); ++feature) {
        const std::string_view word = shapes.attributes.column[highway][feature];
        const std::string_view id = shapes.attributes.column[number][feature];
        if (!word.empty()) geo::add_drawn_road(shapes, feature, {.highway = word, .id = id}, lines);
    }
    return lines;
}

/// Every point of the lines is a vertex, equal positions are one, and every piece between two points is an edge.
struct DrawnGraph {
    std::map<geo::FixedPlace, std::size_t> vertex_of;
    std::vector<std::map<std::size_t, double>> neighbours; // per vertex: length of the edge, m
    std::vector<std::set<std::uint32_t>> roads;            // per vertex: of its edges

    explicit DrawnGraph(const geo::RoadLines& lines) {
        for (std::size_t line = 0; line < lines.size(); ++line) {
            for (std::size_t point = lines.first_point[line]; point + 1 < lines.first_point[line + 1]; ++point)
                add(lines.point[point], lines.point[point + 1], lines.road[line]);
        }
    }
    /// Vertices where roads meet, end or give way to another.
    std::size_t junction_count() const {
        std::size_t count = 0;
        for (std::size_t vertex = 0; vertex < neighbours.size(); ++vertex)
            count += neighbours[vertex].size() != 2 || roads[vertex].size() > 1;
        return count;
    }
    /// Dijkstra's algorithm as the textbook has it.
    std::vector<double> distances_from(std::size_t source) const {
        std::vector<double> distance_m(neighbours.size(), std::numeric_limits<double>::infinity());
        std::set<std::pair<double, std::size_t>> open{{0.0, source}};
        distance_m[source] = 0.0;
        while (!open.empty()) {
            const std::size_t vertex = open.begin()->second;
            open.erase(open.begin());
            for (const auto& [next, length_m] : neighbours[vertex]) {
                const double through_m = distance_m[vertex] + length_m;
                if (through_m >= distance_m[next]) continue;
                open.erase({distance_m[next], next});
                distance_m[next] = through_m;
                open.insert({through_m, next});
            }
        }
        return distance_m;
    }

private:
    std::size_t vertex(geo::FixedPlace place) {
        const auto [found, is_new] = vertex_of.try_emplace(place, neighbours.size());
        if (is_new) {
            neighbours.emplace_back();
            roads.emplace_back();
        }
        return found->second;
    }
    void add(geo::FixedPlace from, geo::FixedPlace to, std::uint32_t road) {
        if (from == to) return;
        const std::size_t a = vertex(from), b = vertex(to);
        neighbours[a][b] = neighbours[b][a] = geo::distance_m(from.place(), to.place());
        roads[a].insert(road);
        roads[b].insert(road);
    }
};

/// An OpenStreetMap extract (.osm.pbf) written by hand: https://wiki.openstreetmap.org/wiki/PBF_Format.
class HandMadeExtract {
public:
    /// Degrees.
    void add_node(std::int64_t id, double lon, double lat) {
        group_ += field(1, number_field(1, zigzag(id)) + number_field(8, zigzag(std::llround(lat * 1e7))) +
                               number_field(9, zigzag(std::llround(lon * 1e7))));
    }
    /// A residential road.
    void add_road(std::int64_t id, const std::vector<std::int64_t>& nodes) {
        std::string steps;
        std::int64_t last = 0;
        for (const std::int64_t node : nodes)
            steps += number(zigzag(node - std::exchange(last, node)));
        group_ += field(3, number_field(1, static_cast<std::uint64_t>(id)) + field(2, number(1)) + field(3, number(2)) +
                               field(8, steps));
    }
    std::string write(const std::string& path) const {
        const std::string words = field(1, "") + field(1, "highway") + field(1, "residential");
        return tests::write_file(path, blob("OSMHeader", field(4, "OsmSchema-V0.6")) +
                                           blob("OSMData", field(1, words) + field(2, group_)));
    }

private:
    static std::uint64_t zigzag(std::int64_t value) {
        return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
    }
    static std::string number(std::uint64_t value) {
        std::string bytes;
        for (; value > 127; value >>= 7)
            bytes += static_cast<char>(value | 128);
        return bytes + static_cast<char>(value);
    }
    static std::string number_field(std::uint64_t field, std::uint64_t value) {
        return number(field << 3) + number(value);
    }
    static std::string field(std::uint64_t field, const std::string& bytes) {
        return number(field << 3 | 2) + number(bytes.size()) + bytes;
    }
    static std::string blob(const std::string& kind, const std::string& block) {
        const std::string content = field(1, block);
        const std::string header = field(1, kind) + number_field(3, content.size());
        return std::string{"\0\0\0", 3} + static_cast<char>(header.size()) + header + content;
    }

    std::string group_;
};

} // namespace

TEST_CASE("A road that leaves the extract is cut where points are missing, and told", "[osm_roads]") {
    const tests::TemporaryFolder folder;
    HandMadeExtract extract;
    for (const int node : {1, 2, 4, 5})
        extract.add_node(node, 10.0 + 0.01 * node, 5.0);
    extract.add_road(70, {1, 2, 3, 4, 5});
    extract.add_road(71, {2, 5});
    geo::Progress progress;
    const auto [lines, issues] = geo::read_osm_roads(extract.write(folder / "cut.osm.pbf"), progress);
    REQUIRE(lines.size() == 3);
    CHECK(lines.node == std::vector<std::int64_t>{1, 2, 4, 5, 2, 5});
    CHECK(lines.point[2] == geo::FixedPlace{100'400'000, 50'000'000});
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].code == "cut_road");
    CHECK_THAT(issues[0].message, Catch::Contains("1 road leaves the extract"));
}

TEST_CASE("Porto Alegre's roads read by libosmium are those that GDAL reads", "[osm_roads]") {
    const geo::RoadLines lines = porto_alegre();
    const geo::RoadLines by_gdal = porto_alegre_by_gdal();
    using Key = std::pair<std::uint8_t, std::size_t>; // class, points
    std::map<Key, int> difference;
    const auto count = [&](const geo::RoadLines& of, int by) {
        for (std::size_t line = 0; line < of.size(); ++line)
            difference[{of.road_class[line], of.first_point[line + 1] - of.first_point[line]}] += by;
    };
    count(lines, 1);
    count(by_gdal, -1);
    int more = 0, fewer = 0;
    for (const auto& [key, lines_more] : difference)
        (lines_more > 0 ? more : fewer) += std::abs(lines_more);
    CHECK(fewer == 0); // GDAL makes polygons of the rings tagged area=yes, which libosmium gives as ways
    CHECK(more <= 0.005 * static_cast<double>(lines.size()));
}

TEST_CASE("Porto Alegre's graph hangs together and keeps every metre", "[osm_roads]") {
    const geo::RoadLines lines = porto_alegre();
    geo::Progress progress;
    const geo::RoadGraph graph = geo::build_road_graph(lines, 0.0, progress).value;
    const geo::RoadComponents parts = geo::components_of(graph);
    CHECK(parts.node_count[0] > 0.98 * static_cast<double>(graph.node_count()));
    CHECK(std::accumulate(parts.node_count.begin(), parts.node_count.end(), 0U) == graph.node_count());
    double drawn_m = 0.0;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        drawn_m += geo::path_length_m(std::span{lines.point}.subspan(
            lines.first_point[line], lines.first_point[line + 1] - lines.first_point[line]));
    }
    const double graph_m = std::accumulate(graph.edges.length_m.begin(), graph.edges.length_m.end(), 0.0);
    CHECK(graph_m <= drawn_m * (1.0 + 1e-6));
    CHECK(graph_m >= drawn_m * 0.999); // 23 pieces are drawn twice
}

TEST_CASE("Ways through Porto Alegre are as long as a plain search finds over all points that GDAL reads",
          "[osm_roads]") {
    geo::Progress progress;
    const geo::RoadGraph graph = geo::build_road_graph(porto_alegre(), 0.0, progress).value;
    const DrawnGraph drawn{porto_alegre_by_gdal()};
    constexpr double more_ways = 0.005; // those that GDAL makes polygons of
    CHECK(graph.node_count() == Approx(drawn.junction_count()).epsilon(more_ways));
    const geo::ArcTable arcs = geo::link_arcs(graph, graph.edges.length_m);
    constexpr double unlimited = std::numeric_limits<double>::infinity();
    for (const std::uint32_t source : {0U, 1'000U, 10'000U}) {
        const auto found = drawn.vertex_of.find(graph.place[source]);
        REQUIRE(found != drawn.vertex_of.end());
        const std::vector<double> expected_m = drawn.distances_from(found->second);
        const auto reach = geo::nearest_sources(arcs, std::vector{source}, unlimited, progress);
        std::size_t shorter = 0, longer = 0;
        for (std::uint32_t node = 0; node < reach.size(); ++node) {
            const auto at = drawn.vertex_of.find(graph.place[node]);
            const double by_gdal_m = at == drawn.vertex_of.end() ? unlimited : expected_m[at->second];
            if (reach[node].distance == by_gdal_m) continue;       // both without a way
            const double rounding_m = 1e-6 * reach[node].distance; // lengths are kept as floats
            shorter += reach[node].distance < by_gdal_m - rounding_m;
            longer += reach[node].distance > by_gdal_m + rounding_m;
        }
        CHECK(longer == 0);
        CHECK(static_cast<double>(shorter) <= more_ways * static_cast<double>(graph.node_count()));
    }
}

TEST_CASE("An extract cut in half is an error that names the file", "[osm_roads]") {
    const tests::TemporaryFolder folder;
    const std::string path = folder / "half.osm.pbf";
    std::filesystem::copy_file(tests::reference("data/BRA-portoalegre/poa_osm.pbf"), path);
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    geo::Progress progress;
    CHECK_THROWS_WITH(geo::read_osm_roads(path, progress), Catch::Contains("half.osm.pbf"));
}

TEST_CASE("What is no extract, or is missing, is an error", "[osm_roads]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    CHECK_THROWS_AS(geo::read_osm_roads(tests::write_file(folder / "text.osm.pbf", "not an extract"), progress),
                    geo::Error);
    CHECK_THROWS_AS(geo::read_osm_roads(folder / "missing.osm.pbf", progress), geo::Error);
}
