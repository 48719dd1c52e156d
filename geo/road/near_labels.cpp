// SPDX-License-Identifier: Apache-2.0
#include "geo/road/near_labels.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "geo/graph/bucket_queue.h"

namespace geo {
namespace {

constexpr std::size_t spread_per_report = 1U << 16;

struct WaitingLabel {
    double distance;
    std::uint32_t node, label;
};

} // namespace

NearLabels::NearLabels(const ArcTable& arcs, std::size_t most, double limit)
    : arcs_{arcs},
      most_{std::min(most, star_limit)},
      limit_{limit},
      bucket_width_{search_bucket_width(arcs)},
      label_(arcs.node_count() * most_),
      count_(arcs.node_count(), 0) {}

/// Takes a label from every node that has it; all of them are joined to its own by others. Gives the nodes.
std::vector<std::uint32_t> NearLabels::forget(std::uint32_t label, std::uint32_t node) {
    std::vector<std::uint32_t> nodes;
    const auto take = [&](std::uint32_t from) {
        const std::span<NearLabel> labels = of(from);
        const auto found = std::ranges::find(labels, label, &NearLabel::label);
        if (found == labels.end()) return;
        std::move(found + 1, labels.end(), found);
        --count_[from];
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
    std::uint8_t& count = count_[node];
    const auto is_before = [](const NearLabel& a, const NearLabel& b) {
        return std::tie(a.distance, a.label) < std::tie(b.distance, b.label);
    };
    if (count == most_ && !is_before(label, first[count - 1])) {
        NearLabel& last = first[count - 1];
        if (last.label == label.label && last.distance == label.distance)
            last.parent = std::min(last.parent, label.parent);
        return false;
    }
    std::size_t slot = 0;
    while (slot < count && first[slot].label != label.label)
        ++slot;
    if (slot < count) {
        NearLabel& known = first[slot];
        if (known.distance == label.distance) known.parent = std::min(known.parent, label.parent);
        if (known.distance <= label.distance) return false;
    } else if (count < most_) {
        ++count;
    } else {
        --slot;
    }
    for (; slot > 0 && is_before(label, first[slot - 1]); --slot)
        first[slot] = first[slot - 1];
    first[slot] = label;
    return true;
}

std::size_t NearLabels::follow(const SteinerKeys& keys, Progress& progress) {
    const std::vector<std::uint32_t> before = std::exchange(key_, keys.keys);
    BucketQueue<WaitingLabel> border{bucket_width_};
    const auto add = [&](std::uint32_t node, const NearLabel& label) {
        if (label.distance <= limit_ && insert(node, label)) border.push({label.distance, node, label.label});
    };
    const auto is_new = [](const std::vector<std::uint32_t>& keys_here, const std::vector<std::uint32_t>& others,
                           std::size_t row) {
        return keys_here[row] != ArcTable::none && (row >= others.size() || keys_here[row] != others[row]);
    };
    std::vector<std::uint32_t> wanting; // nodes with room again
    for (std::uint32_t row = 0; row < before.size(); ++row) {
        if (!is_new(before, key_, row)) continue;
        const std::vector<std::uint32_t> nodes = forget(row + 1, before[row]);
        wanting.insert(wanting.end(), nodes.begin(), nodes.end());
    }
    std::ranges::sort(wanting);
    wanting.erase(std::unique(wanting.begin(), wanting.end()), wanting.end());
    for (const std::uint32_t node : wanting) {
        for (std::uint32_t row = arcs_.first[node]; row < arcs_.first[node + 1]; ++row) {
            const Arc arc = arcs_.arc[row];
            for (const NearLabel& label : at(arc.head))
                add(node, {label.distance + static_cast<double>(arc.weight), label.label, arc.head});
        }
    }
    if (before.empty()) {
        for (const std::uint32_t node : keys.root_nodes)
            add(node, {0.0, 0, ArcTable::none});
    }
    for (std::uint32_t row = 0; row < key_.size(); ++row) {
        if (is_new(key_, before, row)) add(key_[row], {0.0, row + 1, ArcTable::none});
    }
    std::size_t effort = 0;
    for (WaitingLabel waiting{}; border.pop(waiting);) {
        const std::span<const NearLabel> labels = at(waiting.node);
        const auto found = std::ranges::find(labels, waiting.label, &NearLabel::label);
        if (found == labels.end() || found->distance < waiting.distance) continue; // found nearer since, or full
        if (++effort % spread_per_report == 0) progress.report(progress.share());
        const NearLabel label = *found;
        for (std::uint32_t row = arcs_.first[waiting.node]; row < arcs_.first[waiting.node + 1]; ++row) {
            const Arc arc = arcs_.arc[row];
            if (arc.head == label.parent) continue;
            add(arc.head, {label.distance + static_cast<double>(arc.weight), label.label, waiting.node});
        }
    }
    return effort;
}

std::vector<NodeReach> NearLabels::nearest() const {
    std::vector<NodeReach> reach(count_.size());
    for (std::uint32_t node = 0; node < reach.size(); ++node) {
        if (count_[node] == 0) continue;
        const NearLabel& label = label_[node * most_];
        reach[node] = {label.distance, label.label, label.parent};
    }
    return reach;
}

} // namespace geo
