// SPDX-License-Identifier: Apache-2.0
#include "planner/network/relay_capacity.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "planner/network/shared_capacity.h"

namespace planner {
namespace {

constexpr double rounding_share = 1e-9; // twenty schools of a twentieth fit

/// Schools whose radio leads over so many links, by row.
std::vector<std::size_t> list_relayed(const NetworkLayout& layout, int hops) {
    std::vector<std::size_t> relayed;
    for (std::size_t school = 0; school < layout.radio_hops.size(); ++school) {
        if (layout.radio_hops[school] == hops) relayed.push_back(school);
    }
    return relayed;
}

/// Gives schools seats on the links of their ways, over the layout's relays or others.
class RelaySeats {
public:
    RelaySeats(const JudgeBasis& basis, const std::vector<Feasibility>& radio)
        : basis_{basis},
          left_mbps_(radio.size(), basis.rules.point_to_point.max_mbps * (1.0 + rounding_share)),
          link_(radio.size()),
          is_settled_(radio.size(), false),
          asked_by_(radio.size(), NetworkLayout::none) {
        for (std::size_t school = 0; school < radio.size(); ++school) {
            link_[school] = {basis.layout.relay(school), basis.layout.radio_link_m[school]};
            is_settled_[school] = basis.layout.radio_hops[school] == 1;
            if (radio[school] == Feasibility::feasible && is_settled_[school]) seat(school);
        }
    }

    /// Takes a seat over the first relay on whose way every link has room; false: none has.
    bool take(std::size_t school) {
        if (!has_way(school, school)) return false;
        seat(school);
        return true;
    }

    /// Of a school's ways the one with most room, by the relay on it that has least. Relays over which nobody leads yet
    /// count with their first way.
    FullPlace find_widest(std::size_t school) const {
        FullPlace widest{school, NetworkLayout::none, -1.0};
        const auto look_over = [&](std::size_t relay) {
            FullPlace narrowest{school, relay, left_mbps_[relay]};
            for (std::size_t at = relay; at != NetworkLayout::none; at = link_[at].relay) {
                if (left_mbps_[at] < narrowest.left_mbps) narrowest = {school, at, left_mbps_[at]};
            }
            narrowest.left_mbps = std::max(0.0, narrowest.left_mbps);
            if (narrowest.left_mbps > widest.left_mbps) widest = narrowest;
        };
        look_over(basis_.layout.relay(school));
        for (const RelayLink& other : basis_.layout.other_relays[school])
            look_over(other.relay);
        return widest;
    }

    const std::vector<OtherRelay>& others() const { return others_; }

private:
    /// Whether a link and a way on from it have room for a school that asks. If so, the relays on it that nobody led
    /// over yet, and the school itself, lead that way from now on.
    bool has_way(std::size_t link, std::size_t school) {
        if (asked_by_[link] == school || left_mbps_[link] < basis_.demand_mbps[school]) return false;
        asked_by_[link] = school;
        if (is_settled_[link]) return link_[link].relay == NetworkLayout::none || has_way(link_[link].relay, school);
        const auto leads_over = [&](const RelayLink& next) {
            if (!has_way(next.relay, school)) return false;
            link_[link] = next;
            is_settled_[link] = true;
            return true;
        };
        if (leads_over(link_[link])) return true;
        const std::vector<RelayLink>& others = basis_.layout.other_relays[link];
        const auto other = std::ranges::find_if(others, leads_over);
        if (other == others.end()) return false;
        others_.push_back({link, *other});
        return true;
    }

    void seat(std::size_t school) {
        for (std::size_t at = school; at != NetworkLayout::none; at = link_[at].relay)
            left_mbps_[at] -= basis_.demand_mbps[school];
    }

    const JudgeBasis& basis_;
    std::vector<double> left_mbps_;     // by school: of its link
    std::vector<RelayLink> link_;       // by school; relay none: it leads to a far end, or there is none
    std::vector<bool> is_settled_;      // by school: somebody's way leads over its link
    std::vector<std::size_t> asked_by_; // by school: the last that looked for room on its link
    std::vector<OtherRelay> others_;
};

/// The links of the ways of schools behind relays, as far as the limit allows.
geo::SpanningForest join_ways(const NetworkLayout& layout, int max_hops, const std::vector<Feasibility>& radio) {
    geo::SpanningForest ways;
    const std::size_t school_count = radio.size();
    for (std::size_t school = 0; school < school_count; ++school) {
        const bool is_relayed = layout.radio_hops[school] > 1 && layout.radio_hops[school] <= max_hops;
        if (!is_relayed || radio[school] != Feasibility::feasible) continue;
        ways.upstream.resize(school_count, NetworkLayout::none);
        for (std::size_t link = school; link != NetworkLayout::none; link = layout.relay(link)) {
            if (ways.upstream[link] != NetworkLayout::none) break;
            ways.upstream[link] = layout.relay(link) == NetworkLayout::none ? school_count : layout.relay(link);
            ways.order.push_back(link);
        }
    }
    std::ranges::sort(ways.order, {}, [&](std::size_t link) { return std::pair{layout.radio_hops[link], link}; });
    if (!ways.order.empty()) ways.hop_m = layout.radio_link_m;
    return ways;
}

} // namespace

NetworkLayout with_other_relays(NetworkLayout layout, const std::vector<OtherRelay>& others) {
    for (const auto& [school, link] : others) {
        layout.radio_school[school] = link.relay;
        layout.radio_link_m[school] = link.link_m;
        layout.radio_sight[school] = link.sight;
        layout.radio_clearance_m[school] = link.clearance_m;
        layout.radio_worst[school] = link.worst;
        layout.radio_mast_m[school] = link.mast_m;
    }
    return layout;
}

void share_relays(const JudgeBasis& basis, NetworkOptions& options) {
    const NetworkLayout& layout = basis.layout;
    const int max_hops = basis.rules.point_to_point.link.max_hops;
    std::vector<Feasibility>& radio = options.of(Technology::point_to_point);
    RelaySeats seats{basis, radio};
    std::vector<FullPlace> full;
    for (int hops = 2; hops <= max_hops; ++hops) { // a relay before those behind it
        std::vector<Claim> claims;
        for (const std::size_t school : list_relayed(layout, hops)) {
            if (radio[school] != Feasibility::feasible) continue;
            claims.push_back(
                {0, count_other_ways(options, Technology::point_to_point, school), basis.demand_mbps[school], school});
        }
        sort_claims(claims, basis.dataset.schools);
        for (const Claim& claim : claims) {
            if (seats.take(claim.school)) continue;
            radio[claim.school] = Feasibility::relay_full;
            full.push_back(seats.find_widest(claim.school));
        }
    }
    options.write_full(Technology::point_to_point, std::move(full));
    options.other_relays = seats.others();
    options.relays = join_ways(options.other_relays.empty() ? layout : with_other_relays(layout, options.other_relays),
                               max_hops, radio);
}

} // namespace planner
