// SPDX-License-Identifier: Apache-2.0
#include "geo/graph/boruvka.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <memory>
#include <utility>

#include "geo/measure/kd_tree.h"
#include "geo/parallel.h"

namespace geo {
namespace {

constexpr std::size_t chunk_size = 1024; // points per task
constexpr std::uint32_t mixed = Hop::none;
constexpr std::uint32_t empty = Hop::none - 1;

double squared(double value) { return value * value; }

/// Lowers a bound that several threads share. What it holds in between changes the work done, never the result.
void lower(std::atomic<double>& bound, double value) {
    double present = bound.load(std::memory_order_relaxed);
    while (value < present && !bound.compare_exchange_weak(present, value, std::memory_order_relaxed)) {
    }
}

/// One run of Boruvka's algorithm. In each round every component finds its shortest hop to another one; a subtree that
/// lies in the component, or beyond what it has found already, is skipped. A point keeps the hop that it found until
/// its far end joins the component, and how far it has searched in vain.
class Boruvka {
public:
    Boruvka(std::span<const LonLat> places, std::span<const std::uint32_t> points, const HopRule& rule,
            Components& components)
        : places_{places},
          rule_{rule},
          components_{components},
          points_{points.begin(), points.end()},
          tree_{space_points(places, points, rule)},
          component_of_(places.size()),
          found_(places.size()),
          searched_m_(places.size(), 0.0),
          best_(places.size()),
          node_component_(tree_.node_count()),
          bound_m_{std::make_unique<std::atomic<double>[]>(places.size())} {}

    std::vector<Hop> run(std::uint32_t root, Progress& progress) {
        std::vector<Hop> hops;
        std::vector<std::uint32_t> growing; // in tree order: neighbours search one after the other
        for (std::size_t slot = 0; slot < tree_.size(); ++slot)
            growing.push_back(point_at(slot));
        while (true) {
            label();
            const std::uint32_t rooted = components_.of(root);
            std::erase_if(growing, [&](std::uint32_t point) { return component_of_[point] == rooted; });
            if (growing.empty()) break;
            find_best(growing, progress);
            std::erase_if(growing, [&](std::uint32_t point) { return !best_[component_of_[point]].exists(); });
            join_best(growing, hops);
        }
        return hops;
    }

private:
    static std::vector<Xyz> space_points(std::span<const LonLat> places, std::span<const std::uint32_t> points,
                                         const HopRule& rule) {
        std::vector<Xyz> result;
        result.reserve(points.size());
        for (const std::uint32_t point : points)
            result.push_back(rule.point(places[point]));
        return result;
    }

    std::uint32_t point_at(std::size_t slot) const { return points_[tree_.row(slot)]; }

    /// Writes down the component of every point, and of every node of the tree that lies in one.
    void label() {
        for (const std::uint32_t point : points_)
            component_of_[point] = components_.of(point);
        for (std::size_t node = tree_.node_count(); node-- > 0;) {
            node_component_[node] =
                tree_.is_leaf(node) ? leaf_component(tree_.node(node))
                                    : united(node_component_[KdTree::left(node)], node_component_[KdTree::right(node)]);
        }
    }

    static std::uint32_t united(std::uint32_t a, std::uint32_t b) {
        if (a == empty || a == b) return b;
        return b == empty ? a : mixed;
    }

    std::uint32_t leaf_component(const KdTree::Node& leaf) const {
        std::uint32_t component = empty;
        for (std::uint32_t slot = leaf.begin; slot < leaf.end; ++slot)
            component = united(component, component_of_[point_at(slot)]);
        return component;
    }

    bool leaves_component(const Hop& hop) const {
        return hop.exists() && component_of_[hop.first] != component_of_[hop.second];
    }

    /// Whether `a` comes before `b` in the order of hops; measures only where chords can't tell.
    bool precedes(Hop& a, Hop& b) const {
        if (!a.exists() || !b.exists()) return a.exists();
        if (a.longest_m < b.shortest_m) return true;
        if (b.longest_m < a.shortest_m) return false;
        measure(a, places_, rule_);
        measure(b, places_, rule_);
        if (a.longest_m != b.longest_m) return a.longest_m < b.longest_m;
        return std::pair{a.first, a.second} < std::pair{b.first, b.second};
    }

    bool allows(Hop& hop) const {
        if (rule_.allows(hop.longest_m)) return true;
        if (!rule_.allows(hop.shortest_m)) return false;
        measure(hop, places_, rule_);
        return rule_.allows(hop.longest_m);
    }

    /// The best hop of each component of the growing points.
    void find_best(const std::vector<std::uint32_t>& growing, Progress& progress) {
        for (const std::uint32_t point : growing) {
            best_[component_of_[point]] = Hop{};
            bound_m_[component_of_[point]].store(rule_.limit_m, std::memory_order_relaxed);
        }
        std::vector<std::uint32_t> asking;
        for (const std::uint32_t point : growing) {
            if (leaves_component(found_[point])) {
                offer(point);
            } else {
                asking.push_back(point);
            }
        }
        parallel_chunks(asking.size(), chunk_size, progress, [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                search(asking[i]);
        });
        for (const std::uint32_t point : asking) {
            if (leaves_component(found_[point])) offer(point);
        }
    }

    /// Takes a point's hop as its component's best if it is.
    void offer(std::uint32_t point) {
        const std::uint32_t component = component_of_[point];
        if (!precedes(found_[point], best_[component])) return;
        best_[component] = found_[point];
        lower(bound_m_[component], best_[component].longest_m);
    }

    /// Finds the best hop from a point out of its component, unless another point of it has found a shorter one.
    void search(std::uint32_t point) {
        const std::uint32_t component = component_of_[point];
        std::atomic<double>& bound_m = bound_m_[component];
        const auto reach_m = [&] { return bound_m.load(std::memory_order_relaxed); };
        if (searched_m_[point] > reach_m()) return;

        const Xyz from = rule_.point(places_[point]);
        Hop best;
        std::array<std::pair<double, std::size_t>, 80> stack; // one far child per level, and the near one
        std::size_t depth = 0;
        stack[depth++] = {0.0, KdTree::root};
        while (depth > 0) {
            const auto [squared_distance_m2, node] = stack[--depth];
            if (node_component_[node] == component || squared_distance_m2 > squared(reach_m() + HopRule::rounding_m)) {
                continue;
            }
            if (tree_.is_leaf(node)) {
                search_leaf(tree_.node(node), point, from, best);
                lower(bound_m, best.longest_m);
                continue;
            }
            const std::size_t left = KdTree::left(node), right = KdTree::right(node);
            std::pair near{tree_.squared_distance_m2(left, from), left};
            std::pair far{tree_.squared_distance_m2(right, from), right};
            if (far.first < near.first) std::swap(near, far);
            stack[depth++] = far;
            stack[depth++] = near;
        }
        keep(point, best, reach_m());
    }

    /// Keeps what a search found, if nothing that it passed over can be shorter: all of that is beyond `reach_m`.
    void keep(std::uint32_t point, Hop best, double reach_m) {
        if (best.exists() && best.longest_m > reach_m) {
            measure(best, places_, rule_);
            if (best.longest_m > reach_m) best = Hop{};
        }
        found_[point] = best;
        searched_m_[point] = best.exists() ? best.shortest_m : reach_m;
    }

    void search_leaf(const KdTree::Node& leaf, std::uint32_t point, const Xyz& from, Hop& best) const {
        for (std::uint32_t slot = leaf.begin; slot < leaf.end; ++slot) {
            const std::uint32_t other = point_at(slot);
            if (component_of_[other] == component_of_[point]) continue;
            const double chord_m = std::sqrt(squared_chord_m2(from, tree_.point(slot)));
            if (chord_m - HopRule::rounding_m > std::min(best.longest_m, rule_.limit_m)) continue;
            Hop hop = rule_.unmeasured(point, other, chord_m);
            if (allows(hop) && precedes(hop, best)) best = hop;
        }
    }

    /// Joins each component along its best hop; two that chose the same hop join once.
    void join_best(const std::vector<std::uint32_t>& growing, std::vector<Hop>& hops) {
        for (const std::uint32_t point : growing) {
            if (component_of_[point] != point) continue; // one of its points names the component
            const Hop& hop = best_[point];
            if (components_.join(hop.first, hop.second)) hops.push_back(hop);
        }
    }

    std::span<const LonLat> places_;
    HopRule rule_;
    Components& components_;
    std::vector<std::uint32_t> points_;
    KdTree tree_;
    std::vector<std::uint32_t> component_of_;   // by point
    std::vector<Hop> found_;                    // by point: its best hop out of its component, when it was searched
    std::vector<double> searched_m_;            // by point: no hop out of its component is shorter
    std::vector<Hop> best_;                     // by component
    std::vector<std::uint32_t> node_component_; // by node of the tree
    std::unique_ptr<std::atomic<double>[]> bound_m_; // by component: no longer hop is of interest
};

} // namespace

void measure(Hop& hop, std::span<const LonLat> places, const HopRule& rule) {
    if (hop.measured()) return;
    // always in this direction: the other one may differ in the last bit
    hop.shortest_m = hop.longest_m = rule.length_m(places[hop.first], places[hop.second]);
}

std::vector<Hop> minimum_hops(std::span<const LonLat> places, std::span<const std::uint32_t> points, std::uint32_t root,
                              const HopRule& rule, Components& components, Progress& progress) {
    std::vector<Hop> hops = Boruvka{places, points, rule, components}.run(root, progress);
    parallel_chunks(hops.size(), chunk_size, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t hop = begin; hop < end; ++hop)
            measure(hops[hop], places, rule);
    });
    return hops;
}

} // namespace geo
