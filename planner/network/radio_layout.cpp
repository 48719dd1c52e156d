// SPDX-License-Identifier: Apache-2.0
#include "planner/network/radio_layout.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <unordered_map>

#include "geo/measure/geodesic.h"
#include "geo/measure/point_index.h"
#include "geo/missing.h"
#include "geo/parallel.h"
#include "planner/network/fiber_layout.h"

namespace planner {
namespace {

/// A mast that a link may lead to: a cell site or a transmission node.
struct FarEnd {
    std::string_view id;
    geo::LonLat place;
    std::size_t site = NetworkLayout::none;
    std::size_t node = NetworkLayout::none;
};

/// Every mast, by id, then place: so that equal links are decided by id.
std::vector<FarEnd> collect_far_ends(const Dataset& dataset, bool use_planned_nodes) {
    std::vector<FarEnd> far_ends;
    const CellSites& sites = dataset.cell_sites;
    for (std::size_t site = 0; site < sites.size(); ++site)
        far_ends.push_back({.id = sites.id[site], .place = sites.place[site], .site = site});
    const TransmissionNodes& nodes = dataset.transmission_nodes;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (nodes.on_line[node] || !nodes.is_in_use(node, use_planned_nodes)) continue; // a splice has no mast
        far_ends.push_back({.id = nodes.id[node], .place = nodes.place[node], .node = node});
    }
    std::ranges::stable_sort(far_ends, {}, [](const FarEnd& end) {
        return std::tuple{end.id, end.place.lon, end.place.lat};
    });
    return far_ends;
}

void take_link(const FarEnd& far_end, double link_m, std::size_t school, NetworkLayout& layout) {
    layout.radio_site[school] = far_end.site;
    layout.radio_node[school] = far_end.node;
    layout.radio_link_m[school] = link_m;
}

void link_to_nearest(const Dataset& dataset, const std::vector<Standing>& standing, const std::vector<FarEnd>& far_ends,
                     double max_range_m, NetworkLayout& layout, geo::Progress& progress) {
    std::vector<geo::LonLat> places;
    for (const FarEnd& far_end : far_ends)
        places.push_back(far_end.place);
    const geo::PointIndex index{places};
    geo::parallel_chunks(standing.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t school = begin; school < end; ++school) {
            if (!is_to_serve(standing[school])) continue;
            const geo::Neighbour nearest = index.nearest(dataset.schools.place[school], 1).front();
            if (nearest.distance_m <= max_range_m) take_link(far_ends[nearest.row], nearest.distance_m, school, layout);
        }
    });
}

/// Rows by id; of rows with the same id, the first.
template <typename Id>
std::unordered_map<std::string_view, std::size_t> rows_by_id(std::size_t count, Id id) {
    std::unordered_map<std::string_view, std::size_t> rows;
    for (std::size_t row = 0; row < count; ++row)
        rows.emplace(id(row), row);
    return rows;
}

void link_along_sight_lines(const Dataset& dataset, const std::vector<Standing>& standing,
                            const std::vector<FarEnd>& far_ends, double max_range_m, NetworkLayout& layout) {
    const SightLines& lines = dataset.sight_lines;
    const auto school_of =
        rows_by_id(standing.size(), [&](std::size_t row) -> std::string_view { return dataset.schools.id[row]; });
    const auto far_end_of = rows_by_id(far_ends.size(), [&](std::size_t row) { return far_ends[row].id; });
    std::vector<std::size_t> chosen(standing.size(), NetworkLayout::none); // far end
    for (std::size_t line = 0; line < lines.size(); ++line) {
        const auto school_found = school_of.find(lines.from[line]);
        const auto far_end_found = far_end_of.find(lines.to[line]);
        if (school_found == school_of.end() || far_end_found == far_end_of.end()) continue;
        const std::size_t school = school_found->second, far_end = far_end_found->second;
        if (!is_to_serve(standing[school])) continue;
        layout.radio_sight[school] = Sight::surveyed;
        const double link_m = geo::distance_m(dataset.schools.place[school], far_ends[far_end].place);
        const auto is_better = [&] {
            return chosen[school] == NetworkLayout::none ||
                   std::pair{link_m, far_end} < std::pair{layout.radio_link_m[school], chosen[school]};
        };
        if (link_m > max_range_m || !is_better()) continue;
        chosen[school] = far_end;
        take_link(far_ends[far_end], link_m, school, layout);
    }
}

} // namespace

void lay_out_radio(const Dataset& dataset, const std::vector<Standing>& standing, double max_range_m,
                   bool use_planned_nodes, NetworkLayout& layout, geo::Progress& progress) {
    progress.begin_step("Finding radio links");
    layout.radio_site.assign(standing.size(), NetworkLayout::none);
    layout.radio_node.assign(standing.size(), NetworkLayout::none);
    layout.radio_link_m.assign(standing.size(), geo::missing);
    layout.radio_sight.assign(standing.size(), Sight::not_checked);
    const std::vector<FarEnd> far_ends = collect_far_ends(dataset, use_planned_nodes);
    if (dataset.sight_lines.size() > 0) {
        link_along_sight_lines(dataset, standing, far_ends, max_range_m, layout);
    } else if (!far_ends.empty()) {
        link_to_nearest(dataset, standing, far_ends, max_range_m, layout, progress);
    }
}

NetworkLayout lay_out_network(const Dataset& dataset, const std::vector<Standing>& standing, const LayoutRules& rules,
                              geo::Progress& progress) {
    NetworkLayout layout;
    lay_out_fiber(dataset, standing, rules, layout, progress);
    lay_out_radio(dataset, standing, rules.max_range_m, rules.use_planned_nodes, layout, progress);
    return layout;
}

} // namespace planner
