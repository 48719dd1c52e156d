// SPDX-License-Identifier: Apache-2.0
#include "geo/road/steiner_links.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "geo/graph/links_at_points.h"
#include "geo/parallel.h"

namespace geo {
namespace {

constexpr std::size_t nodes_per_chunk = 1U << 15;

/// Rows by their values, equal ones by row.
std::vector<std::uint32_t> in_order_of(std::span<const std::uint32_t> value) {
    std::vector<std::uint32_t> order(value.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::ranges::stable_sort(order, {}, [&](std::uint32_t row) { return value[row]; });
    return order;
}

/// The ways that cross a border on an arc from a node to one of a larger number.
void add_links(const ArcTable& arcs, std::span<const NodeReach> nearest_key, std::uint32_t node, double limit,
               std::vector<SteinerLink>& links) {
    const NodeReach& here = nearest_key[node];
    if (here.source == ArcTable::none) return;
    for (std::uint32_t row = arcs.first[node]; row < arcs.first[node + 1]; ++row) {
        const Arc arc = arcs.arc[row];
        if (arc.head < node) continue;
        const NodeReach& there = nearest_key[arc.head];
        if (there.source == ArcTable::none || there.source == here.source) continue;
        const double length = here.distance + static_cast<double>(arc.weight) + there.distance;
        if (length > limit) continue;
        links.push_back(
            {length, std::min(here.source, there.source), std::max(here.source, there.source), node, arc.head});
    }
}

} // namespace

void SteinerKeys::replace_after(std::size_t kept_count, std::span<const std::uint32_t> nodes) {
    std::vector<bool> stays(nodes.size(), false);
    for (std::size_t at = kept_count; at < keys.size(); ++at) {
        const auto found = std::ranges::lower_bound(nodes, keys[at]);
        if (found != nodes.end() && *found == keys[at])
            stays[static_cast<std::size_t>(found - nodes.begin())] = true;
        else
            keys[at] = ArcTable::none;
    }
    std::size_t free = kept_count;
    for (std::size_t row = 0; row < nodes.size(); ++row) {
        if (stays[row]) continue;
        while (free < keys.size() && keys[free] != ArcTable::none)
            ++free;
        if (free == keys.size()) keys.push_back(ArcTable::none);
        keys[free] = nodes[row];
    }
}

std::vector<NodeReach> nearest_keys(const ArcTable& arcs, const SteinerKeys& keys, double limit, Progress& progress) {
    std::vector<std::uint32_t> source{keys.root_nodes}, label_of(source.size(), 0);
    for (std::uint32_t key = 0; key < keys.keys.size(); ++key) {
        if (keys.keys[key] == ArcTable::none) continue;
        source.push_back(keys.keys[key]);
        label_of.push_back(key + 1);
    }
    std::vector<NodeReach> reach = nearest_sources(arcs, source, limit, progress);
    for (NodeReach& node : reach) {
        if (node.source != ArcTable::none) node.source = label_of[node.source];
    }
    return reach;
}

std::vector<SteinerLink> links_over_borders(const ArcTable& arcs, std::span<const NodeReach> nearest_key,
                                            std::size_t label_count, double limit, Progress& progress) {
    std::vector<std::vector<SteinerLink>> links_of_chunk(arcs.node_count() / nodes_per_chunk + 1);
    parallel_chunks(arcs.node_count(), nodes_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        std::vector<SteinerLink>& links = links_of_chunk[begin / nodes_per_chunk];
        for (auto node = static_cast<std::uint32_t>(begin); node < end; ++node)
            add_links(arcs, nearest_key, node, limit, links);
        std::ranges::sort(links);
        Components joined{label_count};
        std::erase_if(links, [&](const SteinerLink& link) { return !joined.join(link.a, link.b); });
    });
    std::vector<SteinerLink> links;
    for (const std::vector<SteinerLink>& of_chunk : links_of_chunk)
        links.insert(links.end(), of_chunk.begin(), of_chunk.end());
    std::ranges::sort(links);
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
    const LinksAtPoints at_label{above_.size(), rows_.size(), [&](std::size_t position) {
                                     return std::pair{links[rows_[position]].a, links[rows_[position]].b};
                                 }};
    order_.assign(1, 0);
    for (std::size_t done = 0; done < order_.size(); ++done) {
        const std::uint32_t label = order_[done];
        for (const std::uint32_t position : at_label.at(label)) {
            const std::uint32_t row = rows_[position];
            const std::uint32_t other = links[row].a == label ? links[row].b : links[row].a;
            if (row == parent_row_[label]) continue;
            parent_[other] = label;
            parent_row_[other] = row;
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
