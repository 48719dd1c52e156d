// SPDX-License-Identifier: Apache-2.0
#include "geo/road/steiner_tree.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "geo/road/steiner_links.h"
#include "geo/road/steiner_moves.h"
#include "geo/road/steiner_paths.h"

namespace geo {
namespace {

/// Fewer nearest labels would find no junction of three, more cost memory: sixteen bytes each at every node.
constexpr double labels_in_all = 5e6;
constexpr std::size_t fewest_near_labels = 3, most_near_labels = 12;

constexpr std::size_t smallest_block = 16'384; // nodes

/// Nodes that searches may settle once no move shortens the tree any more.
constexpr double shaking_effort = 1e6;

/// Shorter gains are rounding.
constexpr double gain_rounding_share = 1e-10;

/// Keeps the best tree while it looks for a better one.
class SteinerSearch {
public:
    SteinerSearch(const ArcTable& arcs, std::span<const std::uint32_t> root_nodes,
                  std::span<const std::uint32_t> terminals, const SteinerRules& rules)
        : arcs_{arcs}, limit_{rules.longest_link} {
        std::vector<bool> is_known(arcs.node_count(), false);
        const auto add = [&](std::span<const std::uint32_t> nodes, std::vector<std::uint32_t>& distinct) {
            for (const std::uint32_t node : nodes) {
                if (!is_known[node]) distinct.push_back(node);
                is_known[node] = true;
            }
            std::ranges::sort(distinct);
        };
        add(root_nodes, root_nodes_);
        add(terminals, terminals_);
        const auto node_count = static_cast<double>(arcs.node_count());
        effort_left_ = rules.effort_besides + rules.effort_per_node * node_count;
        label_count_ = std::clamp(static_cast<std::size_t>(labels_in_all / std::max(node_count, 1.0)),
                                  fewest_near_labels, most_near_labels);
    }

    SteinerTree run(Progress& progress) {
        progress.begin_step("Routing fiber along roads");
        join_terminals(progress);
        if (terminals_.empty() || effort_left_ <= 0.0) return std::move(best_);
        blocks_ = cut_into_blocks(arcs_, block_size());
        climb(best_, progress);
        effort_left_ = std::min(effort_left_, shaking_effort);
        while (effort_left_ > 0.0 && shake(progress)) {
        }
        return std::move(best_);
    }

private:
    /// Large beside the ground that a node's labels come from, and small enough for the cache.
    std::size_t block_size() const {
        constexpr std::size_t grounds = 8;
        const std::size_t nodes_per_key = arcs_.node_count() / (terminals_.size() + root_nodes_.size());
        return std::max(smallest_block, grounds * label_count_ * nodes_per_key);
    }

    SteinerKeys keys_with(const std::vector<std::uint32_t>& junctions) const {
        SteinerKeys keys{root_nodes_, terminals_};
        keys.keys.insert(keys.keys.end(), junctions.begin(), junctions.end());
        return keys;
    }

    std::vector<NodeReach> search(const SteinerKeys& keys, Progress& progress) {
        effort_left_ -= static_cast<double>(arcs_.node_count());
        return nearest_sources(arcs_, keys.all_nodes(), limit_ / 2.0,
                               progress); // a link has no node farther from its ends
    }

    /// Mehlhorn's tree; from then on only the terminals in it count, and no link needs to be longer than its longest.
    void join_terminals(Progress& progress) {
        const SteinerKeys keys = keys_with({});
        const std::vector<NodeReach> reach = search(keys, progress);
        const std::vector<SteinerLink> links = links_over_borders(arcs_, reach, keys, limit_);
        const LinkTree tree{links, keys.label_count()};
        std::vector<std::uint32_t> joined;
        for (std::uint32_t label = 1; label < keys.label_count(); ++label) {
            if (tree.holds(label)) joined.push_back(keys.keys[label - 1]);
        }
        terminals_ = std::move(joined);
        best_ = expand_links(arcs_, reach, links, tree.rows(), root_nodes_, terminals_);
        if (!tree.rows().empty()) limit_ = links[tree.rows().back()].length * (1.0 + gain_rounding_share);
    }

    /// The tree over keys, the last of which may turn out to be no branches.
    SteinerTree tree_over(const SteinerKeys& keys, Progress& progress) {
        const std::vector<NodeReach> reach = search(keys, progress);
        const std::vector<SteinerLink> links = links_over_borders(arcs_, reach, keys, limit_);
        const LinkTree tree{links, keys.label_count()};
        return expand_links(arcs_, reach, links, tree.rows(), root_nodes_, terminals_);
    }

    void climb(SteinerTree& tree, Progress& progress) {
        while (effort_left_ > 0.0 && improve(tree, progress)) {
        }
    }

    /// One round of moves; false if it brought nothing.
    bool improve(SteinerTree& current, Progress& progress) {
        SteinerKeys keys = keys_with(branching_nodes(current, terminals_, arcs_.node_count()));
        SteinerMoves moves;
        const double before = current.weight;
        {
            const std::vector<NodeReach> reach = search(keys, progress);
            const std::vector<SteinerLink> links = links_over_borders(arcs_, reach, keys, limit_);
            const LinkTree tree{links, keys.label_count()};
            take(expand_links(arcs_, reach, links, tree.rows(), root_nodes_, terminals_), current);
            const NearLabels near{arcs_, keys, reach, blocks_, label_count_, limit_, progress};
            effort_left_ -= static_cast<double>(near.found());
            moves =
                find_moves({arcs_, keys, terminals_.size(), links, tree}, near, before * gain_rounding_share, progress);
        }
        if (!moves.added.empty() || !moves.dropped.empty()) {
            apply(moves, keys);
            take(tree_over(keys, progress), current);
        }
        return current.weight < before * (1.0 - gain_rounding_share);
    }

    /// Takes a branch from the best tree, or puts one at a node where roads cross, and improves from there: a way out
    /// of trees that no single move shortens. Ends at the first that comes out shorter; false if none does.
    bool shake(Progress& progress) {
        const std::vector<std::uint32_t> branching = branching_nodes(best_, terminals_, arcs_.node_count());
        const auto is_shorter_with = [&](const std::vector<std::uint32_t>& junctions) {
            SteinerTree tree = tree_over(keys_with(junctions), progress);
            climb(tree, progress);
            const double before = best_.weight;
            take(std::move(tree), best_);
            return best_.weight < before * (1.0 - gain_rounding_share);
        };
        for (std::size_t dropped = 0; dropped < branching.size() && effort_left_ > 0.0; ++dropped) {
            std::vector<std::uint32_t> junctions{branching};
            junctions.erase(junctions.begin() + static_cast<std::ptrdiff_t>(dropped));
            if (is_shorter_with(junctions)) return true;
        }
        for (std::uint32_t node = 0; node < arcs_.node_count() && effort_left_ > 0.0; ++node) {
            if (arcs_.first[node + 1] - arcs_.first[node] < 3 || is_key(node, branching)) continue;
            std::vector<std::uint32_t> junctions{branching};
            junctions.push_back(node);
            if (is_shorter_with(junctions)) return true;
        }
        return false;
    }

    bool is_key(std::uint32_t node, const std::vector<std::uint32_t>& branching) const {
        return std::ranges::binary_search(branching, node) || std::ranges::binary_search(terminals_, node) ||
               std::ranges::binary_search(root_nodes_, node);
    }

    static void apply(const SteinerMoves& moves, SteinerKeys& keys) {
        for (const std::uint32_t label : moves.dropped)
            keys.keys[label - 1] = ArcTable::none;
        std::erase(keys.keys, ArcTable::none);
        keys.keys.insert(keys.keys.end(), moves.added.begin(), moves.added.end());
    }

    static void take(SteinerTree tree, SteinerTree& current) {
        if (tree.weight < current.weight) current = std::move(tree);
    }

    const ArcTable& arcs_;
    double limit_; // of a link
    double effort_left_ = 0.0;
    std::size_t label_count_ = fewest_near_labels;
    NodeBlocks blocks_;
    std::vector<std::uint32_t> root_nodes_, terminals_;
    SteinerTree best_;
};

} // namespace

SteinerTree grow_steiner_tree(const ArcTable& arcs, std::span<const std::uint32_t> root_nodes,
                              std::span<const std::uint32_t> terminals, const SteinerRules& rules, Progress& progress) {
    return SteinerSearch{arcs, root_nodes, terminals, rules}.run(progress);
}

} // namespace geo
