// SPDX-License-Identifier: Apache-2.0
#include "planner/network/radio_layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "geo/measure/geodesic.h"
#include "geo/measure/point_index.h"
#include "geo/missing.h"
#include "geo/parallel.h"
#include "geo/relief/ground_line.h"
#include "planner/data/tie_key.h"

namespace planner {
namespace {

constexpr std::size_t schools_per_chunk = 1'024;
constexpr std::size_t most_candidates = 8; // masts that a school's sight is looked at

/// A mast that a link may lead to: a cell site, a transmission node, a school that has fiber or one that relays.
struct FarEnd {
    TieKey key;
    geo::LonLat place;
    double height_m = 0.0; // of the antenna
    std::size_t site = NetworkLayout::none;
    std::size_t node = NetworkLayout::none;
    std::size_t school = NetworkLayout::none;
};

/// Every mast that has backhaul, by key.
std::vector<FarEnd> collect_far_ends(const Dataset& dataset, const RadioRules& rules, bool use_planned,
                                     const NetworkLayout& layout) {
    std::vector<FarEnd> far_ends;
    const CellSites& sites = dataset.cell_sites;
    for (std::size_t site = 0; site < sites.size(); ++site) {
        const double height_m = sites.antenna_height_m[site];
        far_ends.push_back({.key = tie_key(sites, site),
                            .place = sites.place[site],
                            .height_m = std::isnan(height_m) ? rules.site_mast_m : height_m,
                            .site = site});
    }
    const TransmissionNodes& nodes = layout.nodes;
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (nodes.on_line[node] || !nodes.is_in_use(node, use_planned)) continue; // a splice has no mast
        far_ends.push_back(
            {.key = tie_key(nodes, node), .place = nodes.place[node], .height_m = rules.site_mast_m, .node = node});
    }
    for (const std::size_t school : layout.source_school) {
        if (school == NetworkLayout::none) continue;
        far_ends.push_back({.key = tie_key(dataset.schools, school),
                            .place = dataset.schools.place[school],
                            .height_m = rules.school_mast_m,
                            .school = school});
    }
    std::ranges::stable_sort(far_ends, {}, &FarEnd::key);
    return far_ends;
}

Sight sight_of(geo::SightVerdict verdict) {
    switch (verdict) {
    case geo::SightVerdict::clear:
        return Sight::clear;
    case geo::SightVerdict::marginal:
        return Sight::marginal;
    case geo::SightVerdict::obstructed:
        return Sight::obstructed;
    case geo::SightVerdict::unknown:
        return Sight::unknown;
    }
    return Sight::unknown;
}

/// Of a school's links, nearest first, those that can be planned: first those that are clear, then those that the
/// relief does not know. Without any, the one that the lowest mast at the school would clear.
std::vector<std::size_t> order_links(std::span<const geo::Sight> links) {
    std::vector<std::size_t> order;
    for (const geo::SightVerdict wanted : {geo::SightVerdict::clear, geo::SightVerdict::unknown}) {
        for (std::size_t link = 0; link < links.size(); ++link) {
            if (links[link].verdict == wanted) order.push_back(link);
        }
    }
    if (!order.empty()) return order;
    const auto mast_m = [](const geo::Sight& link) {
        return std::isnan(link.clearing_first_m) ? std::numeric_limits<double>::infinity() : link.clearing_first_m;
    };
    return {static_cast<std::size_t>(std::ranges::min_element(links, {}, mast_m) - links.begin())};
}

/// Masts by id; of equal ids a cell site, else the first.
std::unordered_map<std::string_view, std::size_t> masts_by_id(const std::vector<FarEnd>& masts) {
    std::unordered_map<std::string_view, std::size_t> rows;
    for (const bool is_site : {true, false}) {
        for (std::size_t row = 0; row < masts.size(); ++row) {
            if ((masts[row].site != NetworkLayout::none) == is_site) rows.emplace(std::get<0>(masts[row].key), row);
        }
    }
    return rows;
}

/// Links schools to masts, round by round: those that have no way yet, to masts whose own ways are known.
class RadioLinks {
public:
    RadioLinks(const Dataset& dataset, const std::vector<Standing>& standing, const RadioRules& rules,
               NetworkLayout& layout)
        : dataset_{dataset},
          standing_{standing},
          rules_{rules},
          is_over_relief_{rules.check_sight && has_relief_for_sight(dataset)},
          has_fiber_(standing.size(), false),
          layout_{layout} {
        for (const std::size_t school : layout.source_school) {
            if (school != NetworkLayout::none) has_fiber_[school] = true;
        }
        layout.only_surveyed_links = dataset.sight_lines.size() > 0 && !is_over_relief_;
    }

    /// Links what it can; `hops` counts the links of the new ways. Where no far end that has backhaul is in sight, it
    /// names what stands in the way to one.
    void link_to(const std::vector<FarEnd>& far_ends, int hops, geo::Progress& progress) {
        if (dataset_.sight_lines.size() > 0) link_along_sight_lines(far_ends, hops);
        if (layout_.only_surveyed_links) return;
        const Candidates candidates = find_candidates(far_ends, hops, progress);
        if (is_over_relief_) {
            link_in_sight(candidates, far_ends, hops, progress);
        } else {
            link_to_nearest(candidates, far_ends, hops);
        }
    }

    /// Every school with a radio way of so many links, as a mast that others may lead over, but those that are far ends
    /// themselves; by key.
    std::vector<FarEnd> collect_relays(int hops) const {
        std::vector<FarEnd> relays;
        for (std::size_t school = 0; school < standing_.size(); ++school) {
            if (layout_.radio_hops[school] != hops || has_fiber_[school]) continue;
            relays.push_back({.key = tie_key(dataset_.schools, school),
                              .place = dataset_.schools.place[school],
                              .height_m = rules_.relay_mast_m,
                              .school = school});
        }
        std::ranges::stable_sort(relays, {}, &FarEnd::key);
        return relays;
    }

private:
    using Candidates = std::vector<std::vector<geo::Neighbour>>; // by school, nearest first

    /// A school that has fiber needs no relay.
    bool wants_way(std::size_t school, int hops) const {
        return is_to_serve(standing_[school]) && layout_.radio_hops[school] == 0 && (hops == 1 || !has_fiber_[school]);
    }

    void take_link(const FarEnd& far_end, double link_m, int hops, std::size_t school) {
        layout_.radio_site[school] = far_end.site;
        layout_.radio_node[school] = far_end.node;
        layout_.radio_school[school] = far_end.school;
        layout_.radio_link_m[school] = link_m;
        layout_.radio_end_mast_m[school] = far_end.height_m;
        layout_.radio_hops[school] = hops;
        layout_.radio_clearance_m[school] = layout_.radio_mast_m[school] = geo::missing;
        layout_.radio_worst[school] = geo::nowhere;
    }

    /// The nearest masts in range of each school that has no way yet.
    Candidates find_candidates(const std::vector<FarEnd>& far_ends, int hops, geo::Progress& progress) const {
        std::vector<geo::LonLat> places;
        places.reserve(far_ends.size());
        for (const FarEnd& far_end : far_ends)
            places.push_back(far_end.place);
        const geo::PointIndex index{places};
        Candidates candidates(standing_.size());
        geo::parallel_chunks(standing_.size(), schools_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
            for (std::size_t school = begin; school < end; ++school) {
                if (!wants_way(school, hops)) continue;
                // one more than wanted: a school with fiber finds itself
                for (const geo::Neighbour& near : index.nearest(dataset_.schools.place[school], most_candidates + 1)) {
                    const bool is_another = far_ends[near.row].school != school;
                    if (is_another && near.distance_m <= rules_.max_range_m &&
                        candidates[school].size() < most_candidates)
                        candidates[school].push_back(near);
                }
            }
        });
        return candidates;
    }

    /// Asks the relief about every candidate at once, so that its tiles are decoded once, and links each school.
    void link_in_sight(const Candidates& candidates, const std::vector<FarEnd>& far_ends, int hops,
                       geo::Progress& progress) {
        std::vector<geo::Mast> masts; // the far ends, then the schools
        masts.reserve(far_ends.size() + standing_.size());
        for (const FarEnd& far_end : far_ends)
            masts.push_back({far_end.place, far_end.height_m});
        for (const geo::LonLat place : dataset_.schools.place)
            masts.push_back({place, rules_.school_mast_m});
        std::vector<geo::MastPair> pairs; // from the schools
        for (std::size_t school = 0; school < candidates.size(); ++school) {
            for (const geo::Neighbour& candidate : candidates[school])
                pairs.push_back({far_ends.size() + school, candidate.row});
        }
        progress.begin_step("Looking along radio links");
        const std::vector<geo::Sight> sights =
            geo::judge_sights(*dataset_.elevation, masts, pairs, rules_.sight, progress);

        std::size_t first = 0;
        for (std::size_t school = 0; school < candidates.size(); ++school) {
            if (candidates[school].empty()) continue;
            const std::span links = std::span{sights}.subspan(first, candidates[school].size());
            first += links.size();
            const std::vector<std::size_t> order = order_links(links);
            const std::size_t chosen = order.front();
            const bool is_way = can_be_planned(sight_of(links[chosen].verdict));
            if (!is_way && hops > 1) continue; // what stands in the way of the direct link is named already
            const geo::Neighbour& near = candidates[school][chosen];
            take_link(far_ends[near.row], near.distance_m, is_way ? hops : 0, school);
            note_sight(links[chosen], far_ends[near.row].place, school);
            for (const std::size_t other : std::span{order}.subspan(hops > 1 ? 1 : order.size()))
                note_relay(candidates[school][other], far_ends, links[other], school);
        }
    }

    void note_sight(const geo::Sight& sight, geo::LonLat far_end, std::size_t school) {
        layout_.radio_sight[school] = sight_of(sight.verdict);
        layout_.radio_clearance_m[school] = sight.worst_clearance_m;
        layout_.radio_mast_m[school] = sight.clearing_first_m;
        layout_.radio_worst[school] = worst_place(sight, far_end, school);
    }

    /// Where a link is worst; nowhere: not known.
    geo::LonLat worst_place(const geo::Sight& sight, geo::LonLat far_end, std::size_t school) const {
        if (std::isnan(sight.worst_at_m)) return geo::nowhere;
        const geo::GroundLine line{geo::GroundPoint{dataset_.schools.place[school]}, geo::GroundPoint{far_end}};
        return line.place(sight.worst_at_m / sight.length_m);
    }

    void note_relay(const geo::Neighbour& near, const std::vector<FarEnd>& relays, const geo::Sight& sight,
                    std::size_t school) {
        const FarEnd& relay = relays[near.row];
        layout_.other_relays[school].push_back({relay.school, near.distance_m, sight_of(sight.verdict),
                                                sight.worst_clearance_m, worst_place(sight, relay.place, school),
                                                sight.clearing_first_m});
    }

    void link_to_nearest(const Candidates& candidates, const std::vector<FarEnd>& far_ends, int hops) {
        for (std::size_t school = 0; school < candidates.size(); ++school) {
            if (candidates[school].empty()) continue;
            const geo::Neighbour& nearest = candidates[school].front();
            take_link(far_ends[nearest.row], nearest.distance_m, hops, school);
            for (const geo::Neighbour& other :
                 std::span{candidates[school]}.subspan(hops > 1 ? 1 : candidates[school].size()))
                layout_.other_relays[school].push_back({far_ends[other.row].school, other.distance_m});
        }
    }

    void link_along_sight_lines(const std::vector<FarEnd>& far_ends, int hops) {
        const SightLines& lines = dataset_.sight_lines;
        std::unordered_map<std::string_view, std::size_t> school_of;
        for (std::size_t school = 0; school < standing_.size(); ++school)
            school_of.emplace(dataset_.schools.id[school], school);
        const auto far_end_of = masts_by_id(far_ends);
        std::vector<std::size_t> chosen(standing_.size(), NetworkLayout::none); // far end
        for (std::size_t line = 0; line < lines.size(); ++line) {
            const auto school_found = school_of.find(lines.from[line]);
            const auto far_end_found = far_end_of.find(lines.to[line]);
            if (school_found == school_of.end() || far_end_found == far_end_of.end()) continue;
            const std::size_t school = school_found->second, far_end = far_end_found->second;
            if (chosen[school] == NetworkLayout::none && !wants_way(school, hops)) continue;
            if (std::isnan(layout_.radio_link_m[school])) layout_.radio_sight[school] = Sight::surveyed;
            const double link_m = geo::distance_m(dataset_.schools.place[school], far_ends[far_end].place);
            const auto is_better = [&] {
                return chosen[school] == NetworkLayout::none ||
                       std::pair{link_m, far_end} < std::pair{layout_.radio_link_m[school], chosen[school]};
            };
            if (link_m > rules_.max_range_m || !is_better()) continue;
            chosen[school] = far_end;
            take_link(far_ends[far_end], link_m, hops, school);
            layout_.radio_sight[school] = Sight::surveyed;
        }
    }

    const Dataset& dataset_;
    const std::vector<Standing>& standing_;
    const RadioRules& rules_;
    bool is_over_relief_;
    std::vector<bool> has_fiber_; // by school
    NetworkLayout& layout_;
};

} // namespace

std::string_view name_of(Sight sight) {
    switch (sight) {
    case Sight::not_checked:
        return "not_checked";
    case Sight::surveyed:
        return "surveyed";
    case Sight::clear:
        return "clear";
    case Sight::marginal:
        return "marginal";
    case Sight::obstructed:
        return "obstructed";
    case Sight::unknown:
        return "unknown";
    }
    return "";
}

void lay_out_radio(const Dataset& dataset, const std::vector<Standing>& standing, const RadioRules& rules,
                   bool use_planned, NetworkLayout& layout, geo::Progress& progress) {
    progress.begin_step("Finding radio links");
    layout.radio_site.assign(standing.size(), NetworkLayout::none);
    layout.radio_node.assign(standing.size(), NetworkLayout::none);
    layout.radio_school.assign(standing.size(), NetworkLayout::none);
    layout.radio_hops.assign(standing.size(), 0);
    layout.radio_link_m.assign(standing.size(), geo::missing);
    layout.radio_end_mast_m.assign(standing.size(), geo::missing);
    layout.radio_sight.assign(standing.size(), Sight::not_checked);
    layout.radio_clearance_m.assign(standing.size(), geo::missing);
    layout.radio_worst.assign(standing.size(), geo::nowhere);
    layout.radio_mast_m.assign(standing.size(), geo::missing);
    layout.other_relays.assign(standing.size(), {});
    std::vector<FarEnd> far_ends = collect_far_ends(dataset, rules, use_planned, layout);
    layout.has_radio_end = !far_ends.empty();
    if (far_ends.empty()) return;
    RadioLinks links{dataset, standing, rules, layout};
    const int most_hops = rules.max_hops > 1 ? rules.max_hops + 1 : 1; // one more, to tell too many from none
    for (int hops = 1; hops <= most_hops && !far_ends.empty(); ++hops) {
        links.link_to(far_ends, hops, progress);
        far_ends = links.collect_relays(hops);
    }
}

} // namespace planner
