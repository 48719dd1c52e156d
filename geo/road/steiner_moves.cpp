// SPDX-License-Identifier: Apache-2.0
#include "geo/road/steiner_moves.h"

#include <algorithm>
#include <array>
#include <functional>
#include <tuple>
#include <utility>

#include "geo/graph/components.h"
#include "geo/parallel.h"

namespace geo {
namespace {

constexpr std::size_t star_nodes_per_chunk = 1U << 13;
constexpr std::size_t star_limit = NearLabels::star_limit;

/// What a node would gain as a junction, and the labels that would hang on it.
struct JunctionStar {
    double gain = 0.0;
    std::vector<std::uint32_t> labels;
};

/// A change worth making.
struct SteinerMove {
    double gain;
    std::uint32_t node;                 // to add, or LinkTree::none
    std::uint32_t label;                // to drop, or LinkTree::none
    std::vector<std::uint32_t> touched; // labels; the subtree that spans them is the move's own
};

/// A way around a junction that is to be dropped, through its region.
struct Detour {
    std::uint32_t dropped;
    double length;
    std::uint32_t a, b; // labels
};

class MoveFinder {
public:
    MoveFinder(const SteinerState& state, const NearLabels& near, const std::vector<bool>& is_of_interest,
               double least_gain)
        : state_{state},
          near_{near},
          is_of_interest_{is_of_interest},
          least_gain_{least_gain},
          is_claimed_(state.links.size(), false) {}

    SteinerMoves find(Progress& progress) {
        collect_stars(progress);
        number_subtrees();
        collect_drops();
        std::ranges::sort(moves_, [](const SteinerMove& a, const SteinerMove& b) {
            return std::tuple{-a.gain, a.node, a.label} < std::tuple{-b.gain, b.node, b.label};
        });
        SteinerMoves chosen;
        chosen.looked_at = looked_at_;
        for (SteinerMove& move : moves_) {
            if (move.node != LinkTree::none) move.touched = star_of(move.node).labels;
            if (!claim(move.touched)) {
                chosen.put_off.insert(chosen.put_off.end(), move.touched.begin(), move.touched.end());
                continue;
            }
            if (move.node != LinkTree::none)
                chosen.added.push_back(move.node);
            else
                chosen.dropped.push_back(move.label);
        }
        return chosen;
    }

private:
    double longest_m(std::uint32_t a, std::uint32_t b) const {
        return state_.links[state_.tree.longest_between(a, b)].length;
    }

    /// With a way more a star replaces a link more, and two ways gain nothing: no star gains more than the longest
    /// links less the shortest ways.
    static double most_gain(std::span<const double> longest_first, std::span<const NearLabel> nearest_first) {
        double gain = longest_first[0] - nearest_first[0].distance - nearest_first[1].distance, most = 0.0;
        for (std::size_t link = 1; link < longest_first.size(); ++link) {
            gain += longest_first[link] - nearest_first[link + 1].distance;
            most = std::max(most, gain);
        }
        return most;
    }

    /// A spanning tree of the node's labels needs only the longest link between each and the next by position; with the
    /// node itself it may take any of the ways to it instead. Nothing where it can't gain enough.
    JunctionStar star_of(std::uint32_t node) const {
        const std::span<const NearLabel> nearest_first = near_.at(node);
        const std::size_t count = nearest_first.size();
        std::array<NearLabel, star_limit> label;
        std::ranges::copy(nearest_first, label.begin());
        std::sort(label.begin(), label.begin() + count, [&](const NearLabel& a, const NearLabel& b) {
            return state_.tree.position(a.label) < state_.tree.position(b.label);
        });
        std::array<double, star_limit> link_m, longest_first;
        for (std::size_t i = 0; i + 1 < count; ++i)
            link_m[i] = longest_first[i] = longest_m(label[i].label, label[i + 1].label);
        std::sort(longest_first.begin(), longest_first.begin() + count - 1, std::greater{});
        if (most_gain(std::span{longest_first}.first(count - 1), nearest_first) <= least_gain_) return {};
        struct Side {
            double length;
            std::uint32_t a, b;
        };
        const auto hub = static_cast<std::uint32_t>(count); // the node itself
        std::array<Side, 2 * star_limit> side;
        std::size_t side_count = 0;
        JunctionStar star;
        for (std::uint32_t i = 0; i < count; ++i) {
            side[side_count++] = {label[i].distance, i, hub};
            if (i + 1 == count) break;
            star.gain += link_m[i];
            side[side_count++] = {link_m[i], i, i + 1};
        }
        std::sort(side.begin(), side.begin() + side_count, [](const Side& a, const Side& b) {
            return std::tuple{a.length, a.b, a.a} < std::tuple{b.length, b.b, b.a};
        });
        Components joined{count + 1};
        for (std::size_t i = 0; i < side_count; ++i) {
            if (!joined.join(side[i].a, side[i].b)) continue;
            star.gain -= side[i].length;
            if (side[i].b == hub) star.labels.push_back(label[side[i].a].label);
        }
        return star;
    }

    bool may_branch(std::uint32_t node) const {
        const std::span<const NearLabel> labels = near_.at(node);
        return labels.size() > 2 && labels[0].distance > 0.0 &&
               state_.arcs.first[node + 1] - state_.arcs.first[node] > 2 &&
               std::ranges::any_of(labels, [&](const NearLabel& near) { return is_of_interest_[near.label]; });
    }

    void collect_stars(Progress& progress) {
        constexpr double not_looked_at = -1.0;
        std::vector<double> gain(state_.arcs.node_count(), not_looked_at);
        parallel_chunks(gain.size(), star_nodes_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
            for (auto node = static_cast<std::uint32_t>(begin); node < end; ++node) {
                if (may_branch(node)) gain[node] = std::max(star_of(node).gain, 0.0);
            }
        });
        for (std::uint32_t node = 0; node < gain.size(); ++node) {
            if (gain[node] != not_looked_at) ++looked_at_;
            if (gain[node] > least_gain_) moves_.push_back({gain[node], node, LinkTree::none, {}});
        }
    }

    /// Numbers labels so that a subtree is a range.
    void number_subtrees() {
        const LinkTree& tree = state_.tree;
        const std::vector<std::uint32_t>& order = tree.order();
        begin_.assign(state_.keys.label_count(), 0);
        std::vector<std::uint32_t> size(begin_.size(), 1), held(begin_.size(), 1);
        for (auto label = order.rbegin(); label != order.rend(); ++label) {
            if (*label != 0) size[tree.parent(*label)] += size[*label];
        }
        end_.assign(begin_.size(), 0);
        for (const std::uint32_t label : order) {
            if (label != 0) {
                const std::uint32_t parent = tree.parent(label);
                begin_[label] = begin_[parent] + held[parent];
                held[parent] += size[label];
            }
            end_[label] = begin_[label] + size[label];
        }
    }

    bool is_below(std::uint32_t label, std::uint32_t top) const {
        return begin_[label] >= begin_[top] && begin_[label] < end_[top];
    }

    bool may_drop(std::uint32_t label) const { return label > state_.terminal_count && is_of_interest_[label]; }

    /// Ways between the neighbours of each junction that lead through its region, were it none.
    std::vector<Detour> find_detours() const {
        std::vector<Detour> detours;
        for (std::uint32_t node = 0; node < state_.arcs.node_count(); ++node) {
            const std::span<const NearLabel> here = near_.at(node);
            if (here.size() < 2 || !may_drop(here[0].label)) continue;
            const std::uint32_t dropped = here[0].label;
            for (std::uint32_t row = state_.arcs.first[node]; row < state_.arcs.first[node + 1]; ++row) {
                const Arc arc = state_.arcs.arc[row];
                const std::span<const NearLabel> there = near_.at(arc.head);
                if (there.empty()) continue;
                const bool same_region = there[0].label == dropped;
                if (same_region && (there.size() < 2 || arc.head < node)) continue;
                const NearLabel& end = same_region ? there[1] : there[0];
                if (end.label == here[1].label) continue;
                const double length = here[1].distance + static_cast<double>(arc.weight) + end.distance;
                detours.push_back({dropped, length, here[1].label, end.label});
            }
        }
        std::ranges::sort(detours, {}, [](const Detour& detour) {
            return std::tuple{detour.dropped, detour.length, detour.a, detour.b};
        });
        return detours;
    }

    void collect_drops() {
        std::vector<std::vector<std::uint32_t>> children(state_.keys.label_count());
        for (const std::uint32_t label : state_.tree.order()) {
            if (label != 0 && may_drop(state_.tree.parent(label))) children[state_.tree.parent(label)].push_back(label);
        }
        const std::vector<Detour> detours = find_detours();
        for (std::size_t begin = 0; begin < detours.size();) {
            std::size_t end = begin;
            while (end < detours.size() && detours[end].dropped == detours[begin].dropped)
                ++end;
            judge_drop(detours[begin].dropped, children[detours[begin].dropped],
                       std::span{detours}.subspan(begin, end - begin));
            begin = end;
        }
    }

    void judge_drop(std::uint32_t label, const std::vector<std::uint32_t>& children, std::span<const Detour> detours) {
        if (children.size() < 2) return;
        const LinkTree& tree = state_.tree;
        SteinerMove move{
            state_.links[tree.parent_row(label)].length, LinkTree::none, label, {label, tree.parent(label)}};
        for (const std::uint32_t child : children) {
            move.gain += state_.links[tree.parent_row(child)].length;
            move.touched.push_back(child);
        }
        const auto piece_of = [&](std::uint32_t end) { // the last: what hangs above
            const auto found =
                std::ranges::find_if(children, [&](std::uint32_t child) { return is_below(end, child); });
            return static_cast<std::uint32_t>(found - children.begin());
        };
        Components joined{children.size() + 1};
        std::size_t missing = children.size();
        for (const Detour& detour : detours) {
            if (missing == 0 || move.gain <= least_gain_) break;
            if (!joined.join(piece_of(detour.a), piece_of(detour.b))) continue;
            move.gain -= detour.length;
            move.touched.push_back(detour.a);
            move.touched.push_back(detour.b);
            --missing;
        }
        if (missing == 0 && move.gain > least_gain_) moves_.push_back(std::move(move));
    }

    /// Takes the subtree that spans some labels, if no part of it is taken.
    bool claim(const std::vector<std::uint32_t>& labels) {
        const LinkTree& tree = state_.tree;
        std::vector<std::uint32_t> rows;
        for (std::size_t i = 1; i < labels.size(); ++i) {
            std::uint32_t a = labels[0], b = labels[i];
            while (a != b) {
                std::uint32_t& lower = tree.depth(a) >= tree.depth(b) ? a : b;
                const std::uint32_t row = tree.parent_row(lower);
                if (is_claimed_[row]) return false;
                rows.push_back(row);
                lower = tree.parent(lower);
            }
        }
        for (const std::uint32_t row : rows)
            is_claimed_[row] = true;
        return true;
    }

    const SteinerState& state_;
    const NearLabels& near_;
    const std::vector<bool>& is_of_interest_; // per label
    double least_gain_;
    std::size_t looked_at_ = 0;
    std::vector<bool> is_claimed_; // per link
    std::vector<SteinerMove> moves_;
    std::vector<std::uint32_t> begin_, end_; // per label
};

} // namespace

SteinerMoves find_moves(const SteinerState& state, const NearLabels& near, const std::vector<bool>& is_of_interest,
                        double least_gain, Progress& progress) {
    return MoveFinder{state, near, is_of_interest, least_gain}.find(progress);
}

} // namespace geo
