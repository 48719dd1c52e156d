// SPDX-License-Identifier: Apache-2.0
#include "geo/road/steiner_links.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace geo {

namespace {

/// Rows by their values, equal ones by row.
std::vector<std::uint32_t> in_order_of(std::span<const std::uint32_t> value) {
    std::vector<std::uint32_t> order(value.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::ranges::stable_sort(order, {}, [&](std::uint32_t row) { return value[row]; });
    return order;
}

} // namespace

std::vector<std::uint32_t> SteinerKeys::all_nodes() const {
    std::vector<std::uint32_t> nodes{root_nodes};
    nodes.insert(nodes.end(), keys.begin(), keys.end());
    return nodes;
}

std::vector<SteinerLink> links_over_borders(const ArcTable& arcs, std::span<const NodeReach> reach,
                                            const SteinerKeys& keys, double limit) {
    std::vector<SteinerLink> links;
    for (std::uint32_t node = 0; node < arcs.node_count(); ++node) {
        if (reach[node].source == ArcTable::none) continue;
        const std::uint32_t here = keys.label_of_row(reach[node].source);
        for (std::uint32_t row = arcs.first[node]; row < arcs.first[node + 1]; ++row) {
            const Arc arc = arcs.arc[row];
            if (arc.head < node || reach[arc.head].source == ArcTable::none) continue;
            const std::uint32_t there = keys.label_of_row(reach[arc.head].source);
            if (here == there) continue;
            const double length = reach[node].distance + static_cast<double>(arc.weight) + reach[arc.head].distance;
            if (length <= limit)
                links.push_back({length, std::min(here, there), std::max(here, there), node, arc.head});
        }
    }
    std::ranges::sort(links, {}, [](const SteinerLink& link) { return std::tuple{link.length, link.node, link.head}; });
    return links;
}

LinkTree::LinkTree(std::span<const SteinerLink> links, std::size_t label_count)
    : above_(label_count),
      joined_by_(label_count, none),
      position_(label_count, 0),
      parent_(label_count, none),
      parent_row_(label_count, none),
      depth_(label_count, 0) {
    join(links);
    hang_up(links);
    std::erase_if(rows_, [&](std::uint32_t row) { return !holds(links[row].a) || !holds(links[row].b); });
    number_positions();
}

/// Kruskal's algorithm. Joining the smaller set under the larger keeps every way up short, so that the longest link
/// between two labels is found on their ways up.
void LinkTree::join(std::span<const SteinerLink> links) {
    std::iota(above_.begin(), above_.end(), std::uint32_t{0});
    std::vector<std::uint32_t> size(above_.size(), 1);
    const auto top = [&](std::uint32_t label) {
        while (above_[label] != label)
            label = above_[label];
        return label;
    };
    for (std::uint32_t row = 0; row < links.size(); ++row) {
        std::uint32_t under = top(links[row].a), over = top(links[row].b);
        if (under == over) continue;
        if (std::pair{size[under], over} > std::pair{size[over], under}) std::swap(under, over);
        above_[under] = over;
        joined_by_[under] = row;
        size[over] += size[under];
        rows_.push_back(row);
    }
}

void LinkTree::hang_up(std::span<const SteinerLink> links) {
    std::vector<std::uint32_t> first(above_.size() + 1, 0), row_at(2 * rows_.size());
    for (const std::uint32_t row : rows_) {
        ++first[links[row].a + 1];
        ++first[links[row].b + 1];
    }
    std::partial_sum(first.begin(), first.end(), first.begin());
    std::vector<std::uint32_t> next{first};
    for (const std::uint32_t row : rows_) {
        row_at[next[links[row].a]++] = row;
        row_at[next[links[row].b]++] = row;
    }
    order_.assign(1, 0);
    for (std::size_t done = 0; done < order_.size(); ++done) {
        const std::uint32_t label = order_[done];
        for (std::uint32_t slot = first[label]; slot < first[label + 1]; ++slot) {
            const SteinerLink& link = links[row_at[slot]];
            const std::uint32_t other = link.a == label ? link.b : link.a;
            if (row_at[slot] == parent_row_[label]) continue;
            parent_[other] = label;
            parent_row_[other] = row_at[slot];
            depth_[other] = depth_[label] + 1;
            order_.push_back(other);
        }
    }
}

/// Depth first from the tops, what was joined first coming first.
void LinkTree::number_positions() {
    const std::vector<std::uint32_t> by_row = in_order_of(joined_by_); // tops (none) last
    std::vector<std::uint32_t> size(above_.size(), 1);
    for (const std::uint32_t label : by_row) {
        if (above_[label] != label) size[above_[label]] += size[label];
    }
    // In the order of joining, a set stands behind all that its top held before.
    std::vector<std::uint32_t> offset(above_.size(), 0), held(above_.size(), 1);
    for (const std::uint32_t label : by_row) {
        if (above_[label] == label) continue;
        offset[label] = held[above_[label]];
        held[above_[label]] += size[label];
    }
    std::uint32_t start = 0;
    for (auto label = by_row.rbegin(); label != by_row.rend(); ++label) { // from the tops down
        if (above_[*label] == *label) {
            position_[*label] = start;
            start += size[*label];
        } else {
            position_[*label] = position_[above_[*label]] + offset[*label];
        }
    }
}

std::uint32_t LinkTree::longest_between(std::uint32_t a, std::uint32_t b) const {
    std::uint32_t longest = 0;
    while (a != b) {
        std::uint32_t& earlier = joined_by_[a] < joined_by_[b] ? a : b; // tops are joined by none, the largest row
        longest = joined_by_[earlier];
        earlier = above_[earlier];
    }
    return longest;
}

} // namespace geo
