// SPDX-License-Identifier: Apache-2.0
#include "planner/output/link_layers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "planner/output/qgis_style.h"
#include "planner/result/describe_new_sites.h"
#include "planner/result/radio_way.h"
#include "planner/result/school_columns.h"
#include "planner/result/straight_hops.h"
#include "planner/select/node_room.h"

namespace planner {

namespace {

geo::Shapes no_shapes() {
    geo::Shapes shapes;
    shapes.first_part.push_back(0);
    shapes.first_point.push_back(0);
    return shapes;
}

/// Adds a feature of one line along places; of several, cut at the antimeridian, where that way is shorter.
void add_way(geo::Shapes& shapes, std::span<const geo::LonLat> way) {
    std::vector<geo::LonLat> part{way.front()};
    const auto end_part = [&] {
        if (part.size() < 2) return; // it would begin where it is cut
        shapes.point.insert(shapes.point.end(), part.begin(), part.end());
        shapes.first_point.push_back(shapes.point.size());
        shapes.is_hole.push_back(false);
    };
    for (const geo::LonLat to : way.subspan(1)) {
        const geo::LonLat from = part.back();
        if (std::abs(to.lon - from.lon) > 180.0) {
            const double edge = std::copysign(180.0, from.lon), turn = std::remainder(to.lon - from.lon, 360.0);
            const double share = from.lon == edge ? 0.0 : to.lon == -edge ? 1.0 : (edge - from.lon) / turn;
            const double lat = std::lerp(from.lat, to.lat, share);
            if (from.lon != edge) part.push_back({edge, lat});
            end_part();
            part.assign(1, {-edge, lat});
            if (to == part.front()) continue;
        }
        part.push_back(to);
    }
    end_part();
    shapes.first_part.push_back(shapes.first_point.size() - 1);
}

/// By row of NetworkLayout::nodes: how many schools the plan connects by fiber from it.
std::vector<std::size_t> count_on_nodes(const ScenarioResult& result) {
    const NetworkLayout& layout = *result.layout;
    const std::vector<std::size_t> source = find_sources(layout.fiber);
    std::vector<std::size_t> on_node(layout.nodes.size(), 0);
    for (std::size_t school = 0; school < source.size(); ++school) {
        if (result.plan->outcome[school] != Outcome::fiber) continue;
        if (const std::size_t node = layout.source_node[source[school]]; node != NetworkLayout::none) ++on_node[node];
    }
    return on_node;
}

geo::LonLat upstream_place(const ScenarioResult& result, std::size_t school) {
    const NetworkLayout& layout = *result.layout;
    const std::size_t school_count = layout.fiber.upstream.size();
    const std::size_t upstream = layout.fiber.upstream[school];
    if (upstream < school_count) return result.dataset->schools.place[upstream];
    const std::size_t source = upstream - school_count;
    if (layout.source_node[source] != NetworkLayout::none) return layout.nodes.place[layout.source_node[source]];
    return result.dataset->schools.place[layout.source_school[source]];
}

} // namespace

geo::OutputLayer fiber_route_layer(const ScenarioResult& result) {
    geo::Shapes shapes = no_shapes();
    std::vector<std::string> school_id, end_id, way_kind;
    std::vector<double> length_m, spur_m, road_factor, users, capex_usd;
    for (std::size_t school = 0; school < result.plan->trench_users.size(); ++school) {
        const double hop_m = result.layout->fiber.hop_m[school];
        if (result.plan->trench_users[school] == 0 || !(hop_m > 0.0)) continue;
        const std::span<const geo::LonLat> way = result.layout->way(school);
        if (way.empty())
            add_way(shapes, std::array{result.dataset->schools.place[school], upstream_place(result, school)});
        else
            add_way(shapes, way);
        way_kind.emplace_back(hop_way(*result.layout, school));
        school_id.emplace_back(result.dataset->schools.id[school]);
        end_id.push_back(upstream_id(result, school));
        length_m.push_back(hop_m);
        spur_m.push_back(result.layout->spur_m[school]);
        road_factor.push_back(result.layout->road_factor[school]);
        users.push_back(static_cast<double>(result.plan->trench_users[school]));
        capex_usd.push_back(result.cost->own_edge(Technology::fiber, school).capex_usd);
    }
    return {.name = "fiber_routes",
            .geometry = geo::OutputLayer::Geometry::line,
            .shapes = std::move(shapes),
            .columns = {{"school_id", school_id},
                        {"upstream_id", end_id},
                        {"way", way_kind},
                        {"hop_m", length_m},
                        {"spur_m", spur_m},
                        {"road_factor", road_factor},
                        {"trench_users", users},
                        {"hop_capex_usd", capex_usd}},
            .qgis_style = line_style(colour_of(Outcome::fiber), false)};
}

geo::OutputLayer radio_link_layer(const ScenarioResult& result) {
    geo::Shapes shapes = no_shapes();
    std::vector<std::string> school_id, end_id, sight;
    std::vector<double> length_m, clearance_m, hops, users, load_mbps;
    const std::vector<double> load_of_school_mbps = radio_load_mbps(result);
    for (std::size_t school = 0; school < result.plan->outcome.size(); ++school) {
        if (!has_radio_link(result, school)) continue;
        add_way(shapes, std::array{result.dataset->schools.place[school], radio_end_place(result, school)});
        school_id.emplace_back(result.dataset->schools.id[school]);
        end_id.push_back(radio_end_id(result, school));
        length_m.push_back(result.layout->radio_link_m[school]);
        sight.emplace_back(name_of(result.layout->radio_sight[school]));
        clearance_m.push_back(result.layout->radio_clearance_m[school]);
        hops.push_back(result.layout->radio_hops[school]);
        users.push_back(static_cast<double>(std::max<std::size_t>(1, result.plan->radio_users_of(school))));
        load_mbps.push_back(load_of_school_mbps[school]);
    }
    return {.name = "radio_links",
            .geometry = geo::OutputLayer::Geometry::line,
            .shapes = std::move(shapes),
            .columns = {{"school_id", school_id},
                        {"radio_end_id", end_id},
                        {"radio_link_m", length_m},
                        {"radio_sight", sight},
                        {"radio_clearance_m", clearance_m},
                        {"radio_hops", hops},
                        {"radio_users", users},
                        {"radio_load_mbps", load_mbps}},
            .qgis_style = line_style(colour_of(Outcome::point_to_point), true)};
}

geo::OutputLayer proposed_node_layer(const ScenarioResult& result) {
    const TransmissionNodes& nodes = result.layout->nodes;
    const std::vector<std::size_t> on_node = count_on_nodes(result);
    std::vector<geo::LonLat> places;
    std::vector<std::string> id;
    std::vector<double> capacity_mbps, connected;
    for (std::size_t node = result.dataset->transmission_nodes.size(); node < nodes.size(); ++node) {
        places.push_back(nodes.place[node]);
        id.push_back(nodes.id[node]);
        capacity_mbps.push_back(nodes.capacity_mbps[node]);
        connected.push_back(static_cast<double>(on_node[node]));
    }
    return {.name = "proposed_nodes",
            .geometry = geo::OutputLayer::Geometry::point,
            .place = std::move(places),
            .columns = {{"node_id", id}, {"capacity_mbps", capacity_mbps}, {"connected_schools", connected}}};
}

geo::OutputLayer new_site_layer(const ScenarioResult& result) {
    const NewSites& sites = result.options->new_sites;
    std::vector<std::string> id, kind;
    const std::vector<std::size_t> on_site = count_on_new_sites(result);
    std::vector<double> schools, connected(on_site.begin(), on_site.end());
    for (std::size_t site = 0; site < sites.size(); ++site) {
        id.push_back(cell_site_id(result.dataset->cell_sites, result.options->first_new_site + site));
        kind.emplace_back(name_of(sites.kind[site]));
        schools.push_back(static_cast<double>(sites.schools[site]));
    }
    return {.name = "new_sites",
            .geometry = geo::OutputLayer::Geometry::point,
            .place = sites.place,
            .columns = {{"site_id", id}, {"stands_at", kind}, {"schools", schools}, {"connected_schools", connected}}};
}

} // namespace planner
