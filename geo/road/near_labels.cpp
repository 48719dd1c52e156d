// SPDX-License-Identifier: Apache-2.0
#include "geo/road/near_labels.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "geo/graph/quaternary_heap.h"
#include "geo/parallel.h"

namespace geo {
namespace {

struct WaitingLabel {
    double distance;
    std::uint32_t node, label; // the node by its place in the ground
    bool operator<(const WaitingLabel& other) const {
        return std::tie(distance, label, node) < std::tie(other.distance, other.label, other.node);
    }
};

struct WaitingGround {
    double distance;
    std::uint32_t node;
    bool operator<(const WaitingGround& other) const { return distance < other.distance; }
};

} // namespace

/// Finds the labels of one block after the other.
class NearLabels::BlockSearch {
public:
    BlockSearch(const ArcTable& arcs, std::span<const std::uint32_t> label_of, std::size_t most, double limit)
        : arcs_{arcs}, label_of_{label_of}, most_{most}, limit_{limit}, place_(arcs.node_count(), ArcTable::none) {}

    /// `reach_m` is a guess of how far the farthest label of the block's nodes is.
    void run(std::span<const std::uint32_t> block, double reach_m, NearLabels& found) {
        block_ = block;
        for (reach_m_ = std::min(reach_m, limit_);; reach_m_ = std::min(2.0 * reach_m_, limit_)) {
            collect_ground();
            if (is_whole_) reach_m_ = limit_; // a label in it may be farther from some of the block than from the rest
            search();
            if (reach_m_ >= limit_ || is_block_full()) break;
        }
        for (std::size_t at = 0; at < block.size(); ++at) {
            std::copy_n(label_.begin() + static_cast<std::ptrdiff_t>(at * most_), count_[at],
                        found.label_.begin() + static_cast<std::ptrdiff_t>(block[at] * most_));
            found.count_[block[at]] = count_[at];
        }
        for (const std::uint32_t node : ground_)
            place_[node] = ArcTable::none;
    }

private:
    /// The block and what lies within reach of it, the block first; what of the block is how far.
    void collect_ground() {
        for (const std::uint32_t node : ground_)
            place_[node] = ArcTable::none;
        ground_.assign(block_.begin(), block_.end());
        for (std::size_t at = 0; at < ground_.size(); ++at)
            place_[ground_[at]] = static_cast<std::uint32_t>(at);
        to_block_.assign(ground_.size(), 0.0);
        is_whole_ = true;
        QuaternaryHeap<WaitingGround> border;
        for (std::uint32_t at = 0; at < block_.size(); ++at)
            border.push({0.0, at});
        while (!border.empty()) {
            const WaitingGround nearest = border.pop();
            if (nearest.distance > to_block_[nearest.node]) continue;
            const std::uint32_t node = ground_[nearest.node];
            for (std::uint32_t row = arcs_.first[node]; row < arcs_.first[node + 1]; ++row) {
                const Arc arc = arcs_.arc[row];
                const double distance = nearest.distance + static_cast<double>(arc.weight);
                std::uint32_t& place = place_[arc.head];
                if (distance > reach_m_) {
                    is_whole_ = is_whole_ && place != ArcTable::none;
                } else if (place == ArcTable::none) {
                    place = static_cast<std::uint32_t>(ground_.size());
                    ground_.push_back(arc.head);
                    to_block_.push_back(distance);
                    border.push({distance, place});
                } else if (distance < to_block_[place]) {
                    to_block_[place] = distance;
                    border.push({distance, place});
                }
            }
        }
    }

    std::span<const NearLabel> at(std::uint32_t place) const {
        return std::span{label_}.subspan(place * most_, count_[place]);
    }
    bool is_closed(std::uint32_t place, std::uint32_t label) const {
        return count_[place] == most_ ||
               std::ranges::any_of(at(place), [&](const NearLabel& known) { return known.label == label; });
    }

    /// Labels spread from their nodes as far as they can be of use to the block.
    void search() {
        label_.resize(ground_.size() * most_);
        count_.assign(ground_.size(), 0);
        QuaternaryHeap<WaitingLabel> border;
        for (std::uint32_t place = 0; place < ground_.size(); ++place) {
            const std::uint32_t label = label_of_[ground_[place]];
            if (label != ArcTable::none) border.push({0.0, place, label});
        }
        while (!border.empty()) {
            const WaitingLabel nearest = border.pop();
            if (is_closed(nearest.node, nearest.label)) continue;
            label_[nearest.node * most_ + count_[nearest.node]++] = {nearest.distance, nearest.label};
            const std::uint32_t node = ground_[nearest.node];
            for (std::uint32_t row = arcs_.first[node]; row < arcs_.first[node + 1]; ++row) {
                const Arc arc = arcs_.arc[row];
                const std::uint32_t place = place_[arc.head];
                const double distance = nearest.distance + static_cast<double>(arc.weight);
                if (place == ArcTable::none || distance > limit_ || distance + to_block_[place] > reach_m_) continue;
                if (!is_closed(place, nearest.label)) border.push({distance, place, nearest.label});
            }
        }
    }

    bool is_block_full() const {
        return std::all_of(count_.begin(), count_.begin() + static_cast<std::ptrdiff_t>(block_.size()),
                           [&](std::uint8_t count) { return count == most_; });
    }

    const ArcTable& arcs_;
    std::span<const std::uint32_t> label_of_; // per node; none: it is no key
    std::size_t most_;
    double limit_;
    std::vector<std::uint32_t> place_; // per node: in the ground; none: outside

    std::span<const std::uint32_t> block_;
    double reach_m_ = 0.0;
    bool is_whole_ = false;             // the ground is all that hangs together with the block
    std::vector<std::uint32_t> ground_; // nodes
    std::vector<double> to_block_;      // per node of the ground
    std::vector<NearLabel> label_;      // per node of the ground, most_ each
    std::vector<std::uint8_t> count_;
};

NearLabels::NearLabels(const ArcTable& arcs, const SteinerKeys& keys, std::span<const NodeReach> reach,
                       const NodeBlocks& blocks, std::size_t most, double limit, Progress& progress)
    : most_{std::min({most, star_limit, keys.label_count()})},
      label_(arcs.node_count() * most_),
      count_(arcs.node_count(), 0) {
    std::vector<std::uint32_t> label_of(arcs.node_count(), ArcTable::none);
    for (const std::uint32_t node : keys.root_nodes)
        label_of[node] = 0;
    for (std::uint32_t key = 0; key < keys.keys.size(); ++key)
        label_of[keys.keys[key]] = key + 1;
    const double per_nearest =
        0.7 * std::sqrt(static_cast<double>(most_)); // by experience; a wrong guess costs time only
    tbb::enumerable_thread_specific<BlockSearch> search{[&] { return BlockSearch{arcs, label_of, most_, limit}; }};
    parallel_chunks(blocks.size(), 1, progress, [&](std::size_t at, std::size_t) {
        double farthest = 0.0;
        for (const std::uint32_t node : blocks.block(at)) {
            if (std::isfinite(reach[node].distance)) farthest = std::max(farthest, reach[node].distance);
        }
        const bool is_all = blocks.size() == 1 || farthest == 0.0;
        search.local().run(blocks.block(at), is_all ? limit : per_nearest * farthest, *this);
    });
}

std::size_t NearLabels::found() const { return std::accumulate(count_.begin(), count_.end(), std::size_t{0}); }

} // namespace geo
