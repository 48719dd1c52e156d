// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <filesystem>
#include <map>
#include <numeric>
#include <string>
#include <utility>

#include "geo/error.h"
#include "geo/io/shapes.h"
#include "geo/road/road_class.h"
#include "geo/road/road_graph.h"
#include "tests/catch.h"

namespace {

geo::RoadLines porto_alegre() {
    geo::Progress progress;
    return geo::read_osm_roads(tests::reference("data/BRA-portoalegre/poa_osm.pbf"), progress).value;
}

} // namespace

TEST_CASE("Porto Alegre's roads read by libosmium are those that GDAL reads", "[osm_roads]") {
    const geo::RoadLines lines = porto_alegre();
    geo::Progress progress;
    const geo::Shapes shapes =
        geo::read_lines({.path = tests::reference("data/BRA-portoalegre/poa_osm.pbf"), .layer = "lines"}, progress)
            .value;
    const std::size_t highway = shapes.attributes.find("highway");
    geo::RoadLines by_gdal;
    for (std::size_t feature = 0; feature < shapes.size(); ++feature) {
        const std::string_view word = shapes.attributes.column[highway][feature];
        if (!word.empty()) geo::add_drawn_road(shapes, feature, {.highway = word}, by_gdal);
    }
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
