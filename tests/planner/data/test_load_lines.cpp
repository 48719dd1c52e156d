// SPDX-License-Identifier: Apache-2.0
// Roads, fiber lines with their take-up points, and sight lines.
#include <algorithm>

#include <fmt/format.h>

#include "geo/measure/geodesic.h"
#include "geo/road/road_class.h"
#include "tests/planner/data/dataset_fixture.h"

using namespace planner;
using tests::rows_of;
using tests::SmallDataset;
using tests::two_schools;

TEST_CASE("Take-up points stand every so many metres along a line, and at its ends", "[load_lines]") {
    const SmallDataset small{two_schools, "[[fiber_lines]]\nfile = \"l.geojson\"\ntakeup_every_m = 10000\n"};
    small.add("l.geojson",
              R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"line_id":"L",)"
              R"("status":"Planned"},"geometry":{"type":"LineString","coordinates":[[10,0],[10.3,0],[10.5,0]]}}]})");
    const auto [dataset, issues] = small.load();
    const TransmissionNodes& nodes = dataset.transmission_nodes;
    // half a degree of the equator is 6,378,137 m x pi / 360 = 55,660 m: both ends and five points between
    REQUIRE(nodes.size() == 7);
    CHECK(nodes.id.front() == "L@1");
    CHECK(nodes.place.front() == geo::LonLat{10.0, 0.0});
    CHECK(nodes.place.back() == geo::LonLat{10.5, 0.0});
    for (std::size_t node = 1; node + 1 < nodes.size(); ++node) {
        CHECK(geo::distance_m(nodes.place[0], nodes.place[node]) == Approx(10'000.0 * static_cast<double>(node)));
        CHECK(nodes.status[node] == TransmissionNodes::Status::planned);
        CHECK(nodes.on_line[node]);
    }
    CHECK(dataset.fiber_lines.size() == 1);
    CHECK(rows_of(issues, "unknown_status", "fiber_lines").empty());
}

TEST_CASE("Of a layer of lines those that where keeps have their own course and attributes", "[load_lines]") {
    const SmallDataset small{two_schools,
                             "[[roads]]\nfile = \"l.geojson\"\nwhere = { use = \"yes\" }\n"
                             "[[fiber_lines]]\nfile = \"l.geojson\"\nwhere = { use = \"yes\" }\ntakeup_every_m = 0\n"};
    small.add("l.geojson", R"({"type":"FeatureCollection","features":[)"
                           R"({"type":"Feature","properties":{"highway":"primary","line_id":"A","use":"no"},)"
                           R"("geometry":{"type":"LineString","coordinates":[[10,1],[10.1,1]]}},)"
                           R"({"type":"Feature","properties":{"highway":"track","line_id":"B","use":"yes"},)"
                           R"("geometry":{"type":"LineString","coordinates":[[10,2],[10.1,2]]}},)"
                           R"({"type":"Feature","properties":{"highway":"trunk","line_id":"C","use":"no"},)"
                           R"("geometry":{"type":"LineString","coordinates":[[10,3],[10.1,3]]}}]})");
    const Dataset dataset = small.load().value;
    const std::vector<geo::LonLat> kept{{10.0, 2.0}, {10.1, 2.0}};
    for (const geo::Shapes* lines : {&dataset.roads, &dataset.fiber_lines}) {
        CHECK(lines->size() == 1);
        CHECK(lines->first_part == std::vector<std::size_t>{0, 1});
        CHECK(lines->point == kept);
    }
    CHECK(dataset.roads.attributes.column[0][0] == "track");
    REQUIRE(dataset.road_graph.edges.size() == 1);
    CHECK(dataset.road_graph.place.at(0).place().lat == 2.0);
    CHECK(geo::road_classes()[dataset.road_graph.edges.road_class[0]].name == "track");
    CHECK(dataset.transmission_nodes.id == std::vector<std::string>{"B@1", "B@2"});
    CHECK(dataset.transmission_nodes.place == kept);
}

TEST_CASE("Roads and fiber lines outside the world are set aside and told, and spoil no others", "[load_lines]") {
    const SmallDataset small{two_schools, "[[roads]]\nfile = \"l.geojson\"\n[[fiber_lines]]\nfile = \"l.geojson\"\n"};
    const auto line = [](const std::string& id, const std::string& coordinates) {
        return R"({"type":"Feature","properties":{"highway":"primary","id":")" + id +
               R"("},"geometry":{"type":"LineString","coordinates":[)" + coordinates + "]}}";
    };
    const std::string good = line("A", "[10,9],[10.1,9]") + "," + line("B", "[10.1,9],[10.1,9.1],[10,9]");
    const auto load = [&](const std::string& features) {
        small.add("l.geojson", R"({"type":"FeatureCollection","features":[)" + features + "]}");
        return small.load();
    };
    const Dataset expected = load(good).value;
    const auto [dataset, issues] =
        load(good + "," + line("C", "[10,9],[10,91]") + "," + line("D", "[10,9],[10.1,-120]") + "," +
             line("E", "[10.1,9],[1e30,9]") + "," + line("F", "[10.1,9],[220,9]"));
    CHECK(dataset.road_graph == expected.road_graph);
    CHECK(dataset.road_id == expected.road_id);
    CHECK(dataset.transmission_nodes.place == expected.transmission_nodes.place);
    for (const std::string layer : {"roads", "fiber_lines"}) {
        CHECK(rows_of(issues, "outside_world", layer) == std::vector<std::size_t>{2, 3, 4, 5}); // features from 0 on
        const auto report = std::ranges::find(dataset.layers, layer, &LayerReport::layer);
        CHECK(report->set_aside == 4);
        CHECK(report->used == 2);
        CHECK(report->box == geo::Box{10.0, 9.0, 10.1, 9.1});
    }
    CHECK(rows_of(issues, "zero_length_road", "roads").empty());
    CHECK(rows_of(issues, "duplicate_road", "roads").empty());
}

TEST_CASE("A fiber line without length is set aside and told, one with a length in any part is kept", "[load_lines]") {
    const SmallDataset small{two_schools, "[[fiber_lines]]\nfile = \"l.geojson\"\ntakeup_every_m = 0\n"};
    small.add("l.geojson",
              R"({"type":"FeatureCollection","features":[)"
              R"({"type":"Feature","properties":{"line_id":"A","status":"Planned"},)"
              R"("geometry":{"type":"LineString","coordinates":[[10.5,1],[10.5,1],[10.5,1]]}},)"
              R"({"type":"Feature","properties":{"line_id":"B","status":"Planned"},)"
              R"("geometry":{"type":"MultiLineString","coordinates":[[[10,1],[10,1]],[[11,1],[12,1]]]}}]})");
    const auto [dataset, issues] = small.load();
    CHECK(rows_of(issues, "zero_length_line", "fiber_lines") == std::vector<std::size_t>{0});
    const auto told = std::ranges::find(issues, "zero_length_line", &geo::Issue::code);
    REQUIRE(told != issues.end());
    CHECK(told->message == "the line at longitude 10.5, latitude 1 has no length; set aside");
    CHECK(dataset.fiber_lines.size() == 1);
    CHECK(dataset.transmission_nodes.place == std::vector<geo::LonLat>{{10.0, 1.0}, {11.0, 1.0}, {12.0, 1.0}});
    const auto report = std::ranges::find(dataset.layers, "fiber_lines", &LayerReport::layer);
    CHECK(report->read == 2);
    CHECK(report->set_aside == 1);
    CHECK(report->used == 1);
}

TEST_CASE("A road without an id is called by its row, however many rows before it are left out, and told once a file",
          "[load_lines]") {
    const SmallDataset small{two_schools, "[[roads]]\nfile = \"r.geojson\"\n[[roads]]\nfile = \"s.geojson\"\n"};
    const auto road = [](const std::string& properties, double lat) {
        return fmt::format(R"({{"type":"Feature","properties":{{{}}},"geometry":{{"type":"LineString",)"
                           R"("coordinates":[[10,{}],[10.1,{}]]}}}})",
                           properties, lat, lat);
    };
    const auto write = [&](const char* file, const std::string& features) {
        small.add(file, R"({"type":"FeatureCollection","features":[)" + features + "]}");
    };
    write("r.geojson", road(R"("highway":"track")", 95.0) + "," + road(R"("highway":"bus_stop")", 1.0) + "," +
                           road(R"("highway":"track")", 2.0) + "," + road(R"("highway":"track")", 3.0));
    write("s.geojson", road(R"("highway":"track","id":"A")", 4.0) + "," + road(R"("highway":"track","id":"A")", 5.0) +
                           "," + road(R"("highway":"track","id":null)", 6.0) + "," +
                           road(R"("highway":"track","id":"row-2#2")", 7.0));
    const auto [dataset, issues] = small.load();
    CHECK(dataset.road_id == geo::TextColumn{"row-2", "row-3", "A", "A", "row-2#3", "row-2#2"});
    std::vector<std::string> told;
    for (const geo::Issue& issue : issues) {
        if (issue.code == "repeated_id") told.push_back(issue.file + ": " + issue.message);
    }
    CHECK(told == std::vector<std::string>{
                      "r.geojson: 2 roads have no column with ids; each is called by its row, the first \"row-2\"",
                      "s.geojson: 1 roads have no id; each is called by its row, the first \"row-2#3\""});
}

TEST_CASE("Where lines meet, the take-up point is of the line in operation, whatever their order", "[load_lines]") {
    const SmallDataset small{two_schools, "[[fiber_lines]]\nfile = \"l.geojson\"\ntakeup_every_m = 0\n"};
    const std::string planned = R"({"type":"Feature","properties":{"line_id":"A","status":"Planned"},)"
                                R"("geometry":{"type":"LineString","coordinates":[[10,1],[10.1,1]]}})";
    const std::string lit = R"({"type":"Feature","properties":{"line_id":"B","status":"Operational"},)"
                            R"("geometry":{"type":"LineString","coordinates":[[10.1,1],[10.2,1]]}})";
    for (const std::string& lines : {planned + "," + lit, lit + "," + planned}) {
        small.add("l.geojson", R"({"type":"FeatureCollection","features":[)" + lines + "]}");
        const TransmissionNodes nodes = small.load().value.transmission_nodes;
        CHECK(nodes.id == std::vector<std::string>{"B@1", "B@2", "A@1"});
        CHECK(nodes.place == std::vector<geo::LonLat>{{10.1, 1.0}, {10.2, 1.0}, {10.0, 1.0}});
    }
}

TEST_CASE("Take-up points go on across the antimeridian", "[load_lines]") {
    const SmallDataset small{two_schools, "[[fiber_lines]]\nfile = \"l.geojson\"\ntakeup_every_m = 5000\n"};
    small.add("l.geojson",
              R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"line_id":"L",)"
              R"("status":"Planned"},"geometry":{"type":"LineString","coordinates":[[179.95,0],[-179.95,0]]}}]})");
    const TransmissionNodes nodes = small.load().value.transmission_nodes;
    REQUIRE(nodes.size() == 4); // 0.1 degrees of the equator are 11,132 m
    CHECK(nodes.place[1].lon == Approx(179.95 + 5'000.0 / 111'319.4908));
    CHECK(nodes.place[2].lon == Approx(-180.05 + 10'000.0 / 111'319.4908));
}

TEST_CASE("With a step of 0 a line is taken up at its ends only", "[load_lines]") {
    const SmallDataset small{two_schools, "[[fiber_lines]]\nfile = \"l.geojson\"\ntakeup_every_m = 0\n"};
    small.add("l.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"L"},)"
                           R"("geometry":{"type":"LineString","coordinates":[[10,0],[10.3,0],[10.5,0]]}}]})");
    const auto [dataset, issues] = small.load();
    CHECK(dataset.transmission_nodes.size() == 2);
    CHECK(rows_of(issues, "unknown_status", "fiber_lines").size() == 1);
}

TEST_CASE("Sight lines that are blocked or lack an end are set aside", "[load_lines]") {
    const SmallDataset small{two_schools, "[[sight_lines]]\nfile = \"lines.csv\"\n"};
    small.add("lines.csv", "from,to,is_visible\n1,t1,yes\n1,t2,no\n,t1,yes\n2,,yes\n");
    const auto [dataset, issues] = small.load();
    CHECK(dataset.sight_lines.to == std::vector<std::string>{"t1"});
    CHECK(rows_of(issues, "no_sight_line", "sight_lines") == std::vector<std::size_t>{3, 4, 5}); // lines of the file
}
