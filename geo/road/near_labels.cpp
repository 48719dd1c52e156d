// SPDX-License-Identifier: Apache-2.0
#include "geo/road/near_labels.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "geo/graph/bucket_queue.h"
#include "geo/parallel.h"

namespace geo {
namespace {

constexpr NearLabel free_place{std::numeric_limits<double>::infinity(), ArcTable::none, ArcTable::none};

struct WaitingLabel {
    double distance;
    std::uint32_t node, label;
};

bool is_before(const NearLabel& a, const NearLabel& b) {
    return std::tie(a.distance, a.label) < std::tie(b.distance, b.label);
}

bool is_new(const std::vector<std::uint32_t>& keys, const std::vector<std::uint32_t>& others, std::size_t row) {
    return keys[row] != ArcTable::none && (row >= others.size() || keys[row] != others[row]);
}

} // namespace

NearLabels::NearLabels(const ArcTable& arcs, std::size_t most, double limit)
    : arcs_{arcs},
      most_{std::min(most, star_limit)},
      limit_{limit},
      bucket_width_{search_bucket_width(arcs)},
      label_(arcs.node_count() * most_, free_place) {}

/// The place of a label at a node; null where it is none of the nearest.
NearLabel* NearLabels::find(std::uint32_t node, std::uint32_t label) {
    NearLabel* const first = label_.data() + node * most_;
    NearLabel* const end = first + most_;
    NearLabel* const found = std::find_if(first, end, [&](const NearLabel& near) { return near.label == label; });
    return found == end ? nullptr : found;
}

/// Takes a label from every node that has it; all of them are joined to its own by others. Gives the nodes.
std::vector<std::uint32_t> NearLabels::forget(std::uint32_t label, std::uint32_t node) {
    std::vector<std::uint32_t> nodes;
    const auto take = [&](std::uint32_t from) {
        NearLabel* const found = find(from, label);
        if (found == nullptr) return;
        NearLabel* const end = label_.data() + (from + 1) * most_;
        std::move(found + 1, end, found);
        *(end - 1) = free_place;
        nodes.push_back(from);
    };
    take(node);
    for (std::size_t done = 0; done < nodes.size(); ++done) {
        for (std::uint32_t row = arcs_.first[nodes[done]]; row < arcs_.first[nodes[done] + 1]; ++row)
            take(arcs_.arc[row].head);
    }
    return nodes;
}

/// Puts a label in its place at a node; false if it brings nothing that others need to know.
bool NearLabels::insert(std::uint32_t node, const NearLabel& label) {
    NearLabel* const first = label_.data() + node * most_;
    NearLabel& last = first[most_ - 1];
    if (!is_before(label, last)) {
        if (last.label == label.label && last.distance == label.distance)
            last.parent = std::min(last.parent, label.parent);
        return false;
    }
    std::size_t place = 0; // its own, a free one, or the last
    while (place + 1 < most_ && first[place].label != label.label && !is_free(first[place]))
        ++place;
    NearLabel& known = first[place];
    if (known.label == label.label) {
        if (known.distance == label.distance) known.parent = std::min(known.parent, label.parent);
        if (known.distance <= label.distance) return false;
    }
    for (; place > 0 && is_before(label, first[place - 1]); --place)
        first[place] = first[place - 1];
    first[place] = label;
    return true;
}

std::size_t NearLabels::follow(const SteinerKeys& keys, Progress& progress) {
    const std::vector<std::uint32_t> before = std::exchange(key_, keys.keys);
    std::vector<std::vector<std::uint32_t>> wanting(block_count()); // nodes with room again
    for (std::uint32_t row = 0; row < before.size(); ++row) {
        if (!is_new(before, key_, row)) continue;
        for (const std::uint32_t node : forget(row + 1, before[row]))
            wanting[block_of(node)].push_back(node);
    }
    std::vector<Offers> offers(block_count());
    parallel_chunks(block_count(), 1, progress, [&](std::size_t block, std::size_t) {
        std::ranges::sort(wanting[block]);
        const auto repeated = std::ranges::unique(wanting[block]);
        wanting[block].erase(repeated.begin(), repeated.end());
        offers[block] = offers_to(wanting[block]);
    });
    const auto offer_key = [&](std::uint32_t node, std::uint32_t label) {
        offers[block_of(node)].push_back({node, {0.0, label, ArcTable::none}});
    };
    if (before.empty()) {
        for (const std::uint32_t node : keys.root_nodes)
            offer_key(node, 0);
    }
    for (std::uint32_t row = 0; row < key_.size(); ++row) {
        if (is_new(key_, before, row)) offer_key(key_[row], row + 1);
    }
    return spread(std::move(offers), progress);
}

/// What the neighbours of nodes know that they may not.
NearLabels::Offers NearLabels::offers_to(std::span<const std::uint32_t> nodes) const {
    Offers offers;
    for (const std::uint32_t node : nodes) {
        for (std::uint32_t row = arcs_.first[node]; row < arcs_.first[node + 1]; ++row) {
            const Arc arc = arcs_.arc[row];
            for (const NearLabel& near : at(arc.head)) {
                const NearLabel label{near.distance + static_cast<double>(arc.weight), near.label, arc.head};
                if (label.distance <= limit_) offers.push_back({node, label});
            }
        }
    }
    return offers;
}

/// Takes what is offered to each block, and passes on what comes of it until nothing does. The labels are the same in
/// whatever order, and the effort too, since blocks go on from what was offered before all of them.
std::size_t NearLabels::spread(std::vector<Offers> offers, Progress& progress) {
    std::size_t effort = 0;
    while (std::ranges::any_of(offers, [](const Offers& to_block) { return !to_block.empty(); })) {
        std::vector<Offers> for_others(offers.size());
        std::vector<std::size_t> effort_in(offers.size(), 0);
        parallel_chunks(offers.size(), 1, progress, [&](std::size_t block, std::size_t) {
            if (!offers[block].empty())
                effort_in[block] = spread_in_block(block, std::exchange(offers[block], {}), for_others[block]);
        });
        effort = std::accumulate(effort_in.begin(), effort_in.end(), effort);
        for (const Offers& from_block : for_others) {
            for (const Offer& offer : from_block)
                offers[block_of(offer.node)].push_back(offer);
        }
    }
    return effort;
}

std::size_t NearLabels::spread_in_block(std::size_t block, const Offers& offers, Offers& for_others) {
    BucketQueue<WaitingLabel> border{bucket_width_};
    const auto add = [&](std::uint32_t node, const NearLabel& label) {
        if (insert(node, label)) border.push({label.distance, node, label.label});
    };
    for (const Offer& offer : offers)
        add(offer.node, offer.label);
    std::size_t effort = 0;
    for (WaitingLabel waiting{}; border.pop(waiting);) {
        const NearLabel* const found = find(waiting.node, waiting.label);
        if (found == nullptr || found->distance < waiting.distance) continue; // found nearer since, or full
        ++effort;
        const NearLabel from = *found;
        for (std::uint32_t row = arcs_.first[waiting.node]; row < arcs_.first[waiting.node + 1]; ++row) {
            const Arc arc = arcs_.arc[row];
            const NearLabel label{from.distance + static_cast<double>(arc.weight), from.label, waiting.node};
            if (arc.head == from.parent || label.distance > limit_) continue;
            if (block_of(arc.head) == block)
                add(arc.head, label);
            else
                for_others.push_back({arc.head, label});
        }
    }
    return effort;
}

std::vector<NodeReach> NearLabels::nearest(Progress& progress) const {
    std::vector<NodeReach> reach(arcs_.node_count());
    parallel_chunks(reach.size(), nodes_per_block, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t node = begin; node < end; ++node) {
            const NearLabel& label = label_[node * most_];
            reach[node] = {label.distance, label.label, label.parent};
        }
    });
    return reach;
}

} // namespace geo
