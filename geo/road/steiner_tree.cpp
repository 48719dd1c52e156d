// SPDX-License-Identifier: Apache-2.0
#include "geo/road/steiner_tree.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "geo/road/near_labels.h"
#include "geo/road/steiner_links.h"
#include "geo/road/steiner_moves.h"
#include "geo/road/steiner_paths.h"

namespace geo {
namespace {

/// Fewer nearest labels would find no junction of three, more cost memory: sixteen bytes each at every node.
constexpr double labels_in_all = 5e6;
constexpr std::size_t fewest_near_labels = 3, most_near_labels = 12;

/// What a pass over a node costs beside a search that settles it.
constexpr double effort_per_pass = 0.125;

/// Nodes that searches may settle once no move shortens the tree any more.
constexpr double shaking_effort = 1e6;
/// What each attempt at that costs besides, per key, as it spans the whole tree anew: with many keys few attempts pay.
constexpr double shaking_effort_per_key = 10.0;

/// Shorter gains are rounding.
constexpr double gain_rounding_share = 1e-10;

/// The keys and the shortest ways between neighbours.
struct Closure {
    std::vector<NodeReach> reach;
    std::vector<SteinerLink> links;
    LinkTree tree;
};

/// Root nodes and the terminals that are none of them, ascending, each once.
SteinerKeys keys_of(std::size_t node_count, std::span<const std::uint32_t> root_nodes,
                    std::span<const std::uint32_t> terminals) {
    SteinerKeys keys;
    std::vector<bool> is_known(node_count, false);
    const auto add = [&](std::span<const std::uint32_t> nodes, std::vector<std::uint32_t>& distinct) {
        for (const std::uint32_t node : nodes) {
            if (!is_known[node]) distinct.push_back(node);
            is_known[node] = true;
        }
        std::ranges::sort(distinct);
    };
    add(root_nodes, keys.root_nodes);
    add(terminals, keys.keys);
    return keys;
}

/// Ways up to a limit between keys that no search knows yet.
Closure close_keys(const ArcTable& arcs, const SteinerKeys& keys, double limit, Progress& progress) {
    std::vector<NodeReach> reach =
        nearest_keys(arcs, keys, limit / 2.0, progress); // a link has no node farther from its ends
    std::vector<SteinerLink> links = links_over_borders(arcs, reach, keys.label_count(), limit, progress);
    LinkTree tree{links, keys.label_count()};
    return {std::move(reach), std::move(links), std::move(tree)};
}

std::vector<std::uint32_t> keys_in_tree(const SteinerKeys& keys, const LinkTree& tree) {
    std::vector<std::uint32_t> joined;
    for (std::uint32_t label = 1; label < keys.label_count(); ++label) {
        if (tree.holds(label)) joined.push_back(keys.keys[label - 1]);
    }
    return joined;
}

/// Keeps the best tree while it looks for a better one.
class SteinerSearch {
public:
    SteinerSearch(const ArcTable& arcs, std::span<const std::uint32_t> root_nodes,
                  std::span<const std::uint32_t> terminals, const SteinerRules& rules)
        : arcs_{arcs}, limit_{rules.longest_link}, keys_{keys_of(arcs.node_count(), root_nodes, terminals)} {
        const auto node_count = static_cast<double>(arcs.node_count());
        effort_left_ = rules.effort_besides + rules.effort_per_node * node_count;
        label_count_ = std::clamp(static_cast<std::size_t>(labels_in_all / std::max(node_count, 1.0)),
                                  fewest_near_labels, most_near_labels);
    }

    SteinerTree run(Progress& progress) {
        progress.begin_step("Routing fiber along roads");
        join_terminals(progress);
        if (terminals_.empty() || effort_left_ <= 0.0) return std::move(best_);
        near_.emplace(arcs_, label_count_, limit_);
        climb(best_, progress);
        effort_left_ = std::min(effort_left_, shaking_effort);
        while (effort_left_ > 0.0 && shake(progress)) {
        }
        return std::move(best_);
    }

private:
    /// Mehlhorn's tree; from then on only the terminals in it count, and no link needs to be longer than its longest.
    void join_terminals(Progress& progress) {
        effort_left_ -= static_cast<double>(arcs_.node_count());
        const Closure closure = close_keys(arcs_, keys_, limit_, progress);
        terminals_ = keys_in_tree(keys_, closure.tree);
        keys_.keys = terminals_;
        best_ = tree_of(closure);
        if (const auto& rows = closure.tree.rows(); !rows.empty())
            limit_ = closure.links[rows.back()].length * (1.0 + gain_rounding_share);
    }

    Closure close(const std::vector<std::uint32_t>& junctions, Progress& progress) {
        keys_.replace_after(terminals_.size(), junctions);
        const double spread = static_cast<double>(near_->follow(keys_, progress));
        effort_left_ -= spread + effort_per_pass * static_cast<double>(arcs_.node_count());
        std::vector<NodeReach> reach = near_->nearest(progress);
        std::vector<SteinerLink> links = links_over_borders(arcs_, reach, keys_.label_count(), limit_, progress);
        LinkTree tree{links, keys_.label_count()};
        return {std::move(reach), std::move(links), std::move(tree)};
    }

    /// The tree over keys, the last of which may turn out to be no branches.
    SteinerTree tree_of(const Closure& closure) const {
        return expand_links(arcs_, closure.reach, closure.links, closure.tree.rows(), keys_.root_nodes, terminals_);
    }

    /// Looks first where the tree has changed, and everywhere before it gives up.
    void climb(SteinerTree& tree, Progress& progress) {
        while (effort_left_ > 0.0 && (improve(tree, progress) || improve_anywhere(tree, progress))) {
        }
    }

    bool improve_anywhere(SteinerTree& tree, Progress& progress) {
        looked_at_.clear();
        return improve(tree, progress);
    }

    /// One round of moves; false if it brought nothing.
    bool improve(SteinerTree& current, Progress& progress) {
        const double before = current.weight;
        Closure closure = close(branching_nodes(current, terminals_, arcs_.node_count()), progress);
        const SteinerMoves moves = find_moves({arcs_, keys_, terminals_.size(), closure.links, closure.tree}, *near_,
                                              changed_labels(closure), before * gain_rounding_share, progress);
        put_off_ = moves.put_off;
        effort_left_ -= static_cast<double>(moves.looked_at);
        if (!moves.added.empty() || !moves.dropped.empty()) closure = close(junctions_after(moves), progress);
        take(tree_of(closure), current);
        return current.weight < before * (1.0 - gain_rounding_share);
    }

    /// Per label: whether its links in the tree are others than when moves were last sought.
    std::vector<bool> changed_labels(const Closure& closure) {
        std::vector<SteinerLink> links, changed;
        for (const std::uint32_t row : closure.tree.rows())
            links.push_back(closure.links[row]);
        std::ranges::set_symmetric_difference(links, looked_at_, std::back_inserter(changed));
        std::vector<bool> is_changed(keys_.label_count(), false);
        for (const SteinerLink& link : changed)
            is_changed[link.a] = is_changed[link.b] = true;
        for (const std::uint32_t label : put_off_)
            is_changed[label] = true;
        looked_at_ = std::move(links);
        return is_changed;
    }

    std::vector<std::uint32_t> junctions_after(const SteinerMoves& moves) const {
        std::vector<std::uint32_t> nodes{keys_.keys};
        for (const std::uint32_t label : moves.dropped)
            nodes[label - 1] = ArcTable::none;
        nodes.erase(nodes.begin(), nodes.begin() + static_cast<std::ptrdiff_t>(terminals_.size()));
        std::erase(nodes, ArcTable::none);
        nodes.insert(nodes.end(), moves.added.begin(), moves.added.end());
        std::ranges::sort(nodes);
        return nodes;
    }

    /// Takes a branch from the best tree, or puts one at a node where roads cross, and improves from there: a way out
    /// of trees that no single move shortens. Ends at the first that comes out shorter; false if none does.
    bool shake(Progress& progress) {
        const std::vector<std::uint32_t> branching = branching_nodes(best_, terminals_, arcs_.node_count());
        const auto is_shorter_with = [&](const std::vector<std::uint32_t>& junctions) {
            effort_left_ -= shaking_effort_per_key * static_cast<double>(keys_.keys.size());
            SteinerTree tree = tree_of(close(junctions, progress));
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
            junctions.insert(std::ranges::lower_bound(junctions, node), node);
            if (is_shorter_with(junctions)) return true;
        }
        return false;
    }

    bool is_key(std::uint32_t node, const std::vector<std::uint32_t>& branching) const {
        return std::ranges::binary_search(branching, node) || std::ranges::binary_search(terminals_, node) ||
               std::ranges::binary_search(keys_.root_nodes, node);
    }

    static void take(SteinerTree tree, SteinerTree& current) {
        if (tree.weight < current.weight) current = std::move(tree);
    }

    const ArcTable& arcs_;
    double limit_;     // of a link
    SteinerKeys keys_; // the terminals, then junctions
    std::vector<std::uint32_t> terminals_;
    double effort_left_ = 0.0;
    std::size_t label_count_ = fewest_near_labels;
    std::optional<NearLabels> near_;
    std::vector<std::uint32_t> put_off_; // labels of moves that were found then, and not made
    std::vector<SteinerLink> looked_at_; // of the tree in which moves were last sought
    SteinerTree best_;
};

} // namespace

std::vector<std::uint32_t> joined_terminals(const ArcTable& arcs, std::span<const std::uint32_t> root_nodes,
                                            std::span<const std::uint32_t> terminals, double longest_link,
                                            Progress& progress) {
    const SteinerKeys keys = keys_of(arcs.node_count(), root_nodes, terminals);
    return keys_in_tree(keys, close_keys(arcs, keys, longest_link, progress).tree);
}

SteinerTree grow_steiner_tree(const ArcTable& arcs, std::span<const std::uint32_t> root_nodes,
                              std::span<const std::uint32_t> terminals, const SteinerRules& rules, Progress& progress) {
    return SteinerSearch{arcs, root_nodes, terminals, rules}.run(progress);
}

} // namespace geo
