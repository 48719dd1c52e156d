// SPDX-License-Identifier: Apache-2.0
#include "geo/road/road_graph.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "geo/error.h"
#include "geo/graph/components.h"
#include "geo/road/road_edges.h"
#include "geo/road/road_joints.h"

namespace geo {
namespace {

Issue road_note(const char* code, std::string message) {
    return {.severity = Issue::Severity::note, .code = code, .message = std::move(message)};
}

/// Where the first of several pieces is: by its road's id, where it has one, and its place.
std::string first_of(const LeftOutPieces& pieces, const TextColumn& road_id) {
    const LonLat place = pieces.place.place();
    const std::string road =
        pieces.road == RoadLines::no_road ? "" : fmt::format("of road \"{}\" ", road_id[pieces.road]);
    return fmt::format("the first {}at longitude {}, latitude {}", road, place.lon, place.lat);
}

void tell_left_out(const LeftOut& left_out, const TextColumn& road_id, std::vector<Issue>& issues) {
    if (left_out.zero_length.count > 0)
        issues.push_back(road_note("zero_length_road",
                                   fmt::format("{} pieces of road have no length, {}; left out",
                                               left_out.zero_length.count, first_of(left_out.zero_length, road_id))));
    if (left_out.duplicates.count > 0)
        issues.push_back(road_note("duplicate_road",
                                   fmt::format("{} pieces of road are drawn a second time, {}; left out",
                                               left_out.duplicates.count, first_of(left_out.duplicates, road_id))));
}

void tell_joints(const RoadJoints& joints, const RoadComponents& components, std::vector<Issue>& issues) {
    if (joints.joined_ends > 0)
        issues.push_back(road_note(
            "joined_road_ends",
            fmt::format("{} road ends lay beside another road within the tolerance; joined", joints.joined_ends)));
    if (components.node_count.size() > 1) {
        const auto node_count = static_cast<double>(components.of_node.size());
        issues.push_back(road_note(
            "disconnected_roads",
            fmt::format("the roads fall into {} parts without a way between them; the largest holds {:.1f} % of the "
                        "junctions",
                        components.node_count.size(), 100.0 * components.node_count[0] / node_count)));
    }
}

} // namespace

RoadComponents components_of(const RoadGraph& graph) {
    Components joined{graph.node_count()};
    for (std::size_t edge = 0; edge < graph.edges.size(); ++edge)
        joined.join(graph.edges.from[edge], graph.edges.to[edge]);
    std::vector<std::uint32_t> count(graph.node_count(), 0);
    for (std::uint32_t node = 0; node < graph.node_count(); ++node)
        ++count[joined.of(node)];
    std::vector<std::uint32_t> names;
    for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
        if (count[node] > 0) names.push_back(node);
    }
    std::ranges::stable_sort(names, std::ranges::greater{}, [&](std::uint32_t name) { return count[name]; });
    RoadComponents components{std::vector<std::uint32_t>(graph.node_count()), {}};
    std::vector<std::uint32_t> number(graph.node_count(), 0);
    for (std::uint32_t component = 0; component < names.size(); ++component) {
        number[names[component]] = component;
        components.node_count.push_back(count[names[component]]);
    }
    for (std::uint32_t node = 0; node < graph.node_count(); ++node)
        components.of_node[node] = number[joined.of(node)];
    return components;
}

Loaded<RoadGraph> build_road_graph(const RoadLines& lines, double tolerance_m, Progress& progress) {
    if (lines.size() == 0) throw Error{"there is no road to make a graph of; lines are expected"};
    if (lines.point.size() >= std::numeric_limits<std::uint32_t>::max() / 2)
        throw Error{"the roads have more than 2 thousand million points; fewer are expected"};
    progress.begin_step("Joining roads");
    const RoadJoints joints = find_joints(lines, tolerance_m);
    progress.report(0.5);
    LeftOut left_out;
    RoadGraph cut = cut_at_joints(lines, joints, left_out);
    sort_and_unite(cut, lines.road_id, left_out);
    progress.report(0.8);
    Loaded<RoadGraph> loaded{contract_chains(cut, lines.road_id), {}};
    if (loaded.value.edges.size() == 0) throw Error{"no road has any length; lines are expected"};
    tell_left_out(left_out, lines.road_id, loaded.issues);
    tell_joints(joints, components_of(loaded.value), loaded.issues);
    progress.report(1.0);
    return loaded;
}

} // namespace geo
