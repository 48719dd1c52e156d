// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/shared_works.h"

#include <limits>
#include <numeric>

namespace planner {

namespace {

constexpr std::size_t none = SharedWorks::none;

std::size_t add_edge(SharedWorks& works, std::size_t parent, const WorksPart& edge, std::size_t school) {
    works.parent.push_back(parent);
    works.edge.push_back(edge);
    works.school.push_back(school);
    return works.size() - 1;
}

std::vector<std::size_t>& open_vertices(SharedWorks& works, Technology technology, std::size_t school_count) {
    std::vector<std::size_t>& vertex = works.vertex[static_cast<std::size_t>(technology)];
    vertex.assign(school_count, none);
    return vertex;
}

void add_trenches(const geo::SpanningForest& fiber, std::span<const double> hop_usd, SharedWorks& works) {
    std::vector<std::size_t>& vertex = open_vertices(works, Technology::fiber, fiber.upstream.size());
    for (const std::size_t school : fiber.order) { // upstream first
        const std::size_t upstream = fiber.upstream[school];
        const std::size_t parent = upstream < vertex.size() ? vertex[upstream] : none;
        vertex[school] = add_edge(works, parent, one_of(SharedWork::trench_usd, hop_usd[school]), school);
    }
}

void add_radio(const geo::SpanningForest& relays, std::span<const double> grid_share, SharedWorks& works) {
    if (relays.order.empty()) return;
    std::vector<std::size_t>& vertex = open_vertices(works, Technology::point_to_point, relays.upstream.size());
    std::vector<std::size_t> tower_of(vertex.size(), none);
    for (const std::size_t school : relays.order) { // relays first
        std::size_t parent = none;
        if (const std::size_t relay = relays.upstream[school]; relay < vertex.size()) {
            if (tower_of[relay] == none)
                tower_of[relay] = add_edge(works, vertex[relay], one_of(SharedWork::relay_tower), none);
            parent = tower_of[relay];
        }
        WorksPart link = one_of(SharedWork::radio_link);
        link.of(SharedWork::grid_power) = grid_share[school];
        link.of(SharedWork::solar_power) = 1.0 - grid_share[school];
        vertex[school] = add_edge(works, parent, link, school);
    }
}

/// Each site with the schools that it would serve; their ways to it cost nothing.
void add_new_sites(const NetworkOptions& options, SharedWorks& works) {
    if (options.new_sites.size() == 0) return;
    std::vector<std::size_t>& vertex = open_vertices(works, Technology::cellular, options.cell_site.size());
    const std::size_t first = works.size();
    for (std::size_t site = 0; site < options.new_sites.size(); ++site)
        add_edge(works, none, one_of(SharedWork::new_site), none);
    for (std::size_t school = 0; school < vertex.size(); ++school) {
        if (const std::size_t site = options.new_site(school); site != NetworkLayout::none)
            vertex[school] = add_edge(works, first + site, {}, school);
    }
}

} // namespace

WorksPart one_of(SharedWork work, double amount) {
    WorksPart part;
    part.of(work) = amount;
    return part;
}

void WorksPart::add(const WorksPart& part, std::size_t divided_by) {
    for (std::size_t work = 0; work < amount.size(); ++work)
        amount[work] += part.amount[work] / static_cast<double>(divided_by);
}

double WorksPart::times(const std::array<double, shared_works.size()>& work_usd) const {
    return std::inner_product(amount.begin(), amount.end(), work_usd.begin(), 0.0);
}

SharedWorks join_works(const geo::SpanningForest& fiber, std::span<const double> hop_usd, const NetworkOptions& options,
                       std::span<const double> grid_share) {
    SharedWorks works;
    add_trenches(fiber, hop_usd, works);
    add_radio(options.relays, grid_share, works);
    add_new_sites(options, works);
    return works;
}

std::vector<std::size_t> count_users(const SharedWorks& works, const std::vector<std::size_t>& chosen) {
    std::vector<std::size_t> users(works.size(), 0);
    for (std::size_t school = 0; school < chosen.size(); ++school) {
        if (const std::size_t vertex = works.vertex_of(chosen[school], school); vertex != none) users[vertex] = 1;
    }
    for (std::size_t vertex = works.size(); vertex-- > 0;) {
        if (works.parent[vertex] != none) users[works.parent[vertex]] += users[vertex];
    }
    return users;
}

std::vector<std::size_t> users_by_school(const SharedWorks& works, const std::vector<std::size_t>& users,
                                         Technology technology) {
    std::vector<std::size_t> by_school;
    for (const std::size_t vertex : works.vertex[static_cast<std::size_t>(technology)])
        by_school.push_back(vertex == none ? 0 : users[vertex]);
    return by_school;
}

std::vector<WorksPart> share_works(const SharedWorks& works, const std::vector<std::size_t>& chosen,
                                   const Starts& starts) {
    struct Building {
        int start = std::numeric_limits<int>::max();
        std::size_t users = 0; // that begin at the start
        WorksPart way;         // share of each of them, of this edge and of those on the way that are built with it
    };
    std::vector<Building> edges(works.size());
    const auto count = [&](std::size_t vertex, int start, std::size_t users) {
        if (start < edges[vertex].start) edges[vertex] = {start, 0, {}};
        if (start == edges[vertex].start) edges[vertex].users += users;
    };
    for (std::size_t school = 0; school < chosen.size(); ++school) {
        if (const std::size_t vertex = works.vertex_of(chosen[school], school); vertex != none)
            count(vertex, starts.of(school), 1);
    }
    for (std::size_t vertex = works.size(); vertex-- > 0;) {
        if (works.parent[vertex] != none && edges[vertex].users > 0)
            count(works.parent[vertex], edges[vertex].start, edges[vertex].users);
    }
    for (std::size_t vertex = 0; vertex < works.size(); ++vertex) {
        Building& edge = edges[vertex];
        if (edge.users == 0) continue;
        const std::size_t parent = works.parent[vertex];
        if (parent != none && edges[parent].start == edge.start) edge.way = edges[parent].way;
        edge.way.add(works.edge[vertex], edge.users);
    }
    std::vector<WorksPart> parts(chosen.size());
    for (std::size_t school = 0; school < chosen.size(); ++school) {
        const std::size_t vertex = works.vertex_of(chosen[school], school);
        if (vertex != none && edges[vertex].start == starts.of(school)) parts[school] = edges[vertex].way;
    }
    return parts;
}

} // namespace planner
