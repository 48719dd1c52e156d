// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/links.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <vector>

#include "planner/draw/school_marks.h"
#include "planner/result/radio_way.h"

namespace planner {

namespace {

struct Link {
    geo::Xy from, to;
    double width;
};

/// Where a school's trench leads: another school, or a source of the forest that is a point.
std::optional<geo::WorldXy> upstream_of(const NetworkLayout& layout, std::size_t school, const LinkEnds& ends) {
    const std::size_t upstream = layout.fiber.upstream[school];
    if (upstream == NetworkLayout::none) return std::nullopt;
    const std::size_t site_count = layout.fiber.upstream.size();
    if (upstream < site_count) return ends.schools.world(upstream);
    const std::size_t source = upstream - site_count;
    if (layout.source_node[source] != NetworkLayout::none) return ends.node(layout.source_node[source]);
    if (layout.source_school[source] == NetworkLayout::none) return std::nullopt; // a locked road
    return ends.schools.world(layout.source_school[source]);
}

/// Where a school's radio link leads.
geo::WorldXy radio_end_of(const NetworkLayout& layout, std::size_t school, const LinkEnds& ends) {
    if (layout.radio_site[school] != NetworkLayout::none) return ends.cell_sites.world(layout.radio_site[school]);
    if (layout.radio_node[school] != NetworkLayout::none) return ends.node(layout.radio_node[school]);
    return ends.schools.world(layout.radio_school[school]);
}

/// Both ends as pixels, on the same side of the antimeridian as the image; nothing where neither is near.
std::optional<Link> link_in_sight(geo::WorldXy from, geo::WorldXy to, double width, const geo::MercatorGrid& grid) {
    WorldBox box;
    to.x = geo::nearest_turn(to.x, from.x);
    box.expand(from);
    box.expand(to);
    double turns = 0.0;
    if (!box.meets(grid, grid.step * 4.0, turns)) return std::nullopt;
    return Link{pixel_of(from, grid, turns), pixel_of(to, grid, turns), width};
}

void add_dashed(LineMask& mask, const Link& link, double dash, double gap) {
    const double length = std::hypot(link.to.x - link.from.x, link.to.y - link.from.y);
    const auto at = [&](double distance) {
        const double share = length > 0.0 ? std::min(1.0, distance / length) : 0.0;
        return geo::Xy{link.from.x + (link.to.x - link.from.x) * share,
                       link.from.y + (link.to.y - link.from.y) * share};
    };
    constexpr double most_dashes = 2'000.0; // a link many screens long is drawn solid
    if (length > most_dashes * (dash + gap)) return mask.add_segment(link.from, link.to, link.width);
    const int dash_count = static_cast<int>(std::ceil(length / (dash + gap)));
    for (int number = 0; number < dash_count; ++number) {
        const double start = number * (dash + gap);
        mask.add_segment(at(start), at(start + dash), link.width);
    }
}

void paint_links(Canvas& canvas, LineMask& mask, const std::vector<Link>& links, Colour casing, Colour colour,
                 double scale, bool is_dashed) {
    for (const Link& link : links)
        mask.add_segment(link.from, link.to, link.width + 2.0 * scale);
    mask.paint_onto(canvas, casing);
    for (const Link& link : links) {
        if (is_dashed)
            add_dashed(mask, link, 6.0 * scale, 4.0 * scale);
        else
            mask.add_segment(link.from, link.to, link.width);
    }
    mask.paint_onto(canvas, colour);
}

} // namespace

double link_thinning(const PointCloud& schools, const geo::MercatorGrid& grid, double scale) {
    constexpr double full_from_px = 4.0; // a school's radius
    return std::clamp(school_radius(schools, grid, scale) / (full_from_px * scale), 0.5, 1.0);
}

void paint_fiber_routes(Canvas& canvas, LineMask& mask, const ScenarioResult& result, const LinkEnds& ends,
                        const geo::MercatorGrid& grid, Colour casing, double scale) {
    if (!result.plan || !result.layout) return;
    std::vector<Link> links;
    for (std::size_t school = 0; school < result.plan->trench_users.size(); ++school) {
        const std::size_t users = result.plan->trench_users[school];
        if (users == 0) continue;
        const double width = std::min(4.0, 1.2 + 0.35 * std::log2(static_cast<double>(users))) * scale;
        const auto add = [&](geo::WorldXy from, geo::WorldXy to) {
            const std::optional<Link> link = link_in_sight(from, to, width, grid);
            if (link) links.push_back(*link);
        };
        const std::span<const geo::LonLat> way = result.layout->way(school);
        const std::optional<geo::WorldXy> upstream = upstream_of(*result.layout, school, ends);
        if (way.empty() && upstream) add(ends.schools.world(school), *upstream);
        for (std::size_t point = 1; point < way.size(); ++point)
            add(geo::world_from_place(way[point - 1]), geo::world_from_place(way[point]));
    }
    paint_links(canvas, mask, links, casing, colour_of(Outcome::fiber), scale, false);
}

void paint_radio_links(Canvas& canvas, LineMask& mask, const ScenarioResult& result, const LinkEnds& ends,
                       const geo::MercatorGrid& grid, Colour casing, double scale) {
    if (!result.plan || !result.layout) return;
    std::vector<Link> links;
    for (std::size_t school = 0; school < result.plan->outcome.size(); ++school) {
        if (!has_radio_link(result, school)) continue;
        const std::optional<Link> link =
            link_in_sight(ends.schools.world(school), radio_end_of(*result.layout, school, ends), 1.3 * scale, grid);
        if (link) links.push_back(*link);
    }
    paint_links(canvas, mask, links, casing, colour_of(Outcome::point_to_point), scale, true);
}

std::vector<bool> linked_sites(const ScenarioResult& result) {
    std::vector<bool> is_linked(result.dataset->cell_sites.size(), false);
    if (!result.plan || !result.layout) return is_linked;
    for (std::size_t school = 0; school < result.plan->outcome.size(); ++school) {
        const std::size_t site = result.layout->radio_site[school];
        if (has_radio_link(result, school) && site < is_linked.size()) is_linked[site] = true;
    }
    return is_linked;
}

} // namespace planner
