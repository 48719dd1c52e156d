// SPDX-License-Identifier: Apache-2.0
#include "geo/road/road_lines.h"

#include <algorithm>
#include <exception>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wpedantic"
#include <osmium/io/pbf_input.hpp>
#include <osmium/osm/node.hpp>
#include <osmium/osm/way.hpp>
#pragma GCC diagnostic pop

#include "geo/error.h"
#include "geo/road/road_class.h"

namespace geo {
namespace {

std::string_view osm_tag(const osmium::Way& way, const char* key) { return way.tags().get_value_by_key(key, ""); }

/// Calls `read(item)` for every node or way of a file.
template <typename Read>
void read_osm_file(const std::string& path, osmium::osm_entity_bits::type kinds, Progress& progress, Read read) {
    try {
        osmium::io::Reader reader{path, kinds};
        while (const osmium::memory::Buffer buffer = reader.read()) {
            progress.report(static_cast<double>(reader.offset()) / static_cast<double>(reader.file_size()));
            for (const auto& item : buffer)
                read(item);
        }
        reader.close();
    } catch (const Cancelled&) {
        throw;
    } catch (const std::exception& error) {
        throw Error{path + ": " + error.what() + "; a whole OpenStreetMap extract (.osm.pbf) is expected"};
    }
}

/// The ways that are roads, their points by number only.
RoadLines read_ways(const std::string& path, Progress& progress) {
    RoadLines lines;
    read_osm_file(path, osmium::osm_entity_bits::way, progress, [&](const osmium::memory::Item& item) {
        if (item.type() != osmium::item_type::way) return;
        const auto& way = static_cast<const osmium::Way&>(item);
        const std::string_view highway = osm_tag(way, "highway");
        if (highway.empty() || way.nodes().size() < 2) return;
        const std::optional<std::uint8_t> road_class = road_class_of(highway);
        if (!road_class) return;
        for (const osmium::NodeRef& node : way.nodes())
            lines.node.push_back(node.ref());
        lines.point.resize(lines.node.size());
        lines.end_line(*road_class,
                       road_level_of(osm_tag(way, "layer"), osm_tag(way, "bridge"), osm_tag(way, "tunnel")),
                       lines.add_road(std::to_string(way.id())));
    });
    if (lines.size() == 0) throw Error{path + ": there is no road in it; ways tagged highway=* are expected"};
    return lines;
}

/// Numbers of points in ascending order, each with its position once that is read.
struct OsmNodePlaces {
    static constexpr std::int32_t unknown = std::numeric_limits<std::int32_t>::max();
    std::vector<std::int64_t> number;
    std::vector<FixedPlace> place;

    std::size_t find(std::int64_t wanted) const {
        const auto found = std::ranges::lower_bound(number, wanted);
        return found != number.end() && *found == wanted ? static_cast<std::size_t>(found - number.begin())
                                                         : number.size();
    }
};

OsmNodePlaces read_node_places(const std::string& path, const RoadLines& lines, Progress& progress) {
    OsmNodePlaces places{lines.node, {}};
    std::ranges::sort(places.number);
    const auto repeated = std::ranges::unique(places.number);
    places.number.erase(repeated.begin(), repeated.end());
    places.place.assign(places.number.size(), {OsmNodePlaces::unknown, OsmNodePlaces::unknown});
    read_osm_file(path, osmium::osm_entity_bits::node, progress, [&](const osmium::memory::Item& item) {
        if (item.type() != osmium::item_type::node) return;
        const auto& node = static_cast<const osmium::Node&>(item);
        const std::size_t row = places.find(node.id());
        if (row < places.number.size() && node.location().valid())
            places.place[row] = {node.location().x(), node.location().y()};
    });
    return places;
}

/// The lines with positions; one that lacks points is cut into the pieces that have them.
RoadLines place_lines(const RoadLines& by_number, const OsmNodePlaces& places, std::size_t& cut_count) {
    RoadLines lines;
    lines.road_id = by_number.road_id;
    for (std::size_t line = 0; line < by_number.size(); ++line) {
        const auto end_piece = [&] {
            const std::size_t begin = lines.first_point.back();
            if (lines.point.size() >= begin + 2)
                return lines.end_line(by_number.road_class[line], by_number.level[line], by_number.road[line]);
            lines.point.resize(begin);
            lines.node.resize(begin);
        };
        bool is_cut = false;
        for (std::size_t point = by_number.first_point[line]; point < by_number.first_point[line + 1]; ++point) {
            const FixedPlace place = places.place[places.find(by_number.node[point])];
            if (place.lon_e7 != OsmNodePlaces::unknown) {
                lines.point.push_back(place);
                lines.node.push_back(by_number.node[point]);
                continue;
            }
            is_cut = true;
            end_piece();
        }
        end_piece();
        if (is_cut) ++cut_count;
    }
    return lines;
}

} // namespace

Loaded<RoadLines> read_osm_roads(const std::string& path, Progress& progress) {
    progress.begin_step("Reading roads");
    const RoadLines by_number = read_ways(path, progress);
    const OsmNodePlaces places = read_node_places(path, by_number, progress);
    std::size_t cut_count = 0;
    Loaded<RoadLines> loaded{place_lines(by_number, places, cut_count), {}};
    if (loaded.value.size() == 0) throw Error{path + ": none of its roads has positions; nodes are expected"};
    if (cut_count > 0) {
        loaded.issues.push_back(
            {.severity = Issue::Severity::note,
             .code = "cut_road",
             .message = fmt::format("{} the extract, which lacks points of them; cut there",
                                    cut_count == 1 ? "1 road leaves" : fmt::format("{} roads leave", cut_count))});
    }
    return loaded;
}

} // namespace geo
