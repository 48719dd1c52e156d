// SPDX-License-Identifier: Apache-2.0
#include "planner/network/relay_capacity.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "planner/network/shared_capacity.h"

namespace planner {
namespace {

constexpr double rounding_share = 1e-9; // twenty schools of a twentieth fit

/// Schools whose radio leads over relays, as far as the limit allows; fewest hops first, then by row.
std::vector<std::size_t> list_relayed(const NetworkLayout& layout, int max_hops) {
    std::vector<std::size_t> relayed;
    for (int hops = 2; hops <= max_hops; ++hops) {
        for (std::size_t school = 0; school < layout.radio_hops.size(); ++school) {
            if (layout.radio_hops[school] == hops) relayed.push_back(school);
        }
    }
    return relayed;
}

/// Gives schools seats on the links of their ways.
class RelaySeats {
public:
    RelaySeats(const JudgeBasis& basis, const std::vector<Feasibility>& radio)
        : basis_{basis}, left_mbps_(radio.size(), basis.rules.point_to_point.max_mbps * (1.0 + rounding_share)) {
        for (std::size_t school = 0; school < radio.size(); ++school) {
            if (radio[school] == Feasibility::feasible && basis.layout.radio_hops[school] == 1) take(school);
        }
    }

    /// Takes a seat where every link of the way has room; false: one has not.
    bool take(std::size_t school) {
        const double mbps = basis_.demand_mbps[school];
        for (std::size_t link = school; link != NetworkLayout::none; link = basis_.layout.relay(link)) {
            if (left_mbps_[link] < mbps) return false;
        }
        for (std::size_t link = school; link != NetworkLayout::none; link = basis_.layout.relay(link))
            left_mbps_[link] -= mbps;
        return true;
    }

private:
    const JudgeBasis& basis_;
    std::vector<double> left_mbps_; // by school: of its link
};

/// The links of these schools' ways.
geo::SpanningForest join_ways(const std::vector<std::size_t>& relayed, const NetworkLayout& layout,
                              const std::vector<Feasibility>& radio) {
    geo::SpanningForest ways;
    const std::size_t school_count = radio.size();
    for (const std::size_t school : relayed) {
        if (radio[school] != Feasibility::feasible) continue;
        ways.upstream.resize(school_count, NetworkLayout::none);
        for (std::size_t link = school; link != NetworkLayout::none; link = layout.relay(link)) {
            if (ways.upstream[link] != NetworkLayout::none) break;
            ways.upstream[link] = layout.relay(link) == NetworkLayout::none ? school_count : layout.relay(link);
            ways.order.push_back(link);
        }
    }
    std::ranges::stable_sort(ways.order, {}, [&](std::size_t link) { return layout.radio_hops[link]; });
    if (!ways.order.empty()) ways.hop_m = layout.radio_link_m;
    return ways;
}

} // namespace

void share_relays(const JudgeBasis& basis, NetworkOptions& options) {
    const NetworkLayout& layout = basis.layout;
    std::vector<Feasibility>& radio = options.of(Technology::point_to_point);
    const std::vector<std::size_t> relayed = list_relayed(layout, basis.rules.point_to_point.link.max_hops);
    std::vector<Claim> claims;
    for (const std::size_t school : relayed) { // a relay before those behind it
        const Feasibility relay = radio[layout.relay(school)];
        if (radio[school] == Feasibility::feasible) radio[school] = relay;
        if (radio[school] != Feasibility::feasible) continue;
        claims.push_back(
            {0, count_other_ways(options, Technology::point_to_point, school), basis.demand_mbps[school], school});
    }
    sort_claims(claims, basis.dataset.schools);
    RelaySeats seats{basis, radio};
    for (const Claim& claim : claims) {
        if (!seats.take(claim.school)) radio[claim.school] = Feasibility::relay_full;
    }
    for (const std::size_t school : relayed) { // who found a seat before its relay did not
        if (radio[school] == Feasibility::feasible) radio[school] = radio[layout.relay(school)];
    }
    options.relays = join_ways(relayed, layout, radio);
}

} // namespace planner
